//! One row of a timetable.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{is_empty, no_groups};
use crate::{CapacityByClass, Hours, PatternKey, Recurrence, SpaceKey};

/// One row of a timetable: something that takes place in one space, at the same hours, again and again.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Pattern {
    /// Its stable key, unique in its timetable.
    pub key: PatternKey,
    /// Where it takes place.
    pub space: SpaceKey,
    /// On which days. In JSON its fields stand beside the others.
    #[serde(flatten)]
    pub recurrence: Recurrence,
    /// From when to when on the wall clock. In JSON its fields stand beside the others.
    #[serde(flatten)]
    pub hours: Hours,
    /// How much of each class there is.
    pub capacity: CapacityByClass,
    /// Keys of the groups that may (or may not) come; opaque here.
    #[serde(default = "no_groups", skip_serializing_if = "is_empty")]
    pub eligibility: Arc<[String]>,
    /// Whether it holds at all; a pattern that is prepared or retired does not.
    #[serde(default = "yes", skip_serializing_if = "is_yes")]
    pub active: bool,
}

impl Pattern {
    /// An active pattern for everybody.
    #[must_use]
    pub fn new(
        key: PatternKey,
        space: SpaceKey,
        recurrence: Recurrence,
        hours: Hours,
        capacity: CapacityByClass,
    ) -> Self {
        Self { key, space, recurrence, hours, capacity, eligibility: no_groups(), active: true }
    }
}

const fn yes() -> bool {
    true
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks with a reference")]
const fn is_yes(active: &bool) -> bool {
    *active
}
