//! Writes the format. What is written reads back as the same value.

use std::fmt::Write as _;

use calendars::{Capacity, CapacityByClass, NoticePolicy};
use scheduler_model::Bilingual;

use super::FORMAT;
use super::model::{GroupUse, VenueFile};
use super::policy_text::{counted, write_notice};

/// Characters on a line before a list or item is broken into several.
const WIDTH: usize = 110;

/// The file's text.
#[must_use]
pub fn write(venue: &VenueFile) -> String {
    let mut lines = Lines(String::new());
    head(venue, &mut lines);
    policy(venue, &mut lines);
    names(venue, &mut lines);
    lines.heading("sessions", venue.sessions.is_empty());
    for rule in &venue.sessions {
        let days: Vec<&str> = rule.days.iter().map(|day| day.code()).collect();
        let mut item = Item::default();
        item.add("key", rule.key.as_deref().map(scalar));
        item.add("space", Some(scalar(&rule.space)));
        item.add("days", Some(format!("[{}]", days.join(", "))));
        item.add("time", Some(rule.hours.to_string()));
        item.add("every_weeks", (rule.every_weeks != 1).then(|| rule.every_weeks.to_string()));
        item.add("from", rule.from.map(|date| date.to_string()));
        item.add("to", rule.to.map(|date| date.to_string()));
        item.add("capacity", Some(capacity(rule.capacity)));
        item.add_groups(&rule.groups);
        lines.item(2, &item);
    }
    single_days(venue, &mut lines);
    lines.0
}

fn head(venue: &VenueFile, lines: &mut Lines) {
    lines.entry("format", FORMAT);
    lines.entry("code", &scalar(venue.code.as_str()));
    lines.entry("name", &words(&venue.name));
    if !venue.address.is_empty() {
        lines.entry("address", &list(&venue.address));
    }
    if let Some(phone) = &venue.phone {
        lines.entry("phone", &scalar(phone));
    }
    if let Some(email) = &venue.email {
        lines.entry("email", &scalar(email));
    }
    lines.entry("zone", venue.zone.name());
    lines.entry("division", venue.division.code());
    if !venue.open {
        lines.entry("open", "false");
    }
}

fn policy(venue: &VenueFile, lines: &mut Lines) {
    let notice = |notice: &NoticePolicy| {
        let maximum = counted(i64::from(notice.maximum_days), "day");
        format!("{{minimum: {}, maximum: {maximum}}}", write_notice(notice.minimum))
    };
    let policy = &venue.policy;
    let party = &policy.party;
    let (total, adults, children) = (party.max_total, party.max_adults, party.max_children);
    let minutes = |span: calendars::Span| counted(span.minutes(), "minute");
    lines.line("policy:");
    lines.line("  notice:");
    lines.line(&format!("    public: {}", notice(&policy.notice.public)));
    lines.line(&format!("    staff: {}", notice(&policy.notice.staff)));
    lines.line(&format!(
        "  party: {{total: {total}, adults: {adults}, children: {children}, adult_age: {}}}",
        party.adult_age
    ));
    let (lasts, at_most) = (minutes(policy.hold.lasts), minutes(policy.hold.at_most));
    lines.line(&format!("  hold: {{lasts: {lasts}, at_most: {at_most}}}"));
}

fn names(venue: &VenueFile, lines: &mut Lines) {
    if !venue.groups.is_empty() {
        lines.line("groups:");
    }
    for group in &venue.groups {
        lines.line(&format!("  {}:", group.key));
        lines.line(&format!("    name: {}", words(&group.name)));
        let locations: Vec<String> = group.locations.iter().map(|location| location.0.join("-")).collect();
        let categories: Vec<String> = group.categories.iter().map(|code| code.0.clone()).collect();
        let incentives: Vec<String> = group.incentives.iter().map(|code| code.0.clone()).collect();
        for (key, members) in [("locations", locations), ("categories", categories), ("incentives", incentives)] {
            if !members.is_empty() {
                lines.long_list(4, key, &members);
            }
        }
    }
    lines.heading("spaces", venue.spaces.is_empty());
    for space in &venue.spaces {
        lines.line(&format!("  {}: {}", space.key, words(&space.name)));
    }
}

