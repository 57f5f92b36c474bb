//! The store on PostgreSQL, 14 or newer.
//!
//! [`PostgresStore`] implements the ports of the `store` crate. Any number of processes may use one database.
//!
//! **Isolation.** Writers run at `READ COMMITTED`. That is enough because nothing is decided on a row that is not locked:
//! [`lock`](::store::WriteTransaction::lock) takes the rows of the sessions and persons first, and only later statements, each
//! with a snapshot of its own that is younger than the locks, read what those rows guard. A session's row guards its counts
//! and the holds and bookings in it; a person's row guards their occupancies and facts. Whoever changes any of these has
//! the same lock, so what was read stays true until the commit. A stricter level would add nothing but transactions that
//! fail and must begin again.
//!
//! **Order of locks**, the same in every transaction, so that writers cannot wait for each other in a circle: the venue's
//! publication lock, sessions by id, persons by id, rows that only the holder of those locks changes, idempotency keys in
//! order, venues by id, and last the feed's one row. Every writer wants its venue's row and all of them the feed's, so these
//! two are taken at the very end and kept only until the commit.
//!
//! **Plans.** A batch's statements are prepared once and take arrays, so their cost must not depend on what the planner
//! believed when a table was still empty. Connections therefore run with `enable_seqscan = off` (every statement here has
//! its index) and `jit = off`. Whoever reads whole tables through this pool should switch the first back on.

mod audit;
mod config;
mod connection;
mod error;
mod jobs;
mod limit;
mod listener;
mod migrations;
mod outbox;
mod read;
mod rows;
mod store;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
#[cfg(test)]
mod tests;
mod time;
mod transaction;

pub use config::PostgresConfig;
pub use store::PostgresStore;
