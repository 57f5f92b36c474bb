//! One file a subcommand.

pub mod check;
pub mod demo;
pub mod import;
pub mod key;
pub mod listing;
pub mod migrate;
pub mod serve;
pub mod simulate;
pub mod timetable;
