//! The writer's transaction.

mod ledger;
mod locate;
mod order;

use std::collections::BTreeMap;
use std::sync::Arc;

use async_trait::async_trait;
use calendars::{DateRange, Instant};
use scheduler_model::{
    ChangeSet, HoldState, Ledger, NewEvent, PersonFacts, PersonId, SessionEntry, SessionId, SessionsDiff, Space, Venue,
    VenueId,
};
use store::{Located, Scope, StoreError, StoreResult, Wanted, WriteTransaction, Written};
use uuid::Uuid;

use crate::apply::{Change, Published};
use crate::gate::Call;
use crate::locks::{Lock, TransactionId};
use crate::memory::{Concurrency, Inner};
use crate::state::State;

/// One transaction. What it asks for is checked at once and made true at the commit, all of it in one step.
pub(crate) struct MemoryTransaction {
    memory: Arc<Inner>,
    connection: u32,
    id: TransactionId,
    now: Instant,
    changes: Vec<Change>,
    /// The versions at which holds and bookings were located.
    located: BTreeMap<Uuid, u32>,
    failed: bool,
}

impl MemoryTransaction {
    pub(crate) async fn begin(memory: Arc<Inner>, connection: u32) -> StoreResult<Self> {
        let id = memory.open(connection);
        let mut begun = Self {
            memory,
            connection,
            id,
            now: Instant::EPOCH,
            changes: Vec::new(),
            located: BTreeMap::new(),
            failed: false,
        };
        if begun.memory.concurrency == Concurrency::OneWriter {
            begun.take(Lock::Writer).await?;
        }
        begun.now = begun.memory.core().now(connection);
        Ok(begun)
    }

    async fn take(&self, lock: Lock) -> StoreResult<()> {
        self.memory.take(self.id, lock).await
    }

    async fn take_all(&self, locks: Vec<Lock>) -> StoreResult<()> {
        for lock in locks {
            self.take(lock).await?;
        }
        Ok(())
    }

    /// Waits for its turn; whatever goes wrong there breaks the transaction.
    async fn before(&mut self, call: Call) -> StoreResult<()> {
        let passed = self.memory.before(self.connection, call).await;
        self.seen(passed)
    }

    async fn after(&mut self, call: Call) -> StoreResult<()> {
        let passed = self.memory.after(self.connection, call).await;
        self.seen(passed)
    }

    /// Remembers an error: after it nothing can be committed.
    fn seen<T>(&mut self, result: StoreResult<T>) -> StoreResult<T> {
        if let Err(error) = &result {
            self.failed = true;
            self.memory.core().incidents.retries += u64::from(error.may_retry());
        }
        result
    }

    /// What this transaction sees now: whole commits and its own changes.
    fn view<T>(&self, read: impl FnOnce(&State) -> T) -> StoreResult<T> {
        let mut core = self.memory.core();
        core.is_open(self.id)?;
        if self.changes.is_empty() {
            return Ok(read(&core.state));
        }
        let state = &mut core.state;
        let done = self.changes.iter().try_for_each(|change| state.apply(change, self.now).map(drop));
        let seen = done.map(|()| read(state));
        state.undo();
        seen
    }

    /// Checks a change under the schema's word, and keeps it for the commit.
    fn make(&mut self, change: Change) -> StoreResult<Written> {
        let mut core = self.memory.core();
        core.is_open(self.id)?;
        let state = &mut core.state;
        let done = self.changes.iter().try_for_each(|earlier| state.apply(earlier, self.now).map(drop));
        let written = done.and_then(|()| state.apply(&change, self.now));
        state.undo();
        if let Err(StoreError::Constraint { constraint, detail }) = &written {
            core.incidents.refused.push((*constraint, detail.clone()));
        }
        drop(core);
        if written.is_ok() {
            self.changes.push(change);
        }
        written
    }

    async fn lock_and_read(&mut self, scope: &Scope) -> StoreResult<Ledger> {
        self.before(Call::LockSessions).await?;
        self.take_all(scope.sessions.iter().copied().map(Lock::Session).collect()).await?;
        self.before(Call::LockPeople).await?;
        self.take_all(scope.people.iter().copied().map(Lock::Person).collect()).await?;
        self.before(Call::ReadLedger).await?;
        let ledger = self.view(|state| ledger::read(state, scope, self.now))?;
        locate::check_unmoved(&self.located, scope, &ledger)?;
        self.after(Call::ReadLedger).await?;
        Ok(ledger)
    }

    async fn write_batch(&mut self, changes: &ChangeSet) -> StoreResult<Written> {
        self.before(Call::Write).await?;
        self.take_all(order::of_batch(changes)).await?;
        self.before(Call::AppendFeed).await?;
        self.take_all(order::of_feed(changes)).await?;
        let written = self.make(Change::Batch(Arc::new(changes.clone())))?;
        self.after(Call::AppendFeed).await?;
        Ok(written)
    }

