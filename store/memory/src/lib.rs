//! The ledger in memory: an executable model of what Assize asks of a database.
//!
//! It keeps nothing on disk and is no back end to serve from. It is there so that the engine can be run a thousand times a
//! minute under every order of events, and so that what a database must do is written down once in plain code:
//!
//! - [`Concurrency::OneWriter`] behaves as SQLite does: one transaction writes at a time, and time stands still rather than
//!   run backwards while a process lives.
//! - [`Concurrency::ManyNodes`] behaves as PostgreSQL does at READ COMMITTED: rows are locked in the order that the port
//!   asks for, whoever closes a circle of waiting is told to begin again, statements see whole commits up to the moment at
//!   which they run, and the clock is the server's, whatever it does.
//!
//! Both repeat the schema's last word. The conformance suite is run against both.
//!
//! A [`Memory`] is the server; a [`MemoryStore`] is one process's connection to it, which can be [cut](MemoryStore::cut) as
//! a killed process cuts its own. Every step passes a [`Gate`], where a simulation decides who goes next and what fails.

mod apply;
mod audit;
mod clock;
mod gate;
mod locks;
mod memory;
mod read;
mod state;
mod store;
mod table;
mod transaction;
mod watch;

pub use gate::{Call, Gate, Moment, Open, Point};
pub use memory::{Concurrency, Memory};
pub use store::MemoryStore;
pub use watch::{Incidents, Snapshot};
