//! The bank holidays that the service counts working days with: `bacs.yml`.

use calendars::{BankHolidays, Division, LocalDate, Weekday};

use crate::finding::quoted;
use crate::finding::sink::Sink;
use crate::yaml::cursor::{self, Cursor};
use crate::yaml::reader;
use crate::{Code, Finding};

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Reads the working days and holidays of `bacs.yml`; dates stand there as `January 1st, 2013`, or as `2013-01-01`.
///
/// A date that cannot be read or comes twice is a finding, and refuses the file: a lost holiday moves bookings.
#[must_use]
pub fn read_holidays(file: &str, bytes: &[u8]) -> (Option<BankHolidays>, Vec<Finding>) {
    let mut sink = Sink::new(file);
    let dates = reader::read(bytes, &mut sink).and_then(|root| dates(&Cursor::root(&root), &mut sink));
    let sound = sink.errors() == 0;
    let holidays = dates.map(|dates| BankHolidays::of_dates(file, Division::EnglandAndWales, dates));
    (holidays.filter(|_| sound), sink.finish())
}

fn dates(root: &Cursor<'_>, sink: &mut Sink) -> Option<Vec<LocalDate>> {
    let mut fields = root.as_fields(sink)?;
    if let Some(days) = fields.take("working_days", sink) {
        working_days(&days, sink);
    }
    let items = fields.require("holidays", sink).and_then(|list| list.as_list(sink));
    fields.finish(sink);
    let mut dates: Vec<LocalDate> = Vec::new();
    for item in items? {
        let Some(text) = item.as_text(sink) else { continue };
        let Some(date) = spoken_date(text).or_else(|| cursor::date(text).ok()) else {
            let message = format!("{} is not a date of the calendar", quoted(text));
            item.add(sink, Code::BadDate, message, "write it as `January 1st, 2013` or as 2013-01-01");
            continue;
        };
        if dates.contains(&date) {
            item.add(sink, Code::RepeatedIdentity, format!("{date} was listed before"), "keep one of them");
        }
        dates.push(date);
    }
    Some(dates)
}

fn working_days(days: &Cursor<'_>, sink: &mut Sink) {
    let mut named = Vec::new();
    for day in days.as_list(sink).unwrap_or_default() {
        named.extend(day.as_parsed::<Weekday>("write the day's English name", sink));
    }
    named.sort_unstable();
    if named != Weekday::ALL[..5] {
        let message = "working days other than Monday to Friday".to_owned();
        days.add(
            sink,
            Code::BadValue,
            message,
            "name monday to friday; whether weekends count is a prison's own setting",
        );
    }
}

/// A date as it is said: `January 1st, 2013`.
fn spoken_date(text: &str) -> Option<LocalDate> {
    let mut words = text.split(|c: char| c == ',' || c.is_whitespace()).filter(|word| !word.is_empty());
    let (month, day, year) = (words.next()?.to_lowercase(), words.next()?, words.next()?);
    if words.next().is_some() || month.len() < 3 {
        return None;
    }
    let month = MONTHS.iter().position(|name| name.starts_with(month.as_str()))? + 1;
    let day = day.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    LocalDate::new(year.parse().ok()?, u32::try_from(month).ok()?, day.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_as_it_is_said() {
        let date = |text: &str| spoken_date(text).map(|date| date.to_string());
        assert_eq!(date("January 1st, 2013").as_deref(), Some("2013-01-01"));
        assert_eq!(date("May 22nd, 2024").as_deref(), Some("2024-05-22"));
        assert_eq!(date("Dec 25 2026").as_deref(), Some("2026-12-25"));
        for bad in ["", "February 30th, 2024", "Smarch 1st, 2024", "January 2024", "January 1st, 2013 and more"] {
            assert_eq!(date(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_faulty_list_is_refused_with_its_lines() {
        let text = "working_days: [monday, sunday]\nholidays:\n  - January 1st, 2013\n  - February 30th, 2013\n  - 2013-01-01\n";
        let (holidays, findings) = read_holidays("bacs.yml", text.as_bytes());
        assert!(holidays.is_none());
        let places: Vec<_> = findings.iter().map(|finding| (finding.line, finding.code)).collect();
        assert_eq!(places, [(1, Code::BadValue), (4, Code::BadDate), (5, Code::RepeatedIdentity)]);
    }
}
