//! Rooms by number.

use std::collections::BTreeMap;

use listing_model::{RoomId, Supply, VenueId};

use super::calendar::Calendar;
use crate::mask::Mask;

/// A room.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Room {
    /// Its venue.
    pub(crate) venue: u16,
}

/// All venues and rooms.
#[derive(Debug, Clone)]
pub(crate) struct Rooms {
    /// The rooms.
    pub(crate) all: Vec<Room>,
    /// The grains in which each room is open, by room and day.
    pub(crate) open: Vec<Mask>,
    /// The id of each room.
    pub(crate) ids: Vec<RoomId>,
    /// The id of each venue.
    pub(crate) venues: Vec<VenueId>,
    by_id: BTreeMap<RoomId, u16>,
    venue_by_id: BTreeMap<VenueId, u16>,
}

impl Rooms {
    /// The rooms of a supply that has passed the reader.
    pub(crate) fn new(supply: &Supply, calendar: &Calendar) -> Self {
        let venue_by_id: BTreeMap<_, _> = supply.venues.iter().map(|venue| venue.id.clone()).zip(0..).collect();
        let mut open = Vec::with_capacity(supply.rooms.len() * calendar.days());
        let mut all = Vec::with_capacity(supply.rooms.len());
        for room in &supply.rooms {
            let venue = venue_by_id.get(&room.venue).copied().unwrap_or(0);
            let closed = supply.venues.get(usize::from(venue)).map_or(&[][..], |venue| &venue.closed);
            let sittings = calendar.sittings_by_day(&room.openings, &room.closed);
            open.extend(calendar.dates.iter().zip(sittings).map(|(day, sittings)| {
                if closed.iter().any(|span| span.contains(*day)) { 0 } else { calendar.mask(sittings) }
            }));
            all.push(Room { venue });
        }
        Self {
            all,
            open,
            ids: supply.rooms.iter().map(|room| room.id.clone()).collect(),
            venues: supply.venues.iter().map(|venue| venue.id.clone()).collect(),
            by_id: supply.rooms.iter().map(|room| room.id.clone()).zip(0..).collect(),
            venue_by_id,
        }
    }

    /// The number of a room.
    pub(crate) fn room(&self, id: &RoomId) -> Option<u16> {
        self.by_id.get(id).copied()
    }

    /// The number of a venue.
    pub(crate) fn venue(&self, id: &VenueId) -> Option<u16> {
        self.venue_by_id.get(id).copied()
    }
}
