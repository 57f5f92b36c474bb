//! What can be asked of the engine.

use calendars::{CapacityClass, Units};
use serde::{Deserialize, Serialize};

use crate::{BookingId, BookingReference, Caller, CancelReason, Channel, Contact, HoldId, Language, Party, SessionId};

/// What a hold is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HoldPurpose {
    /// A new booking.
    New,
    /// A new place for this booking, which keeps its old one until the change is made.
    Change(BookingId),
}

/// Asks for units of a session to be kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HoldRequest {
    /// The session.
    pub session: SessionId,
    /// The class.
    pub class: CapacityClass,
    /// How many units; at least 1.
    pub units: Units,
    /// For whom, as far as known.
    pub party: Party,
    /// Whom to tell about the hold itself, if anybody.
    pub contact: Option<Contact>,
    /// What it is for.
    pub purpose: HoldPurpose,
    /// A hold that this one takes the place of: it is given back first, and stands again if this one is refused.
    pub instead_of: Option<HoldId>,
}

/// Units taken without a hold before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct FreshPlace {
    /// The session.
    pub session: SessionId,
    /// The class.
    pub class: CapacityClass,
    /// How many units; at least 1.
    pub units: Units,
}

/// Where a booking goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// Where a hold keeps units.
    Held(HoldId),
    /// Where units are free now.
    Fresh(FreshPlace),
}

/// What a change changes; what is `None` stays.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BookingEdit {
    /// Where it goes.
    pub place: Option<Place>,
    /// Who comes.
    pub party: Option<Party>,
    /// Whom to tell.
    pub contact: Option<Contact>,
}

/// One command.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "command", rename_all = "snake_case")]
pub enum Command {
    /// Keep units for somebody.
    Hold(HoldRequest),
    /// Let a hold live longer, up to its last moment.
    Extend {
        /// The hold.
        hold: HoldId,
    },
    /// Give a hold's units back.
    Release {
        /// The hold.
        hold: HoldId,
    },
    /// Take a place for good.
    Book {
        /// Where.
        place: Place,
        /// Who comes: every person known. `None` leaves the party of the hold.
        party: Option<Party>,
        /// Whom to tell.
        contact: Contact,
    },
    /// Change a booking in one step: the old place is kept until the new one is taken.
    Change {
        /// The booking.
        booking: BookingId,
        /// Refuse if its version is another by now.
        expected_version: Option<u32>,
        /// What changes.
        edit: BookingEdit,
    },
    /// Cancel a booking.
    Cancel {
        /// The booking.
        booking: BookingId,
        /// Refuse if its version is another by now.
        expected_version: Option<u32>,
        /// Why.
        reason: CancelReason,
    },
    /// Give back the units of holds that ran out, in these sessions. The engine's own housekeeping.
    Expire {
        /// The sessions.
        sessions: Vec<SessionId>,
    },
}

impl Command {
    /// The stable name of the command, for logs and metrics.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Hold(_) => "hold",
            Self::Extend { .. } => "extend",
            Self::Release { .. } => "release",
            Self::Book { .. } => "book",
            Self::Change { .. } => "change",
            Self::Cancel { .. } => "cancel",
            Self::Expire { .. } => "expire",
        }
    }
}

/// A caller's promise that two commands with the same key are one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct IdempotencyKey {
    /// What the caller sent.
    pub key: String,
    /// A hash of the command's content: the same key with another content is refused.
    pub fingerprint: [u8; 32],
}

/// Names drawn beforehand for whatever a command may make, so that deciding it needs no random source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    /// For a new hold.
    pub hold: HoldId,
    /// For a new booking.
    pub booking: BookingId,
    /// For a new booking.
    pub reference: BookingReference,
}

/// A command, by whom, through which channel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    /// What is asked.
    pub command: Command,
    /// By whom.
    pub caller: Caller,
    /// Through which channel.
    pub channel: Channel,
    /// In which language messages go where no contact says otherwise.
    pub language: Language,
    /// Names for what it makes.
    pub stamp: Stamp,
    /// Makes it safe to send again.
    pub idempotency: Option<IdempotencyKey>,
}
