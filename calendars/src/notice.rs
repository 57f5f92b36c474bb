//! How soon and how far ahead a place can be booked.

use serde::{Deserialize, Serialize};

use crate::{DateRange, LocalDate, WorkingDays};

/// How soon and how far ahead a place can be booked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoticePolicy {
    /// How much notice the place needs at least.
    pub minimum: MinimumNotice,
    /// How many days ahead the last bookable day is.
    pub maximum_days: u16,
}

/// How much notice a place needs at least. The day of asking is never counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "unit", rename_all = "snake_case", deny_unknown_fields)]
pub enum MinimumNotice {
    /// So many days on which the place deals with requests; the first bookable day follows the last of them.
    WorkingDays {
        /// How many.
        days: u8,
        /// Whether the place also deals with requests on Saturdays and Sundays.
        weekends_count: bool,
    },
    /// So many whole days between the day of asking and the first bookable day.
    CalendarDays {
        /// How many.
        days: u8,
    },
}

/// The days that can be booked today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct BookableWindow {
    /// The last of the days of notice: by its end the place must have answered.
    pub confirm_by: LocalDate,
    /// The first day that can be booked.
    pub first: LocalDate,
    /// The last day that can be booked; before `first` if there is none.
    pub last: LocalDate,
}

impl NoticePolicy {
    /// The days that can be booked on the day `today`.
    ///
    /// With [`MinimumNotice::WorkingDays`] only the bank holidays of `working_days` are used: the policy itself says
    /// whether weekends count.
    #[must_use]
    pub fn bookable(self, today: LocalDate, working_days: &WorkingDays) -> BookableWindow {
        let confirm_by = match self.minimum {
            MinimumNotice::WorkingDays { days, weekends_count } => {
                working_days.step(today, u32::from(days), 1, weekends_count)
            }
            MinimumNotice::CalendarDays { days } => today.plus_days(i64::from(days)),
        };
        BookableWindow {
            confirm_by,
            first: confirm_by.plus_days(1),
            last: today.plus_days(i64::from(self.maximum_days)),
        }
    }
}

impl BookableWindow {
    /// Whether no day can be booked: the notice outlasts the window.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.range().is_none()
    }

    /// The days that can be booked, if any.
    #[must_use]
    pub fn range(self) -> Option<DateRange> {
        DateRange::new(self.first, self.last).ok()
    }

    /// Whether `date` can be booked.
    #[must_use]
    pub fn contains(self, date: LocalDate) -> bool {
        self.first <= date && date <= self.last
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use crate::Division;

    fn date(text: &str) -> LocalDate {
        text.parse().unwrap()
    }

    const WEEKDAYS: bool = false;
    const ALL_WEEK: bool = true;

    #[rstest]
    // An ordinary Monday: Tuesday, Wednesday, Thursday; Friday can be booked.
    #[case("2026-06-08", 3, WEEKDAYS, "2026-06-11", "2026-06-12")]
    // A Thursday: Friday, Monday, Tuesday.
    #[case("2026-06-11", 3, WEEKDAYS, "2026-06-16", "2026-06-17")]
    #[case("2026-06-11", 3, ALL_WEEK, "2026-06-14", "2026-06-15")]
    // A Sunday is as good a day to ask on as the Saturday before it.
    #[case("2026-06-14", 3, WEEKDAYS, "2026-06-17", "2026-06-18")]
    // Easter: Friday and Monday do not count, whether weekends do or not.
    #[case("2026-04-02", 3, WEEKDAYS, "2026-04-09", "2026-04-10")]
    #[case("2026-04-02", 3, ALL_WEEK, "2026-04-07", "2026-04-08")]
    #[case("2026-06-08", 0, WEEKDAYS, "2026-06-08", "2026-06-09")]
    fn working_days(
        #[case] today: &str,
        #[case] days: u8,
        #[case] weekends_count: bool,
        #[case] confirm_by: &str,
        #[case] first: &str,
    ) {
        let policy = NoticePolicy { minimum: MinimumNotice::WorkingDays { days, weekends_count }, maximum_days: 28 };
        let window = policy.bookable(date(today), &WorkingDays::bundled(Division::EnglandAndWales));
        assert_eq!(window.confirm_by, date(confirm_by));
        assert_eq!(window.first, date(first));
        assert_eq!(window.last, date(today).plus_days(28));
    }

    #[test]
    fn calendar_days_are_whole_days_between() {
        let policy = NoticePolicy { minimum: MinimumNotice::CalendarDays { days: 2 }, maximum_days: 28 };
        let window = policy.bookable(date("2026-04-02"), &WorkingDays::bundled(Division::EnglandAndWales));
        assert_eq!((window.first, window.last), (date("2026-04-05"), date("2026-04-30")));
        assert!(window.contains(window.first) && window.contains(window.last));
        assert!(!window.contains(date("2026-04-04")) && !window.contains(date("2026-05-01")));
    }

    #[test]
    fn notice_may_outlast_the_window() {
        let policy = NoticePolicy { minimum: MinimumNotice::CalendarDays { days: 10 }, maximum_days: 10 };
        let window = policy.bookable(date("2026-04-02"), &WorkingDays::bundled(Division::EnglandAndWales));
        assert!(window.is_empty());
        assert_eq!(window.range(), None);
        assert!(!window.contains(window.first));
    }

    #[test]
    fn json_names_the_unit() {
        let json = r#"{"minimum":{"unit":"working_days","days":3,"weekends_count":false},"maximum_days":28}"#;
        let policy: NoticePolicy = serde_json::from_str(json).unwrap();
        assert_eq!(serde_json::to_string(&policy).unwrap(), json);
    }
}
