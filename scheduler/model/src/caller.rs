//! Who calls, and what they may do.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::{CallerId, Channel, VenueId};

/// What a caller may do. Each role may do all that the one before may.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// An application for the public: sees availability, holds and books through the public channel, sees its own bookings.
    Public,
    /// Booking staff: also the staff channel, every booking of their venues, facts about prisoners.
    Staff,
    /// Runs the service: also timetables and callers.
    Admin,
}

impl Role {
    /// Every role, least first.
    pub const ALL: [Self; 3] = [Self::Public, Self::Staff, Self::Admin];

    /// The stable code, as stored and as sent.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Staff => "staff",
            Self::Admin => "admin",
        }
    }

    /// The role with that code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }

    /// Whether the role may use `channel`.
    #[must_use]
    pub fn may_use(self, channel: Channel) -> bool {
        match channel {
            Channel::Public => true,
            Channel::Staff => self >= Self::Staff,
        }
    }
}

/// At which venues a caller may act.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VenueScope {
    /// At all of them.
    All,
    /// At these alone.
    Only(BTreeSet<VenueId>),
}

impl VenueScope {
    /// Whether `venue` is among them.
    #[must_use]
    pub fn includes(&self, venue: VenueId) -> bool {
        match self {
            Self::All => true,
            Self::Only(venues) => venues.contains(&venue),
        }
    }
}

/// A system or a person known by a key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Caller {
    /// The caller.
    pub id: CallerId,
    /// What staff call it.
    pub name: String,
    /// What it may do.
    pub role: Role,
    /// Where.
    pub venues: VenueScope,
}
