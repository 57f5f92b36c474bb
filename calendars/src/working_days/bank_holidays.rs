//! Bank holidays as versioned data.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use super::bank_holidays_file;
use crate::{BankHolidayError, Division, LocalDate};

/// One edition of the bank holidays of the three divisions.
///
/// A holiday may be declared late (Scotland's of 15 June 2026 was), so an edition has a version, and
/// [`BankHolidays::changes_since`] lists the dates whose bookings a new edition hits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BankHolidays {
    pub(super) version: String,
    /// First and last year it knows; `None` if it is a bare list of dates.
    pub(super) years: Option<(i32, i32)>,
    pub(super) by_division: [BTreeMap<LocalDate, BankHoliday>; Division::ALL.len()],
}

/// One bank holiday.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BankHoliday {
    /// What it is called.
    pub title: Arc<HolidayTitle>,
    /// Whether the day stands in for one that fell on a weekend.
    pub substitute: bool,
}

/// What a holiday is called in both languages.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HolidayTitle {
    /// In English.
    #[serde(rename = "en")]
    pub english: String,
    /// In Welsh.
    #[serde(rename = "cy")]
    pub welsh: String,
}

/// A date that one edition has as a holiday and another has not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HolidayChange {
    /// The date.
    pub date: LocalDate,
    /// Whose holiday it is or was.
    pub division: Division,
    /// Which way it changed.
    pub kind: HolidayChangeKind,
}

/// Which way a date changed from one edition of the bank holidays to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HolidayChangeKind {
    /// It has become a holiday.
    Declared,
    /// It is a holiday no more.
    Withdrawn,
}

impl BankHolidays {
    /// The edition that comes with this release: 2012 to 2028.
    #[must_use]
    pub fn bundled() -> Arc<Self> {
        static BUNDLED: LazyLock<Arc<BankHolidays>> = LazyLock::new(|| {
            #[expect(clippy::expect_used, reason = "the file is compiled in and a test reads it")]
            let holidays = BankHolidays::from_json(include_str!("../../data/bank-holidays.json")).expect("valid data");
            Arc::new(holidays)
        });
        Arc::clone(&BUNDLED)
    }

    /// Reads an edition from a file of the same form as the bundled one, `calendars/data/bank-holidays.json`.
    ///
    /// # Errors
    /// [`BankHolidayError`] with the line, or the date, that is wrong.
    pub fn from_json(json: &str) -> Result<Self, BankHolidayError> {
        bank_holidays_file::read(json)
    }

    /// An edition that is a bare list of one division's dates; the other two have no holidays, and each is called "Bank
    /// holiday".
    #[must_use]
    pub fn of_dates(version: &str, division: Division, dates: impl IntoIterator<Item = LocalDate>) -> Self {
        let title = Arc::new(HolidayTitle { english: "Bank holiday".to_owned(), welsh: "Gŵyl y banc".to_owned() });
        let holiday = BankHoliday { title, substitute: false };
        let mut by_division: [BTreeMap<_, _>; Division::ALL.len()] = Default::default();
        by_division[division as usize] = dates.into_iter().map(|date| (date, holiday.clone())).collect();
        Self { version: version.to_owned(), years: None, by_division }
    }

    /// The version of this edition.
    #[must_use]
    pub fn version(&self) -> &str {
        &self.version
    }

    /// Whether it knows the holidays of that year. Outside, no date is a holiday for all it can tell.
    #[must_use]
    pub fn covers(&self, date: LocalDate) -> bool {
        self.years.is_some_and(|(first, last)| (first..=last).contains(&date.year()))
    }

    /// Whether `date` is a holiday of `division`.
    #[must_use]
    pub fn is_holiday(&self, division: Division, date: LocalDate) -> bool {
        self.by_division[division as usize].contains_key(&date)
    }

    /// The holiday of `division` on `date`, if it is one.
    #[must_use]
    pub fn get(&self, division: Division, date: LocalDate) -> Option<&BankHoliday> {
        self.by_division[division as usize].get(&date)
    }

    /// What the holiday of `division` on `date` is called, if it is one.
    #[must_use]
    pub fn title(&self, division: Division, date: LocalDate) -> Option<&HolidayTitle> {
        self.get(division, date).map(|holiday| holiday.title.as_ref())
    }

    /// The holidays of `division` in order.
    pub fn iter(&self, division: Division) -> impl Iterator<Item = (LocalDate, &BankHoliday)> {
        self.by_division[division as usize].iter().map(|(date, holiday)| (*date, holiday))
    }

    /// The dates that became, or ceased to be, a holiday from `older` to this edition, in order.
    ///
    /// A year that only one of the two covers is left out: that is news about the edition, not about the holidays.
    #[must_use]
    pub fn changes_since(&self, older: &Self) -> Vec<HolidayChange> {
        let both_know = |date: LocalDate| {
            (self.years.is_none() || self.covers(date)) && (older.years.is_none() || older.covers(date))
        };
        let mut changes = Vec::new();
        for division in Division::ALL {
            let mut missing = |from: &Self, other: &Self, kind| {
                let dates = from.by_division[division as usize].keys().copied();
                let changed = dates.filter(|&date| both_know(date) && !other.is_holiday(division, date));
                changes.extend(changed.map(|date| HolidayChange { date, division, kind }));
            };
            missing(self, older, HolidayChangeKind::Declared);
            missing(older, self, HolidayChangeKind::Withdrawn);
        }
        changes.sort_unstable();
        changes
    }
}
