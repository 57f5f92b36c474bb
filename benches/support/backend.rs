//! Fresh databases that wait for the disk.

use std::fs;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, anyhow};
use store::{Clock, Store};
use store_postgres::testing::TestDatabase;
use store_postgres::{PostgresConfig, PostgresStore};
use store_sqlite::{SqliteConfig, SqliteStore};
use tempfile::TempDir;

/// The ledger's file in a folder of its own.
const FILE: &str = "ledger.db";

/// Which database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Backend {
    /// A file, with `synchronous=FULL`.
    Sqlite,
    /// A server of this machine, with `fsync=on` and `synchronous_commit=on`, reached through its socket.
    Postgres,
}

impl Backend {
    /// Both.
    pub(crate) const ALL: [Self; 2] = [Self::Sqlite, Self::Postgres];

    /// As it stands in the report.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Sqlite => "sqlite",
            Self::Postgres => "postgres",
        }
    }

    /// A new, empty ledger with the schema.
    ///
    /// # Errors
    /// There is no such database here: why.
    pub(crate) async fn create(self, clock: Arc<dyn Clock>) -> anyhow::Result<Database> {
        match self {
            Self::Sqlite => {
                let database = Database::Sqlite(tempfile::tempdir()?);
                let store = database.connect(1, clock).await?;
                store.migrate().await?;
                store.close().await;
                Ok(database)
            }
            Self::Postgres => {
                // It panics where no server can be started; in a task of its own that is an answer.
                let made = tokio::spawn(TestDatabase::durable()).await;
                made.map(Database::Postgres).map_err(|error| anyhow!("no PostgreSQL: {error}"))
            }
        }
    }
}

/// A ledger that nobody need be connected to. It is gone when this is dropped.
pub(crate) enum Database {
    /// In a folder.
    Sqlite(TempDir),
    /// On a server.
    Postgres(TestDatabase),
}

impl Database {
    /// Opens it for writing, through at most `connections` (on SQLite one writes whatever it says).
    ///
    /// # Errors
    /// It cannot be opened.
    pub(crate) async fn connect(&self, connections: u32, clock: Arc<dyn Clock>) -> anyhow::Result<Arc<dyn Store>> {
        match self {
            Self::Sqlite(folder) => {
                let store = SqliteStore::open(&SqliteConfig::new(folder.path().join(FILE), clock)).await?;
                Ok(Arc::new(store))
            }
            Self::Postgres(database) => {
                let config = PostgresConfig {
                    max_connections: connections,
                    acquire_timeout: Duration::from_secs(60),
                    ..PostgresConfig::new(database.url())
                };
                Ok(Arc::new(PostgresStore::connect(&config).await.context("no PostgreSQL")?))
            }
        }
    }

    /// How many transactions the baseline lets begin at once. On SQLite one runs at a time; a few more stand ready, and the
    /// others wait where no pool counts the time.
    pub(crate) const fn at_once(&self, connections: u32) -> u32 {
        match self {
            Self::Sqlite(_) => 4,
            Self::Postgres(_) => connections,
        }
    }

    /// The address for another process.
    pub(crate) fn url(&self) -> String {
        match self {
            Self::Sqlite(folder) => format!("sqlite:{}", folder.path().join(FILE).display()),
            Self::Postgres(database) => database.url(),
        }
    }

    /// Another ledger with the same in it. Nobody may be connected to this one.
    ///
    /// # Errors
    /// It cannot be copied.
    pub(crate) async fn copy(&self) -> anyhow::Result<Self> {
        match self {
            Self::Sqlite(folder) => {
                let copy = tempfile::tempdir()?;
                let file = copy.path().join(FILE);
                fs::copy(folder.path().join(FILE), &file)?;
                // Or the next commits would wait for the copy to reach the disk.
                fs::File::open(&file)?.sync_all()?;
                Ok(Self::Sqlite(copy))
            }
            Self::Postgres(database) => Ok(Self::Postgres(database.copy().await?)),
        }
    }

    /// After much was written at once: brings the planner's knowledge up to date and the disk to rest, so that what is measured
    /// next does not pay for it. SQLite does so when it is closed.
    ///
    /// # Errors
    /// The database does not answer.
    pub(crate) async fn settle(&self) -> anyhow::Result<()> {
        if let Self::Postgres(database) = self {
            database.settle().await?;
        }
        Ok(())
    }
}
