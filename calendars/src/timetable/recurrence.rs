//! On which days a pattern recurs. This is the only place that decides it.

use std::num::NonZeroU8;

use serde::{Deserialize, Serialize};

use crate::{DateRange, LocalDate, Weekday};

const WEEK: i64 = 7;

/// On which days something recurs: one day of the week, every week or every so many weeks, within its validity.
///
/// Which weeks count has one definition. The ISO week (Monday to Sunday) that holds `valid_from` counts, and every
/// `every_weeks`-th week after it. A day of the week that has already passed in that first week therefore waits for the
/// next week that counts: Tuesdays every two weeks, valid from Wednesday 4 January 2023, are 17 and 31 January.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Fields", into = "Fields")]
pub struct Recurrence {
    weekday: Weekday,
    every_weeks: NonZeroU8,
    valid_from: Option<LocalDate>,
    valid_to: Option<LocalDate>,
}

/// Why a recurrence could not be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RecurrenceError {
    /// Every nought weeks.
    #[error("a pattern recurs every 1 to 255 weeks, not every 0")]
    EveryNoughtWeeks,
    /// Nothing says which weeks count.
    #[error("a pattern that recurs every {every_weeks} weeks needs a first day, which says which weeks count")]
    NoAnchor {
        /// The weeks as given.
        every_weeks: u8,
    },
    /// It ends before it begins.
    #[error("a pattern valid from {valid_from} cannot be valid to {valid_to}")]
    BackwardValidity {
        /// The first day as given.
        valid_from: LocalDate,
        /// The last day as given.
        valid_to: LocalDate,
    },
}

impl Recurrence {
    /// Every `weekday`, without end.
    #[must_use]
    pub const fn weekly(weekday: Weekday) -> Self {
        Self { weekday, every_weeks: NonZeroU8::MIN, valid_from: None, valid_to: None }
    }

    /// Every `every_weeks`-th `weekday` from `valid_from` to `valid_to`, both included.
    ///
    /// # Errors
    /// [`RecurrenceError`] if `every_weeks` is 0, or more than 1 without a `valid_from`, or if the validity runs
    /// backwards.
    pub fn new(
        weekday: Weekday,
        every_weeks: u8,
        valid_from: Option<LocalDate>,
        valid_to: Option<LocalDate>,
    ) -> Result<Self, RecurrenceError> {
        let every_weeks = NonZeroU8::new(every_weeks).ok_or(RecurrenceError::EveryNoughtWeeks)?;
        match (valid_from, valid_to) {
            (None, _) if every_weeks > NonZeroU8::MIN => {
                Err(RecurrenceError::NoAnchor { every_weeks: every_weeks.get() })
            }
            (Some(valid_from), Some(valid_to)) if valid_to < valid_from => {
                Err(RecurrenceError::BackwardValidity { valid_from, valid_to })
            }
            _ => Ok(Self { weekday, every_weeks, valid_from, valid_to }),
        }
    }

    /// The day of the week.
    #[must_use]
    pub const fn weekday(self) -> Weekday {
        self.weekday
    }

    /// How many weeks lie from one occurrence to the next.
    #[must_use]
    pub const fn every_weeks(self) -> NonZeroU8 {
        self.every_weeks
    }

    /// The first day on which it may occur, if it has one.
    #[must_use]
    pub const fn valid_from(self) -> Option<LocalDate> {
        self.valid_from
    }

    /// The last day on which it may occur, if it has one.
    #[must_use]
    pub const fn valid_to(self) -> Option<LocalDate> {
        self.valid_to
    }

    /// The first day on or after `from` on which it occurs, if any.
    #[must_use]
    pub fn first_on_or_after(self, from: LocalDate) -> Option<LocalDate> {
        let from = self.valid_from.map_or(from, |first| first.max(from));
        let to_weekday = i64::from(self.weekday.days_from_monday()) - i64::from(from.weekday().days_from_monday());
        let mut ahead = to_weekday.rem_euclid(WEEK);
        if let Some(anchor) = self.valid_from.filter(|_| self.every_weeks > NonZeroU8::MIN) {
            let weeks = anchor.iso_week_monday().days_until(from.plus_days(ahead).iso_week_monday()) / WEEK;
            let every = i64::from(self.every_weeks.get());
            ahead += (-weeks).rem_euclid(every) * WEEK;
        }
        let day = from.plus_days(ahead);
        // Near the end of the calendar the addition stops short.
        let exists = from.days_until(day) == ahead && self.valid_to.is_none_or(|last| day <= last);
        exists.then_some(day)
    }

    /// Whether it occurs on `date`.
    #[must_use]
    pub fn occurs_on(self, date: LocalDate) -> bool {
        self.first_on_or_after(date) == Some(date)
    }

    /// The days in `range` on which it occurs, in order.
    pub fn dates(self, range: DateRange) -> impl Iterator<Item = LocalDate> {
        let step = i64::from(self.every_weeks.get()) * WEEK;
        let last = self.valid_to.map_or(range.last(), |valid_to| valid_to.min(range.last()));
        let first = self.first_on_or_after(range.first());
        std::iter::successors(first, move |day| {
            let next = day.plus_days(step);
            (day.days_until(next) == step).then_some(next)
        })
        .take_while(move |day| *day <= last)
    }
}

/// The serde form, before it is known to be sound.
#[derive(Serialize, Deserialize)]
struct Fields {
    weekday: Weekday,
    #[serde(default = "one", skip_serializing_if = "is_one")]
    every_weeks: u8,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    valid_from: Option<LocalDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    valid_to: Option<LocalDate>,
}

const fn one() -> u8 {
    1
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks with a reference")]
const fn is_one(weeks: &u8) -> bool {
    *weeks == 1
}

impl TryFrom<Fields> for Recurrence {
    type Error = RecurrenceError;

    fn try_from(fields: Fields) -> Result<Self, RecurrenceError> {
        Self::new(fields.weekday, fields.every_weeks, fields.valid_from, fields.valid_to)
    }
}

impl From<Recurrence> for Fields {
    fn from(own: Recurrence) -> Self {
        Self {
            weekday: own.weekday,
            every_weeks: own.every_weeks.get(),
            valid_from: own.valid_from,
            valid_to: own.valid_to,
        }
    }
}

#[cfg(test)]
mod tests;
