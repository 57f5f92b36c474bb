//! The two ways to book that are compared: through the engine, and a transaction for each booking.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::Context;
use engine::{Engine, IdSource, RandomIds, Submission};
use scheduler::admission::decide;
use scheduler_model::{Command, Order, Outcome, Place, Stamp};
use store::{Scope, Store, StoreError, StoreResult};
use tokio::sync::Semaphore;

/// How often a transaction is begun again when another stands in its way.
const ATTEMPTS: u32 = 20;

/// A way to book.
pub(crate) enum Way {
    /// Commands share transactions.
    Engine(Engine),
    /// Each command has its own.
    OneByOne(Box<OneByOne>),
}

impl Way {
    /// Books, and waits until it is durable.
    ///
    /// # Errors
    /// There was no outcome.
    pub(crate) async fn book(&self, submission: Submission) -> anyhow::Result<Outcome> {
        match self {
            Self::Engine(engine) => Ok(engine.submit(submission).await?),
            Self::OneByOne(plain) => plain.book(submission).await,
        }
    }
}

/// What a careful team would write: begin, lock the session's and the people's rows, decide, write, commit. The same ports,
/// the same rules and the same schema as the engine's.
pub(crate) struct OneByOne {
    store: Arc<dyn Store>,
    ids: Mutex<RandomIds>,
    /// One for each transaction: whoever finds none free waits, however long, as at a pool.
    places: Semaphore,
    /// Transactions that had to begin again.
    pub(crate) again: Arc<AtomicU64>,
}

impl OneByOne {
    /// On this store, with so many transactions at once, and names from that source.
    pub(crate) fn new(store: Arc<dyn Store>, at_once: u32, ids: RandomIds) -> Self {
        let places = Semaphore::new(at_once as usize);
        Self { store, ids: Mutex::new(ids), places, again: Arc::default() }
    }

    async fn book(&self, submission: Submission) -> anyhow::Result<Outcome> {
        let _place = self.places.acquire().await?;
        let mut attempt = 1;
        let mut order = order(submission, self.stamp());
        loop {
            match self.in_one_transaction(&order).await {
                Ok(outcome) => return outcome.context("a decision without an outcome"),
                Err(error) if error.may_retry() && attempt < ATTEMPTS => {
                    attempt += 1;
                    self.again.fetch_add(1, Ordering::Relaxed);
                    order.stamp = self.stamp();
                }
                Err(error) => return Err(error.into()),
            }
        }
    }

    async fn in_one_transaction(&self, order: &Order) -> StoreResult<Option<Outcome>> {
        let mut transaction = self.store.begin().await?;
        let mut scope = Scope::default();
        widen(&mut scope, order)?;
        let ledger = transaction.lock(&scope).await?;
        let mut decision = {
            let mut ids = self.ids.lock().unwrap_or_else(PoisonError::into_inner);
            decide(ledger, std::slice::from_ref(order), &mut *ids)
        };
        if decision.changes.is_empty() {
            transaction.rollback().await?;
        } else {
            transaction.write(&decision.changes).await?;
            transaction.commit().await?;
        }
        Ok(decision.outcomes.pop())
    }

    fn stamp(&self) -> Stamp {
        self.ids.lock().unwrap_or_else(PoisonError::into_inner).stamp()
    }
}

/// A submission as the engine orders it.
pub(crate) fn order(submission: Submission, stamp: Stamp) -> Order {
    let Submission { command, caller, channel, language, idempotency } = submission;
    Order { command, caller, channel, language, stamp, idempotency }
}

/// Adds all that booking a fresh place touches.
///
/// # Errors
/// It is another command.
pub(crate) fn widen(scope: &mut Scope, order: &Order) -> StoreResult<()> {
    let Command::Book { place: Place::Fresh(place), party: Some(party), .. } = &order.command else {
        return Err(StoreError::Configuration("the plain way books fresh places for a party only".to_owned()));
    };
    scope.sessions.insert(place.session);
    scope.people.extend(party.people().map(|(person, _)| person));
    scope.keys.extend(order.idempotency.iter().map(|key| (order.caller.id, key.key.clone())));
    Ok(())
}
