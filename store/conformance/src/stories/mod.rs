//! The stories, by subject.

pub mod audit;
pub mod batches;
pub mod bookings;
pub mod callers;
pub mod capacity;
pub mod feed;
pub mod holds;
pub mod idempotency;
pub mod jobs;
pub mod locking;
pub mod outbox;
pub mod paging;
pub mod people;
pub mod publishing;
pub mod races;
pub mod schema;
pub mod transactions;

use store::{Constraint, StoreError, StoreResult};

/// Panics unless `result` is a refusal by the schema to keep `expected`.
#[track_caller]
pub fn assert_refused<T: std::fmt::Debug>(result: StoreResult<T>, expected: Constraint) {
    match result {
        Err(StoreError::Constraint { constraint, .. }) if constraint == expected => {}
        other => panic!("the schema should have refused to keep {expected:?}, but: {other:?}"),
    }
}
