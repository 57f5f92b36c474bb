//! The writer's transaction.

mod expiry;
mod locate;
mod lock;
mod publish;
mod write;

use std::collections::{BTreeMap, BTreeSet};

use async_trait::async_trait;
use calendars::{DateRange, Instant};
use chrono::{DateTime, Utc};
use scheduler_model::{
    ChangeSet, Ledger, NewEvent, PersonFacts, PersonId, SessionEntry, SessionId, SessionsDiff, Space, Venue, VenueId,
};
use sqlx::pool::PoolConnection;
use sqlx::postgres::{PgConnection, Postgres};
use sqlx::{PgPool, Row};
use store::{Located, Scope, StoreError, StoreResult, Wanted, WriteTransaction, Written};
use uuid::Uuid;

use crate::error::translate;
use crate::limit::answered;

/// `BEGIN` and the clock in one message to the server. The level is said aloud because a database can have another default.
const BEGIN: &str = "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE; SELECT clock_timestamp() AS now";

/// One transaction of the writer.
///
/// It speaks `BEGIN` and `COMMIT` itself: that saves the round trip that reads the clock. Its connection goes back to the
/// pool only after a `COMMIT` or `ROLLBACK` that the server has answered; on every other way out it is closed, and the
/// server undoes what was open. No step waits for an answer for ever.
#[derive(Debug)]
pub(crate) struct PostgresTransaction {
    conn: Option<PoolConnection<Postgres>>,
    now: Instant,
    located: locate::Versions,
    /// Locked people of whose time nothing had run out when it was read: nothing of theirs needs to be tidied away.
    tidy: BTreeSet<PersonId>,
    failed: bool,
}

/// Bare ids for an array parameter, in order.
fn uuids<T: Copy>(ids: &BTreeSet<T>, bare: impl Fn(T) -> Uuid) -> Vec<Uuid> {
    ids.iter().copied().map(bare).collect()
}

impl PostgresTransaction {
    /// Begins on a connection that lives. One may have died while it lay in the pool; nothing has happened yet, so the next is
    /// tried, until all that the pool had are gone. A server that is away makes each of them wait, so there is a limit to it.
    pub(crate) async fn begin(pool: &PgPool) -> StoreResult<Self> {
        let begun_at = tokio::time::Instant::now();
        for _ in 0..pool.options().get_max_connections() {
            match Self::try_begin(pool).await {
                Err(StoreError::Unavailable(_))
                    if begun_at.elapsed() < pool.options().get_acquire_timeout() && !pool.is_closed() => {}
                begun => return begun,
            }
        }
        Self::try_begin(pool).await
    }

    async fn try_begin(pool: &PgPool) -> StoreResult<Self> {
        let conn = pool.acquire().await.map_err(translate)?;
        let mut transaction = Self {
            conn: Some(conn),
            now: Instant::EPOCH,
            located: BTreeMap::new(),
            tidy: BTreeSet::new(),
            failed: false,
        };
        let conn = transaction.conn()?;
        let row = answered(async { sqlx::raw_sql(BEGIN).fetch_one(conn).await.map_err(translate) }).await?;
        transaction.now = Instant::from_datetime(row.try_get::<DateTime<Utc>, _>("now").map_err(translate)?);
        Ok(transaction)
    }

    fn conn(&mut self) -> StoreResult<&mut PgConnection> {
        let conn = self.conn.as_deref_mut();
        conn.ok_or_else(|| StoreError::Database("the transaction has ended".to_owned()))
    }

    /// Remembers an error: after it the server answers `COMMIT` with a silent rollback.
    fn seen<T>(&mut self, result: StoreResult<T>) -> StoreResult<T> {
        self.failed |= result.is_err();
        result
    }

    async fn end(&mut self, statement: &'static str) -> StoreResult<()> {
        let conn = self.conn()?;
        answered(async { sqlx::raw_sql(statement).execute(conn).await.map_err(translate) }).await?;
        self.conn = None;
        Ok(())
    }
}

impl Drop for PostgresTransaction {
    fn drop(&mut self) {
        if let Some(conn) = &mut self.conn {
            conn.close_on_drop();
        }
    }
}

#[async_trait]
impl WriteTransaction for PostgresTransaction {
    fn now(&self) -> Instant {
        self.now
    }

    async fn locate(&mut self, wanted: &Wanted) -> StoreResult<Located> {
        let located = answered(locate::locate(self.conn()?, wanted)).await;
        let (located, versions) = self.seen(located)?;
        self.located.extend(versions);
        Ok(located)
    }

    async fn lock(&mut self, scope: &Scope) -> StoreResult<Ledger> {
        let now = self.now;
        let ledger = answered(lock::lock(self.conn()?, scope, now)).await;
        let (ledger, tidy) = self.seen(ledger)?;
        self.tidy.extend(tidy);
        let unmoved = locate::check_unmoved(&self.located, scope, &ledger);
        self.seen(unmoved)?;
        Ok(ledger)
    }

    async fn write(&mut self, changes: &ChangeSet) -> StoreResult<Written> {
        let now = self.now;
        let tidy = std::mem::take(&mut self.tidy);
        let written = answered(write::write(self.conn()?, changes, &tidy, now)).await;
        self.seen(written)
    }

    async fn sessions_with_expired_holds(&mut self, limit: u32) -> StoreResult<Vec<SessionId>> {
        let now = self.now;
        let sessions = answered(expiry::sessions_with_expired_holds(self.conn()?, limit, now)).await;
        self.seen(sessions)
    }

    async fn venue_sessions(&mut self, venue: VenueId, range: DateRange) -> StoreResult<Vec<SessionEntry>> {
        let entries = answered(publish::venue_sessions(self.conn()?, venue, range)).await;
        self.seen(entries)
    }

    async fn publish(
        &mut self,
        venue: &Venue,
        spaces: &[Space],
        diff: &SessionsDiff,
        event: &NewEvent,
    ) -> StoreResult<Written> {
        let now = self.now;
        let written = answered(publish::publish(self.conn()?, venue, spaces, diff, event, now)).await;
        self.seen(written)
    }

    async fn put_facts(&mut self, person: PersonId, facts: &PersonFacts) -> StoreResult<()> {
        let put = answered(lock::put_facts(self.conn()?, person, facts)).await;
        self.seen(put)
    }

    async fn commit(mut self: Box<Self>) -> StoreResult<()> {
        if self.failed {
            self.end("ROLLBACK").await?;
            return Err(StoreError::Database(
                "an error has undone this transaction: it cannot be committed".to_owned(),
            ));
        }
        self.end("COMMIT").await
    }

    async fn rollback(mut self: Box<Self>) -> StoreResult<()> {
        self.end("ROLLBACK").await
    }
}
