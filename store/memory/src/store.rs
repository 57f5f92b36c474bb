//! One process's connection.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use async_trait::async_trait;
use calendars::Instant;
use store::{Store, StoreError, StoreResult, WriteTransaction};

use crate::gate::Call;
use crate::memory::{Concurrency, Inner};
use crate::state::State;
use crate::transaction::MemoryTransaction;

/// One process's connection to a ledger in memory.
pub struct MemoryStore {
    memory: Arc<Inner>,
    connection: u32,
    closed: AtomicBool,
}

impl fmt::Debug for MemoryStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MemoryStore").field("connection", &self.connection).finish_non_exhaustive()
    }
}

impl MemoryStore {
    pub(crate) fn new(memory: Arc<Inner>, connection: u32) -> Self {
        Self { memory, connection, closed: AtomicBool::new(false) }
    }

    /// Which connection this is, as the gate is told.
    #[must_use]
    pub const fn connection(&self) -> u32 {
        self.connection
    }

    /// Undoes every open transaction of this connection and frees its locks, as a server does when a process is gone. The
    /// connection goes on: what was cut off is told so at its next step.
    pub fn cut(&self) {
        self.memory.cut(self.connection);
    }

    /// The store's clock, asked at once and without passing the gate: for whoever watches.
    #[must_use]
    pub fn time(&self) -> Instant {
        self.memory.core().now(self.connection)
    }

    fn open(&self) -> StoreResult<()> {
        if self.closed.load(Ordering::Relaxed) {
            return Err(StoreError::Unavailable("the store is closed".to_owned()));
        }
        Ok(())
    }

    /// Reads whole commits, passing the gate before and after.
    pub(crate) async fn read<T>(&self, call: Call, read: impl FnOnce(&State) -> T + Send) -> StoreResult<T> {
        self.open()?;
        self.memory.before(self.connection, call).await?;
        let found = read(&self.memory.core().state);
        self.memory.after(self.connection, call).await?;
        Ok(found)
    }

    /// Makes a change that is a transaction of its own. One writer at a time means: not beside an open transaction.
    pub(crate) async fn change<T>(
        &self,
        call: Call,
        change: impl FnOnce(&mut State, Instant) -> StoreResult<T> + Send,
    ) -> StoreResult<T> {
        self.open()?;
        self.memory.before(self.connection, call).await?;
        let turn = match self.memory.concurrency {
            Concurrency::OneWriter => Some(MemoryTransaction::begin(Arc::clone(&self.memory), self.connection).await?),
            Concurrency::ManyNodes => None,
        };
        let changed = {
            let mut core = self.memory.core();
            let now = core.now(self.connection);
            let changed = change(&mut core.state, now);
            if changed.is_ok() {
                core.state.keep();
            } else {
                core.state.undo();
            }
            changed
        };
        drop(turn);
        self.memory.after(self.connection, call).await?;
        changed
    }
}

#[async_trait]
impl Store for MemoryStore {
    async fn begin(&self) -> StoreResult<Box<dyn WriteTransaction>> {
        self.open()?;
        self.memory.before(self.connection, Call::Begin).await?;
        let begun = MemoryTransaction::begin(Arc::clone(&self.memory), self.connection).await?;
        self.memory.after(self.connection, Call::Begin).await?;
        Ok(Box::new(begun))
    }

    async fn now(&self) -> StoreResult<Instant> {
        self.memory.before(self.connection, Call::Read).await?;
        Ok(self.time())
    }

    async fn migrate(&self) -> StoreResult<()> {
        self.open()
    }

    async fn ready(&self) -> StoreResult<()> {
        self.open()
    }

    async fn describe(&self) -> StoreResult<String> {
        Ok(format!("memory {}", env!("CARGO_PKG_VERSION")))
    }

    async fn close(&self) {
        self.closed.store(true, Ordering::Relaxed);
    }
}
