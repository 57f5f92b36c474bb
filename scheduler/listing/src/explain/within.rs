//! Which places a question is about.

/// Which places a question is about: those that match all that is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Within {
    /// Days before this one.
    pub(super) before: Option<u16>,
    /// This very day.
    pub(super) on: Option<u16>,
    /// This venue.
    pub(super) venue: Option<u16>,
    /// This room.
    pub(super) room: Option<u16>,
    /// With this person on the panel or interpreting.
    pub(super) person: Option<u16>,
}

impl Within {
    /// Whether a first day is meant.
    pub(super) fn has_day(&self, day: u16) -> bool {
        self.before.is_none_or(|before| day < before) && self.on.is_none_or(|on| day == on)
    }

    /// Whether places without a room are meant.
    pub(super) fn has_roomless(&self) -> bool {
        self.venue.is_none() && self.room.is_none()
    }

    /// Whether a venue is meant.
    pub(super) fn has_venue(&self, venue: u16) -> bool {
        self.venue.is_none_or(|its| its == venue)
    }

    /// Whether a room of a venue is meant.
    pub(super) fn has_room(&self, room: u16, venue: u16) -> bool {
        self.room.is_none_or(|its| its == room) && self.has_venue(venue)
    }
}
