//! The `VTIMEZONE` that explains a `TZID`.

use icalendar::Property;

use super::file::basic;
use crate::zone::changes::ClockChange;
use crate::{Instant, Interval, LocalDate, LocalDateTime, Span, Zone};

/// A little more than a year: every yearly change comes once.
const A_YEAR: Span = Span::from_hours(370 * 24);
/// For so many years a change must come when the rule says before we say that it is a rule.
const YEARS_TESTED: i32 = 3;

/// A zone's clock changes, as far as one entry needs them.
///
/// It is written by hand because the calendar crate stamps every component that it writes with `DTSTAMP` and `UID`,
/// which a `VTIMEZONE` must not have. The lines themselves are the crate's.
pub(super) struct TimeZone {
    zone: Zone,
    observances: Vec<Observance>,
}

/// A stretch of one offset.
struct Observance {
    starts: LocalDateTime,
    offset_before: i32,
    offset_after: i32,
    name: String,
    yearly: Option<String>,
}

impl TimeZone {
    /// What `zone` does around `interval`.
    ///
    /// Where the clocks change twice a year by a rule, the rule is given, since some programs read nothing else. Where
    /// they change otherwise, each change from a year before to a year after is given; and where they do not change,
    /// the one offset.
    pub(super) fn around(zone: Zone, interval: Interval) -> Self {
        let before = zone.changes(interval.start().minus(A_YEAR), interval.start());
        let recent = &before[before.len().saturating_sub(2)..];
        let rules: Option<Vec<String>> = recent.iter().map(|change| yearly_rule(zone, *change)).collect();
        if let Some(rules) = rules.filter(|rules| rules.len() == 2) {
            let pairs = recent.iter().zip(rules);
            let observances = pairs.map(|(change, rule)| Observance::of(zone, *change, Some(rule))).collect();
            return Self { zone, observances };
        }
        let changes = zone.changes(interval.start().minus(A_YEAR), interval.end().plus(A_YEAR));
        let since = interval.start().minus(A_YEAR);
        let first = Observance::unchanging(zone, since);
        let later = changes.into_iter().map(|change| Observance::of(zone, change, None));
        Self { zone, observances: std::iter::once(first).chain(later).collect() }
    }

    /// The component as text.
    pub(super) fn text(&self) -> String {
        let mut text = String::from("BEGIN:VTIMEZONE\r\n");
        text.push_str(&property_line(Property::new("TZID", self.zone.name())));
        for observance in &self.observances {
            observance.write_to(&mut text);
        }
        text.push_str("END:VTIMEZONE\r\n");
        text
    }
}

impl Observance {
    fn of(zone: Zone, change: ClockChange, yearly: Option<String>) -> Self {
        Self {
            starts: wall_before(change),
            offset_before: change.offset_before,
            offset_after: change.offset_after,
            name: zone.abbreviation(change.at),
            yearly,
        }
    }

    /// The offset in force at `instant`, from a date long enough ago.
    fn unchanging(zone: Zone, instant: Instant) -> Self {
        let offset = zone.offset_seconds(instant);
        Self {
            starts: Zone::UTC.local(Instant::EPOCH),
            offset_before: offset,
            offset_after: offset,
            name: zone.abbreviation(instant),
            yearly: None,
        }
    }

    fn write_to(&self, text: &mut String) {
        // What counts is the offsets; which of the two is called standard time only names them.
        let kind = if self.offset_after > self.offset_before { "DAYLIGHT" } else { "STANDARD" };
        text.push_str(&format!("BEGIN:{kind}\r\n"));
        text.push_str(&property_line(Property::new("DTSTART", basic(self.starts))));
        text.push_str(&property_line(Property::new("TZOFFSETFROM", utc_offset(self.offset_before))));
        text.push_str(&property_line(Property::new("TZOFFSETTO", utc_offset(self.offset_after))));
        text.push_str(&property_line(Property::new("TZNAME", self.name.as_str())));
        if let Some(rule) = &self.yearly {
            text.push_str(&property_line(Property::new("RRULE", rule.as_str())));
        }
        text.push_str(&format!("END:{kind}\r\n"));
    }
}

/// What the wall clock would have shown at the change, had it not changed.
fn wall_before(change: ClockChange) -> LocalDateTime {
    Zone::UTC.local(change.at.plus(Span::from_seconds(i64::from(change.offset_before))))
}

/// The rule by which `change` comes back in each of the following years, if there is one: the n-th, or the last, of a
/// day of the week in a month.
fn yearly_rule(zone: Zone, change: ClockChange) -> Option<String> {
    let wall = wall_before(change);
    let day = wall.date;
    let is_last = day.plus_days(7).month() != day.month();
    let nth = i64::from((day.day() - 1) / 7 + 1);
    let candidates = is_last.then_some(-1).into_iter().chain([nth]);
    let mut candidates = candidates.filter(|nth| {
        (day.year() + 1..=day.year() + YEARS_TESTED).all(|year| {
            nth_weekday(year, day, *nth).is_some_and(|predicted| {
                let shift = Span::from_seconds(i64::from(change.offset_before));
                let at = Zone::UTC.resolve(predicted.at(wall.time)).compatible().minus(shift);
                zone.offset_seconds(at.minus(Span::from_seconds(1))) == change.offset_before
                    && zone.offset_seconds(at) == change.offset_after
            })
        })
    });
    let nth = candidates.next()?;
    let weekday = &day.weekday().code()[..2].to_ascii_uppercase();
    Some(format!("FREQ=YEARLY;BYMONTH={};BYDAY={nth}{weekday}", day.month()))
}

/// The `nth` day (the last one if `nth` is -1) in `year` of the month and day of the week that `like` has.
fn nth_weekday(year: i32, like: LocalDate, nth: i64) -> Option<LocalDate> {
    let first_of_month = LocalDate::new(year, like.month(), 1).ok()?;
    let from =
        if nth < 0 { first_of_month.plus_months(1).plus_days(-7) } else { first_of_month.plus_days((nth - 1) * 7) };
    let ahead = i64::from(like.weekday().days_from_monday()) - i64::from(from.weekday().days_from_monday());
    Some(from.plus_days(ahead.rem_euclid(7)))
}

/// `+0100`, with seconds where there are any.
fn utc_offset(seconds: i32) -> String {
    let sign = if seconds < 0 { '-' } else { '+' };
    let seconds = seconds.unsigned_abs();
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if seconds == 0 {
        format!("{sign}{hours:02}{minutes:02}")
    } else {
        format!("{sign}{hours:02}{minutes:02}{seconds:02}")
    }
}

/// One property as the calendar crate writes it: escaped, folded, ended.
pub(super) fn property_line(property: Property) -> String {
    #[expect(clippy::expect_used, reason = "writing to a String does not fail")]
    property.try_into().expect("a String takes all")
}
