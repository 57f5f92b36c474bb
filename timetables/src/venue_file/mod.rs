//! The project's own format for a venue and its timetable: `assize/venue 1`, one YAML file a venue.
//!
//! It is meant to be read and changed by the people who run the venue. Every import ends in it.

pub(crate) mod check;
pub(crate) mod eligibility;
pub(crate) mod ids;
pub(crate) mod model;
pub(crate) mod policy_text;
pub(crate) mod publication;
pub(crate) mod read;
pub(crate) mod timetable;
pub(crate) mod write;

/// The first line of every file: the format and its version.
pub const FORMAT: &str = "assize/venue 1";

#[cfg(test)]
mod tests;
