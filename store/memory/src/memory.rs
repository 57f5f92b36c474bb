//! The server: what is stored, who holds which lock, which transactions are open.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use calendars::Instant;
use store::{Clock, StoreError, StoreResult};
use tokio::sync::Notify;

use crate::clock::Time;
use crate::gate::{Call, Gate, Moment, Open, Point};
use crate::locks::{Asked, Lock, Locks, TransactionId};
use crate::state::State;
use crate::store::MemoryStore;
use crate::watch::Incidents;

/// How transactions stand beside each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Concurrency {
    /// One transaction at a time, as in SQLite. Each process has its own clock, which never goes back while it lives.
    OneWriter,
    /// Row locks at READ COMMITTED, as in PostgreSQL. The clock is the server's.
    ManyNodes,
}

/// A ledger in memory. Cheap to clone; every clone is the same ledger.
#[derive(Clone)]
pub struct Memory {
    pub(crate) inner: Arc<Inner>,
}

pub(crate) struct Inner {
    core: Mutex<Core>,
    /// Told whenever a lock may have become free.
    released: Notify,
    pub(crate) concurrency: Concurrency,
    gate: Arc<dyn Gate>,
}

#[derive(Debug)]
pub(crate) struct Core {
    pub(crate) state: State,
    pub(crate) time: Time,
    locks: Locks,
    /// The open transactions and the connection that each is on.
    open: BTreeMap<TransactionId, u32>,
    transactions: TransactionId,
    connections: u32,
    pub(crate) incidents: Incidents,
}

impl Memory {
    /// An empty ledger that waits for nobody but locks.
    #[must_use]
    pub fn new(concurrency: Concurrency, clock: Arc<dyn Clock>) -> Self {
        Self::gated(concurrency, clock, Arc::new(Open))
    }

    /// An empty ledger whose every step passes `gate`.
    #[must_use]
    pub fn gated(concurrency: Concurrency, clock: Arc<dyn Clock>, gate: Arc<dyn Gate>) -> Self {
        let time = match concurrency {
            Concurrency::OneWriter => Time::of_processes(clock),
            Concurrency::ManyNodes => Time::of_server(clock),
        };
        let core = Core {
            state: State::default(),
            time,
            locks: Locks::default(),
            open: BTreeMap::new(),
            transactions: 0,
            connections: 0,
            incidents: Incidents::default(),
        };
        Self { inner: Arc::new(Inner { core: Mutex::new(core), released: Notify::new(), concurrency, gate }) }
    }

    /// Connects another process.
    #[must_use]
    pub fn connect(&self) -> MemoryStore {
        let mut core = self.inner.core();
        core.connections += 1;
        MemoryStore::new(Arc::clone(&self.inner), core.connections)
    }
}

impl Inner {
    /// All that is stored. A poisoned lock is a panic that a test has seen already.
    pub(crate) fn core(&self) -> MutexGuard<'_, Core> {
        self.core.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) async fn before(&self, connection: u32, call: Call) -> StoreResult<()> {
        self.gate.pass(connection, Point { call, moment: Moment::Before }).await
    }

    pub(crate) async fn after(&self, connection: u32, call: Call) -> StoreResult<()> {
        self.gate.pass(connection, Point { call, moment: Moment::After }).await
    }

    /// Opens a transaction.
    pub(crate) fn open(&self, connection: u32) -> TransactionId {
        let mut core = self.core();
        core.transactions += 1;
        let id = core.transactions;
        core.open.insert(id, connection);
        id
    }

    /// Waits until `lock` is the transaction's.
    pub(crate) async fn take(&self, transaction: TransactionId, lock: Lock) -> StoreResult<()> {
        loop {
            let mut released = std::pin::pin!(self.released.notified());
            released.as_mut().enable();
            let asked = {
                let mut core = self.core();
                core.is_open(transaction)?;
                core.locks.ask(transaction, &lock)
            };
            match asked {
                Asked::Ours => return Ok(()),
                Asked::Circle => {
                    self.core().incidents.circles += 1;
                    self.end(transaction);
                    return Err(StoreError::Retry(format!("transactions wait for each other in a circle at {lock:?}")));
                }
                Asked::Wait => released.await,
            }
        }
    }

    /// Ends a transaction, whatever it came to: its locks are free.
    pub(crate) fn end(&self, transaction: TransactionId) {
        let mut core = self.core();
        if core.open.remove(&transaction).is_some() {
            core.locks.release(transaction);
            drop(core);
            self.released.notify_waiters();
        }
    }

    /// Ends every transaction of a connection.
    pub(crate) fn cut(&self, connection: u32) {
        let mut core = self.core();
        let ended: Vec<_> = core.open.iter().filter(|(_, on)| **on == connection).map(|(id, _)| *id).collect();
        for id in ended {
            core.open.remove(&id);
            core.locks.release(id);
        }
        drop(core);
        self.released.notify_waiters();
    }
}

impl Core {
    /// A transaction that was cut off is of no further use.
    pub(crate) fn is_open(&self, transaction: TransactionId) -> StoreResult<()> {
        if self.open.contains_key(&transaction) {
            Ok(())
        } else {
            Err(StoreError::Unavailable("the transaction was cut off".to_owned()))
        }
    }

    pub(crate) fn now(&self, connection: u32) -> Instant {
        self.time.now(connection)
    }
}
