//! `room.needed`: a channel that takes a room has one, another has none.

use super::obstacle::{Fact, Facts};
use super::proposal::Proposal;
use super::{Check, Rule};
use crate::place::NO_ROOM;
use crate::reason::Reason;

pub(super) const RULE: Rule = Rule { reason: Reason::RoomNeeded, check: Check::Once(check) };

fn check(proposal: &Proposal<'_, '_>) -> Option<Facts> {
    let slot = proposal.slot()?;
    (slot.channel.needs_room() != (slot.room != NO_ROOM)).then(|| vec![Fact::Channel(slot.channel)])
}

#[cfg(test)]
mod tests {
    use crate::rules::fixture::{objections, world};

    #[test]
    fn nobody_meets_in_person_nowhere() {
        let found = objections(&world(|_| ()), &[], "06-02 10:00 roomless ana");
        assert_eq!(found, ["room.needed: channel InPerson"]);
    }
}
