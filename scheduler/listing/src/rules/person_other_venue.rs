//! `person.other_venue`: each person may sit at the room's venue, and sits in rooms of one venue only on a day.
//!
//! Block lists count, video and telephone do not.

use super::obstacle::{Fact, Facts};
use super::proposal::{Proposal, add, add_all, unless_kept};
use super::{Check, Rule};
use crate::ground::people::NOT_THERE;
use crate::mask::Mask;
use crate::place::{NO_ROOM, Place};
use crate::reason::Reason;
use crate::state::NOWHERE;

pub(super) const RULE: Rule = Rule { reason: Reason::PersonOtherVenue, check: Check::Each(check) };

fn check(proposal: &Proposal<'_, '_>) -> Vec<Facts> {
    let Some(room) = proposal.room() else { return Vec::new() };
    let (ground, state) = (proposal.ground(), proposal.state);
    let venue = ground.rooms.all[usize::from(room)].venue;
    let of = |number: u16| {
        let mut facts = Vec::new();
        let of = &ground.people.all[usize::from(number)];
        if of.venues[usize::from(venue)] == NOT_THERE {
            add(&mut facts, proposal.person(number));
            add(&mut facts, proposal.venue_fact(venue));
        }
        for (day, _) in proposal.days() {
            let at = ground.at(number, day);
            let here = state.people[at].venue;
            if !of.is_holder || here == NOWHERE || here == venue {
                continue;
            }
            add(&mut facts, proposal.person(number));
            add(&mut facts, proposal.venue_fact(here));
            add(&mut facts, Fact::Date(proposal.date(day)));
            let in_rooms = state.people[at].items.iter().filter(
                |&&item| matches!(state.places[item as usize], Some(Place::Slot(slot)) if slot.room != NO_ROOM),
            );
            add_all(&mut facts, in_rooms.flat_map(|&item| proposal.hearings_of(item)));
            add_all(&mut facts, proposal.blocks(day, Mask::MAX, |_, people| people.contains(&number)));
        }
        unless_kept(facts)
    };
    proposal.panel().into_iter().filter_map(of).collect()
}

#[cfg(test)]
mod tests {
    use crate::rules::fixture::{hearing, json, objections, world};

    #[test]
    fn one_venue_on_a_day() {
        let problem = world(|_| ());
        let placed = [("other", "06-02 14:00 Y1 ana")];
        let found = objections(&problem, &placed, "06-02 10:00 L1 ana");
        assert_eq!(found, ["person.other_venue: person ana, venue york, 2026-06-02, hearing other"]);
        let placed = [("other", "06-02 14:00 video ana")];
        assert_eq!(objections(&problem, &placed, "06-02 10:00 L1 ana"), Vec::<String>::new());
    }

    #[test]
    fn only_where_they_sit() {
        let problem = world(|problem| hearing(problem, "h").venues = json(r#"[{ "venue": "york" }]"#));
        let found = objections(&problem, &[], "06-02 10:00 Y1 ben");
        assert_eq!(found, ["person.other_venue: person ben, venue york"]);
    }
}
