//! `room.taken`: nothing else is in the room at the time; a block list has its room for the whole of its sittings.

use super::obstacle::{Fact, Facts};
use super::proposal::{Proposal, add, add_all, of_room};
use super::{Check, Rule};
use crate::reason::Reason;

pub(super) const RULE: Rule = Rule { reason: Reason::RoomTaken, check: Check::Once(check) };

fn check(proposal: &Proposal<'_, '_>) -> Option<Facts> {
    let number = proposal.room()?;
    let mut facts = Vec::new();
    for (day, mask) in proposal.days() {
        let items = &proposal.state.room_items[proposal.ground().at(number, day)];
        let mut others: Vec<Fact> =
            proposal.state.overlapping(items, day, mask).flat_map(|other| proposal.hearings_of(other)).collect();
        others.extend(proposal.blocks(day, mask, |room, _| room == number));
        if !others.is_empty() {
            add(&mut facts, Fact::Date(proposal.date(day)));
            add_all(&mut facts, others);
        }
    }
    of_room(proposal, number, facts)
}

#[cfg(test)]
mod tests {
    use crate::rules::fixture::{objections, world};

    #[test]
    fn one_hearing_at_a_time() {
        let problem = world(|_| ());
        let placed = [("other", "06-02 10:30 L1 ben")];
        let found = objections(&problem, &placed, "06-02 10:00 L1 ana");
        assert_eq!(found, ["room.taken: room L1, 2026-06-02, hearing other"]);
        for at in ["06-02 11:30 L1 ana", "06-02 10:00 L2 ana", "06-03 10:00 L1 ana"] {
            assert_eq!(objections(&problem, &placed, at), Vec::<String>::new(), "{at}");
        }
    }

    #[test]
    fn a_block_list_has_its_room_empty_or_not() {
        let found = objections(&world(|_| ()), &[], "06-08 11:00 L2 ana");
        assert_eq!(found, ["room.taken: room L2, 2026-06-08, list B1"]);
    }
}
