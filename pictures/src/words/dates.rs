//! Days and times as people write them. The clock has 24 hours.

use std::fmt::Display;

use calendars::{DateRange, LocalDate};

use super::Words;
use crate::text::fill;

impl Words {
    /// Such as `Mon 3 Aug`.
    pub(crate) fn day(&self, day: LocalDate) -> String {
        let weekday = nth(self.weekdays_short, u32::from(day.weekday().days_from_monday()));
        format!("{weekday} {} {}", day.day(), nth(self.months_short, day.month() - 1))
    }

    /// Such as `Monday 3 August 2026`.
    pub(crate) fn long_day(&self, day: LocalDate) -> String {
        format!("{} {}", self.long_day_of_year(day), day.year())
    }

    /// Such as `3 Aug`.
    pub(crate) fn short_day(&self, day: LocalDate) -> String {
        format!("{} {}", day.day(), nth(self.months_short, day.month() - 1))
    }

    /// Such as `Monday 3 August to Friday 7 August 2026`.
    pub(crate) fn period(&self, dates: DateRange) -> String {
        let (first, last) = (dates.first(), dates.last());
        if first == last {
            return self.long_day(first);
        }
        let from = if first.year() == last.year() { self.long_day_of_year(first) } else { self.long_day(first) };
        self.span(&from, &self.long_day(last))
    }

    /// From one to another.
    pub(crate) fn span(&self, from: &dyn Display, to: &dyn Display) -> String {
        fill(self.range, &[("from", from), ("to", to)])
    }

    fn long_day_of_year(&self, day: LocalDate) -> String {
        let weekday = nth(self.weekdays, u32::from(day.weekday().days_from_monday()));
        format!("{weekday} {} {}", day.day(), nth(self.months, day.month() - 1))
    }
}

/// The word of that number, counted from 0.
fn nth(words: &str, number: u32) -> String {
    usize::try_from(number)
        .ok()
        .and_then(|number| words.split_whitespace().nth(number))
        .unwrap_or_default()
        .replace('_', " ")
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case(Words::ENGLISH, "Mon 3 Aug", "Monday 3 August 2026")]
    #[case(Words::WELSH, "Llun 3 Aws", "Dydd Llun 3 Awst 2026")]
    fn a_day_in_words(#[case] words: Words, #[case] short: &str, #[case] long: &str) {
        let day = "2026-08-03".parse().unwrap();
        assert_eq!((words.day(day), words.long_day(day)), (short.to_owned(), long.to_owned()));
    }

    #[rstest]
    #[case("2026-08-03", "2026-08-07", "Monday 3 August to Friday 7 August 2026")]
    #[case("2026-12-28", "2027-01-01", "Monday 28 December 2026 to Friday 1 January 2027")]
    #[case("2026-08-03", "2026-08-03", "Monday 3 August 2026")]
    fn a_period_in_words(#[case] first: &str, #[case] last: &str, #[case] expected: &str) {
        let dates = DateRange::new(first.parse().unwrap(), last.parse().unwrap()).unwrap();
        assert_eq!(Words::ENGLISH.period(dates), expected);
    }

    #[rstest]
    fn every_weekday_and_month_has_a_name(#[values(Words::ENGLISH, Words::WELSH)] words: Words) {
        for (names, expected) in
            [(words.weekdays, 7), (words.weekdays_short, 7), (words.months, 12), (words.months_short, 12)]
        {
            assert_eq!(names.split_whitespace().count(), expected, "{names}");
        }
    }
}
