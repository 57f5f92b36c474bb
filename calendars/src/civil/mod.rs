//! Civil time: what a wall calendar and a wall clock show, without a zone.

pub(crate) mod date;
pub(crate) mod date_range;
pub(crate) mod date_time;
pub(crate) mod time;
pub(crate) mod weekday;
