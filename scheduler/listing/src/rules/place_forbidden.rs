//! `place.forbidden`: its first day, venue, room and people match none of its forbidden places.
//!
//! In a block list, room and people are the list's; in another list there are a day and a venue only. So an officer's decision
//! stands: listing is a judicial function, and what was decided once is not undone by a search.

use listing_model::Place as Forbidden;

use super::obstacle::{Fact, Facts};
use super::proposal::{Proposal, add_all, unless_kept};
use super::{Check, Rule};
use crate::ground::list::Stands;
use crate::reason::Reason;

pub(super) const RULE: Rule = Rule { reason: Reason::PlaceForbidden, check: Check::Once(check) };

fn check(proposal: &Proposal<'_, '_>) -> Option<Facts> {
    let ground = proposal.ground();
    let date = proposal.date(proposal.day());
    let venue = proposal.venue().map(|venue| &ground.rooms.venues[usize::from(venue)]);
    let room = match proposal.list().map(|(_, list)| &list.stands) {
        Some(Stands::Block { room, .. }) => Some(*room),
        _ => proposal.room(),
    };
    let room = room.map(|room| &ground.rooms.ids[usize::from(room)]);
    let people: Vec<_> = proposal.sitting().into_iter().map(|one| &ground.people.ids[usize::from(one)]).collect();
    let matches = |place: &&Forbidden| {
        place.days.is_none_or(|days| days.contains(date))
            && place.venue.as_ref().is_none_or(|its| venue == Some(its))
            && place.room.as_ref().is_none_or(|its| room == Some(its))
            && place.person.as_ref().is_none_or(|its| people.contains(&its))
    };
    let mut facts = Vec::new();
    for place in proposal.hearings().flat_map(|hearing| &hearing.forbidden).filter(matches) {
        let days = place.days.map(|days| Fact::Dates(days.first, days.last));
        let venue = place.venue.clone().map(Fact::Venue);
        let room = place.room.clone().map(Fact::Room);
        add_all(&mut facts, days.into_iter().chain(venue).chain(room).chain(place.person.clone().map(Fact::Person)));
        if facts.is_empty() {
            // A place of which nothing is said is everywhere.
            facts.push(Fact::Date(date));
        }
    }
    unless_kept(facts)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use crate::rules::fixture::{hearing, json, objections, world};

    #[rstest]
    #[case::days_and_venue(
        r#"[{ "days": { "first": "2026-06-02", "last": "2026-06-03" }, "venue": "leeds" }]"#,
        ["06-02 10:00 L1 ana", "06-02 10:00 video ana"],
        "place.forbidden: 2026-06-02 to 2026-06-03, venue leeds"
    )]
    #[case::a_room(r#"[{ "room": "L1" }]"#, ["06-02 10:00 L1 ana", "06-02 10:00 L2 ana"], "place.forbidden: room L1")]
    #[case::a_person(r#"[{ "person": "ana" }]"#, ["06-02 10:00 L1 ana", "06-02 10:00 L1 ben"], "place.forbidden: person ana")]
    #[case::the_room_of_a_list(r#"[{ "room": "L2" }]"#, ["B1 10:00", "06-08 14:00 L1 ana"], "place.forbidden: room L2")]
    #[case::everywhere_else(
        r#"[{ "person": "ana", "room": "L2" }]"#,
        ["06-02 10:00 L2 ana", "06-02 10:00 L2 ben"],
        "place.forbidden: room L2, person ana"
    )]
    fn what_matches_and_what_does_not(#[case] forbidden: &str, #[case] places: [&str; 2], #[case] expected: &str) {
        let problem = world(|problem| hearing(problem, "h").forbidden = json(forbidden));
        assert_eq!(objections(&problem, &[], places[0]), [expected]);
        assert_eq!(objections(&problem, &[], places[1]), Vec::<String>::new());
    }
}
