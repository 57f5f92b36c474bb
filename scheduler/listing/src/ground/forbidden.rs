//! Places that are forbidden to an item.

use super::Ground;
use super::item::{Forbidden, Item};
use super::list::{List, Stands};
use crate::place::NO_ROOM;

impl Ground {
    /// Whether a slot is among an item's forbidden places.
    pub(crate) fn is_forbidden(&self, item: &Item, day: u16, room: u16, people: &[u16]) -> bool {
        let date = self.calendar.dates[usize::from(day)];
        let venue = (room != NO_ROOM).then(|| self.rooms.all[usize::from(room)].venue);
        let matches = |place: &Forbidden| {
            place.days.is_none_or(|days| days.contains(date))
                && place.venue.is_none_or(|its| venue == Some(its))
                && place.room.is_none_or(|its| room == its)
                && place.person.is_none_or(|its| people.contains(&its))
        };
        item.forbidden.iter().any(matches)
    }

    /// Whether a list is.
    pub(crate) fn is_forbidden_in_list(&self, item: &Item, list: &List) -> bool {
        let date = self.calendar.dates[usize::from(list.day)];
        let (room, people) = match &list.stands {
            Stands::Block { room, people, .. } => (Some(*room), &people[..]),
            Stands::Freed(_) => (None, &[][..]),
        };
        let matches = |place: &Forbidden| {
            place.days.is_none_or(|days| days.contains(date))
                && place.venue.is_none_or(|its| list.venue == its)
                && place.room.is_none_or(|its| room == Some(its))
                && place.person.is_none_or(|its| people.contains(&its))
        };
        item.forbidden.iter().any(matches)
    }
}
