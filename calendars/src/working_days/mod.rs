//! Days on which an office works.

pub(crate) mod bank_holidays;
pub(crate) mod bank_holidays_file;
pub(crate) mod division;

use std::sync::Arc;

use crate::{BankHolidays, Division, LocalDate};

/// Which days count as working days for one office: Monday to Friday without bank holidays, and Saturday and Sunday too
/// where weekends count. A bank holiday never counts, on a weekend neither.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkingDays {
    holidays: Arc<BankHolidays>,
    division: Division,
    weekends_count: bool,
}

impl WorkingDays {
    /// Working days by the holidays of `division`.
    #[must_use]
    pub const fn new(holidays: Arc<BankHolidays>, division: Division, weekends_count: bool) -> Self {
        Self { holidays, division, weekends_count }
    }

    /// Monday to Friday by the holidays that come with this release.
    #[must_use]
    pub fn bundled(division: Division) -> Self {
        Self::new(BankHolidays::bundled(), division, false)
    }

    /// The holidays it goes by.
    #[must_use]
    pub fn holidays(&self) -> &BankHolidays {
        &self.holidays
    }

    /// Whose holidays they are.
    #[must_use]
    pub const fn division(&self) -> Division {
        self.division
    }

    /// Whether Saturdays and Sundays count.
    #[must_use]
    pub const fn weekends_count(&self) -> bool {
        self.weekends_count
    }

    /// The same office if its weekends did (or did not) count.
    #[must_use]
    pub fn with_weekends(&self, weekends_count: bool) -> Self {
        Self { weekends_count, ..self.clone() }
    }

    /// Whether `date` is a working day.
    #[must_use]
    pub fn is_working_day(&self, date: LocalDate) -> bool {
        self.counts(date, self.weekends_count)
    }

    /// The `n`-th working day after `date`, which is not counted itself; `date` if `n` is 0.
    #[must_use]
    pub fn nth_after(&self, date: LocalDate, n: u32) -> LocalDate {
        self.step(date, n, 1, self.weekends_count)
    }

    /// The `n`-th working day before `date`, which is not counted itself; `date` if `n` is 0.
    #[must_use]
    pub fn nth_before(&self, date: LocalDate, n: u32) -> LocalDate {
        self.step(date, n, -1, self.weekends_count)
    }

    /// `date` moved by `days` working days, forwards or backwards; `date` itself if that is none.
    #[must_use]
    pub fn add(&self, date: LocalDate, days: i32) -> LocalDate {
        if days < 0 { self.nth_before(date, days.unsigned_abs()) } else { self.nth_after(date, days.unsigned_abs()) }
    }

    /// `date` if it is a working day, else the next one.
    #[must_use]
    pub fn on_or_after(&self, date: LocalDate) -> LocalDate {
        if self.is_working_day(date) { date } else { self.nth_after(date, 1) }
    }

    /// How many working days lie after `after` and not after `until`: the day it starts from is not counted, the day it
    /// ends on is. None if `until` is not after `after`.
    #[must_use]
    pub fn count_between(&self, after: LocalDate, until: LocalDate) -> u32 {
        let days = (1..=after.days_until(until)).map(|days| after.plus_days(days));
        days.fold(0, |count, day| count + u32::from(self.is_working_day(day)))
    }

    /// The notice rules say for themselves whether weekends count, hence the parameter.
    pub(crate) fn step(&self, from: LocalDate, n: u32, direction: i64, weekends_count: bool) -> LocalDate {
        let (mut day, mut left) = (from, n);
        while left > 0 && day > LocalDate::MIN && day < LocalDate::MAX {
            day = day.plus_days(direction);
            left -= u32::from(self.counts(day, weekends_count));
        }
        day
    }

    fn counts(&self, date: LocalDate, weekends_count: bool) -> bool {
        (weekends_count || !date.weekday().is_weekend()) && !self.holidays.is_holiday(self.division, date)
    }
}

#[cfg(test)]
mod tests;
