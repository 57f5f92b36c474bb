//! Admission, seen through a small store in memory: each batch is loaded, decided, written and checked.

#![expect(clippy::unwrap_used, reason = "tests may stop at whatever they did not expect")]

#[path = "../../src/fixtures/world.rs"]
mod world;

mod agreement;
mod batches;
mod bookings;
mod callers;
mod cancellations;
mod changes;
mod check;
mod holds;
mod idempotency;
mod messages;
mod model_store;
mod orders;
mod properties;
