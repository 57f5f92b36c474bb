//! A session on one day, as its timetable makes it.

use std::cmp::Ordering;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{is_empty, no_groups};
use crate::{
    CapacityByClass, Disambiguation, Hours, Interval, LocalDate, LocalTime, PatternKey, SpaceKey, TimeError, Zone,
};

/// A session on one day, as its timetable makes it. Its pattern's key and its date name it for ever.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Occurrence {
    /// The key of the pattern, or of the replacement slot, that makes it.
    pub pattern: PatternKey,
    /// Where it takes place.
    pub space: SpaceKey,
    /// On which day.
    pub date: LocalDate,
    /// From when to when on the wall clock.
    #[serde(flatten)]
    pub hours: Hours,
    /// How much of each class there is on that day.
    pub capacity: CapacityByClass,
    /// Keys of the groups that may (or may not) come; opaque here.
    #[serde(default = "no_groups", skip_serializing_if = "is_empty")]
    pub eligibility: Arc<[String]>,
    /// What made it.
    pub origin: Origin,
}

/// What made a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// A pattern.
    Recurring,
    /// A slot of a replaced day.
    Replaced,
}

impl Occurrence {
    /// When it starts on the wall clock.
    #[must_use]
    pub const fn start(&self) -> LocalTime {
        self.hours.start()
    }

    /// When it ends on the wall clock.
    #[must_use]
    pub const fn end(&self) -> LocalTime {
        self.hours.end()
    }

    /// When it takes place in absolute time. Each end is read on its own, so a session across a clock change is an hour
    /// longer or shorter than its wall clock says.
    ///
    /// # Errors
    /// [`TimeError::InGap`] or [`TimeError::InFold`] with [`Disambiguation::Reject`]; [`TimeError::EmptyInterval`] where
    /// the clocks go forward over the session, or over so much of it that nothing is left.
    pub fn interval(&self, zone: Zone, disambiguation: Disambiguation) -> Result<Interval, TimeError> {
        let start = zone.resolve(self.date.at(self.start())).choose(disambiguation)?;
        let end = zone.resolve(self.date.at(self.end())).choose(disambiguation)?;
        Interval::new(start, end)
    }

    /// The order of a timetable: by day, then start, then space; what is left is settled by end and key.
    pub(super) fn timetable_order(&self, other: &Self) -> Ordering {
        (self.date, self.start())
            .cmp(&(other.date, other.start()))
            .then_with(|| self.space.cmp(&other.space))
            .then_with(|| self.end().cmp(&other.end()))
            .then_with(|| self.pattern.cmp(&other.pattern))
    }
}