fn single_days(venue: &VenueFile, lines: &mut Lines) {
    if !venue.closures.is_empty() {
        lines.line("closures:");
    }
    for day in &venue.closures {
        let mut item = Item::default();
        item.add("date", Some(day.date.to_string()));
        item.add("reason", day.reason.as_ref().map(words));
        lines.item(2, &item);
    }
    if !venue.replaced.is_empty() {
        lines.line("replaced:");
    }
    for day in &venue.replaced {
        lines.line(&format!("  - date: {}", day.date));
        if let Some(reason) = &day.reason {
            lines.line(&format!("    reason: {}", words(reason)));
        }
        lines.line(if day.sessions.is_empty() { "    sessions: []" } else { "    sessions:" });
        for session in &day.sessions {
            let mut item = Item::default();
            item.add("key", session.key.as_deref().map(scalar));
            item.add("space", Some(scalar(&session.space)));
            item.add("time", Some(session.hours.to_string()));
            item.add("capacity", Some(capacity(session.capacity)));
            item.add_groups(&session.groups);
            lines.item(6, &item);
        }
    }
    if !venue.capacity_on.is_empty() {
        lines.line("capacity_on:");
    }
    for change in &venue.capacity_on {
        let mut item = Item::default();
        item.add("date", Some(change.date.to_string()));
        item.add("session", change.session.as_deref().map(scalar));
        item.add("capacity", Some(capacity(change.capacity)));
        lines.item(2, &item);
    }
}

struct Lines(String);

impl Lines {
    fn line(&mut self, line: &str) {
        self.0.push_str(line);
        self.0.push('\n');
    }

    fn entry(&mut self, key: &str, value: &str) {
        self.line(&format!("{key}: {value}"));
    }

    /// A key that must be there even if it holds nothing.
    fn heading(&mut self, key: &str, empty: bool) {
        let nothing = if key == "spaces" { " {}" } else { " []" };
        self.line(&format!("{key}:{}", if empty { nothing } else { "" }));
    }

    /// A list on one line if it fits, else on as many as it needs.
    fn long_list(&mut self, indent: usize, key: &str, items: &[String]) {
        let one_line = format!("{:indent$}{key}: {}", "", list(items));
        if one_line.chars().count() <= WIDTH {
            self.line(&one_line);
            return;
        }
        self.line(&format!("{:indent$}{key}: [", ""));
        let mut line = String::new();
        for item in items.iter().map(|item| scalar(item)) {
            if indent + 2 + line.chars().count() + item.chars().count() + 2 > WIDTH {
                self.line(&format!("{:indent$}  {}", "", line.trim_end()));
                line.clear();
            }
            line.push_str(&item);
            line.push_str(", ");
        }
        self.line(&format!("{:indent$}  {}", "", line.trim_end_matches(", ")));
        self.line(&format!("{:indent$}]", ""));
    }

    /// An item on one line if it fits, else a line for each of its entries.
    fn item(&mut self, indent: usize, item: &Item) {
        let entries: Vec<String> = item.0.iter().map(|(key, value)| format!("{key}: {value}")).collect();
        let one_line = format!("{:indent$}- {{{}}}", "", entries.join(", "));
        if one_line.chars().count() <= WIDTH {
            self.line(&one_line);
            return;
        }
        for (index, entry) in entries.iter().enumerate() {
            let mark = if index == 0 { '-' } else { ' ' };
            self.line(&format!("{:indent$}{mark} {entry}", ""));
        }
    }
}

#[derive(Default)]
struct Item(Vec<(&'static str, String)>);

impl Item {
    fn add(&mut self, key: &'static str, value: Option<String>) {
        self.0.extend(value.map(|value| (key, value)));
    }

    fn add_groups(&mut self, groups: &GroupUse) {
        self.add("only", (!groups.only.is_empty()).then(|| list(&groups.only)));
        self.add("except", (!groups.except.is_empty()).then(|| list(&groups.except)));
    }
}

fn capacity(capacity: CapacityByClass) -> String {
    let units = |units: Capacity| {
        let (total, public) = (units.total(), units.public());
        if total == public { total.to_string() } else { format!("{{total: {total}, public: {public}}}") }
    };
    let classes: Vec<String> = capacity.iter().map(|(class, number)| format!("{class}: {}", units(number))).collect();
    format!("{{{}}}", classes.join(", "))
}

fn words(words: &Bilingual) -> String {
    match &words.cy {
        Some(welsh) => format!("{{en: {}, cy: {}}}", scalar(&words.en), scalar(welsh)),
        None => scalar(&words.en),
    }
}

fn list(items: &[String]) -> String {
    let items: Vec<String> = items.iter().map(|item| scalar(item)).collect();
    format!("[{}]", items.join(", "))
}

/// A text so that YAML reads it back letter by letter: bare where that is safe, else in double quotes.
fn scalar(text: &str) -> String {
    let bare =
        |c: char| c.is_alphanumeric() || matches!(c, ' ' | '.' | '_' | '-' | '/' | '(' | ')' | '@' | '+' | '&' | '\'');
    let starts_well = text.starts_with(char::is_alphanumeric);
    let word = !matches!(text.to_ascii_lowercase().as_str(), "null" | "true" | "false" | "yes" | "no" | "on" | "off");
    let dashes = text.contains(" -") || text.ends_with('-');
    if starts_well && word && !dashes && text.chars().all(bare) && !text.ends_with(' ') {
        return text.to_owned();
    }
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}') => {
                // Writing to a string cannot fail.
                let _ = write!(quoted, "\\u{:04x}", u32::from(c));
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}
