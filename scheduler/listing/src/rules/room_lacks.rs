//! `room.lacks`: the room has every attribute that the hearing and its parties' adjustments call for, and seats enough.

use super::obstacle::{Fact, Facts};
use super::proposal::{Proposal, add, of_room};
use super::{Check, Rule};
use crate::reason::Reason;

pub(super) const RULE: Rule = Rule { reason: Reason::RoomLacks, check: Check::Once(check) };

fn check(proposal: &Proposal<'_, '_>) -> Option<Facts> {
    let number = proposal.room()?;
    let room = &proposal.book.problem.supply.rooms[usize::from(number)];
    let mut facts = Vec::new();
    for hearing in proposal.hearings() {
        for attribute in proposal.book.by_id.room_needs(hearing) {
            if !room.has(attribute) {
                add(&mut facts, Fact::Attribute(attribute.to_owned()));
            }
        }
        if !room.seats(hearing.seats) {
            add(&mut facts, Fact::Count(u32::from(hearing.seats)));
        }
    }
    of_room(proposal, number, facts)
}

#[cfg(test)]
mod tests {
    use crate::rules::fixture::{hearing, objections, world};

    #[test]
    fn the_needs_of_hearing_and_parties_together() {
        let problem = world(|problem| {
            hearing(problem, "h").room_needs = vec!["30".to_owned()];
            problem.supply.parties[0].adjustments = vec!["15".to_owned()];
        });
        let found = objections(&problem, &[], "06-02 10:00 L2 ana");
        assert_eq!(found, ["room.lacks: room L2, attribute 15, attribute 30"]);
        let found = objections(&problem, &[], "06-02 10:00 L1 ana");
        assert_eq!(found, ["room.lacks: room L1, attribute 15"]);
    }

    #[test]
    fn seats_enough() {
        let problem = world(|problem| hearing(problem, "h").seats = 11);
        assert_eq!(objections(&problem, &[], "06-02 10:00 L1 ana"), ["room.lacks: room L1, 11"]);
        assert_eq!(objections(&problem, &[], "06-02 10:00 L2 ana"), Vec::<String>::new());
    }
}
