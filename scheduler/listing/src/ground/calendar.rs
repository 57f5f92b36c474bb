//! The days of a plan and their grains.

use std::collections::BTreeMap;
use std::ops::Range;

use calendars::{LocalDate, LocalTime, Weekday};
use listing_model::{Horizon, SittingsOn, WeekdaySittings};

use crate::mask::{self, Mask};

/// A part of a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Part {
    /// Its grains.
    pub(crate) mask: Mask,
    /// Its first grain.
    pub(crate) first: u8,
    /// How many grains it has.
    pub(crate) grains: u8,
}

/// Sitting days, counted from 0, and the grains of a day, counted from 0 over all sittings.
#[derive(Debug, Clone)]
pub(crate) struct Calendar {
    /// The date of each day.
    pub(crate) dates: Vec<LocalDate>,
    /// Whole weeks from today to each day.
    pub(crate) week: Vec<u16>,
    /// Which week, Monday to Sunday, each day is in, counted from that of the first day.
    pub(crate) calendar_week: Vec<u16>,
    /// The sittings of a day.
    pub(crate) parts: Vec<Part>,
    /// The grains of a day.
    pub(crate) grains: u8,
    /// The minutes of a grain.
    pub(crate) grain_minutes: u16,
    horizon: Horizon,
    /// For each week its days, a bit each.
    week_days: Vec<u64>,
    /// For each set of sittings, a bit each, their grains.
    masks: Vec<Mask>,
    by_code: BTreeMap<String, u8>,
    day_of: BTreeMap<LocalDate, u16>,
}

impl Calendar {
    /// The days and grains of a horizon that has passed the reader.
    pub(crate) fn new(horizon: &Horizon) -> Self {
        let dates = horizon.sitting_days();
        let narrow = |grain: u32| u8::try_from(grain).unwrap_or(u8::MAX);
        let part = |range: Range<u32>| {
            let (first, grains) = (narrow(range.start), narrow(range.end - range.start));
            Part { mask: mask::run(first, grains), first, grains }
        };
        let parts: Vec<Part> = horizon.sitting_grains().into_iter().map(part).collect();
        let sets = 1_usize << parts.len().min(8);
        let of_set = |set: usize| {
            parts
                .iter()
                .enumerate()
                .filter(|(index, _)| set >> index & 1 == 1)
                .fold(0, |sum, (_, part)| sum | part.mask)
        };
        let monday = dates.first().map(|day| day.iso_week_monday());
        let weeks_from = |from: LocalDate, day: LocalDate| u16::try_from(from.days_until(day).max(0) / 7).unwrap_or(0);
        let calendar_week: Vec<u16> = dates.iter().map(|&day| weeks_from(monday.unwrap_or(day), day)).collect();
        Self {
            week: dates.iter().map(|&day| weeks_from(horizon.today, day)).collect(),
            week_days: week_days(&calendar_week),
            calendar_week,
            masks: (0..sets).map(of_set).collect(),
            by_code: horizon
                .sittings
                .iter()
                .zip(0..8)
                .map(|(sitting, index)| (sitting.code.clone(), 1 << index))
                .collect(),
            day_of: dates.iter().copied().zip(0..).collect(),
            grains: narrow(horizon.day_grains()),
            grain_minutes: horizon.grain_minutes,
            horizon: horizon.clone(),
            parts,
            dates,
        }
    }

    /// How many days.
    pub(crate) fn days(&self) -> usize {
        self.dates.len()
    }

    /// The days of the week, Monday to Sunday, that a day is in.
    pub(crate) fn week_of(&self, day: u16) -> Range<u16> {
        let week = self.calendar_week[usize::from(day)];
        let first_of = |week: u16| {
            u16::try_from(self.calendar_week.partition_point(|&earlier| earlier < week)).unwrap_or(u16::MAX)
        };
        first_of(week)..first_of(week + 1)
    }

    /// How many weeks, Monday to Sunday.
    pub(crate) fn weeks(&self) -> usize {
        self.calendar_week.last().map_or(0, |&last| usize::from(last) + 1)
    }

    /// How many words a set of days has, a bit a day.
    pub(crate) fn words(&self) -> usize {
        self.dates.len().div_ceil(64)
    }

    /// The days of the week number `week`, a bit each.
    pub(crate) fn days_of_week(&self, week: u16) -> &[u64] {
        let from = usize::from(week) * self.words();
        &self.week_days[from..from + self.words()]
    }

