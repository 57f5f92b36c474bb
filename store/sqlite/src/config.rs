//! Where the database is and how it is opened.

use std::path::PathBuf;
use std::str::FromStr as _;
use std::sync::Arc;
use std::time::Duration;

use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{ConnectOptions as _, Connection as _};
use store::{Clock, StoreError, StoreResult};

/// How long one connection waits for another process's lock on the file.
const BUSY: Duration = Duration::from_secs(5);
/// How long a transaction waits for the one writing connection, and a reader for a free one.
const WAIT: Duration = Duration::from_secs(30);

/// Where the database is and how it is opened.
#[derive(Debug, Clone)]
pub struct SqliteConfig {
    /// The file. It is made if it is not there; its folder is not.
    pub path: PathBuf,
    /// The clock that every transaction's `now` is read from.
    pub clock: Arc<dyn Clock>,
    /// How many connections read; at least 1. Each may keep up to 8 MiB of pages.
    pub readers: u32,
}

impl SqliteConfig {
    /// The database in the file `path`, with four readers.
    #[must_use]
    pub fn new(path: impl Into<PathBuf>, clock: Arc<dyn Clock>) -> Self {
        Self { path: path.into(), clock, readers: 4 }
    }

    /// Checks what can be checked without opening the file.
    pub(crate) fn check(&self) -> StoreResult<()> {
        let wrong = |what: String| Err(StoreError::Configuration(what));
        if self.readers == 0 {
            return wrong("at least one connection must read".to_owned());
        }
        let folder = self.path.parent().filter(|folder| !folder.as_os_str().is_empty());
        match folder {
            Some(folder) if !folder.is_dir() => wrong(format!("there is no folder {}", folder.display())),
            _ if self.path.is_dir() => wrong(format!("{} is a folder, not a file", self.path.display())),
            _ => Ok(()),
        }
    }

    fn options(&self) -> StoreResult<SqliteConnectOptions> {
        let options = SqliteConnectOptions::from_str("sqlite:")
            .map_err(|error| StoreError::Configuration(error.to_string()))?
            .filename(&self.path)
            .busy_timeout(BUSY)
            .foreign_keys(true)
            .pragma("temp_store", "MEMORY")
            .disable_statement_logging();
        Ok(options)
    }

    /// For the connection that writes.
    pub(crate) fn writer(&self) -> StoreResult<SqliteConnectOptions> {
        Ok(self
            .options()?
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .statement_cache_capacity(256)
            .row_buffer_size(1024)
            .pragma("cache_size", "-32768")
            // Folding the log in is another connection's work (see `checkpoint`); this is for when it does not keep up. 64 MiB.
            .pragma("wal_autocheckpoint", "16384")
            .pragma("journal_size_limit", "134217728")
            .optimize_on_close(true, 400))
    }

    /// For the connection that folds the log in.
    pub(crate) fn folder(&self) -> StoreResult<SqliteConnectOptions> {
        Ok(self.options()?.pragma("cache_size", "-1024").pragma("wal_autocheckpoint", "0"))
    }

    /// For the connections that read.
    pub(crate) fn reader(&self) -> StoreResult<SqliteConnectOptions> {
        Ok(self.options()?.read_only(true).row_buffer_size(1024).pragma("cache_size", "-8192"))
    }

    /// For the connection of an audit, which sorts whole tables: in a temporary file and not in memory.
    pub(crate) fn audit(&self) -> StoreResult<SqliteConnectOptions> {
        Ok(self.reader()?.pragma("temp_store", "FILE"))
    }

    /// A pool of connections that live as long as the store.
    pub(crate) fn pool(connections: u32) -> SqlitePoolOptions {
        SqlitePoolOptions::new()
            .max_connections(connections)
            .acquire_timeout(WAIT)
            .idle_timeout(None)
            .max_lifetime(None)
            .test_before_acquire(false)
            // Where the disk is full, SQLite undoes the whole transaction by itself, and the driver goes on believing that one
            // is open. So whoever has not seen the end of its transaction leaves the connection to be opened anew.
            .after_release(|conn, _| Box::pin(std::future::ready(Ok(!conn.is_in_transaction()))))
    }
}

#[cfg(test)]
mod tests {
    use store::SystemClock;

    use super::*;

    #[test]
    fn a_wrong_path_is_named() {
        let check = |path: &str, readers| {
            let config = SqliteConfig { readers, ..SqliteConfig::new(path, Arc::new(SystemClock)) };
            config.check().map_err(|error| error.to_string())
        };
        assert_eq!(check("assize.db", 1), Ok(()));
        assert!(check("assize.db", 0).unwrap_err().contains("at least one"));
        assert!(check("/no/such/folder/assize.db", 1).unwrap_err().contains("/no/such/folder"));
        assert!(check("/", 1).unwrap_err().contains("is a folder"));
    }
}
