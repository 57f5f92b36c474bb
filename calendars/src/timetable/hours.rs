//! From when to when on the wall clock.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::LocalTime;

/// From `start` up to, not including, `end` on one day's wall clock. It never crosses midnight: a session that does is
/// two sessions.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "Ends")]
pub struct Hours {
    start: LocalTime,
    end: LocalTime,
}

/// A session must end after it starts, on the same day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a session from {start} to {end} does not end after it starts (one that crosses midnight must be two)")]
pub struct BackwardHours {
    /// The start as given.
    pub start: LocalTime,
    /// The end as given.
    pub end: LocalTime,
}

impl Hours {
    /// From `start` to `end`.
    ///
    /// # Errors
    /// [`BackwardHours`] unless `end` is after `start`.
    pub fn new(start: LocalTime, end: LocalTime) -> Result<Self, BackwardHours> {
        if start < end { Ok(Self { start, end }) } else { Err(BackwardHours { start, end }) }
    }

    /// When it starts.
    #[must_use]
    pub const fn start(self) -> LocalTime {
        self.start
    }

    /// When it ends.
    #[must_use]
    pub const fn end(self) -> LocalTime {
        self.end
    }

    /// How many minutes pass on the wall clock.
    #[must_use]
    pub fn minutes(self) -> u16 {
        self.end.minutes_since_midnight() - self.start.minutes_since_midnight()
    }

    /// Whether the two share a minute. Hours that only touch do not.
    #[must_use]
    pub fn overlap(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }
}

impl fmt::Display for Hours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.start, self.end)
    }
}

impl fmt::Debug for Hours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// The serde form, before it is known to run forwards.
#[derive(Deserialize)]
struct Ends {
    start: LocalTime,
    end: LocalTime,
}

impl TryFrom<Ends> for Hours {
    type Error = BackwardHours;

    fn try_from(ends: Ends) -> Result<Self, BackwardHours> {
        Self::new(ends.start, ends.end)
    }
}
