//! Lists that take several hearings, by number.

use listing_model::{ListId, ListKind, Problem};
use over_listing::Probability;

use super::calendar::Calendar;
use super::people::People;
use super::rooms::Rooms;

/// What a list stands on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Stands {
    /// A room and people of its own.
    Block {
        /// The room.
        room: u16,
        /// The people, the presiding one first.
        people: Vec<u16>,
        /// Its sittings.
        sittings: u8,
    },
    /// The sittings that fall free at its venue: of everybody, or of these people.
    Freed(Option<Vec<u16>>),
}

/// A list.
#[derive(Debug, Clone)]
pub(crate) struct List {
    /// Its id.
    pub(crate) id: ListId,
    /// Its day.
    pub(crate) day: u16,
    /// Its venue.
    pub(crate) venue: u16,
    /// What it stands on.
    pub(crate) stands: Stands,
    /// The grains for which hearings are listed.
    pub(crate) starts: Vec<u8>,
    /// The types that it takes; none means any.
    pub(crate) types: Vec<String>,
    /// At most so many hearings.
    pub(crate) most: usize,
    /// The highest probability that somebody is sent away.
    pub(crate) ceiling: Probability,
}

/// The lists of a problem that lie on sitting days.
pub(crate) fn lists(problem: &Problem, calendar: &Calendar, rooms: &Rooms, people: &People) -> Vec<List> {
    let mut found = Vec::new();
    for list in &problem.supply.lists {
        let known =
            |ids: &[listing_model::PersonId]| ids.iter().map(|id| people.person(id)).collect::<Option<Vec<_>>>();
        let stands = match &list.kind {
            ListKind::Block { room, people, sittings } => rooms
                .room(room)
                .zip(known(people))
                .map(|(room, people)| Stands::Block { room, people, sittings: calendar.sittings(sittings) }),
            ListKind::Float => Some(Stands::Freed(None)),
            ListKind::Backup { people } => known(people).map(|people| Stands::Freed(Some(people))),
        };
        let (Some(day), Some(venue), Some(stands)) = (calendar.day(list.date), rooms.venue(&list.venue), stands) else {
            continue;
        };
        found.push(List {
            id: list.id.clone(),
            day,
            venue,
            stands,
            starts: list.start_times.iter().filter_map(|&time| calendar.grain(time)).collect(),
            types: list.types.clone(),
            most: list.max_hearings.map_or(usize::MAX, usize::from),
            ceiling: list.ceiling.unwrap_or(problem.policy.ceiling),
        });
    }
    found
}
