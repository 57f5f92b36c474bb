//! A point in absolute time.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Datelike, Timelike, Utc};

use crate::text::serde_by_text;
use crate::{Span, TimeError};

/// A point in absolute time: microseconds since 1970-01-01T00:00:00Z.
///
/// It lies within the years 1 to 9999, because that is what its text form (RFC 3339) can say; arithmetic stops at the
/// ends ([`Instant::MIN`], [`Instant::MAX`]) instead of wrapping. Microseconds are what PostgreSQL keeps.
///
/// The text and serde form is RFC 3339 in UTC with a `Z`; the fraction is written only when there is one. Reading takes
/// any offset and forgets it, and drops what is finer than a microsecond.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(i64);

impl Instant {
    /// 0001-01-01T00:00:00Z.
    pub const MIN: Self = Self(-62_135_596_800_000_000);
    /// 9999-12-31T23:59:59.999999Z.
    pub const MAX: Self = Self(253_402_300_799_999_999);
    /// 1970-01-01T00:00:00Z.
    pub const EPOCH: Self = Self(0);

    /// The instant `micros` microseconds after the epoch, or the nearest that there is.
    #[must_use]
    pub const fn from_micros(micros: i64) -> Self {
        if micros < Self::MIN.0 {
            Self::MIN
        } else if micros > Self::MAX.0 {
            Self::MAX
        } else {
            Self(micros)
        }
    }

    /// The instant `millis` milliseconds after the epoch, or the nearest that there is.
    #[must_use]
    pub const fn from_millis(millis: i64) -> Self {
        Self::from_micros(millis.saturating_mul(1_000))
    }

    /// The instant `seconds` seconds after the epoch, or the nearest that there is.
    #[must_use]
    pub const fn from_seconds(seconds: i64) -> Self {
        Self::from_micros(seconds.saturating_mul(1_000_000))
    }

    /// Microseconds since the epoch.
    #[must_use]
    pub const fn micros(self) -> i64 {
        self.0
    }

    /// Whole milliseconds since the epoch, rounded down.
    #[must_use]
    pub const fn millis(self) -> i64 {
        self.0.div_euclid(1_000)
    }

    /// Whole seconds since the epoch, rounded down.
    #[must_use]
    pub const fn seconds(self) -> i64 {
        self.0.div_euclid(1_000_000)
    }

    /// This instant moved later by `span` (earlier if it is negative).
    #[must_use]
    pub const fn plus(self, span: Span) -> Self {
        Self::from_micros(self.0.saturating_add(span.micros()))
    }

    /// This instant moved earlier by `span` (later if it is negative).
    #[must_use]
    pub const fn minus(self, span: Span) -> Self {
        Self::from_micros(self.0.saturating_sub(span.micros()))
    }

    /// How long after `earlier` this instant is; negative if it is before it.
    #[must_use]
    pub const fn since(self, earlier: Self) -> Span {
        Span::from_micros(self.0 - earlier.0)
    }

    /// The instant of a chrono value, for the store back ends. Finer than a microsecond is dropped.
    #[must_use]
    pub const fn from_datetime(datetime: DateTime<Utc>) -> Self {
        Self::from_micros(datetime.timestamp_micros())
    }

    /// The chrono value of this instant, for the store back ends.
    #[must_use]
    pub fn to_datetime(self) -> DateTime<Utc> {
        // MIN and MAX lie well inside chrono's own range, so the fall-back is never taken.
        DateTime::from_timestamp_micros(self.0).unwrap_or(DateTime::UNIX_EPOCH)
    }
}

impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let at = self.to_datetime();
        write!(f, "{:04}-{:02}-{:02}T", at.year(), at.month(), at.day())?;
        write!(f, "{:02}:{:02}:{:02}", at.hour(), at.minute(), at.second())?;
        match self.0.rem_euclid(1_000_000) {
            0 => f.write_str("Z"),
            micros => write!(f, ".{micros:06}Z"),
        }
    }
}

impl fmt::Debug for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Instant {
    type Err = TimeError;

    fn from_str(text: &str) -> Result<Self, TimeError> {
        let unreadable = || TimeError::unreadable("an instant", text, "2026-03-29T09:30:00Z");
        let read = DateTime::parse_from_rfc3339(text).map_err(|_| unreadable())?;
        let micros = read.timestamp_micros();
        if (Self::MIN.0..=Self::MAX.0).contains(&micros) { Ok(Self(micros)) } else { Err(unreadable()) }
    }
}

serde_by_text!(Instant, "an RFC 3339 instant such as 2026-03-29T09:30:00Z");

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case(0, "1970-01-01T00:00:00Z")]
    #[case(1, "1970-01-01T00:00:00.000001Z")]
    #[case(-1, "1969-12-31T23:59:59.999999Z")]
    #[case(1_774_746_000_000_000, "2026-03-29T01:00:00Z")]
    #[case(Instant::MIN.0, "0001-01-01T00:00:00Z")]
    #[case(Instant::MAX.0, "9999-12-31T23:59:59.999999Z")]
    fn text_form(#[case] micros: i64, #[case] text: &str) {
        assert_eq!(Instant::from_micros(micros).to_string(), text);
        assert_eq!(text.parse::<Instant>().unwrap().micros(), micros);
        let json = serde_json::to_string(&Instant::from_micros(micros)).unwrap();
        assert_eq!(json, format!("\"{text}\""));
    }

    #[test]
    fn any_offset_is_read_and_forgotten() {
        let instant: Instant = "2026-07-01T10:30:00+01:00".parse().unwrap();
        assert_eq!(instant.to_string(), "2026-07-01T09:30:00Z");
    }

    #[rstest]
    #[case("")]
    #[case("2026-07-01")]
    #[case("2026-07-01T10:30:00")]
    #[case("2026-02-30T10:30:00Z")]
    #[case("0000-12-31T23:59:59Z")]
    #[case("9999-12-31T23:59:59-01:00")]
    fn not_an_instant(#[case] text: &str) {
        assert!(text.parse::<Instant>().is_err(), "{text} was read");
    }

    #[test]
    fn arithmetic_stops_at_the_ends() {
        assert_eq!(Instant::MAX.plus(Span::from_micros(1)), Instant::MAX);
        assert_eq!(Instant::MIN.minus(Span::from_hours(1)), Instant::MIN);
        assert_eq!(Instant::from_millis(i64::MAX), Instant::MAX);
    }

    proptest! {
        #[test]
        fn text_and_chrono_round_trip(micros in Instant::MIN.0..=Instant::MAX.0) {
            let instant = Instant::from_micros(micros);
            prop_assert_eq!(instant.to_string().parse::<Instant>().unwrap(), instant);
            prop_assert_eq!(Instant::from_datetime(instant.to_datetime()), instant);
        }

        #[test]
        fn since_undoes_plus(start in -1_000_000_000_i64..1_000_000_000, length in -1_000_000_000_i64..1_000_000_000) {
            let start = Instant::from_micros(start);
            let span = Span::from_micros(length);
            prop_assert_eq!(start.plus(span).since(start), span);
            prop_assert_eq!(start.plus(span).minus(span), start);
        }
    }
}
