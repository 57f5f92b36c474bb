//! A stretch of absolute time.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{Instant, Span, TimeError};

/// A stretch of absolute time from `start` up to, not including, `end`. It is never empty.
///
/// Serialised as `{"start": "...", "end": "..."}`; reading one that has no length is an error.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "Ends")]
pub struct Interval {
    start: Instant,
    end: Instant,
}

impl Interval {
    /// The interval from `start` up to, not including, `end`.
    ///
    /// # Errors
    /// [`TimeError::EmptyInterval`] unless `end` is after `start`.
    pub fn new(start: Instant, end: Instant) -> Result<Self, TimeError> {
        if start < end { Ok(Self { start, end }) } else { Err(TimeError::EmptyInterval { start, end }) }
    }

    /// For callers in this crate that have just seen that `start < end`.
    pub(crate) fn of_ordered(start: Instant, end: Instant) -> Self {
        debug_assert!(start < end);
        Self { start, end }
    }

    /// The first instant in it.
    #[must_use]
    pub const fn start(self) -> Instant {
        self.start
    }

    /// The first instant after it.
    #[must_use]
    pub const fn end(self) -> Instant {
        self.end
    }

    /// How long it is; always positive.
    #[must_use]
    pub const fn length(self) -> Span {
        self.end.since(self.start)
    }

    /// Whether the two share any time. Intervals that only touch do not.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `instant` lies in it: the start does, the end does not.
    #[must_use]
    pub fn contains(self, instant: Instant) -> bool {
        self.start <= instant && instant < self.end
    }

    /// Whether all of `other` lies in it.
    #[must_use]
    pub fn encloses(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The time that both share, if any.
    #[must_use]
    pub fn intersection(self, other: Self) -> Option<Self> {
        Self::new(self.start.max(other.start), self.end.min(other.end)).ok()
    }
}

impl fmt::Display for Interval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.start, self.end)
    }
}

impl fmt::Debug for Interval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// The serde form, before it is known to have a length.
#[derive(Deserialize)]
struct Ends {
    start: Instant,
    end: Instant,
}

impl TryFrom<Ends> for Interval {
    type Error = TimeError;

    fn try_from(ends: Ends) -> Result<Self, TimeError> {
        Self::new(ends.start, ends.end)
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    fn at(start: i64, end: i64) -> Interval {
        Interval::new(Instant::from_micros(start), Instant::from_micros(end)).unwrap()
    }

    #[rstest]
    #[case(at(0, 5), at(5, 9), false)]
    #[case(at(0, 5), at(4, 9), true)]
    #[case(at(0, 9), at(3, 4), true)]
    #[case(at(0, 5), at(6, 9), false)]
    fn overlap_is_symmetric_and_half_open(#[case] a: Interval, #[case] b: Interval, #[case] overlaps: bool) {
        assert_eq!(a.overlaps(b), overlaps);
        assert_eq!(b.overlaps(a), overlaps);
        assert_eq!(a.intersection(b).is_some(), overlaps);
    }

    #[test]
    fn the_end_is_outside() {
        assert!(at(0, 5).contains(Instant::from_micros(0)));
        assert!(!at(0, 5).contains(Instant::from_micros(5)));
    }

    #[test]
    fn no_length_is_refused_in_code_and_in_json() {
        let now = Instant::EPOCH;
        assert_eq!(Interval::new(now, now), Err(TimeError::EmptyInterval { start: now, end: now }));
        let json = r#"{"start":"2026-01-01T10:00:00Z","end":"2026-01-01T09:00:00Z"}"#;
        assert!(serde_json::from_str::<Interval>(json).is_err());
    }
}
