//! The file form of an edition of bank holidays.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Deserialize;

use super::bank_holidays::{BankHoliday, BankHolidays, HolidayTitle};
use crate::{Division, LocalDate};

/// What is wrong with a file of bank holidays.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum BankHolidayError {
    /// It is not JSON, or not of this form; the text gives line and column.
    #[error("the bank holidays cannot be read: {0}")]
    Unreadable(#[from] serde_json::Error),
    /// A holiday refers to a title that the file does not have.
    #[error("{division}: {date} is called `{title}`, which is not among the titles")]
    UnknownTitle {
        /// Whose holiday it is.
        division: Division,
        /// The date.
        date: LocalDate,
        /// The key that has no title.
        title: String,
    },
    /// A date comes twice in one division.
    #[error("{division}: {date} is given twice")]
    RepeatedDate {
        /// Whose holiday it is.
        division: Division,
        /// The date.
        date: LocalDate,
    },
    /// A date lies outside the years that the file says it covers.
    #[error("{division}: {date} lies outside the years that the file covers")]
    OutsideYears {
        /// Whose holiday it is.
        division: Division,
        /// The date.
        date: LocalDate,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    version: String,
    #[serde(rename = "source")]
    _source: String,
    first_year: i32,
    last_year: i32,
    titles: BTreeMap<String, HolidayTitle>,
    divisions: Divisions,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Divisions {
    england_and_wales: Vec<Entry>,
    scotland: Vec<Entry>,
    northern_ireland: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    date: LocalDate,
    title: String,
    #[serde(default)]
    substitute: bool,
}

/// Reads an edition.
pub(super) fn read(json: &str) -> Result<BankHolidays, BankHolidayError> {
    let file: File = serde_json::from_str(json)?;
    let titles: BTreeMap<String, Arc<HolidayTitle>> =
        file.titles.into_iter().map(|(key, title)| (key, Arc::new(title))).collect();
    let years = (file.first_year, file.last_year);
    let division = |division, entries| division_of(division, entries, &titles, years);
    Ok(BankHolidays {
        version: file.version,
        years: Some(years),
        by_division: [
            division(Division::EnglandAndWales, file.divisions.england_and_wales)?,
            division(Division::Scotland, file.divisions.scotland)?,
            division(Division::NorthernIreland, file.divisions.northern_ireland)?,
        ],
    })
}

fn division_of(
    division: Division,
    entries: Vec<Entry>,
    titles: &BTreeMap<String, Arc<HolidayTitle>>,
    (first, last): (i32, i32),
) -> Result<BTreeMap<LocalDate, BankHoliday>, BankHolidayError> {
    let mut holidays = BTreeMap::new();
    for Entry { date, title, substitute } in entries {
        if !(first..=last).contains(&date.year()) {
            return Err(BankHolidayError::OutsideYears { division, date });
        }
        let Some(title) = titles.get(&title).cloned() else {
            return Err(BankHolidayError::UnknownTitle { division, date, title });
        };
        if holidays.insert(date, BankHoliday { title, substitute }).is_some() {
            return Err(BankHolidayError::RepeatedDate { division, date });
        }
    }
    Ok(holidays)
}
