//! Codes of rules and roles in words.

use listing_model::{Channel, List, ListKind, Priority};

use super::Words;
use crate::text;

/// The rules of `listing/1` by their codes: why a hearing has no place, in English and in Welsh.
const REASONS: &[(&str, &str, &str)] = &[
    ("date.not_a_sitting_day", "no sitting on its days", "dim eisteddiad ar ei ddyddiau"),
    ("date.outside_window", "no place within its window of dates", "dim lle o fewn ei gyfnod o ddyddiadau"),
    ("date.short_notice", "the notice would be too short", "byddai'r rhybudd yn rhy fyr"),
    ("time.off_grid", "the time is not on the grid", "nid yw'r amser ar y grid"),
    ("time.does_not_fit", "too long for a sitting or a day", "rhy hir i eisteddiad neu ddiwrnod"),
    ("channel.not_allowed", "it may not be held that way", "ni chaniateir ei gynnal felly"),
    ("room.needed", "a room is needed", "mae angen ystafell"),
    ("venue.not_allowed", "no room at a venue of its choice", "dim ystafell mewn lleoliad o'i ddewis"),
    ("venue.closed", "the venue is closed", "mae'r lleoliad ar gau"),
    ("room.lacks", "no room has what it needs", "nid oes gan unrhyw ystafell yr hyn sydd ei angen"),
    ("room.closed", "the rooms are closed", "mae'r ystafelloedd ar gau"),
    ("room.taken", "the rooms are taken", "mae'r ystafelloedd wedi'u cymryd"),
    ("panel.wrong", "no panel can be made up", "ni ellir ffurfio panel"),
    ("panel.excluded", "those free are excluded from it", "mae'r rhai rhydd wedi'u heithrio ohono"),
    ("panel.not_included", "those who must sit cannot", "ni all y rhai y mae'n rhaid iddynt eistedd"),
    ("person.away", "judges or members are not sitting", "nid yw barnwyr neu aelodau'n eistedd"),
    ("person.other_venue", "judges or members are at another venue", "mae barnwyr neu aelodau mewn lleoliad arall"),
    ("person.taken", "judges or members are taken", "mae barnwyr neu aelodau wedi'u cymryd"),
    (
        "person.too_many_days",
        "judges or members would sit too many days",
        "byddai barnwyr neu aelodau'n eistedd gormod o ddyddiau",
    ),
    ("party.unavailable", "a party cannot attend", "ni all parti fod yn bresennol"),
    ("party.taken", "a party is at another hearing", "mae parti mewn gwrandawiad arall"),
    ("interpreter.wrong", "no interpreter for the language", "dim cyfieithydd ar y pryd ar gyfer yr iaith"),
    ("interpreter.away", "the interpreters are not working", "nid yw'r cyfieithwyr ar y pryd yn gweithio"),
    ("interpreter.taken", "the interpreters are taken", "mae'r cyfieithwyr ar y pryd wedi'u cymryd"),
    ("link.order", "a linked hearing must come first", "rhaid i wrandawiad cysylltiedig ddod gyntaf"),
    ("link.slot", "it must be heard with a linked hearing", "rhaid ei glywed gyda gwrandawiad cysylltiedig"),
    ("link.panel", "it needs the panel of a linked hearing", "mae angen panel gwrandawiad cysylltiedig"),
    ("lock.broken", "what is locked would have to move", "byddai'n rhaid symud yr hyn sydd wedi'i gloi"),
    ("place.forbidden", "the place is forbidden to it", "mae'r lle wedi'i wahardd iddo"),
    (
        "list.not_for_this",
        "the lists are not for hearings like it",
        "nid yw'r rhestrau ar gyfer gwrandawiadau o'r fath",
    ),
    ("list.full", "the lists are full", "mae'r rhestrau'n llawn"),
    ("list.too_risky", "the risk of a list would be too high", "byddai risg rhestr yn rhy uchel"),
];

/// Roles of panels that we know. Another is shown as its code.
const ROLES: &[(&str, &str, &str)] = &[
    ("judge", "Judges", "Barnwyr"),
    ("chair", "Chairs", "Cadeiryddion"),
    ("winger", "Wingers", "Aelodau ochr"),
    ("member", "Members", "Aelodau"),
    ("employer_member", "Employer members", "Aelodau cyflogwyr"),
    ("employee_member", "Employee members", "Aelodau gweithwyr"),
];

impl Words {
    /// Why a hearing has no place: the rule's code in words, or the code itself if it is not one of ours.
    pub(crate) fn reason(&self, code: &str) -> String {
        self.of_code(REASONS, code).map_or_else(|| text::name(code), str::to_owned)
    }

    /// The people of a role.
    pub(crate) fn role(&self, code: &str) -> String {
        self.of_code(ROLES, code).map_or_else(|| text::words_of_code(code), str::to_owned)
    }

    pub(crate) fn channel_name(&self, channel: Channel) -> &'static str {
        match channel {
            Channel::InPerson => self.in_person,
            Channel::Hybrid => self.hybrid,
            Channel::Video => self.video,
            Channel::Telephone => self.telephone,
        }
    }

    pub(crate) const fn kind_of_list(&self, list: &List) -> &'static str {
        match list.kind {
            ListKind::Block { .. } => self.block_list,
            ListKind::Float => self.float_list,
            ListKind::Backup { .. } => self.backup_list,
        }
    }

    pub(crate) fn priority_name(&self, priority: Priority) -> &'static str {
        match priority {
            Priority::Critical => self.critical,
            Priority::Urgent => self.urgent,
            Priority::High => self.high,
            Priority::Standard => self.standard,
        }
    }

    fn of_code(&self, table: &[(&str, &'static str, &'static str)], code: &str) -> Option<&'static str> {
        let &(_, english, welsh) = table.iter().find(|row| row.0 == code)?;
        Some(if self.lang == Self::WELSH.lang { welsh } else { english })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_of_the_format_has_words() {
        let page = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/listing/format.md");
        let page = std::fs::read_to_string(page).unwrap();
        let rules = page.split("## When a plan is lawful").nth(1).unwrap().split("\n## ").next().unwrap();
        let codes = rules.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next());
        // Those of `plan` are faults of a file, not reasons why a hearing has no place.
        let codes: Vec<&str> = codes.filter(|code| !code.starts_with("plan.")).collect();
        assert!(codes.len() > 30, "{codes:?}");
        for code in &codes {
            assert!(REASONS.iter().any(|row| row.0 == *code), "{code} has no words");
        }
        for (code, english, welsh) in REASONS {
            assert!(codes.contains(code), "{code} is no rule");
            assert!(!english.is_empty() && !welsh.is_empty() && english != welsh, "{code}");
        }
    }

    #[test]
    fn an_unknown_code_is_shown_as_it_is() {
        assert_eq!(Words::ENGLISH.reason("search.ended"), "search.ended");
        assert_eq!(Words::WELSH.role("medical_member"), "Medical member");
        assert_eq!(Words::WELSH.reason("room.taken"), "mae'r ystafelloedd wedi'u cymryd");
    }
}