    async fn write_publication(&mut self, published: Published) -> StoreResult<Written> {
        self.before(Call::Publish).await?;
        self.take_all(order::of_publication(&published)).await?;
        let written = self.make(Change::Publication(Arc::new(published)))?;
        self.after(Call::Publish).await?;
        Ok(written)
    }

    async fn lock_venue_sessions(&mut self, venue: VenueId, range: DateRange) -> StoreResult<Vec<SessionEntry>> {
        self.before(Call::VenueSessions).await?;
        self.take(Lock::Publication(venue)).await?;
        let in_question =
            |state: &State| ledger::sessions_of(state, venue, range).map(|session| session.id).collect::<Vec<_>>();
        let mut ids = self.view(in_question)?;
        ids.sort();
        self.take_all(ids.into_iter().map(Lock::Session).collect()).await?;
        let entries = self.view(|state| {
            let mut entries: Vec<_> =
                ledger::sessions_of(state, venue, range).map(|session| state.entry(session)).collect();
            entries.sort_by_key(|entry| (entry.session.date, entry.session.start, entry.session.space));
            entries
        })?;
        self.after(Call::VenueSessions).await?;
        Ok(entries)
    }

    async fn put(&mut self, person: PersonId, facts: &PersonFacts) -> StoreResult<()> {
        self.before(Call::PutFacts).await?;
        self.take(Lock::Person(person)).await?;
        self.make(Change::Facts(person, facts.clone()))?;
        self.after(Call::PutFacts).await
    }

    /// Makes all changes true in one step.
    fn settle(&mut self) -> StoreResult<()> {
        let mut core = self.memory.core();
        core.is_open(self.id)?;
        let done = self.changes.iter().try_for_each(|change| core.state.apply(change, self.now).map(drop));
        if done.is_err() {
            core.state.undo();
            return done;
        }
        core.state.keep();
        core.time.committed(self.connection, self.now);
        drop(core);
        self.memory.end(self.id);
        Ok(())
    }
}

impl Drop for MemoryTransaction {
    fn drop(&mut self) {
        self.memory.end(self.id);
    }
}

#[async_trait]
impl WriteTransaction for MemoryTransaction {
    fn now(&self) -> Instant {
        self.now
    }

    async fn locate(&mut self, wanted: &Wanted) -> StoreResult<Located> {
        self.before(Call::Locate).await?;
        let located = self.view(|state| locate::locate(state, wanted));
        let (located, versions) = self.seen(located)?;
        self.located.extend(versions);
        self.after(Call::Locate).await?;
        Ok(located)
    }

    async fn lock(&mut self, scope: &Scope) -> StoreResult<Ledger> {
        let ledger = self.lock_and_read(scope).await;
        self.seen(ledger)
    }

    async fn write(&mut self, changes: &ChangeSet) -> StoreResult<Written> {
        let written = self.write_batch(changes).await;
        self.seen(written)
    }

    async fn sessions_with_expired_holds(&mut self, limit: u32) -> StoreResult<Vec<SessionId>> {
        self.before(Call::ExpiredHolds).await?;
        let now = self.now;
        let found = self.view(|state| {
            let mut due: BTreeMap<SessionId, Instant> = BTreeMap::new();
            for hold in state.holds.values() {
                if let HoldState::Live { expires_at } = hold.state
                    && expires_at <= now
                {
                    let first = due.entry(hold.session).or_insert(expires_at);
                    *first = expires_at.min(*first);
                }
            }
            let mut due: Vec<_> = due.into_iter().map(|(session, first)| (first, session)).collect();
            due.sort();
            due.into_iter().map(|(_, session)| session).take(usize::try_from(limit).unwrap_or(usize::MAX)).collect()
        });
        let found = self.seen(found)?;
        self.after(Call::ExpiredHolds).await?;
        Ok(found)
    }

    async fn venue_sessions(&mut self, venue: VenueId, range: DateRange) -> StoreResult<Vec<SessionEntry>> {
        let entries = self.lock_venue_sessions(venue, range).await;
        self.seen(entries)
    }

    async fn publish(
        &mut self,
        venue: &Venue,
        spaces: &[Space],
        diff: &SessionsDiff,
        event: &NewEvent,
    ) -> StoreResult<Written> {
        let (venue, spaces, diff, event) = (venue.clone(), spaces.to_vec(), diff.clone(), event.clone());
        let written = self.write_publication(Published { venue, spaces, diff, event }).await;
        self.seen(written)
    }

    async fn put_facts(&mut self, person: PersonId, facts: &PersonFacts) -> StoreResult<()> {
        let done = self.put(person, facts).await;
        self.seen(done)
    }

    async fn commit(mut self: Box<Self>) -> StoreResult<()> {
        self.before(Call::Commit).await?;
        if self.failed {
            return Err(StoreError::Database(
                "an error has undone this transaction: it cannot be committed".to_owned(),
            ));
        }
        self.settle()?;
        self.memory.after(self.connection, Call::Commit).await
    }

    async fn rollback(mut self: Box<Self>) -> StoreResult<()> {
        self.before(Call::Rollback).await
    }
}
