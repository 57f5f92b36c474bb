//! The writer's transaction.

use std::collections::{BTreeMap, BTreeSet};

use async_trait::async_trait;
use calendars::{DateRange, Instant};
use scheduler_model::{
    BookingId, CallerId, ChangeSet, HoldId, Ledger, NewEvent, PersonFacts, PersonId, SessionEntry, SessionId,
    SessionsDiff, Space, Venue, VenueId,
};

use crate::StoreResult;

/// The holds and bookings that a batch names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Holds named by commands.
    pub holds: BTreeSet<HoldId>,
    /// Bookings named by commands.
    pub bookings: BTreeSet<BookingId>,
}

/// Where those holds and bookings are and who is in them, read without a lock.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Located {
    /// Their sessions.
    pub sessions: BTreeSet<SessionId>,
    /// The people in their parties.
    pub people: BTreeSet<PersonId>,
    /// The bookings that the named holds belong to.
    pub bookings: BTreeSet<BookingId>,
}

/// All that a batch touches.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scope {
    /// Sessions to lock, in id order.
    pub sessions: BTreeSet<SessionId>,
    /// Persons to lock, in id order, after the sessions.
    pub people: BTreeSet<PersonId>,
    /// Holds to read.
    pub holds: BTreeSet<HoldId>,
    /// Bookings to read.
    pub bookings: BTreeSet<BookingId>,
    /// Idempotency keys to look up.
    pub keys: BTreeSet<(CallerId, String)>,
}

/// What the database made of a batch.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Written {
    /// The new version of every venue in the batch's `venues`.
    pub versions: BTreeMap<VenueId, u64>,
    /// The last place given out in the feed.
    pub last_event: u64,
}

/// One transaction of the writer. Dropping it undoes it.
#[async_trait]
pub trait WriteTransaction: Send {
    /// The store's clock, read once when the transaction began.
    fn now(&self) -> Instant;

    /// Finds the sessions and people behind holds and bookings. Unknown ids are left out.
    ///
    /// # Errors
    /// See [`crate::StoreError`].
    async fn locate(&mut self, wanted: &Wanted) -> StoreResult<Located>;

    /// Locks the scope's sessions and people in id order and reads all that deciding needs:
    ///
    /// - `sessions` with counts, their `venues` and `spaces`;
    /// - `holds`: the named ones, and every live hold of a locked session with `expires_at <= now`;
    /// - `bookings`: the named ones, and those that named holds belong to;
    /// - `occupancies` of the locked people without those of holds that have run out (`until <= now`);
    /// - `facts` of the locked people; `replays` for the keys.
    ///
    /// Unknown ids are left out.
    ///
    /// # Errors
    /// See [`crate::StoreError`].
    async fn lock(&mut self, scope: &Scope) -> StoreResult<Ledger>;

    /// Writes a batch's changes. Occupancies of holds that have run out are removed for every person in
    /// `occupancies_new` before those are added. Events get the next places of the feed without a gap. Messages that wait in
    /// the outbox for a booking which gets a new one are silenced before the new ones are added.
    ///
    /// # Errors
    /// [`crate::StoreError::Constraint`] where the schema refuses, or where a hold, booking or venue that shall change does
    /// not exist; then the transaction is of no further use.
    async fn write(&mut self, changes: &ChangeSet) -> StoreResult<Written>;

    /// The ids of at most `limit` sessions that have live holds with `expires_at <= now`, those of the longest-expired first.
    ///
    /// # Errors
    /// See [`crate::StoreError`].
    async fn sessions_with_expired_holds(&mut self, limit: u32) -> StoreResult<Vec<SessionId>>;

    /// The stored sessions of a venue in a range of civil days, locked, with the venue's row.
    ///
    /// # Errors
    /// See [`crate::StoreError`].
    async fn venue_sessions(&mut self, venue: VenueId, range: DateRange) -> StoreResult<Vec<SessionEntry>>;

    /// Inserts or updates a venue (all but its version, which goes up by one, from 1) and its spaces (by venue and key: a
    /// stored space keeps its id; spaces that are not given stay), and applies a diff of its sessions.
    ///
    /// - New sessions start with nothing taken, whatever their entry says.
    /// - Changed sessions take pattern, eligibility, state and what each class offers (`total`, `public`, `overbook`) from
    ///   their entry; what is taken stays as it is stored. A class that the entry lacks offers nothing from now on, and its
    ///   count vanishes if nothing of it is taken.
    /// - A lowered capacity below what is taken is allowed: the schema knows it as overfull and lets units only be given back.
    /// - Closed sessions change their state and nothing else.
    /// - The event is written with the venue's new version, whatever version it says.
    ///
    /// # Errors
    /// See [`crate::StoreError`].
    async fn publish(
        &mut self,
        venue: &Venue,
        spaces: &[Space],
        diff: &SessionsDiff,
        event: &NewEvent,
    ) -> StoreResult<Written>;

    /// Records what is known of a person.
    ///
    /// # Errors
    /// See [`crate::StoreError`].
    async fn put_facts(&mut self, person: PersonId, facts: &PersonFacts) -> StoreResult<()>;

    /// Makes everything true at once, durably. After an error the outcome may be unknown only for
    /// [`crate::StoreError::Unavailable`].
    ///
    /// # Errors
    /// See [`crate::StoreError`].
    async fn commit(self: Box<Self>) -> StoreResult<()>;

    /// Undoes everything.
    ///
    /// # Errors
    /// See [`crate::StoreError`].
    async fn rollback(self: Box<Self>) -> StoreResult<()>;
}
