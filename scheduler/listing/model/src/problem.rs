//! A whole listing problem.

use std::collections::BTreeMap;

use over_listing::OutcomesFile;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Hearing, HearingId, Horizon, Link, Placement, Policy, Supply};

/// Hearings, what they can be held with, and what is worth what: the format `listing/1`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "A listing problem, listing/1")]
pub struct Problem {
    /// `listing/1`.
    pub format: ProblemFormat,
    /// What people call it.
    pub name: String,
    /// The time that the plan covers.
    pub horizon: Horizon,
    /// Rooms and people.
    pub supply: Supply,
    /// What is to be heard.
    pub hearings: Vec<Hearing>,
    /// Hearings that belong together.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Link>,
    /// How often hearings of each type settle, are vacated late, and how long they take. Without it, the defaults.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcomes: Option<OutcomesFile>,
    /// The list in force, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_force: Option<InForce>,
    /// What is worth what.
    #[serde(default)]
    pub policy: Policy,
}

/// The list that people have been told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct InForce {
    /// Its version. Each plan that is applied makes the next one.
    pub version: u64,
    /// The places.
    pub placements: Vec<Placement>,
    /// Hearings that were considered when the list was made, and found no place. They are no reason to make another.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unlisted: Vec<HearingId>,
}

impl InForce {
    /// The place of each hearing that is in force.
    #[must_use]
    pub fn by_hearing(&self) -> BTreeMap<&HearingId, &Placement> {
        self.placements.iter().map(|placement| (&placement.hearing, placement)).collect()
    }
}

/// The version of the format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub enum ProblemFormat {
    /// The first.
    #[default]
    #[serde(rename = "listing/1")]
    V1,
}
