//! A length of absolute time.

use std::fmt;
use std::ops::{Add, Neg, Sub};

use serde::{Deserialize, Serialize};

const PER_MILLI: i64 = 1_000;
const PER_SECOND: i64 = 1_000_000;
const PER_MINUTE: i64 = 60 * PER_SECOND;
const PER_HOUR: i64 = 60 * PER_MINUTE;

/// A length of absolute time in microseconds; negative when it runs backwards.
///
/// It never means a civil length: a day across a clock change is 23 or 25 hours, and a month is no span at all. For those
/// use [`LocalDate::plus_days`](crate::LocalDate::plus_days) and its kin. Serialised as an integer count of microseconds.
/// Arithmetic saturates at the ends of `i64` (292,000 years), far past every [`Instant`](crate::Instant).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Span(i64);

impl Span {
    /// No time at all.
    pub const ZERO: Self = Self(0);

    /// `micros` microseconds.
    #[must_use]
    pub const fn from_micros(micros: i64) -> Self {
        Self(micros)
    }

    /// `millis` milliseconds.
    #[must_use]
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis.saturating_mul(PER_MILLI))
    }

    /// `seconds` seconds.
    #[must_use]
    pub const fn from_seconds(seconds: i64) -> Self {
        Self(seconds.saturating_mul(PER_SECOND))
    }

    /// `minutes` minutes.
    #[must_use]
    pub const fn from_minutes(minutes: i64) -> Self {
        Self(minutes.saturating_mul(PER_MINUTE))
    }

    /// `hours` hours of sixty minutes.
    #[must_use]
    pub const fn from_hours(hours: i64) -> Self {
        Self(hours.saturating_mul(PER_HOUR))
    }

    /// The length in microseconds.
    #[must_use]
    pub const fn micros(self) -> i64 {
        self.0
    }

    /// The length in whole milliseconds, cut towards zero.
    #[must_use]
    pub const fn millis(self) -> i64 {
        self.0 / PER_MILLI
    }

    /// The length in whole seconds, cut towards zero.
    #[must_use]
    pub const fn seconds(self) -> i64 {
        self.0 / PER_SECOND
    }

    /// The length in whole minutes, cut towards zero.
    #[must_use]
    pub const fn minutes(self) -> i64 {
        self.0 / PER_MINUTE
    }

    /// Whether it runs backwards.
    #[must_use]
    pub const fn is_negative(self) -> bool {
        self.0 < 0
    }
}

impl Add for Span {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sub for Span {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl Neg for Span {
    type Output = Self;

    fn neg(self) -> Self {
        Self(self.0.saturating_neg())
    }
}

impl std::iter::Sum for Span {
    fn sum<I: Iterator<Item = Self>>(spans: I) -> Self {
        spans.fold(Self::ZERO, Add::add)
    }
}

/// Hours, minutes and seconds as in `2h 05m 00s`; for logs, not for people who book.
impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.is_negative() { "-" } else { "" };
        let micros = self.0.unsigned_abs();
        let (seconds, rest) = (micros / 1_000_000, micros % 1_000_000);
        write!(f, "{sign}{}h {:02}m {:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)?;
        if rest != 0 {
            write!(f, ".{rest:06}")?;
        }
        f.write_str("s")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_agree() {
        assert_eq!(Span::from_hours(2), Span::from_minutes(120));
        assert_eq!(Span::from_minutes(1), Span::from_seconds(60));
        assert_eq!(Span::from_seconds(1), Span::from_millis(1_000));
        assert_eq!(Span::from_millis(1), Span::from_micros(1_000));
        assert_eq!(Span::from_minutes(-90).minutes(), -90);
        assert_eq!(Span::from_seconds(-61).minutes(), -1);
    }

    #[test]
    fn arithmetic_saturates_instead_of_wrapping() {
        assert_eq!(Span::from_hours(i64::MAX).micros(), i64::MAX);
        assert_eq!((Span::from_micros(i64::MAX) + Span::from_micros(1)).micros(), i64::MAX);
        assert_eq!((-Span::from_micros(i64::MIN)).micros(), i64::MAX);
    }

    #[test]
    fn the_text_is_for_logs() {
        assert_eq!(Span::from_minutes(125).to_string(), "2h 05m 00s");
        assert_eq!(Span::from_micros(-1_500_000).to_string(), "-0h 00m 01.500000s");
    }
}
