//! `room.closed`: the room is open for every sitting that is touched.

use super::obstacle::{Fact, Facts};
use super::proposal::{Proposal, of_room};
use super::{Check, Rule};
use crate::reason::Reason;

pub(super) const RULE: Rule = Rule { reason: Reason::RoomClosed, check: Check::Once(check) };

fn check(proposal: &Proposal<'_, '_>) -> Option<Facts> {
    let number = proposal.room()?;
    let room = &proposal.book.problem.supply.rooms[usize::from(number)];
    let mut facts = Vec::new();
    for (day, mask) in proposal.days() {
        let date = proposal.date(day);
        if proposal.sittings(mask).any(|sitting| !room.is_open(date, sitting)) {
            facts.push(Fact::Date(date));
        }
    }
    of_room(proposal, number, facts)
}

#[cfg(test)]
mod tests {
    use crate::rules::fixture::{json, objections, room, world};

    #[test]
    fn only_the_sittings_that_are_touched_count() {
        let problem = world(|problem| {
            room(problem, "L1").closed =
                json(r#"[{ "first": "2026-06-02", "last": "2026-06-02", "sittings": ["AM"] }]"#);
        });
        assert_eq!(objections(&problem, &[], "06-02 10:00 L1 ana"), ["room.closed: room L1, 2026-06-02"]);
        assert_eq!(objections(&problem, &[], "06-02 14:00 L1 ana"), Vec::<String>::new());
    }
}
