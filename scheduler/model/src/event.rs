//! The event feed: every change has one event.

use calendars::Instant;
use serde::{Deserialize, Serialize};

use crate::{BookingId, EventId, SessionId, VenueId};

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum EventKind {
    /// Units were kept.
    #[serde(rename = "hold.granted")]
    HoldGranted,
    /// A hold lives longer.
    #[serde(rename = "hold.extended")]
    HoldExtended,
    /// A hold was given back.
    #[serde(rename = "hold.released")]
    HoldReleased,
    /// A hold ran out.
    #[serde(rename = "hold.expired")]
    HoldExpired,
    /// A booking was made.
    #[serde(rename = "booking.booked")]
    BookingBooked,
    /// A booking was changed.
    #[serde(rename = "booking.changed")]
    BookingChanged,
    /// A booking was cancelled.
    #[serde(rename = "booking.cancelled")]
    BookingCancelled,
    /// A venue or its sessions were published.
    #[serde(rename = "venue.published")]
    VenuePublished,
}

impl EventKind {
    /// Every kind.
    pub const ALL: [Self; 8] = [
        Self::HoldGranted,
        Self::HoldExtended,
        Self::HoldReleased,
        Self::HoldExpired,
        Self::BookingBooked,
        Self::BookingChanged,
        Self::BookingCancelled,
        Self::VenuePublished,
    ];

    /// The stable code, as stored and as sent.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::HoldGranted => "hold.granted",
            Self::HoldExtended => "hold.extended",
            Self::HoldReleased => "hold.released",
            Self::HoldExpired => "hold.expired",
            Self::BookingBooked => "booking.booked",
            Self::BookingChanged => "booking.changed",
            Self::BookingCancelled => "booking.cancelled",
            Self::VenuePublished => "venue.published",
        }
    }

    /// The kind with that code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// An event before the store gives it its place in the feed. Thin: ids and versions, no personal data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewEvent {
    /// The event.
    pub id: EventId,
    /// What happened.
    pub kind: EventKind,
    /// The venue.
    pub venue: VenueId,
    /// The session, where one is concerned.
    pub session: Option<SessionId>,
    /// The booking, or the one that a hold will become.
    pub booking: Option<BookingId>,
    /// The version of the booking or hold that this event made; of the venue for [`EventKind::VenuePublished`].
    pub version: u64,
}

/// An entry of the feed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// Its place in the feed: 1, 2, 3 and so on without a gap, in the order of commit.
    pub seq: u64,
    /// When its transaction decided it.
    pub at: Instant,
    /// What it says.
    #[serde(flatten)]
    pub event: NewEvent,
}