    /// The number of a date.
    pub(crate) fn day(&self, date: LocalDate) -> Option<u16> {
        self.day_of.get(&date).copied()
    }

    /// The first day on or after a date; one past the last if there is none.
    pub(crate) fn on_or_after(&self, date: LocalDate) -> u16 {
        u16::try_from(self.dates.partition_point(|&day| day < date)).unwrap_or(u16::MAX)
    }

    /// The grains of a set of sittings.
    pub(crate) fn mask(&self, sittings: u8) -> Mask {
        self.masks.get(usize::from(sittings)).copied().unwrap_or(0)
    }

    /// Every sitting.
    pub(crate) fn whole_day(&self) -> u8 {
        u8::try_from(self.masks.len() - 1).unwrap_or(u8::MAX)
    }

    /// The set of the sittings with these codes; none means the whole day.
    pub(crate) fn sittings(&self, codes: &[String]) -> u8 {
        if codes.is_empty() {
            return self.whole_day();
        }
        codes.iter().filter_map(|code| self.by_code.get(code)).fold(0, |sum, &bit| sum | bit)
    }

    /// The sittings that a mask touches.
    pub(crate) fn touched(&self, mask: Mask) -> u8 {
        let bits = self.parts.iter().enumerate().filter(|(_, part)| part.mask & mask != 0);
        bits.fold(0, |sum, (index, _)| sum | 1 << index)
    }

    /// The longest sitting, in grains.
    pub(crate) fn longest(&self) -> u8 {
        self.parts.iter().map(|part| part.grains).max().unwrap_or(0)
    }

    /// The grain that begins at a time of day.
    pub(crate) fn grain(&self, time: LocalTime) -> Option<u8> {
        u8::try_from(self.horizon.grain_at(time)?).ok()
    }

    /// When a grain begins.
    pub(crate) fn time(&self, grain: u8) -> LocalTime {
        self.horizon.time_of_grain(u32::from(grain)).unwrap_or(LocalTime::MIDNIGHT)
    }

    /// On each day, the sittings of a weekly pattern (none: Monday to Friday, all day) without those that are away.
    pub(crate) fn sittings_by_day(&self, pattern: &[WeekdaySittings], away: &[SittingsOn]) -> Vec<u8> {
        let mut weekly = [if pattern.is_empty() { self.whole_day() } else { 0 }; 7];
        for on in pattern {
            weekly[usize::from(on.weekday.days_from_monday())] |= self.sittings(&on.sittings);
        }
        let mut found: Vec<u8> = self.dates.iter().map(|day| weekly[weekday(*day)]).collect();
        self.strike(&mut found, away);
        found
    }

    /// On each day, the sittings that a party can attend.
    pub(crate) fn sittings_without(&self, weekly: &[WeekdaySittings], away: &[SittingsOn]) -> Vec<u8> {
        let mut open = [self.whole_day(); 7];
        for on in weekly {
            open[usize::from(on.weekday.days_from_monday())] &= !self.sittings(&on.sittings);
        }
        let mut found: Vec<u8> = self.dates.iter().map(|day| open[weekday(*day)]).collect();
        self.strike(&mut found, away);
        found
    }

    fn strike(&self, found: &mut [u8], away: &[SittingsOn]) {
        for span in away {
            let sittings = self.sittings(&span.sittings);
            let (from, until) = (self.on_or_after(span.first), self.on_or_after(span.last.plus_days(1)));
            for day in from..until {
                found[usize::from(day)] &= !sittings;
            }
        }
    }
}

fn weekday(day: LocalDate) -> usize {
    let weekday: Weekday = day.weekday();
    usize::from(weekday.days_from_monday())
}

/// Whether a day is in a set of days, a bit each.
pub(crate) fn has_day(days: &[u64], day: u16) -> bool {
    days.get(usize::from(day / 64)).is_some_and(|word| word >> (day % 64) & 1 == 1)
}

/// For each week its days, a bit each, given the week of each day.
fn week_days(calendar_week: &[u16]) -> Vec<u64> {
    let words = calendar_week.len().div_ceil(64);
    let weeks = calendar_week.last().map_or(0, |&last| usize::from(last) + 1);
    let mut days = vec![0; weeks * words];
    for (day, &week) in calendar_week.iter().enumerate() {
        days[usize::from(week) * words + day / 64] |= 1 << (day % 64);
    }
    days
}
