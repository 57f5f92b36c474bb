//! Rooms, and places without one.

use listing_model::Channel;

use super::super::within::Within;
use super::Survey;
use crate::ground::Ground;
use crate::ground::item::Item;
use crate::mask::Mask;
use crate::place::NO_ROOM;
use crate::reason::Reason;
use crate::rules::{Book, Rules};
use crate::state::NOWHERE;

/// How many venues are looked at that an item may not be at: those that are nearest.
const OTHER_VENUES: usize = 8;

/// A venue, or no venue at all for what takes no room.
#[derive(Debug, Clone)]
pub(in crate::explain) struct Venue {
    /// The venue, or [`NOWHERE`].
    pub(in crate::explain) venue: u16,
    /// How the item would be held there.
    pub(in crate::explain) channel: Channel,
    /// Its rooms and the rules that each breaks at any time; [`NO_ROOM`] nowhere.
    pub(in crate::explain) rooms: Vec<(u16, Rules)>,
}

/// Where an item may be.
pub(super) fn allowed(ground: &Ground, item: &Item) -> Vec<Venue> {
    let mut venues: Vec<Venue> = Vec::new();
    if let Some((channel, _)) = item.roomless {
        venues.push(nowhere(channel, Rules::NONE));
    }
    let Some((channel, _)) = item.in_room else { return venues };
    for choice in &item.rooms {
        match venues.last_mut().filter(|last| last.venue == choice.venue) {
            Some(last) => last.rooms.push((choice.room, Rules::NONE)),
            None => venues.push(Venue { venue: choice.venue, channel, rooms: vec![(choice.room, Rules::NONE)] }),
        }
    }
    debug_assert!(venues.len() <= ground.rooms.venues.len() + 1, "rooms are in the order of venues");
    venues
}

/// Where an item could be if it might: its own venues, the one asked about and the nearest others, every room of each.
pub(super) fn all(book: &Book<'_>, ground: &Ground, item: &Item, within: &Within) -> Vec<Venue> {
    let barred = |of: Option<(Channel, i64)>, other: Channel| match of {
        Some((channel, _)) => (channel, Rules::NONE),
        None => (other, Rules::one(Reason::ChannelNotAllowed)),
    };
    let mut venues = Vec::new();
    if within.has_roomless() {
        let (channel, broken) = barred(item.roomless, Channel::Video);
        venues.push(nowhere(channel, broken.and(locked_room(book, ground, item, None))));
    }
    let (channel, of_channel) = barred(item.in_room, Channel::InPerson);
    for (venue, of_venue) in considered(book, ground, item, within) {
        let here = (0..).zip(&ground.rooms.all).filter(|(room, of)| of.venue == venue && within.has_room(*room, venue));
        let rooms = here.map(|(room, _)| {
            let own = lacks(book, item, room).and(locked_room(book, ground, item, Some(room)));
            (room, own.and(of_channel).and(of_venue))
        });
        venues.push(Venue { venue, channel, rooms: rooms.collect() });
    }
    venues
}

fn nowhere(channel: Channel, broken: Rules) -> Venue {
    Venue { venue: NOWHERE, channel, rooms: vec![(NO_ROOM, broken)] }
}

/// The venues to look at, and whether each is none of the item's choices.
fn considered(book: &Book<'_>, ground: &Ground, item: &Item, within: &Within) -> Vec<(u16, Rules)> {
    let venues = &book.problem.supply.venues;
    let is_choice = |number: &u16| {
        let venue = &venues[usize::from(*number)];
        book.hearings(item).all(|hearing| hearing.venues.iter().any(|choice| choice.names(venue)))
    };
    let count = u16::try_from(ground.rooms.venues.len()).unwrap_or(u16::MAX);
    let (own, mut others): (Vec<u16>, Vec<u16>) =
        (0..count).filter(|&venue| within.has_venue(venue)).partition(is_choice);
    // Of one cluster first, then of one region.
    let near = |area: fn(&listing_model::Venue) -> &Option<String>, number: u16| {
        let its = area(&venues[usize::from(number)]);
        its.is_some() && own.iter().any(|&own| area(&venues[usize::from(own)]) == its)
    };
    others.sort_by_key(|&number| (!near(|venue| &venue.cluster, number), !near(|venue| &venue.region, number), number));
    others.truncate(OTHER_VENUES);
    let other = others.into_iter().map(|number| (number, Rules::one(Reason::VenueNotAllowed)));
    own.iter().map(|&number| (number, Rules::NONE)).chain(other).collect()
}

