//! What every store back end must do, as tests.
//!
//! A *story* is an async function that takes a [`Harness`] with a fresh, migrated store and panics where the store does not
//! keep the contract of the ports. A back end's test file is one line:
//!
//! ```ignore
//! store_conformance::conformance_tests!(fresh); // async fn fresh() -> Harness
//! ```
//!
//! and gets one `#[tokio::test]` for each story. No story sleeps and none needs the store's clock to move: where time must
//! have passed, what is written lies in the past already.
//!
//! [`Samples`] makes venues, sessions, parties, holds, bookings and messages, and [`changes`] the change sets that go with
//! them; other crates' tests may use both.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "stories are tests: they fail by panicking")]

pub mod changes;
mod harness;
mod macros;
pub mod samples;
pub mod stories;
pub mod world;

pub use harness::{Harness, write};
pub use samples::Samples;
pub use world::World;
