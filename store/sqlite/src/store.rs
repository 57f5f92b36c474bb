//! The store: two pools and a clock.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use calendars::Instant;
use sqlx::SqlitePool;
use sqlx::sqlite::SqliteConnectOptions;
use store::{Store, StoreError, StoreResult, WriteTransaction};
use tokio::task::JoinHandle;

use crate::checkpoint::Checkpointer;
use crate::clock::StoreClock;
use crate::config::SqliteConfig;
use crate::error::translate;
use crate::migrations;
use crate::transaction::SqliteTransaction;

/// A ledger in one SQLite file.
pub struct SqliteStore {
    /// The one connection that writes.
    pub(crate) writer: SqlitePool,
    /// Those that read.
    pub(crate) reader: SqlitePool,
    /// For the connection that an audit opens for itself.
    pub(crate) audit: SqliteConnectOptions,
    /// The one that folds the log in.
    folder: SqlitePool,
    checkpointer: Arc<Checkpointer>,
    folding: JoinHandle<()>,
    pub(crate) clock: Arc<StoreClock>,
}

impl fmt::Debug for SqliteStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SqliteStore").field("clock", &self.clock).finish_non_exhaustive()
    }
}

impl SqliteStore {
    /// Opens the file to read it and nothing else: [`Store::begin`] gives transactions that cannot write. A file that is not
    /// there is not made.
    ///
    /// # Errors
    /// As of [`Self::open`]; [`StoreError::Unavailable`] also for a file that is not there.
    pub async fn open_to_read(config: &SqliteConfig) -> StoreResult<Self> {
        config.check()?;
        let reader = SqliteConfig::pool(config.readers).connect_with(config.reader()?).await.map_err(translate)?;
        let never_writes = || StoreResult::Ok(SqliteConfig::pool(1).connect_lazy_with(config.reader()?));
        Self::of(config, never_writes()?, reader, never_writes()?)
    }

    /// Opens the file, or makes it. The schema is left as it is: see [`Store::migrate`].
    ///
    /// # Errors
    /// [`StoreError::Configuration`] for a path that cannot be one, or a file that is no database;
    /// [`StoreError::Unavailable`] for a file that cannot be opened.
    pub async fn open(config: &SqliteConfig) -> StoreResult<Self> {
        config.check()?;
        let writer = open_writer(config).await?;
        let reader = SqliteConfig::pool(config.readers).connect_lazy_with(config.reader()?);
        let folder = SqliteConfig::pool(1).connect_lazy_with(config.folder()?);
        Self::of(config, writer, reader, folder)
    }

    fn of(config: &SqliteConfig, writer: SqlitePool, reader: SqlitePool, folder: SqlitePool) -> StoreResult<Self> {
        let (checkpointer, folding) = Checkpointer::start(folder.clone());
        let clock = Arc::new(StoreClock::new(Arc::clone(&config.clock)));
        Ok(Self { writer, reader, folder, checkpointer, folding, audit: config.audit()?, clock })
    }
}

/// How often opening is tried where another process is opening the same new file, and the pause between two tries.
const TRIES: u32 = 200;
const PAUSE: Duration = Duration::from_millis(25);

/// Opens the writing connection. Turning a new file to write-ahead logging needs the whole file, and SQLite does not wait for
/// that however long its busy time-out is: where several processes make the same file at once, all but one must try again.
async fn open_writer(config: &SqliteConfig) -> StoreResult<SqlitePool> {
    let mut tries = 1;
    loop {
        match SqliteConfig::pool(1).connect_with(config.writer()?).await.map_err(translate) {
            Err(StoreError::Retry(_)) if tries < TRIES => {
                tries += 1;
                tokio::time::sleep(PAUSE).await;
            }
            opened => return opened,
        }
    }
}

impl Drop for SqliteStore {
    fn drop(&mut self) {
        self.folding.abort();
    }
}

#[async_trait]
impl Store for SqliteStore {
    async fn begin(&self) -> StoreResult<Box<dyn WriteTransaction>> {
        Ok(Box::new(SqliteTransaction::begin(&self.writer, &self.clock, &self.checkpointer).await?))
    }

    async fn now(&self) -> StoreResult<Instant> {
        Ok(self.clock.now())
    }

    async fn migrate(&self) -> StoreResult<()> {
        migrations::migrate(&self.writer).await
    }

    async fn ready(&self) -> StoreResult<()> {
        if self.writer.is_closed() {
            return Err(StoreError::Unavailable("the store is closed".to_owned()));
        }
        migrations::check(&self.reader).await
    }

    async fn describe(&self) -> StoreResult<String> {
        let version: String =
            sqlx::query_scalar("SELECT sqlite_version()").fetch_one(&self.reader).await.map_err(translate)?;
        Ok(format!("SQLite {version}"))
    }

    async fn close(&self) {
        self.folding.abort();
        self.folder.close().await;
        // The writer last: it folds the log into the file once nobody reads it.
        self.reader.close().await;
        self.writer.close().await;
    }
}

#[cfg(test)]
mod tests {
    use store::SystemClock;

    use super::*;

    async fn setting(pool: &SqlitePool, name: &str) -> i64 {
        sqlx::query_scalar(sqlx::AssertSqlSafe(format!("PRAGMA {name}"))).fetch_one(pool).await.unwrap()
    }

    /// A file that may not grow stands for a disk that is full. SQLite then undoes the transaction by itself.
    #[tokio::test]
    async fn a_full_disk_leaves_no_transaction_behind() {
        let folder = tempfile::tempdir().unwrap();
        let config = SqliteConfig::new(folder.path().join("assize.db"), Arc::new(SystemClock));
        let store = SqliteStore::open(&config).await.unwrap();
        store.migrate().await.unwrap();
        let pages = setting(&store.writer, "page_count").await;
        assert_eq!(setting(&store.writer, &format!("max_page_count = {pages}")).await, pages);

        let mut transaction = store.writer.begin_with("BEGIN IMMEDIATE").await.unwrap();
        let error = sqlx::query("CREATE TABLE large AS SELECT zeroblob(1000000) AS bytes")
            .execute(&mut *transaction)
            .await
            .unwrap_err();
        let error = translate(error);
        assert!(matches!(&error, StoreError::Unavailable(said) if said.contains("full")), "{error}");
        drop(transaction);

        let again = store.begin().await.unwrap();
        again.commit().await.unwrap();
    }

    #[tokio::test]
    async fn commits_are_durable_and_readers_cannot_write() {
        let folder = tempfile::tempdir().unwrap();
        let config = SqliteConfig::new(folder.path().join("assize.db"), Arc::new(SystemClock));
        let store = SqliteStore::open(&config).await.unwrap();
        store.migrate().await.unwrap();
        assert_eq!(setting(&store.writer, "synchronous").await, 2, "FULL");
        assert_eq!(setting(&store.writer, "foreign_keys").await, 1);
        assert_eq!(setting(&store.writer, "busy_timeout").await, 5_000);
        assert_eq!(setting(&store.reader, "busy_timeout").await, 5_000);
        let error = sqlx::query("UPDATE feed SET last = 9").execute(&store.reader).await.unwrap_err();
        assert!(matches!(translate(error), StoreError::Unavailable(said) if said.contains("readonly")));
    }
}
