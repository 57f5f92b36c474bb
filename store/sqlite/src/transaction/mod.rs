//! The writer's transaction.

mod locate;
mod lock;
mod publish;
mod write;

use std::collections::BTreeSet;
use std::sync::Arc;

use async_trait::async_trait;
use calendars::{DateRange, Instant};
use scheduler_model::{
    ChangeSet, Ledger, NewEvent, PersonFacts, PersonId, SessionEntry, SessionId, SessionsDiff, Space, Venue, VenueId,
};
use sqlx::{Sqlite, SqliteConnection, SqlitePool};
use store::{Located, Scope, StoreResult, Wanted, WriteTransaction, Written};

use crate::checkpoint::Checkpointer;
use crate::clock::StoreClock;
use crate::error::translate;
use crate::statement::Cells;
use crate::tables::{persons, sessions};

/// A transaction on the one connection that writes, begun with `BEGIN IMMEDIATE`: nobody else writes until it ends, so what
/// it reads is as good as locked. Dropping it sends a rollback.
pub(crate) struct SqliteTransaction {
    inner: sqlx::Transaction<'static, Sqlite>,
    now: Instant,
    clock: Arc<StoreClock>,
    checkpointer: Arc<Checkpointer>,
    /// About how many rows were written.
    rows: usize,
    /// People of whose time nothing had run out when it was read: nothing of theirs needs to be tidied away.
    tidy: BTreeSet<PersonId>,
}

impl SqliteTransaction {
    /// Waits for the writing connection and begins.
    pub(crate) async fn begin(
        writer: &SqlitePool,
        clock: &Arc<StoreClock>,
        checkpointer: &Arc<Checkpointer>,
    ) -> StoreResult<Self> {
        let inner = writer.begin_with("BEGIN IMMEDIATE").await.map_err(translate)?;
        // Read after the wait: a transaction's time is never earlier than that of the one before it.
        Ok(Self {
            inner,
            now: clock.now(),
            clock: Arc::clone(clock),
            checkpointer: Arc::clone(checkpointer),
            rows: 0,
            tidy: BTreeSet::new(),
        })
    }

    fn conn(&mut self) -> &mut SqliteConnection {
        &mut self.inner
    }
}

#[async_trait]
impl WriteTransaction for SqliteTransaction {
    fn now(&self) -> Instant {
        self.now
    }

    async fn locate(&mut self, wanted: &Wanted) -> StoreResult<Located> {
        locate::locate(self.conn(), wanted).await
    }

    async fn lock(&mut self, scope: &Scope) -> StoreResult<Ledger> {
        let now = self.now;
        let (ledger, tidy) = lock::lock(self.conn(), scope, now).await?;
        self.tidy.extend(tidy);
        Ok(ledger)
    }

    async fn write(&mut self, changes: &ChangeSet) -> StoreResult<Written> {
        let now = self.now;
        self.rows += write::rows(changes);
        let tidy = std::mem::take(&mut self.tidy);
        write::write(self.conn(), changes, &tidy, now).await
    }

    async fn sessions_with_expired_holds(&mut self, limit: u32) -> StoreResult<Vec<SessionId>> {
        let now = self.now.micros();
        let rows = sqlx::query(
            "SELECT session FROM holds INDEXED BY holds_live_by_expiry WHERE state = 'live' AND state_at <= ?
             GROUP BY session ORDER BY min(state_at), session LIMIT ?",
        )
        .bind(now)
        .bind(limit)
        .fetch_all(self.conn())
        .await
        .map_err(translate)?;
        rows.iter().map(|row| Ok(SessionId::from_uuid(Cells::new("holds", row, 0).uuid()?))).collect()
    }

    async fn venue_sessions(&mut self, venue: VenueId, range: DateRange) -> StoreResult<Vec<SessionEntry>> {
        sessions::of_venue(self.conn(), venue, range).await
    }

    async fn publish(
        &mut self,
        venue: &Venue,
        spaces: &[Space],
        diff: &SessionsDiff,
        event: &NewEvent,
    ) -> StoreResult<Written> {
        let now = self.now;
        publish::publish(self.conn(), venue, spaces, diff, event, now).await
    }

    async fn put_facts(&mut self, person: PersonId, facts: &PersonFacts) -> StoreResult<()> {
        persons::put(self.conn(), person, facts).await
    }

    async fn commit(self: Box<Self>) -> StoreResult<()> {
        self.inner.commit().await.map_err(translate)?;
        self.clock.committed(self.now);
        self.checkpointer.committed(self.rows);
        Ok(())
    }

    async fn rollback(self: Box<Self>) -> StoreResult<()> {
        self.inner.rollback().await.map_err(translate)
    }
}
