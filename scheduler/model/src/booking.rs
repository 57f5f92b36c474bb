//! Bookings.

use calendars::{CapacityClass, Instant, Units};
use serde::{Deserialize, Serialize};

use crate::{BookingId, BookingReference, CallerId, Channel, Party, SessionId, VenueId};

/// The language in which a person wishes to be written to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Language {
    /// English.
    #[default]
    #[serde(rename = "en")]
    English,
    /// Welsh.
    #[serde(rename = "cy")]
    Welsh,
}

impl Language {
    /// Both languages.
    pub const ALL: [Self; 2] = [Self::English, Self::Welsh];

    /// The language's tag: `en` or `cy`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Welsh => "cy",
        }
    }

    /// The language with that tag.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.code() == code)
    }
}

/// Whom to tell, and how. Personal data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// E-mail address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Telephone number, as given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Their language.
    #[serde(default)]
    pub language: Language,
}

/// Why a booking was cancelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CancelReason {
    /// The visitor cannot or does not wish to come.
    Visitor,
    /// The prisoner does not wish or is not able to receive the visit.
    Prisoner,
    /// The establishment cannot hold it.
    Establishment,
    /// It was made by mistake.
    BookedInError,
}

impl CancelReason {
    /// Every reason.
    pub const ALL: [Self; 4] = [Self::Visitor, Self::Prisoner, Self::Establishment, Self::BookedInError];

    /// The stable code, as stored and as sent.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Visitor => "visitor",
            Self::Prisoner => "prisoner",
            Self::Establishment => "establishment",
            Self::BookedInError => "booked_in_error",
        }
    }

    /// The reason with that code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.code() == code)
    }
}

/// What has become of a booking.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum BookingState {
    /// It stands.
    Booked,
    /// It was cancelled; its units are free again.
    Cancelled {
        /// When.
        at: Instant,
        /// Why.
        reason: CancelReason,
    },
}

impl BookingState {
    /// The stable code, as stored.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Booked => "booked",
            Self::Cancelled { .. } => "cancelled",
        }
    }
}

/// A place taken for good: a party in a session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Booking {
    /// The booking.
    pub id: BookingId,
    /// What people quote.
    pub reference: BookingReference,
    /// The venue.
    pub venue: VenueId,
    /// The session that it is in now.
    pub session: SessionId,
    /// The class of its units.
    pub class: CapacityClass,
    /// The channel that they are counted under.
    pub channel: Channel,
    /// How many.
    pub units: Units,
    /// Who comes.
    pub party: Party,
    /// Whom to tell.
    pub contact: Contact,
    /// Who made it.
    pub caller: CallerId,
    /// When it was made.
    pub created_at: Instant,
    /// When it last changed.
    pub updated_at: Instant,
    /// 1 when made, one more with each change: the ETag, and the calendar file's SEQUENCE less one.
    pub version: u32,
    /// What has become of it.
    pub state: BookingState,
}

impl Booking {
    /// Whether it stands.
    #[must_use]
    pub const fn is_booked(&self) -> bool {
        matches!(self.state, BookingState::Booked)
    }
}
