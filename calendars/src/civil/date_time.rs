//! A wall clock beside a wall calendar.

use std::fmt;
use std::str::FromStr;

use crate::text::serde_by_text;
use crate::{LocalDate, LocalTime, TimeError};

/// A date and a time of day to the minute, in no zone. The text and serde form is `YYYY-MM-DDTHH:MM`.
///
/// It becomes an [`Instant`](crate::Instant) only through [`Zone::resolve`](crate::Zone::resolve).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LocalDateTime {
    /// The day.
    pub date: LocalDate,
    /// The time on that day.
    pub time: LocalTime,
}

impl LocalDateTime {
    /// The given time on the given day.
    #[must_use]
    pub const fn new(date: LocalDate, time: LocalTime) -> Self {
        Self { date, time }
    }
}

impl LocalDate {
    /// The given time on this day.
    #[must_use]
    pub const fn at(self, time: LocalTime) -> LocalDateTime {
        LocalDateTime::new(self, time)
    }
}

impl fmt::Display for LocalDateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}T{}", self.date, self.time)
    }
}

impl fmt::Debug for LocalDateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for LocalDateTime {
    type Err = TimeError;

    fn from_str(text: &str) -> Result<Self, TimeError> {
        let (date, time) =
            text.split_once('T').ok_or_else(|| TimeError::unreadable("a date and time", text, "2026-03-29T09:30"))?;
        Ok(Self { date: date.parse()?, time: time.parse()? })
    }
}

serde_by_text!(LocalDateTime, "a date and time such as 2026-03-29T09:30");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_form() {
        let read: LocalDateTime = "2026-03-29T09:30".parse().unwrap();
        assert_eq!(read, LocalDate::new(2026, 3, 29).unwrap().at(LocalTime::new(9, 30).unwrap()));
        assert_eq!(read.to_string(), "2026-03-29T09:30");
        for wrong in ["2026-03-29", "2026-03-29 09:30", "2026-03-29T09:30Z", "2026-03-29T25:61"] {
            assert!(wrong.parse::<LocalDateTime>().is_err(), "{wrong} was read");
        }
    }
}
