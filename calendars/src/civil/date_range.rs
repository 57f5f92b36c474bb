//! A run of days.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{LocalDate, TimeError};

/// The days from `first` to `last`, both included; never empty.
///
/// Serialised as `{"first": "...", "last": "..."}`; reading one that runs backwards is an error.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Ends")]
pub struct DateRange {
    first: LocalDate,
    last: LocalDate,
}

impl DateRange {
    /// The days from `first` to `last`, both included.
    ///
    /// # Errors
    /// [`TimeError::BackwardRange`] if `last` is before `first`.
    pub fn new(first: LocalDate, last: LocalDate) -> Result<Self, TimeError> {
        if first <= last { Ok(Self { first, last }) } else { Err(TimeError::BackwardRange { first, last }) }
    }

    /// One day.
    #[must_use]
    pub const fn single(day: LocalDate) -> Self {
        Self { first: day, last: day }
    }

    /// The first day.
    #[must_use]
    pub const fn first(self) -> LocalDate {
        self.first
    }

    /// The last day, which belongs to the range.
    #[must_use]
    pub const fn last(self) -> LocalDate {
        self.last
    }

    /// How many days; at least 1.
    #[must_use]
    pub fn days(self) -> u32 {
        u32::try_from(self.first.days_until(self.last)).unwrap_or(0) + 1
    }

    /// Whether `day` is one of them.
    #[must_use]
    pub fn contains(self, day: LocalDate) -> bool {
        self.first <= day && day <= self.last
    }

    /// The days that are in both, if any.
    #[must_use]
    pub fn intersection(self, other: Self) -> Option<Self> {
        Self::new(self.first.max(other.first), self.last.min(other.last)).ok()
    }

    /// Its days in order.
    #[must_use]
    pub fn iter(self) -> Dates {
        self.into_iter()
    }
}

impl IntoIterator for DateRange {
    type Item = LocalDate;
    type IntoIter = Dates;

    fn into_iter(self) -> Dates {
        Dates { next: Some(self.first), last: self.last }
    }
}

/// The days of a [`DateRange`] in order.
#[derive(Debug, Clone)]
pub struct Dates {
    next: Option<LocalDate>,
    last: LocalDate,
}

impl Iterator for Dates {
    type Item = LocalDate;

    fn next(&mut self) -> Option<LocalDate> {
        let day = self.next?;
        self.next = (day < self.last).then(|| day.plus_days(1));
        Some(day)
    }
}

impl fmt::Display for DateRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.first, self.last)
    }
}

impl fmt::Debug for DateRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// The serde form, before it is known to run forwards.
#[derive(Deserialize)]
struct Ends {
    first: LocalDate,
    last: LocalDate,
}

impl TryFrom<Ends> for DateRange {
    type Error = TimeError;

    fn try_from(ends: Ends) -> Result<Self, TimeError> {
        Self::new(ends.first, ends.last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: u32) -> LocalDate {
        LocalDate::new(2028, 2, day).unwrap()
    }

    #[test]
    fn both_ends_belong() {
        let range = DateRange::new(day(27), LocalDate::new(2028, 3, 1).unwrap()).unwrap();
        let days: Vec<String> = range.iter().map(|day| day.to_string()).collect();
        assert_eq!(days, ["2028-02-27", "2028-02-28", "2028-02-29", "2028-03-01"]);
        assert_eq!(range.days(), 4);
        assert!(range.contains(range.last()));
    }

    #[test]
    fn one_day_and_the_last_day_of_all_end() {
        assert_eq!(DateRange::single(day(1)).iter().count(), 1);
        assert_eq!(DateRange::single(LocalDate::MAX).iter().count(), 1);
    }

    #[test]
    fn backwards_is_refused_in_code_and_in_json() {
        assert!(DateRange::new(day(2), day(1)).is_err());
        assert!(serde_json::from_str::<DateRange>(r#"{"first":"2026-02-02","last":"2026-02-01"}"#).is_err());
    }
}
