//! What a command came to. Receipts hold no personal data, so they may be stored and sent again.

use calendars::{CapacityClass, Instant, Units};
use serde::{Deserialize, Serialize};

use crate::{
    Booking, BookingId, BookingReference, BookingState, Channel, Hold, HoldId, HoldState, Refusal, SessionId, VenueId,
};

/// A hold as its owner sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HoldReceipt {
    /// The hold.
    pub id: HoldId,
    /// The booking that it will become or change.
    pub booking: BookingId,
    /// The venue.
    pub venue: VenueId,
    /// The session.
    pub session: SessionId,
    /// The class.
    pub class: CapacityClass,
    /// The channel.
    pub channel: Channel,
    /// How many units.
    pub units: Units,
    /// Its version.
    pub version: u32,
    /// It never lives past this instant.
    pub last_moment: Instant,
    /// What has become of it.
    #[serde(flatten)]
    pub state: HoldState,
}

impl From<&Hold> for HoldReceipt {
    fn from(hold: &Hold) -> Self {
        Self {
            id: hold.id,
            booking: hold.booking,
            venue: hold.venue,
            session: hold.session,
            class: hold.class,
            channel: hold.channel,
            units: hold.units,
            version: hold.version,
            last_moment: hold.last_moment,
            state: hold.state,
        }
    }
}

/// A booking without the people in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BookingReceipt {
    /// The booking.
    pub id: BookingId,
    /// What people quote.
    pub reference: BookingReference,
    /// The venue.
    pub venue: VenueId,
    /// The session.
    pub session: SessionId,
    /// The class.
    pub class: CapacityClass,
    /// The channel.
    pub channel: Channel,
    /// How many units.
    pub units: Units,
    /// Its version.
    pub version: u32,
    /// What has become of it.
    #[serde(flatten)]
    pub state: BookingState,
}

impl From<&Booking> for BookingReceipt {
    fn from(booking: &Booking) -> Self {
        Self {
            id: booking.id,
            reference: booking.reference,
            venue: booking.venue,
            session: booking.session,
            class: booking.class,
            channel: booking.channel,
            units: booking.units,
            version: booking.version,
            state: booking.state,
        }
    }
}

/// What a command came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum Outcome {
    /// Units are kept.
    Held(HoldReceipt),
    /// The hold lives longer.
    Extended(HoldReceipt),
    /// The hold's units are free again.
    Released(HoldReceipt),
    /// The place is taken.
    Booked(BookingReceipt),
    /// The booking is changed.
    Changed(BookingReceipt),
    /// The booking is cancelled.
    Cancelled(BookingReceipt),
    /// Holds that ran out were given back.
    Expired {
        /// How many.
        holds: u32,
    },
    /// Nothing was done, and why.
    Refused(Refusal),
}

impl Outcome {
    /// Its stable name, for metrics and counts.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Held(_) => "held",
            Self::Extended(_) => "extended",
            Self::Released(_) => "released",
            Self::Booked(_) => "booked",
            Self::Changed(_) => "changed",
            Self::Cancelled(_) => "cancelled",
            Self::Expired { .. } => "expired",
            Self::Refused(_) => "refused",
        }
    }
}
