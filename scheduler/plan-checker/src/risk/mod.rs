//! The probability that somebody is sent away, and the time for which there is expected to be no work.
//!
//! Whatever adds up is added up one hearing at a time in a table of sums and their probabilities ([`spread`]), in decimals
//! that are long enough never to matter ([`exact`]).

mod chance;
pub(crate) mod exact;
mod free;
mod lists;
mod session;
mod spread;

use serde::Serialize;

pub use chance::Chance;
pub(crate) use lists::of_lists;
pub(crate) use session::of_sessions;

/// The risk of a block list, or of float and backup lists of one venue and day that share what falls free.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ListRisk {
    /// The ids of the lists; one for a block list.
    pub lists: Vec<String>,
    /// The ids of the hearings in them.
    pub hearings: Vec<String>,
    /// That somebody is sent away.
    pub sent_away: Chance,
    /// How probable it may be.
    pub ceiling: Chance,
    /// Whether it is more probable than that. Not the same as comparing the two above, which are rounded to 18 places.
    pub is_too_high: bool,
    /// What is expected to stay without work.
    pub expected_idle: Idle,
}

/// What is expected to stay without work, in thousandths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Idle {
    /// Of minutes.
    ThousandthsOfMinutes(u64),
    /// Of sittings that fall free.
    ThousandthsOfSittings(u64),
}

/// The risk of a room on a day with the hearings that have slots there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SessionRisk {
    /// The room.
    pub room: String,
    /// The day, `YYYY-MM-DD`.
    pub date: String,
    /// The minutes of the sittings that its hearings touch.
    pub minutes: u64,
    /// The ids of the hearings.
    pub hearings: Vec<String>,
    /// That those which go ahead take more than these minutes together.
    pub sent_away: Chance,
    /// Minutes for which there is expected to be no work.
    pub expected_idle: Idle,
}