fn lacks(book: &Book<'_>, item: &Item, room: u16) -> Rules {
    let room = &book.problem.supply.rooms[usize::from(room)];
    let suits = book.hearings(item).all(|hearing| book.by_id.room_suits(room, hearing));
    if suits { Rules::NONE } else { Rules::one(Reason::RoomLacks) }
}

/// Whether a lock holds the item in another room, or in a list.
fn locked_room(book: &Book<'_>, ground: &Ground, item: &Item, room: Option<u16>) -> Rules {
    let id = room.map(|room| &ground.rooms.ids[usize::from(room)]);
    let held = book.hearings(item).filter(|hearing| hearing.lock.room);
    let mut old = held.filter_map(|hearing| book.in_force.get(&hearing.id));
    if old.any(|old| old.list.is_some() || old.room.as_ref() != id) {
        Rules::one(Reason::LockBroken)
    } else {
        Rules::NONE
    }
}

impl Survey<'_, '_> {
    /// The starts among `wanted` at which some room of a venue is to be had.
    pub(in crate::explain) fn any_room(&self, day: u16, venue: &Venue, relaxed: Rules, wanted: Mask) -> Mask {
        let mut found = 0;
        for &room in &venue.rooms {
            found |= self.room_starts(day, venue.venue, room, relaxed);
            if wanted & !found == 0 {
                break;
            }
        }
        found
    }

    /// The starts at which a room is to be had.
    pub(in crate::explain) fn room_starts(&self, day: u16, venue: u16, room: (u16, Rules), relaxed: Rules) -> Mask {
        let (number, broken) = room;
        if !broken.are_among(relaxed) || self.forbids_room(day, venue, number, relaxed) {
            return 0;
        }
        if number == NO_ROOM {
            return Mask::MAX;
        }
        let (state, ground) = (self.state, self.state.ground);
        let closed = Rules::of(&[Reason::RoomClosed, Reason::VenueClosed, Reason::RoomTaken]);
        if !relaxed.meet(closed) && !super::has(state.room_slack.days(number, self.item.length), day) {
            return 0;
        }
        self.starts_in(day, |day| {
            let at = ground.at(number, day);
            let open = ground.rooms.open[at];
            let closed = if relaxed.has(Reason::RoomClosed) && self.is_open_venue(venue, day)
                || relaxed.has(Reason::VenueClosed) && !self.is_open_venue(venue, day)
            {
                0
            } else {
                !open
            };
            let blocked = open & !ground.room_free[at];
            let taken = if relaxed.has(Reason::RoomTaken) { 0 } else { state.room_busy[at] | blocked };
            !(closed | taken)
        })
    }

    fn is_open_venue(&self, venue: u16, day: u16) -> bool {
        let date = self.state.ground.calendar.dates[usize::from(day)];
        self.book.problem.supply.venues[usize::from(venue)].is_open(date)
    }

    /// Whether the room or its venue is forbidden on a day, whoever sits.
    fn forbids_room(&self, day: u16, venue: u16, room: u16, relaxed: Rules) -> bool {
        let date = self.state.ground.calendar.dates[usize::from(day)];
        !relaxed.has(Reason::PlaceForbidden)
            && self.item.forbidden.iter().any(|place| {
                place.person.is_none()
                    && (place.venue.is_some() || place.room.is_some())
                    && place.days.is_none_or(|days| days.contains(date))
                    && place.venue.is_none_or(|its| its == venue)
                    && place.room.is_none_or(|its| its == room)
            })
    }
}
