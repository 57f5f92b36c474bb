//! The stories of `store-conformance`, on a file of SQLite each.

#![expect(clippy::unwrap_used, reason = "tests fail by panicking")]

use std::sync::Arc;

use calendars::Instant;
use store::{ManualClock, Store as _};
use store_conformance::Harness;
use store_sqlite::{SqliteConfig, SqliteStore};

/// A new, migrated file whose clock stands until it is moved.
async fn fresh() -> Harness {
    let folder = tempfile::tempdir().unwrap();
    let clock = ManualClock::at(Instant::from_seconds(1_925_000_000));
    let store =
        SqliteStore::open(&SqliteConfig::new(folder.path().join("assize.db"), Arc::new(clock.clone()))).await.unwrap();
    store.migrate().await.unwrap();
    Harness::new(Arc::new(store)).with_clock(clock).keeping(folder)
}

store_conformance::conformance_tests!(fresh);
