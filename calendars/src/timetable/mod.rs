//! Timetables: the recurring rules that make sessions, and the days on which they do not hold.

pub(crate) mod contradictions;
pub(crate) mod expand;
pub(crate) mod hours;
pub(crate) mod keys;
pub(crate) mod occurrence;
pub(crate) mod pattern;
pub(crate) mod recurrence;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::{CapacityByClass, Hours, LocalDate, Pattern, PatternKey, SpaceKey, Zone};

/// When the spaces of one venue are open for business.
///
/// On an ordinary day the patterns hold. A closure removes the whole day; a replacement puts other slots in the place of
/// the whole day; a capacity override changes how much there is and leaves the times alone. Where closure and
/// replacement contradict each other the closure wins, and [`Timetable::contradictions`] says so.
///
/// It is plain data in any order. [`Timetable::expand`] turns it into the sessions of a run of days.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Timetable {
    /// The zone of the venue's wall clocks.
    pub zone: Zone,
    /// What recurs.
    pub patterns: Vec<Pattern>,
    /// The days that are removed.
    pub closures: Vec<Closure>,
    /// The days that are replaced, and by what. No slots at all is the same as a closure.
    pub replaced: BTreeMap<LocalDate, Vec<ReplacementSlot>>,
    /// Changes of capacity on single days.
    pub capacity_on: BTreeMap<LocalDate, Vec<CapacityOverride>>,
}

/// A day on which nothing takes place.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Closure {
    /// The day.
    pub date: LocalDate,
    /// Why, for staff.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Arc<str>>,
}

/// One slot of a replaced day.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ReplacementSlot {
    /// Its stable key, unique on its day.
    pub key: PatternKey,
    /// Where it takes place.
    pub space: SpaceKey,
    /// From when to when on the wall clock.
    #[serde(flatten)]
    pub hours: Hours,
    /// How much of each class there is.
    pub capacity: CapacityByClass,
    /// Keys of the groups that may (or may not) come; opaque here.
    #[serde(default = "no_groups", skip_serializing_if = "is_empty")]
    pub eligibility: Arc<[String]>,
}

/// Another capacity on one day.
///
/// It replaces the capacity of the classes that it names, in the sessions that have them; it adds no class to a session.
/// One that names a pattern wins over one for the whole day.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CapacityOverride {
    /// The pattern (or replacement slot) whose session it changes; `None` for every session of the day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pattern: Option<PatternKey>,
    /// The new capacity.
    pub capacity: CapacityByClass,
}

impl Closure {
    /// A closure without a reason given.
    #[must_use]
    pub const fn of(date: LocalDate) -> Self {
        Self { date, reason: None }
    }
}

/// For fields that may be left out.
pub(crate) fn no_groups() -> Arc<[String]> {
    Arc::from([])
}

/// For fields that may be left out.
pub(crate) fn is_empty(groups: &Arc<[String]>) -> bool {
    groups.is_empty()
}

#[cfg(test)]
mod tests;
