//! What the admission core reads: the touched part of the ledger, locked, at one instant.

use std::collections::BTreeMap;

use calendars::{CapacityClass, Instant, Interval};
use serde::{Deserialize, Serialize};

use crate::{
    Booking, BookingId, ClassCount, Hold, HoldId, IdempotentOutcome, OccupancySource, PartyRole, PersonFacts, PersonId,
    Session, SessionId, Space, SpaceId, Venue, VenueId,
};

/// A person's time taken by a live hold or a standing booking.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Occupancy {
    /// The person.
    pub person: PersonId,
    /// Their part.
    pub role: PartyRole,
    /// The booking that the hold or booking belongs to. Two occupancies of one booking never exclude each other.
    pub booking: BookingId,
    /// The hold or booking that takes the time.
    pub source: OccupancySource,
    /// The session.
    pub session: SessionId,
    /// The time.
    pub interval: Interval,
    /// For a hold: the instant from which it no longer counts.
    pub until: Option<Instant>,
}

/// A session and its counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionEntry {
    /// The session.
    pub session: Session,
    /// What is offered and taken, by class.
    pub counts: Vec<ClassCount>,
}

impl SessionEntry {
    /// The count of `class`, if the session offers it.
    #[must_use]
    pub fn count(&self, class: CapacityClass) -> Option<&ClassCount> {
        self.counts.iter().find(|count| count.class == class)
    }

    /// The count of `class`, to be changed.
    pub fn count_mut(&mut self, class: CapacityClass) -> Option<&mut ClassCount> {
        self.counts.iter_mut().find(|count| count.class == class)
    }
}

/// The touched part of the ledger: rows that the transaction has locked, read at `now`.
#[derive(Debug, Clone)]
pub struct Ledger {
    /// The store's clock in this transaction: the one clock that judges expiry and notice.
    pub now: Instant,
    /// The venues of the touched sessions.
    pub venues: BTreeMap<VenueId, Venue>,
    /// The spaces of the touched sessions.
    pub spaces: BTreeMap<SpaceId, Space>,
    /// The touched sessions.
    pub sessions: BTreeMap<SessionId, SessionEntry>,
    /// The holds that commands name, and every hold of a touched session that has run out but still counts.
    pub holds: BTreeMap<HoldId, Hold>,
    /// The bookings that commands name.
    pub bookings: BTreeMap<BookingId, Booking>,
    /// The touched persons' time, holds that ran out left out.
    pub occupancies: BTreeMap<PersonId, Vec<Occupancy>>,
    /// What is known of the touched persons.
    pub facts: BTreeMap<PersonId, PersonFacts>,
    /// Outcomes stored under the commands' idempotency keys, by (caller, key).
    pub replays: Vec<IdempotentOutcome>,
}

impl Ledger {
    /// A ledger with nothing in it.
    #[must_use]
    pub const fn empty(now: Instant) -> Self {
        Self {
            now,
            venues: BTreeMap::new(),
            spaces: BTreeMap::new(),
            sessions: BTreeMap::new(),
            holds: BTreeMap::new(),
            bookings: BTreeMap::new(),
            occupancies: BTreeMap::new(),
            facts: BTreeMap::new(),
            replays: Vec::new(),
        }
    }
}
