//! The store on SQLite: one file, one writer, many readers.
//!
//! The file is in WAL mode with `synchronous=FULL`: a commit that was answered survives the death of the process and of the
//! machine. One connection writes, every transaction of it begun with `BEGIN IMMEDIATE`; a pool of read-only connections
//! reads whole commits beside it and is never in its way. Other processes may read the same file and may write it in turn,
//! but [`Store::now`](::store::Store::now) is the clock of this process alone, so one process should do all the writing.
//!
//! There is no mode without a file: SQLite has no readers beside a writer there. A test uses a temporary folder.
//!
//! Inside: `statement` runs statements over many rows, `tables` knows each table's columns in both directions, `read`
//! implements the reading ports, `audit` reads everything for the checker, and `transaction` is the writer.

mod audit;
mod checkpoint;
mod clock;
mod config;
mod error;
mod migrations;
mod read;
mod statement;
mod store;
mod tables;
#[cfg(feature = "testing")]
pub mod testing;
mod transaction;

pub use crate::config::SqliteConfig;
pub use crate::store::SqliteStore;
