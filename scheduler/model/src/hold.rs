//! Holds: units kept for somebody for a while.

use calendars::{CapacityClass, Instant, Units};
use serde::{Deserialize, Serialize};

use crate::{BookingId, CallerId, Channel, Contact, HoldId, Party, SessionId, VenueId};

/// What has become of a hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum HoldState {
    /// Its units are kept. At `expires_at` and after it can no longer be confirmed or extended.
    Live {
        /// The first instant at which it no longer counts.
        expires_at: Instant,
    },
    /// Given back by whoever had it.
    Released {
        /// When.
        at: Instant,
    },
    /// Not used in time, and its units given back.
    Expired {
        /// When that was noticed; the hold had lost its force at its `expires_at`.
        at: Instant,
    },
    /// Turned into a booking, or into a booking's new place.
    Confirmed {
        /// When.
        at: Instant,
    },
}

impl HoldState {
    /// The stable code, as stored.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Live { .. } => "live",
            Self::Released { .. } => "released",
            Self::Expired { .. } => "expired",
            Self::Confirmed { .. } => "confirmed",
        }
    }

    /// The instant that belongs to the state, as stored.
    #[must_use]
    pub const fn instant(self) -> Instant {
        match self {
            Self::Live { expires_at } => expires_at,
            Self::Released { at } | Self::Expired { at } | Self::Confirmed { at } => at,
        }
    }

    /// The state from its stored parts.
    #[must_use]
    pub fn from_parts(code: &str, instant: Instant) -> Option<Self> {
        match code {
            "live" => Some(Self::Live { expires_at: instant }),
            "released" => Some(Self::Released { at: instant }),
            "expired" => Some(Self::Expired { at: instant }),
            "confirmed" => Some(Self::Confirmed { at: instant }),
            _ => None,
        }
    }
}

/// Units of a session kept for somebody. While it lives nobody else gets them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hold {
    /// The hold.
    pub id: HoldId,
    /// The booking that it will become, or whose place it will be.
    pub booking: BookingId,
    /// Whether `booking` exists already, so that this hold is for its new place.
    pub replaces: bool,
    /// The venue.
    pub venue: VenueId,
    /// The session.
    pub session: SessionId,
    /// The class of its units.
    pub class: CapacityClass,
    /// The channel that they are counted under.
    pub channel: Channel,
    /// How many.
    pub units: Units,
    /// For whom.
    pub party: Party,
    /// Whom to tell, where a message about the hold itself is wanted.
    pub contact: Option<Contact>,
    /// Who asked for it, and alone may use it.
    pub caller: CallerId,
    /// When it was granted.
    pub created_at: Instant,
    /// It never lives past this instant, however often it is extended.
    pub last_moment: Instant,
    /// 1 when granted, one more with each change.
    pub version: u32,
    /// What has become of it.
    pub state: HoldState,
}

impl Hold {
    /// Whether its units are kept at `now`.
    #[must_use]
    pub fn is_live(&self, now: Instant) -> bool {
        matches!(self.state, HoldState::Live { expires_at } if now < expires_at)
    }

    /// Whether it has run out but nobody has given its units back yet.
    #[must_use]
    pub fn is_due(&self, now: Instant) -> bool {
        matches!(self.state, HoldState::Live { expires_at } if now >= expires_at)
    }
}
