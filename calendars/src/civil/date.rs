//! A day of the calendar.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, Months, NaiveDate};

use crate::text::{digits, serde_by_text};
use crate::{TimeError, Weekday};

/// A day of the Gregorian calendar, in the years 1 to 9999, in no zone.
///
/// The text and serde form is `YYYY-MM-DD` and nothing else. Arithmetic stops at [`LocalDate::MIN`] and
/// [`LocalDate::MAX`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LocalDate(NaiveDate);

const MIN: NaiveDate = match NaiveDate::from_ymd_opt(1, 1, 1) {
    Some(date) => date,
    None => NaiveDate::MIN,
};
const MAX: NaiveDate = match NaiveDate::from_ymd_opt(9999, 12, 31) {
    Some(date) => date,
    None => NaiveDate::MAX,
};

impl LocalDate {
    /// 0001-01-01.
    pub const MIN: Self = Self(MIN);
    /// 9999-12-31.
    pub const MAX: Self = Self(MAX);

    /// The given day; January is month 1.
    ///
    /// # Errors
    /// [`TimeError::NoSuchDate`] if the calendar has no such day or the year is not within 1 to 9999.
    pub fn new(year: i32, month: u32, day: u32) -> Result<Self, TimeError> {
        match NaiveDate::from_ymd_opt(year, month, day) {
            Some(date) if (1..=9999).contains(&year) => Ok(Self(date)),
            _ => Err(TimeError::NoSuchDate { year, month, day }),
        }
    }

    /// Brings a chrono date that may lie outside our years inside them.
    fn clamped(date: Option<NaiveDate>, forwards: bool) -> Self {
        Self(date.unwrap_or(if forwards { MAX } else { MIN }).clamp(MIN, MAX))
    }

    /// For this crate's zone code.
    pub(crate) fn from_chrono(date: NaiveDate) -> Self {
        Self(date.clamp(MIN, MAX))
    }

    /// For this crate's zone code.
    pub(crate) const fn to_chrono(self) -> NaiveDate {
        self.0
    }

    /// The year, 1 to 9999.
    #[must_use]
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// The month, 1 to 12.
    #[must_use]
    pub fn month(self) -> u32 {
        self.0.month()
    }

    /// The day of the month, 1 to 31.
    #[must_use]
    pub fn day(self) -> u32 {
        self.0.day()
    }

    /// The day of the week.
    #[must_use]
    pub fn weekday(self) -> Weekday {
        Weekday::ALL[self.0.weekday().num_days_from_monday() as usize]
    }

    /// The day `days` days later (earlier if negative).
    #[must_use]
    pub fn plus_days(self, days: i64) -> Self {
        let moved = chrono::TimeDelta::try_days(days).and_then(|delta| self.0.checked_add_signed(delta));
        Self::clamped(moved, days > 0)
    }

    /// How many days after this one `other` is; negative if it is before.
    #[must_use]
    pub fn days_until(self, other: Self) -> i64 {
        i64::from(other.days_since_epoch()) - i64::from(self.days_since_epoch())
    }

    /// The same day of the month `months` months later (earlier if negative), or that month's last day if it is shorter:
    /// 31 August and six months is 28 or 29 February.
    ///
    /// This is the "corresponding date rule" of English law (*Dodds v Walker*, House of Lords, 1981), which also ends a
    /// period on the month's last day where there is no corresponding date.
    #[must_use]
    pub fn plus_months(self, months: i32) -> Self {
        let step = Months::new(months.unsigned_abs());
        let moved = if months < 0 { self.0.checked_sub_months(step) } else { self.0.checked_add_months(step) };
        Self::clamped(moved, months > 0)
    }

    /// The Monday of its ISO week: itself or one of the six days before it.
    #[must_use]
    pub fn iso_week_monday(self) -> Self {
        self.plus_days(-i64::from(self.weekday().days_from_monday()))
    }

    /// Age in completed years, on the day `on`, of a person born on `birth`; 0 if `on` is before the birth.
    ///
    /// An age is attained at the start of the anniversary of the birth (Family Law Reform Act 1969, section 9), so a
    /// person is eighteen for the whole of the eighteenth birthday. Somebody born on 29 February has no anniversary of
    /// that name in a common year; the day after 28 February is taken, which is 1 March.
    #[must_use]
    pub fn years_between(birth: Self, on: Self) -> u32 {
        let reached = (on.month(), on.day()) >= (birth.month(), birth.day());
        let years = on.year() - birth.year() - i32::from(!reached);
        u32::try_from(years).unwrap_or(0)
    }

    /// Days since 1970-01-01; negative before it.
    #[must_use]
    pub fn days_since_epoch(self) -> i32 {
        self.0.to_epoch_days()
    }

    /// The day that is `days` days after 1970-01-01.
    ///
    /// # Errors
    /// [`TimeError::DayNumberOutOfRange`] if that is not within the years 1 to 9999.
    pub fn from_days_since_epoch(days: i32) -> Result<Self, TimeError> {
        match NaiveDate::from_epoch_days(days) {
            Some(date) if (MIN..=MAX).contains(&date) => Ok(Self(date)),
            _ => Err(TimeError::DayNumberOutOfRange { days }),
        }
    }
}

impl fmt::Display for LocalDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year(), self.month(), self.day())
    }
}

impl fmt::Debug for LocalDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for LocalDate {
    type Err = TimeError;

    fn from_str(text: &str) -> Result<Self, TimeError> {
        let unreadable = || TimeError::unreadable("a date", text, "2026-03-29");
        let &[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text.as_bytes() else {
            return Err(unreadable());
        };
        let year = digits(&[y1, y2, y3, y4]).and_then(|year| i32::try_from(year).ok()).ok_or_else(unreadable)?;
        let month = digits(&[m1, m2]).ok_or_else(unreadable)?;
        let day = digits(&[d1, d2]).ok_or_else(unreadable)?;
        Self::new(year, month, day)
    }
}

serde_by_text!(LocalDate, "a date such as 2026-03-29");

#[cfg(test)]
mod tests;
