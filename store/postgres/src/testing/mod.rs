//! A private PostgreSQL for tests and benches (feature `testing`).
//!
//! ```ignore
//! let database = TestDatabase::fresh().await; // an empty, migrated database of its own
//! let store = database.store().await;
//! // ... and it is gone when `database` is dropped.
//! ```
//!
//! If `ASSIZE_TEST_POSTGRES_URL` names a server on which databases may be created, that one is used. Otherwise the first
//! process that needs a server starts one from the installed programs (`initdb`, `postgres`), in a folder of its own with a
//! Unix socket there and a free port on the loopback. All test processes of a user share it: starting one takes seconds, and
//! making a database in it takes milliseconds. A watchdog stops and removes it when nobody has used it for a minute or two.
//!
//! [`PrivateServer`] is a server that nobody else uses, for tests that stop, kill and start it.

mod cluster;
mod database;
mod error;
mod private;
mod programs;
mod shared;

pub use cluster::Durability;
pub use database::{TestDatabase, run_on};
pub use error::TestServerError;
pub use private::PrivateServer;
