//! The tables: the columns of each, in both directions.
//!
//! A table's `columns!` macro names its columns under a fixed alias, in the order in which its `read` takes them from a row;
//! joins put several lists side by side, and `read` is told where its own begins.

pub(crate) mod bookings;
pub(crate) mod callers;
pub(crate) mod counts;
pub(crate) mod events;
pub(crate) mod holds;
pub(crate) mod occupancies;
pub(crate) mod outbox;
pub(crate) mod outcomes;
pub(crate) mod persons;
pub(crate) mod sessions;
pub(crate) mod spaces;
pub(crate) mod venues;
