//! A store under test.

use std::any::Any;
use std::fmt;
use std::sync::Arc;

use calendars::Instant;
use scheduler_model::{ChangeSet, Ledger};
use store::{ManualClock, Scope, Store, StoreResult, Written};

/// A fresh, migrated store under test and whatever must live as long as it does.
pub struct Harness {
    /// The store.
    pub store: Arc<dyn Store>,
    /// The store's clock, where the back end lets a test move it.
    pub clock: Option<ManualClock>,
    guard: Option<Box<dyn Any + Send + Sync>>,
}

impl fmt::Debug for Harness {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Harness").field("clock", &self.clock).finish_non_exhaustive()
    }
}

impl Harness {
    /// A harness around a store that is fresh and migrated.
    #[must_use]
    pub fn new(store: Arc<dyn Store>) -> Self {
        Self { store, clock: None, guard: None }
    }

    /// With the clock that the store was given.
    #[must_use]
    pub fn with_clock(mut self, clock: ManualClock) -> Self {
        self.clock = Some(clock);
        self
    }

    /// With something that is dropped after the store: a temporary folder, a database to be removed.
    #[must_use]
    pub fn keeping(mut self, guard: impl Any + Send + Sync) -> Self {
        self.guard = Some(Box::new(guard));
        self
    }

    /// Closes the store, then drops what was kept for it.
    pub async fn finish(self) {
        self.store.close().await;
        drop(self.store);
        drop(self.guard);
    }

    /// The store's clock.
    pub async fn now(&self) -> Instant {
        self.store.now().await.expect("the store tells the time")
    }

    /// Writes `changes` in a transaction of their own.
    ///
    /// # Errors
    /// What `begin`, `write` or `commit` returns.
    pub async fn write(&self, changes: &ChangeSet) -> StoreResult<Written> {
        write(&*self.store, changes).await
    }

    /// What a transaction of its own reads under lock for `scope`; it is rolled back.
    pub async fn ledger(&self, scope: &Scope) -> Ledger {
        let mut transaction = self.store.begin().await.expect("a transaction begins");
        let ledger = transaction.lock(scope).await.expect("the scope is locked");
        transaction.rollback().await.expect("the transaction is undone");
        ledger
    }
}

/// Writes `changes` into `store` in a transaction of their own.
///
/// # Errors
/// What `begin`, `write` or `commit` returns.
pub async fn write(store: &dyn Store, changes: &ChangeSet) -> StoreResult<Written> {
    let mut transaction = store.begin().await?;
    let written = transaction.write(changes).await?;
    transaction.commit().await?;
    Ok(written)
}
