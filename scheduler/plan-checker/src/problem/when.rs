//! Stretches of days, and parts of days by the codes of sittings.

use serde_json::Value;

use crate::dates::{Day, Weekday};
use crate::json::{Read, day, field, maybe_list, text, weekday};

/// Days from the first to the last, both included.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Span {
    pub(crate) first: Day,
    pub(crate) last: Day,
}

impl Span {
    pub(crate) fn read(value: &Value) -> Read<Self> {
        Ok(Self { first: field(value, "first", day)?, last: field(value, "last", day)? })
    }

    pub(crate) fn contains(self, day: Day) -> bool {
        self.first <= day && day <= self.last
    }
}

/// Sittings on each day of a span; no codes mean the whole day.
#[derive(Debug)]
pub(crate) struct SittingsOn<'a> {
    span: Span,
    sittings: Vec<&'a str>,
}

impl<'a> SittingsOn<'a> {
    pub(crate) fn read(value: &'a Value) -> Read<Self> {
        Ok(Self { span: Span::read(value)?, sittings: maybe_list(value, "sittings", text)? })
    }

    fn holds(&self, day: Day, sitting: &str) -> bool {
        self.span.contains(day) && names(&self.sittings, sitting)
    }
}

/// Sittings on a day of every week; no codes mean the whole day.
#[derive(Debug)]
pub(crate) struct WeekdaySittings<'a> {
    weekday: Weekday,
    sittings: Vec<&'a str>,
}

impl<'a> WeekdaySittings<'a> {
    pub(crate) fn read(value: &'a Value) -> Read<Self> {
        Ok(Self { weekday: field(value, "weekday", weekday)?, sittings: maybe_list(value, "sittings", text)? })
    }

    fn holds(&self, day: Day, sitting: &str) -> bool {
        self.weekday == day.weekday() && names(&self.sittings, sitting)
    }
}

fn names(codes: &[&str], sitting: &str) -> bool {
    codes.is_empty() || codes.contains(&sitting)
}

/// Whether a room is open or a person sits: by the pattern (none means Monday to Friday, all day), less the exceptions.
pub(crate) fn open(pattern: &[WeekdaySittings], exceptions: &[SittingsOn], day: Day, sitting: &str) -> bool {
    let by_pattern = match pattern {
        [] => day.weekday().is_working(),
        some => some.iter().any(|entry| entry.holds(day, sitting)),
    };
    by_pattern && !exceptions.iter().any(|entry| entry.holds(day, sitting))
}

/// Whether a party is unavailable, by dates or by days of the week.
pub(crate) fn unavailable(dates: &[SittingsOn], weekdays: &[WeekdaySittings], day: Day, sitting: &str) -> bool {
    dates.iter().any(|entry| entry.holds(day, sitting)) || weekdays.iter().any(|entry| entry.holds(day, sitting))
}
