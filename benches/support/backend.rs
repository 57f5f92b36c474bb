//! Fresh databases that wait for the disk.

use std::sync::Arc;

use anyhow::{Context, anyhow};
use store::{Clock, Store};
use store_postgres::testing::TestDatabase;
use store_postgres::{PostgresConfig, PostgresStore};
use tempfile::TempDir;

use super::ledger;

/// Which database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Backend {
    /// A file, with `synchronous=FULL`.
    Sqlite,
    /// A server of this machine, with `fsync=on` and `synchronous_commit=on`, reached through its socket.
    Postgres,
}

/// An open database; it is gone when this is dropped.
pub(crate) struct Opened {
    /// The store.
    pub(crate) store: Arc<dyn Store>,
    _keep: Keep,
}

/// What removes the database when it is dropped.
#[expect(dead_code, reason = "kept only to be dropped")]
enum Keep {
    Folder(TempDir),
    Database(TestDatabase),
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

    /// A new, empty ledger with the schema, reached through at most `connections` (on SQLite one writes whatever it says).
    ///
    /// # Errors
    /// There is no such database here: why.
    pub(crate) async fn open(self, connections: u32, clock: Arc<dyn Clock>) -> anyhow::Result<Opened> {
        match self {
            Self::Sqlite => {
                let folder = tempfile::tempdir()?;
                let store = ledger::sqlite(folder.path(), clock).await?;
                Ok(Opened { store, _keep: Keep::Folder(folder) })
            }
            Self::Postgres => {
                // It panics where no server can be started; in a task of its own that is an answer.
                let made = tokio::spawn(TestDatabase::durable()).await;
                let database = made.map_err(|error| anyhow!("no PostgreSQL: {error}"))?;
                let config = PostgresConfig {
                    max_connections: connections,
                    acquire_timeout: std::time::Duration::from_secs(60),
                    ..PostgresConfig::new(database.url())
                };
                let store = PostgresStore::connect(&config).await.context("no PostgreSQL")?;
                Ok(Opened { store: Arc::new(store), _keep: Keep::Database(database) })
            }
        }
    }
}
