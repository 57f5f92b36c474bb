//! `lock.broken`: what is locked is as in the list in force, for a hearing that is in force.

use listing_model::{PersonId, RoomId};

use super::obstacle::{Fact, Facts, Locked};
use super::proposal::{Proposal, add, unless_kept};
use super::{Check, Rule};
use crate::reason::Reason;

pub(super) const RULE: Rule = Rule { reason: Reason::LockBroken, check: Check::Once(check) };

fn check(proposal: &Proposal<'_, '_>) -> Option<Facts> {
    let ground = proposal.ground();
    let date = proposal.date(proposal.day());
    let start = proposal.grain();
    let room: Option<&RoomId> = proposal.room().map(|room| &ground.rooms.ids[usize::from(room)]);
    let list = proposal.list().map(|(_, list)| &list.id);
    let panel: Vec<&PersonId> =
        proposal.panel().into_iter().map(|person| &ground.people.ids[usize::from(person)]).collect();
    let mut facts = Vec::new();
    for (hearing, old) in proposal.in_force() {
        let lock = hearing.lock;
        let parts = [
            (Locked::Date, lock.date, date == old.date),
            (Locked::Time, lock.time, start.is_some() && start == ground.calendar.grain(old.start)),
            (Locked::Room, lock.room, (room, list) == (old.room.as_ref(), old.list.as_ref())),
            (Locked::Panel, lock.panel, panel.iter().copied().eq(old.panel.iter().map(|bench| &bench.person))),
        ];
        for (part, _, _) in parts.into_iter().filter(|&(_, locked, same)| locked && !same) {
            add(&mut facts, Fact::Locked(part));
        }
    }
    unless_kept(facts)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use crate::rules::fixture::{hearing, json, objections, world};

    #[rstest]
    #[case::as_it_was("06-02 10:00 L1 ana", "")]
    #[case::another_day("06-03 10:00 L1 ana", "lock.broken: locked Date")]
    #[case::another_start("06-02 11:00 L1 ana", "lock.broken: locked Time")]
    #[case::another_room("06-02 10:00 L2 ana", "lock.broken: locked Room")]
    #[case::by_video("06-02 10:00 video ana", "lock.broken: locked Room")]
    #[case::another_judge("06-02 10:00 L1 ben", "lock.broken: locked Panel")]
    #[case::a_list("B1 10:00", "lock.broken: locked Date, locked Room, locked Panel")]
    fn nothing_that_is_locked_may_change(#[case] at: &str, #[case] expected: &str) {
        let problem = world(|problem| {
            hearing(problem, "h").lock = json(r#"{ "date": true, "time": true, "room": true, "panel": true }"#);
            problem.in_force = json(
                r#"{ "version": 1, "placements": [{ "hearing": "h", "date": "2026-06-02", "start": "10:00",
                     "channel": "in_person", "room": "L1", "panel": [{ "role": "judge", "person": "ana" }] }] }"#,
            );
        });
        assert_eq!(objections(&problem, &[], at).join("; "), expected);
    }

    #[test]
    fn a_lock_on_nothing_holds_nothing() {
        let problem = world(|problem| hearing(problem, "h").lock = json(r#"{ "date": true, "panel": true }"#));
        assert_eq!(objections(&problem, &[], "06-02 10:00 L1 ana"), Vec::<String>::new());
    }
}
