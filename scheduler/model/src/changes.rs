//! What a batch of decisions writes: set-wise, once.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::{
    Booking, BookingId, CallerId, CapacityDelta, Hold, HoldId, IdempotencyKey, NewEvent, NewMessage, Occupancy,
    Outcome, VenueId,
};

/// What takes a person's time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OccupancySource {
    /// A live hold.
    Hold(HoldId),
    /// A standing booking.
    Booking(BookingId),
}

/// The outcome stored under a caller's idempotency key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IdempotentOutcome {
    /// Whose key it is.
    pub caller: CallerId,
    /// The key and the hash of the command's content.
    pub key: IdempotencyKey,
    /// What the command came to.
    pub outcome: Outcome,
}

/// All that a batch writes. Applied in one transaction, in the order of the fields.
#[derive(Debug, Clone, Default)]
pub struct ChangeSet {
    /// Sums of what is taken and given back, one per (session, class, channel), none of them zero, sorted.
    pub capacity: Vec<CapacityDelta>,
    /// Venues whose version goes up by one.
    pub venues: BTreeSet<VenueId>,
    /// Time that is free again. Removed before any is added.
    pub occupancies_gone: BTreeSet<OccupancySource>,
    /// Time that is taken.
    pub occupancies_new: Vec<Occupancy>,
    /// Holds that did not exist.
    pub holds_new: Vec<Hold>,
    /// Holds whose row changes (state, version, party, contact).
    pub holds_changed: Vec<Hold>,
    /// Bookings that did not exist.
    pub bookings_new: Vec<Booking>,
    /// Bookings whose row changes.
    pub bookings_changed: Vec<Booking>,
    /// Events, in the order of decision.
    pub events: Vec<NewEvent>,
    /// Messages, in the order of decision. Each silences older unsent ones of its booking; within the batch only the last
    /// message per (booking, recipient) is here.
    pub messages: Vec<NewMessage>,
    /// Outcomes to be given again to whoever repeats the command.
    pub outcomes: Vec<IdempotentOutcome>,
}

impl ChangeSet {
    /// Whether there is nothing to write.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.capacity.is_empty()
            && self.venues.is_empty()
            && self.occupancies_gone.is_empty()
            && self.occupancies_new.is_empty()
            && self.holds_new.is_empty()
            && self.holds_changed.is_empty()
            && self.bookings_new.is_empty()
            && self.bookings_changed.is_empty()
            && self.events.is_empty()
            && self.messages.is_empty()
            && self.outcomes.is_empty()
    }
}
