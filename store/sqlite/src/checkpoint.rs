//! Folding the write-ahead log into the file, beside the writer instead of in its commits.
//!
//! SQLite does this by itself in the commit that makes the log too long. On a busy evening that is every few batches, and
//! everybody waits for it. Here another connection does it, in the mode that waits for nobody and keeps nobody waiting. The
//! log begins anew only when all of it is in the file at one moment; under load that is never so, therefore SQLite's own way
//! stays on with a much longer log, and has little left to do when its turn comes.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use sqlx::SqlitePool;
use tokio::sync::Notify;
use tokio::task::JoinHandle;

use crate::error::translate;

/// After so many written rows the log is folded in: about as many pages, since most rows have pages of their own.
const ROWS: usize = 4_096;

/// Counts what is written, and folds the log in when it has grown.
#[derive(Debug)]
pub(crate) struct Checkpointer {
    rows: AtomicUsize,
    grown: Notify,
}

impl Checkpointer {
    /// Starts folding in, on the connection of `pool`.
    pub(crate) fn start(pool: SqlitePool) -> (Arc<Self>, JoinHandle<()>) {
        let checkpointer = Arc::new(Self { rows: AtomicUsize::new(0), grown: Notify::new() });
        let task = tokio::spawn(Arc::clone(&checkpointer).run(pool));
        (checkpointer, task)
    }

    /// A transaction that wrote so many rows has been committed.
    pub(crate) fn committed(&self, rows: usize) {
        if self.rows.fetch_add(rows, Ordering::Relaxed).saturating_add(rows) >= ROWS {
            self.rows.store(0, Ordering::Relaxed);
            self.grown.notify_one();
        }
    }

    async fn run(self: Arc<Self>, pool: SqlitePool) {
        loop {
            self.grown.notified().await;
            // Hygiene: whatever goes wrong here, the commit that finds the log too long will do it, and will say why not.
            if let Err(error) = sqlx::query("PRAGMA wal_checkpoint(PASSIVE)").execute(&pool).await.map_err(translate) {
                tracing::debug!(%error, "the log could not be folded in");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use sqlx::sqlite::SqliteConnectOptions;

    use super::*;
    use crate::SqliteConfig;

    #[tokio::test]
    async fn a_log_that_has_grown_is_folded_into_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("assize.db");
        let config = SqliteConfig::new(&path, Arc::new(store::SystemClock));
        let writer = SqliteConfig::pool(1).connect_with(config.writer().unwrap()).await.unwrap();
        sqlx::raw_sql("CREATE TABLE t (a BLOB); INSERT INTO t VALUES (zeroblob(1000000))")
            .execute(&writer)
            .await
            .unwrap();
        let size = || std::fs::metadata(&path).unwrap().len();
        assert!(size() < 1_000_000, "what was committed is in the log alone");

        let options: SqliteConnectOptions = config.folder().unwrap();
        let (checkpointer, task) = Checkpointer::start(SqliteConfig::pool(1).connect_lazy_with(options));
        checkpointer.committed(ROWS - 1);
        checkpointer.committed(1);
        let folded = async {
            while size() < 1_000_000 {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        };
        tokio::time::timeout(Duration::from_secs(20), folded).await.unwrap();
        task.abort();
    }
}
