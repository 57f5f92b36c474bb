//! `list.not_for_this`: the list does not take this hearing.

use listing_model::{Hearing, LinkKind, PersonId, Requirement};

use super::obstacle::{Fact, Facts, Unsuited};
use super::proposal::{Proposal, unless_kept};
use super::{Check, Rule};
use crate::ground::list::Stands;
use crate::reason::Reason;

pub(super) const RULE: Rule = Rule { reason: Reason::ListNotForThis, check: Check::Once(check) };

fn check(proposal: &Proposal<'_, '_>) -> Option<Facts> {
    let (_, list) = proposal.list()?;
    let mut found: Vec<(Unsuited, bool)> = vec![(Unsuited::Start, proposal.grain().is_none())];
    for hearing in proposal.hearings() {
        let typed = list.types.is_empty() || list.types.contains(&hearing.hearing_type);
        found.push((Unsuited::Type, !typed));
        found.push((Unsuited::Interpreter, !hearing.interpreters.is_empty()));
        found.push((Unsuited::Days, proposal.item().days() > 1));
        found.push((Unsuited::Linked, is_linked(proposal, hearing)));
        match &list.stands {
            Stands::Block { room, .. } => {
                found.push((Unsuited::Channel, !proposal.channel().needs_room()));
                found.push((Unsuited::Room, lacks(proposal, hearing, *room)));
                found.push((Unsuited::Panel, !sits_well(proposal, hearing)));
            }
            Stands::Freed(_) => {
                let included = hearing.panel_preferences.iter().any(|said| said.requirement == Requirement::Include);
                found.push((Unsuited::MayNotFloat, !hearing.may_float));
                found.push((Unsuited::Seats, hearing.panel.len() > 1 || included));
            }
        }
    }
    let facts: Vec<Fact> = found.into_iter().filter(|(_, holds)| *holds).map(|(why, _)| Fact::Unsuited(why)).collect();
    unless_kept(facts).map(|facts| [vec![Fact::List(list.id.clone())], facts].concat())
}

fn is_linked(proposal: &Proposal<'_, '_>, hearing: &Hearing) -> bool {
    let by = |kind: LinkKind| matches!(kind, LinkKind::SameSlot | LinkKind::SamePanel);
    proposal.book.problem.links.iter().any(|link| by(link.kind) && link.hearings.contains(&hearing.id))
}

fn lacks(proposal: &Proposal<'_, '_>, hearing: &Hearing, room: u16) -> bool {
    !proposal.book.by_id.room_suits(&proposal.book.problem.supply.rooms[usize::from(room)], hearing)
}

/// Whether the list's people fill the hearing's seats, with everybody who must sit and nobody who must not.
fn sits_well(proposal: &Proposal<'_, '_>, hearing: &Hearing) -> bool {
    let people = proposal.sitting();
    let holders = &proposal.book.problem.supply.people;
    let fits = |(seat, &number): (_, &u16)| holders.get(usize::from(number)).is_some_and(|one| one.can_fill(seat));
    let sits = |id: &PersonId| proposal.ground().people.person(id).is_some_and(|number| people.contains(&number));
    hearing.panel.len() <= people.len()
        && hearing.panel.iter().zip(&people).all(fits)
        && hearing.panel_preferences.iter().all(|said| match said.requirement {
            Requirement::Include => sits(&said.person),
            Requirement::Exclude => !sits(&said.person),
            Requirement::Prefer => true,
        })
}

#[cfg(test)]
mod tests {
    use listing_model::Problem;

    use crate::rules::fixture::{hearing, json, objections, world};

    fn objects(change: impl FnOnce(&mut Problem), at: &str) -> Vec<String> {
        // Float lists need a judge of the venue on the day, which is not what is asked here.
        objections(&world(change), &[("other", "06-09 14:00 L1 ana")], at)
    }

    fn preferring(problem: &mut Problem, said: &str) {
        hearing(problem, "h").panel_preferences = json(said);
    }

    fn linked(problem: &mut Problem) {
        problem.links = json(r#"[{ "id": "l", "kind": "same_panel", "hearings": ["h", "other"] }]"#);
    }

    fn an_interpreter(problem: &mut Problem) {
        hearing(problem, "h").interpreters = vec!["cym".to_owned()];
    }

    #[test]
    fn each_by_itself() {
        let include = |who| format!(r#"[{{ "person": "{who}", "requirement": "include" }}]"#);
        let exclude = r#"[{ "person": "ben", "requirement": "exclude" }]"#;
        for (why, found) in [
            ("Start", objects(|_| (), "B1 11:00")),
            ("Type", objects(|problem| problem.supply.lists[0].types = vec!["U".to_owned()], "B1 10:00")),
            ("Interpreter", objects(an_interpreter, "B1 10:00")),
            ("Room", objects(|problem| hearing(problem, "h").room_needs = vec!["30".to_owned()], "B1 10:00")),
            ("Panel", objects(|problem| hearing(problem, "h").panel[0].tickets = vec!["DISC".to_owned()], "B1 10:00")),
            ("Panel", objects(|problem| preferring(problem, exclude), "B1 10:00")),
            ("Panel", objects(|problem| preferring(problem, &include("ana")), "B1 10:00")),
            ("Linked", objects(linked, "B1 10:00")),
        ] {
            assert_eq!(found, [format!("list.not_for_this: list B1, unsuited {why}")]);
        }
        for (why, found) in [
            ("MayNotFloat", objects(|problem| hearing(problem, "h").may_float = false, "F1 10:00")),
            ("Seats", objects(|problem| preferring(problem, &include("ana")), "F1 10:00")),
        ] {
            assert_eq!(found, [format!("list.not_for_this: list F1, unsuited {why}")]);
        }
    }

    #[test]
    fn long_hearings_and_full_panels_have_slots() {
        let found = objects(|problem| hearing(problem, "h").minutes = 720, "B1 10:00");
        assert_eq!(found[0], "list.not_for_this: list B1, unsuited Days");
        let full = json(r#"[{ "role": "judge" }, { "role": "member" }]"#);
        let found = objects(|problem| hearing(problem, "h").panel = full, "F1 10:00");
        assert_eq!(found, ["list.not_for_this: list F1, unsuited Seats"]);
    }
}
