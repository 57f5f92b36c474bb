//! A hearing's place, by dense numbers.

use listing_model::Channel;

/// No room: the channel takes none.
pub(crate) const NO_ROOM: u16 = u16::MAX;
/// Nobody: the end of a crew.
pub(crate) const NOBODY: u16 = u16::MAX;

/// How many people a hearing may take: panel and interpreters together. Reading a problem reports more.
pub(crate) const MOST_PEOPLE: usize = 8;

/// Who sits, in the order of the seats, and then who interprets, in the order of the languages.
pub(crate) type Crew = [u16; MOST_PEOPLE];

/// Where an item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// In a slot of its own.
    Slot(Slot),
    /// In a list, at one of its start times.
    List {
        /// Which list.
        list: u16,
        /// Which of its start times.
        start: u16,
        /// How it is held.
        channel: Channel,
    },
}

/// Day, time, room and people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Slot {
    /// The first day.
    pub(crate) day: u16,
    /// The grain at which the first day begins.
    pub(crate) start: u8,
    /// How it is held.
    pub(crate) channel: Channel,
    /// The room, or [`NO_ROOM`].
    pub(crate) room: u16,
    /// Who is there.
    pub(crate) crew: Crew,
}

impl Slot {
    /// The people, without the empty places.
    pub(crate) fn people(&self) -> impl Iterator<Item = u16> + '_ {
        self.crew.iter().copied().take_while(|&person| person != NOBODY)
    }
}
