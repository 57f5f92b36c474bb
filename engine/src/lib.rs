//! Commands to grouped transactions to events: the only writer.
//!
//! [`Engine::submit`] puts a command on the writer's queue and waits for its outcome. The writer takes whatever is on the
//! queue (hundreds at once), opens one transaction, loads and locks what the commands touch, lets
//! [`scheduler::admission::decide`] decide them in the order of arrival, writes everything set-wise, commits once, brings the
//! availability index up to date and answers everybody. One fsync carries the whole batch.
//!
//! Reads never touch that path: see [`AvailabilityIndex`].

mod batch;
mod config;
mod error;
mod follower;
mod handle;
mod housekeeping;
mod ids;
mod index;
mod queue;
mod scope;
mod telling;
mod writer;

pub use config::EngineConfig;
pub use error::EngineError;
pub use handle::{Answer, Engine, EngineParts, Submission};
pub use ids::{IdSource, RandomIds};
pub use index::{AvailabilityIndex, IndexedSession, VenueView};

/// The shapes of questions and answers, for those above the engine who may not name the crates below it.
pub use scheduler::search::{Availability, Company, Obstacle, Query, Slot, Steady};
pub use store::{
    BookingFilter, BookingPage, BookingRow, CallerRecord, Clock, EventPage, HoldRow, ManualClock, SessionRow, Store,
    StoreError, StoreResult, SystemClock,
};
