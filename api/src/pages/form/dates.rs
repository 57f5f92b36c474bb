//! Dates of birth as people type them: three fields, the month as a number or as a name in either language.

use calendars::LocalDate;
use scheduler_model::Language;
use serde::{Deserialize, Serialize};

/// Nobody is older.
const OLDEST: i32 = 120;

/// The three fields as they were typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::pages) struct TypedDate {
    pub(in crate::pages) day: String,
    pub(in crate::pages) month: String,
    pub(in crate::pages) year: String,
}

/// One of the three fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::pages) enum Part {
    Day,
    Month,
    Year,
}

impl Part {
    /// The last part of the field's id.
    pub(in crate::pages) const fn id(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Month => "month",
            Self::Year => "year",
        }
    }
}

/// What is wrong with a date, most basic first; with the field to go to where it is one of the three.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::pages) enum DateFault {
    /// Nothing was typed.
    Missing,
    /// This part was not typed.
    Part(Part),
    /// The year has not four digits.
    Year,
    /// There is no such day.
    NotReal(Part),
    /// It lies after today.
    Future,
    /// It is longer ago than anybody lives.
    TooOld,
}

impl DateFault {
    /// The field to go to.
    pub(in crate::pages) const fn part(self) -> Part {
        match self {
            Self::Part(part) | Self::NotReal(part) => part,
            Self::Year | Self::TooOld => Part::Year,
            Self::Missing | Self::Future => Part::Day,
        }
    }
}

impl From<LocalDate> for TypedDate {
    fn from(date: LocalDate) -> Self {
        Self { day: date.day().to_string(), month: date.month().to_string(), year: date.year().to_string() }
    }
}

impl TypedDate {
    /// The date of birth, on a day that is `today` for the venue.
    pub(in crate::pages) fn birth(&self, today: LocalDate) -> Result<LocalDate, DateFault> {
        let parts = [(Part::Day, &self.day), (Part::Month, &self.month), (Part::Year, &self.year)];
        if parts.iter().all(|(_, text)| text.is_empty()) {
            return Err(DateFault::Missing);
        }
        if let Some((part, _)) = parts.into_iter().find(|(_, text)| text.is_empty()) {
            return Err(DateFault::Part(part));
        }
        let day = number(&self.day).filter(|day| (1..=31).contains(day)).ok_or(DateFault::NotReal(Part::Day))?;
        let month = month(&self.month).ok_or(DateFault::NotReal(Part::Month))?;
        let year = number(&self.year).ok_or(DateFault::NotReal(Part::Year))?;
        if self.year.len() != 4 {
            return Err(DateFault::Year);
        }
        let year = i32::try_from(year).map_err(|_| DateFault::Year)?;
        let date = LocalDate::new(year, month, day).map_err(|_| DateFault::NotReal(Part::Day))?;
        if date > today {
            Err(DateFault::Future)
        } else if date.year() < today.year() - OLDEST {
            Err(DateFault::TooOld)
        } else {
            Ok(date)
        }
    }
}

fn number(text: &str) -> Option<u32> {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit()) && text.len() <= 4;
    digits.then(|| text.parse().ok()).flatten()
}

/// A month's number, or its name or the first three letters or more of it, in English or in Welsh.
fn month(text: &str) -> Option<u32> {
    if let Some(number) = number(text) {
        return (1..=12).contains(&number).then_some(number);
    }
    let typed = text.to_lowercase();
    let typed = typed.trim_end_matches('.');
    if typed.chars().count() < 3 {
        return None;
    }
    let mut fits = (1..=12).filter(|&month| {
        Language::ALL
            .into_iter()
            .any(|language| notifier::month_name(month, language).to_lowercase().starts_with(typed))
    });
    let first = fits.next()?;
    fits.next().is_none().then_some(first)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    fn typed(day: &str, month: &str, year: &str) -> TypedDate {
        TypedDate { day: day.to_owned(), month: month.to_owned(), year: year.to_owned() }
    }

    #[rstest]
    #[case::plain("27", "3", "1985", Ok("1985-03-27"))]
    #[case::zeros("07", "03", "1985", Ok("1985-03-07"))]
    #[case::english("27", "March", "1985", Ok("1985-03-27"))]
    #[case::short("27", "mar", "1985", Ok("1985-03-27"))]
    #[case::with_a_dot("27", "Sept.", "1985", Ok("1985-09-27"))]
    #[case::welsh("27", "Mawrth", "1985", Ok("1985-03-27"))]
    #[case::welsh_short("1", "Gor", "2015", Ok("2015-07-01"))]
    #[case::may_in_both("1", "mai", "2015", Ok("2015-05-01"))]
    #[case::leap("29", "2", "2016", Ok("2016-02-29"))]
    #[case::today("23", "11", "2026", Ok("2026-11-23"))]
    #[case::nothing("", "", "", Err(DateFault::Missing))]
    #[case::no_month("27", "", "1985", Err(DateFault::Part(Part::Month)))]
    #[case::no_year("27", "3", "", Err(DateFault::Part(Part::Year)))]
    #[case::two_digits("27", "3", "85", Err(DateFault::Year))]
    #[case::no_such_day("31", "2", "1985", Err(DateFault::NotReal(Part::Day)))]
    #[case::not_leap("29", "2", "2015", Err(DateFault::NotReal(Part::Day)))]
    #[case::day_of_letters("x", "2", "2015", Err(DateFault::NotReal(Part::Day)))]
    #[case::thirteenth_month("1", "13", "2015", Err(DateFault::NotReal(Part::Month)))]
    #[case::no_such_name("1", "Foo", "2015", Err(DateFault::NotReal(Part::Month)))]
    #[case::two_letters("1", "ma", "2015", Err(DateFault::NotReal(Part::Month)))]
    #[case::tomorrow("24", "11", "2026", Err(DateFault::Future))]
    #[case::very_old("1", "1", "1901", Err(DateFault::TooOld))]
    fn table(#[case] day: &str, #[case] month: &str, #[case] year: &str, #[case] expected: Result<&str, DateFault>) {
        let today = LocalDate::new(2026, 11, 23).unwrap();
        let expected = expected.map(|text| text.parse::<LocalDate>().unwrap());
        assert_eq!(typed(day, month, year).birth(today), expected);
    }
}
