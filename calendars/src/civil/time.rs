//! A time of day.

use std::fmt;
use std::str::FromStr;

use crate::TimeError;
use crate::text::{digits, serde_by_text};

const MINUTES_PER_DAY: u16 = 24 * 60;

/// A time of day to the minute, 00:00 to 23:59, in no zone.
///
/// The text and serde form is `HH:MM`. [`LocalTime::parse_compact`] reads `0930`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LocalTime(u16);

impl LocalTime {
    /// 00:00, the first minute of the day.
    pub const MIDNIGHT: Self = Self(0);
    /// 23:59, the last minute of the day.
    pub const LAST: Self = Self(MINUTES_PER_DAY - 1);

    /// The given time of day on the 24-hour clock.
    ///
    /// # Errors
    /// [`TimeError::NoSuchTime`] if the hour is over 23 (24:00 is the next day) or the minute over 59.
    pub fn new(hour: u32, minute: u32) -> Result<Self, TimeError> {
        match (u16::try_from(hour), u16::try_from(minute)) {
            (Ok(h @ 0..=23), Ok(m @ 0..=59)) => Ok(Self(h * 60 + m)),
            _ => Err(TimeError::NoSuchTime { hour, minute }),
        }
    }

    /// The time `minutes` minutes after midnight on the wall clock.
    ///
    /// # Errors
    /// [`TimeError::NoSuchTime`] if that is not before the next midnight.
    pub fn from_minutes(minutes: u16) -> Result<Self, TimeError> {
        Self::new(u32::from(minutes / 60), u32::from(minutes % 60))
    }

    /// Reads `0930`: four digits and nothing else.
    ///
    /// # Errors
    /// [`TimeError::Unreadable`] or [`TimeError::NoSuchTime`].
    pub fn parse_compact(text: &str) -> Result<Self, TimeError> {
        let unreadable = || TimeError::unreadable("a time of day", text, "0930");
        let &[h1, h2, m1, m2] = text.as_bytes() else {
            return Err(unreadable());
        };
        let hour = digits(&[h1, h2]).ok_or_else(unreadable)?;
        let minute = digits(&[m1, m2]).ok_or_else(unreadable)?;
        Self::new(hour, minute)
    }

    /// The hour, 0 to 23.
    #[must_use]
    pub const fn hour(self) -> u32 {
        self.0 as u32 / 60
    }

    /// The minute, 0 to 59.
    #[must_use]
    pub const fn minute(self) -> u32 {
        self.0 as u32 % 60
    }

    /// Minutes after midnight on the wall clock, 0 to 1439.
    #[must_use]
    pub const fn minutes_since_midnight(self) -> u16 {
        self.0
    }

    /// Minutes on the wall clock from this time until `other` of the same day; negative if it is before.
    #[must_use]
    pub const fn minutes_until(self, other: Self) -> i32 {
        other.0 as i32 - self.0 as i32
    }
}

impl fmt::Display for LocalTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.hour(), self.minute())
    }
}

impl fmt::Debug for LocalTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for LocalTime {
    type Err = TimeError;

    fn from_str(text: &str) -> Result<Self, TimeError> {
        let unreadable = || TimeError::unreadable("a time of day", text, "09:30");
        let &[h1, h2, b':', m1, m2] = text.as_bytes() else {
            return Err(unreadable());
        };
        let hour = digits(&[h1, h2]).ok_or_else(unreadable)?;
        let minute = digits(&[m1, m2]).ok_or_else(unreadable)?;
        Self::new(hour, minute)
    }
}

serde_by_text!(LocalTime, "a time of day such as 09:30");

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[test]
    fn every_minute_of_the_day_round_trips() {
        for minutes in 0..MINUTES_PER_DAY {
            let time = LocalTime::from_minutes(minutes).unwrap();
            assert_eq!(time.minutes_since_midnight(), minutes);
            assert_eq!(time.to_string().parse::<LocalTime>().unwrap(), time);
            assert_eq!(LocalTime::parse_compact(&time.to_string().replace(':', "")).unwrap(), time);
        }
        assert!(LocalTime::from_minutes(MINUTES_PER_DAY).is_err());
    }

    #[rstest]
    #[case("24:00")]
    #[case("25:61")]
    #[case("09:60")]
    #[case("9:30")]
    #[case("0930")]
    #[case("09:30:00")]
    #[case("-9:30")]
    #[case("+9:30")]
    #[case("")]
    fn not_a_time(#[case] text: &str) {
        assert!(text.parse::<LocalTime>().is_err(), "{text} was read");
    }

    #[rstest]
    #[case("930")]
    #[case("2561")]
    #[case("09:30")]
    #[case("+930")]
    fn not_a_compact_time(#[case] text: &str) {
        assert!(LocalTime::parse_compact(text).is_err(), "{text} was read");
    }
}
