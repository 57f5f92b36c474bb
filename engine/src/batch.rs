//! One batch: one transaction.

use std::future::Future;

use scheduler::admission::{Decision, decide};
use scheduler_model::{Ledger, Order, Outcome, Reason, Refusal};
use store::{Constraint, Located, Scope, Store, StoreError, WriteTransaction, Written};

use crate::scope::{scope, wanted};
use crate::{Answer, EngineError, IdSource};

/// What a committed batch came to.
pub(crate) struct Committed {
    /// An answer for every order, in order.
    pub(crate) answers: Vec<Answer>,
    /// The touched part of the ledger as it is now.
    pub(crate) ledger: Ledger,
    /// What the database made of it.
    pub(crate) written: Written,
    /// How many of the feed's last places are this batch's.
    pub(crate) events: u64,
}

/// Why a batch came to nothing.
pub(crate) enum BatchError {
    /// Begin again: another transaction stood in the way, or a drawn name was taken.
    Again(StoreError),
    /// The schema refused what the rules had let through: decide the orders one by one.
    Refused(Constraint, String),
    /// No use to begin again.
    Failed(EngineError),
}

impl From<StoreError> for BatchError {
    fn from(error: StoreError) -> Self {
        match error {
            error if error.may_retry() => Self::Again(error),
            StoreError::Constraint { constraint, detail } => Self::Refused(constraint, detail),
            other => Self::Failed(EngineError::before_commit(&other)),
        }
    }
}

/// Decides `orders` in one transaction and commits it. What is to be done `meanwhile` is done while the database reads.
pub(crate) async fn run(
    store: &dyn Store,
    ids: &mut dyn IdSource,
    orders: &[Order],
    meanwhile: impl Future<Output = ()>,
) -> Result<Committed, BatchError> {
    // In this order: the database is asked first.
    let (read, ()) = futures::future::join(read(store, orders), meanwhile).await;
    let (mut transaction, scope, ledger) = read?;
    if let Some(detail) = strayed(&ledger, &scope) {
        transaction.rollback().await?;
        return Err(BatchError::Again(StoreError::Retry(detail)));
    }
    let Decision { outcomes, replayed, changes, ledger } = decide(ledger, orders, ids);
    let answers = outcomes.into_iter().zip(replayed).map(|(outcome, replayed)| Answer { outcome, replayed }).collect();
    if changes.is_empty() {
        transaction.rollback().await?;
        return Ok(Committed { answers, ledger, written: Written::default(), events: 0 });
    }
    let events = changes.events.len() as u64;
    let written = transaction.write(&changes).await?;
    // What is of no use any more goes while the disk works.
    let (committed, ()) = futures::future::join(transaction.commit(), async { drop(changes) }).await;
    match committed {
        Ok(()) => Ok(Committed { answers, ledger, written, events }),
        Err(error) if error.may_retry() => Err(BatchError::Again(error)),
        Err(error) => Err(BatchError::Failed(EngineError::at_commit(&error))),
    }
}

/// Begins a transaction, and locks and reads what the orders touch.
async fn read(store: &dyn Store, orders: &[Order]) -> Result<(Box<dyn WriteTransaction>, Scope, Ledger), StoreError> {
    let mut transaction = store.begin().await?;
    let wanted = wanted(orders);
    let located = if wanted.holds.is_empty() && wanted.bookings.is_empty() {
        Located::default()
    } else {
        transaction.locate(&wanted).await?
    };
    let scope = scope(orders, wanted, located);
    let ledger = transaction.lock(&scope).await?;
    Ok((transaction, scope, ledger))
}

/// Between locating and locking another node may have moved a booking, or changed its party. What is needed then is not
/// locked: begin again.
fn strayed(ledger: &Ledger, scope: &Scope) -> Option<String> {
    let moved = ledger.bookings.values().find(|booking| {
        !scope.sessions.contains(&booking.session)
            || booking.party.people().any(|(person, _)| !scope.people.contains(&person))
    });
    moved.map(|booking| format!("booking {} was changed while its session was being locked", booking.id))
}

/// The answer to an order that the schema refused.
pub(crate) fn refused_by_schema(constraint: Constraint) -> Answer {
    tracing::error!(?constraint, "the schema refused what the rules had let through");
    metrics::counter!("assize_schema_refusals_total").increment(1);
    Answer { outcome: Outcome::Refused(Refusal::from(Reason::ConstraintConflict)), replayed: false }
}
