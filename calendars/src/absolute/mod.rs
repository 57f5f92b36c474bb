//! Absolute time: instants, lengths, intervals.

pub(crate) mod instant;
pub(crate) mod interval;
pub(crate) mod interval_set;
pub(crate) mod span;
