//! The time that a plan covers.

use serde_json::Value;

use super::when::Span;
use crate::Unreadable;
use crate::dates::{Day, Minute};
use crate::json::{Read, day, distinct, field, list, maybe_list, optional, text, time, whole};

/// Days and how they are divided.
#[derive(Debug)]
pub(crate) struct Horizon<'a> {
    pub(crate) today: Day,
    pub(crate) grain_minutes: u32,
    pub(crate) sittings: Vec<Sitting<'a>>,
    /// The sitting days, ascending.
    pub(crate) days: Vec<Day>,
}

/// A part of the day, on the day's grid of grains, which knows no lunch.
#[derive(Debug)]
pub(crate) struct Sitting<'a> {
    pub(crate) code: &'a str,
    pub(crate) start: Minute,
    pub(crate) minutes: u32,
    /// Its first grain.
    pub(crate) first: u32,
    /// The grain after its last.
    pub(crate) end: u32,
}

/// More days than any office plans, and few enough to count one by one.
const MOST_DAYS: i64 = 36_600;

impl<'a> Horizon<'a> {
    pub(crate) fn read(value: &'a Value, bank_holidays: &[Day]) -> Read<Self> {
        let (first, last) = (field(value, "first", day)?, field(value, "last", day)?);
        if last.since(first) > MOST_DAYS {
            return Err(Unreadable::here("is more than a hundred years after `first`").under("last"));
        }
        let closed = maybe_list(value, "closed", Span::read)?;
        let is_sitting = |day: &Day| {
            day.weekday().is_working() && !bank_holidays.contains(day) && !closed.iter().any(|span| span.contains(*day))
        };
        let grain_minutes = optional(value, "grain_minutes", whole)?.unwrap_or(5);
        if grain_minutes == 0 {
            return Err(Unreadable::here("must not be 0").under("grain_minutes"));
        }
        Ok(Self {
            today: field(value, "today", day)?,
            grain_minutes,
            sittings: sittings(value, grain_minutes)?,
            days: (first.0..=last.0).map(Day).filter(is_sitting).collect(),
        })
    }
}

fn sittings(value: &Value, grain_minutes: u32) -> Read<Vec<Sitting<'_>>> {
    let read = list(value, "sittings", |sitting| {
        Ok((field(sitting, "code", text)?, field(sitting, "start", time)?, field(sitting, "minutes", whole)?))
    })?;
    distinct(&read, "sittings", |&(code, ..)| code)?;
    if read.is_empty() {
        return Err(Unreadable::here("must not be empty").under("sittings"));
    }
    let mut sittings: Vec<Sitting> = Vec::new();
    for (index, (code, start, minutes)) in read.into_iter().enumerate() {
        let wrong = |says: &str| Err(Unreadable::here(says).under(&format!("sittings[{index}]")));
        if minutes == 0 || minutes > 24 * 60 - start || !minutes.is_multiple_of(grain_minutes) {
            return wrong("must be a whole number of grains and end on the same day");
        }
        let (free_from, first) = sittings.last().map_or((0, 0), |before| (before.start + before.minutes, before.end));
        if start < free_from {
            return wrong("begins before the one before has ended");
        }
        sittings.push(Sitting { code, start, minutes, first, end: first + minutes / grain_minutes });
    }
    Ok(sittings)
}
