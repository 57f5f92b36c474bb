//! Days of the Gregorian calendar as numbers, and times of day as minutes.

use std::fmt;

/// A time of day in minutes after midnight.
pub(crate) type Minute = u32;

/// A day, counted from 1970-01-01, which is day 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Day(pub(crate) i64);

/// A day of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Weekday(usize);

const NAMES: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

impl Weekday {
    pub(crate) fn parse(text: &str) -> Option<Self> {
        NAMES.iter().position(|&name| name == text).map(Self)
    }

    /// Monday to Friday.
    pub(crate) const fn is_working(self) -> bool {
        self.0 < 5
    }
}

const fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

const fn days_in(year: i64, month: i64) -> i64 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days from 0000-03-01 to the first of March of a year. With years that begin in March the leap day comes last.
const fn to_march(year: i64) -> i64 {
    365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400)
}

/// The day 1970-01-01 counted from 0000-03-01.
const EPOCH: i64 = 719_468;

impl Day {
    /// A day of the years 1 to 9999; `None` if the calendar has no such day.
    pub(crate) fn new(year: i64, month: i64, day: i64) -> Option<Self> {
        let there_is =
            (1..=9999).contains(&year) && (1..=12).contains(&month) && (1..=days_in(year, month)).contains(&day);
        // March is month 0, January and February are the last of the year before.
        let (from_march, year) = if month > 2 { (month - 3, year) } else { (month + 9, year - 1) };
        // The months from March on have 31, 30, 31, 30, 31 days, over and over: 153 in five.
        let before_month = (153 * from_march + 2) / 5;
        there_is.then(|| Self(to_march(year) + before_month + day - 1 - EPOCH))
    }

    /// Reads `YYYY-MM-DD`.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let [year, month, day] = numbers(text, b'-', [4, 2, 2])?;
        Self::new(year, month, day)
    }

    /// Year, month and day, found by looking: the year by its first day, the month by counting.
    fn civil(self) -> (i64, i64, i64) {
        let from_march = self.0 + EPOCH;
        let mut year = from_march.div_euclid(366);
        while to_march(year + 1) <= from_march {
            year += 1;
        }
        let mut day = from_march - to_march(year);
        let mut month = 3;
        while day >= days_in(year + i64::from(month > 12), (month - 1) % 12 + 1) {
            day -= days_in(year + i64::from(month > 12), (month - 1) % 12 + 1);
            month += 1;
        }
        (year + i64::from(month > 12), (month - 1) % 12 + 1, day + 1)
    }

    /// The day of the week. Day 0 was a Thursday.
    pub(crate) fn weekday(self) -> Weekday {
        Weekday(usize::try_from((self.0 + 3).rem_euclid(7)).unwrap_or(0))
    }

    /// A number that the days of one week, Monday to Sunday, share.
    pub(crate) const fn week(self) -> i64 {
        (self.0 + 3).div_euclid(7)
    }

    /// Days from `other` to this one; negative if this one is earlier.
    pub(crate) const fn since(self, other: Self) -> i64 {
        self.0 - other.0
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.civil();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

/// Reads `HH:MM`.
pub(crate) fn parse_time(text: &str) -> Option<Minute> {
    let [hour, minute] = numbers(text, b':', [2, 2])?;
    (hour < 24 && minute < 60).then(|| Minute::try_from(hour * 60 + minute).ok()).flatten()
}

/// Writes `HH:MM`.
pub(crate) fn time_of_day(minute: Minute) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

/// Numbers of exactly so many digits with a mark between them.
fn numbers<const N: usize>(text: &str, mark: u8, digits: [usize; N]) -> Option<[i64; N]> {
    let mut found = [0; N];
    let mut parts = text.as_bytes().split(|&byte| byte == mark);
    for (number, count) in found.iter_mut().zip(digits) {
        let part = parts.next().filter(|part| part.len() == count && part.iter().all(u8::is_ascii_digit))?;
        *number = part.iter().fold(0, |number, digit| number * 10 + i64::from(digit - b'0'));
    }
    parts.next().is_none().then_some(found)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("1970-01-01", 0, "thursday")]
    #[case("1969-12-31", -1, "wednesday")]
    #[case("2000-02-29", 11_016, "tuesday")]
    #[case("2000-03-01", 11_017, "wednesday")]
    #[case("2026-01-01", 20_454, "thursday")]
    #[case("2026-03-29", 20_541, "sunday")]
    fn known_days(#[case] text: &str, #[case] number: i64, #[case] weekday: &str) {
        let day = Day::parse(text).unwrap();
        assert_eq!(day, Day(number));
        assert_eq!(Some(day.weekday()), Weekday::parse(weekday));
        assert_eq!(day.to_string(), text);
    }

    #[test]
    fn every_day_follows_the_one_before() {
        let mut expected = Day::new(1, 1, 1).unwrap();
        for year in 1..=9999 {
            for month in 1..=12 {
                for day in 1..=days_in(year, month) {
                    assert_eq!(Day::new(year, month, day), Some(expected));
                    if year % 97 == 0 || (1995..2030).contains(&year) {
                        assert_eq!(expected.civil(), (year, month, day));
                    }
                    expected = Day(expected.0 + 1);
                }
            }
        }
    }

    #[test]
    fn a_week_is_monday_to_sunday() {
        let week = |text| Day::parse(text).unwrap().week();
        assert_eq!(week("2026-03-23"), week("2026-03-29"));
        assert_eq!(week("2026-03-30"), week("2026-03-29") + 1);
    }

    #[rstest]
    fn no_days(
        #[values(
            "",
            "2026-02-29",
            "2026-2-01",
            "2026-13-01",
            "2026-00-10",
            "0000-01-01",
            "2026-01-01T",
            "+026-01-01",
            "2026-01-01-"
        )]
        text: &str,
    ) {
        assert_eq!(Day::parse(text), None);
    }

    #[rstest]
    #[case("09:30", Some(570))]
    #[case("00:00", Some(0))]
    #[case("23:59", Some(1439))]
    #[case("24:00", None)]
    #[case("9:30", None)]
    #[case("09:60", None)]
    #[case("09:30:00", None)]
    fn times(#[case] text: &str, #[case] minute: Option<Minute>) {
        assert_eq!(parse_time(text), minute);
        assert!(minute.is_none_or(|minute| time_of_day(minute) == text));
    }
}
