//! Days, grains and sittings: without them nothing can be said of anything else.

use std::collections::BTreeSet;

use calendars::LocalDate;
use serde_json::Value;

use super::element::{Spot, element};
use super::items;
use super::report::Report;
use super::{FaultCode, path};
use crate::Horizon;

/// The most days of a horizon, and from today to its first day: three years.
const MOST_DAYS: i64 = 1_096;
/// The most grains of a day.
const MOST_GRAINS: u32 = 128;
/// The most sittings of a day.
const MOST_SITTINGS: usize = 8;
const MINUTES_OF_A_DAY: u32 = 24 * 60;

/// The time of a problem.
#[derive(Debug)]
pub(super) struct Time {
    pub(super) horizon: Horizon,
    /// The sitting days, in order.
    pub(super) days: Vec<LocalDate>,
}

impl Time {
    /// Whether a day is a sitting day.
    pub(super) fn has(&self, day: LocalDate) -> bool {
        self.days.binary_search(&day).is_ok()
    }

    /// How many sitting days there are from `first` to `last`.
    pub(super) fn days_between(&self, first: LocalDate, last: LocalDate) -> usize {
        let until = self.days.partition_point(|day| *day <= last);
        until.saturating_sub(self.days.partition_point(|day| *day < first))
    }
}

/// Reads the horizon; nothing, if something is wrong with it.
pub(super) fn read(value: Value, repeated: &BTreeSet<String>, report: &mut Report) -> Option<Time> {
    let horizon: Horizon = element(value, Spot { path: "horizon", repeated, vital: true }, report)?;
    let mut wrong = Vec::new();
    days(&horizon, &mut wrong);
    grains(&horizon, &mut wrong);
    sittings(&horizon, &mut wrong);
    let sitting_days = if wrong.is_empty() { horizon.sitting_days() } else { Vec::new() };
    if wrong.is_empty() && sitting_days.is_empty() {
        let message = "No day from first to last is a sitting day: weekends, bank holidays and closed days are none.";
        wrong.push((FaultCode::NoSittingDays, String::new(), message.to_owned()));
    }
    let is_sound = wrong.is_empty();
    for (code, below, message) in wrong {
        report.spoils(code, format!("horizon{below}"), message);
    }
    is_sound.then_some(Time { horizon, days: sitting_days })
}

type Wrong = Vec<(FaultCode, String, String)>;

fn days(horizon: &Horizon, wrong: &mut Wrong) {
    let Horizon { today, first, last, .. } = *horizon;
    let mut add = |code, below: &str, message: String| wrong.push((code, below.to_owned(), message));
    if last < first {
        add(FaultCode::HorizonBackwards, ".last", format!("The last day, {last}, is before the first, {first}."));
    } else if first.days_until(last) >= MOST_DAYS {
        let days = first.days_until(last) + 1;
        add(
            FaultCode::HorizonTooLong,
            ".last",
            format!("The horizon has {days} days; at most {MOST_DAYS} can be listed."),
        );
    }
    if today.days_until(first) > MOST_DAYS {
        let message = format!("The first day, {first}, is more than {MOST_DAYS} days after today, {today}.");
        add(FaultCode::HorizonTooLong, ".first", message);
    }
    if last < today {
        let message = format!("The last day, {last}, is before today, {today}: there is nothing left to list.");
        add(FaultCode::HorizonPast, ".last", message);
    }
    for (index, closed) in horizon.closed.iter().enumerate().filter(|(_, closed)| closed.last < closed.first) {
        let message = format!("The last day, {}, is before the first, {}.", closed.last, closed.first);
        add(FaultCode::SpanBackwards, &format!(".closed[{index}]"), message);
    }
}

fn grains(horizon: &Horizon, wrong: &mut Wrong) {
    let grain = horizon.grain_minutes;
    if ![5, 10, 15, 30].contains(&grain) {
        let message = format!("A grain of {grain} minutes will not do: give 5, 10, 15 or 30.");
        wrong.push((FaultCode::Grain, ".grain_minutes".to_owned(), message));
    } else if horizon.day_grains() > MOST_GRAINS {
        let message = format!(
            "A day has {} grains of {grain} minutes, more than {MOST_GRAINS}. Make grains longer or sittings shorter.",
            horizon.day_grains()
        );
        wrong.push((FaultCode::Grain, ".grain_minutes".to_owned(), message));
    }
}

fn sittings(horizon: &Horizon, wrong: &mut Wrong) {
    let mut add = |index: usize, field: &str, code, message: String| {
        wrong.push((code, format!(".sittings[{index}].{field}"), message));
    };
    let mut codes = BTreeSet::new();
    let mut last_end = 0;
    for (index, sitting) in horizon.sittings.iter().enumerate().take(MOST_SITTINGS) {
        let code = path::short(&sitting.code);
        if let Some(why) = items::unusable(&sitting.code) {
            add(index, "code", FaultCode::BadId, why);
        } else if !codes.insert(&sitting.code) {
            add(index, "code", FaultCode::RepeatedId, format!("Another sitting is `{code}` already."));
        }
        let start = u32::from(sitting.start.minutes_since_midnight());
        let end = start + u32::from(sitting.minutes);
        if sitting.minutes == 0 {
            add(index, "minutes", FaultCode::Sittings, format!("The sitting `{code}` has no minutes."));
        } else if horizon.grain_minutes > 0 && sitting.minutes % horizon.grain_minutes != 0 {
            let message = format!(
                "The {} minutes of `{code}` are no whole number of grains of {}.",
                sitting.minutes, horizon.grain_minutes
            );
            add(index, "minutes", FaultCode::Sittings, message);
        }
        if start < last_end {
            let message =
                format!("`{code}` begins before the one before it ends. Put sittings in order, without overlap.");
            add(index, "start", FaultCode::Sittings, message);
        }
        if end >= MINUTES_OF_A_DAY {
            add(index, "minutes", FaultCode::Sittings, format!("`{code}` must be over before midnight."));
        }
        last_end = end;
    }
    let message = match horizon.sittings.len() {
        0 => "A day without sittings can hold nothing. Give at least one.".to_owned(),
        1..=MOST_SITTINGS => return,
        many => format!("A day of {many} sittings is too much: {MOST_SITTINGS} at most."),
    };
    wrong.push((FaultCode::Sittings, ".sittings".to_owned(), message));
}
