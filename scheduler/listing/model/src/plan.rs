//! A plan: what a search returns and what is applied.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{HearingId, Placement};

/// The place of every hearing that is listed, and those that are not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "A plan for a listing problem, listing-plan/1")]
pub struct Plan {
    /// `listing-plan/1`.
    pub format: PlanFormat,
    /// The version of the list in force that it was made from, if there was one. It can be applied to that version alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub made_from: Option<u64>,
    /// In the order of the problem's hearings.
    pub placements: Vec<Placement>,
    /// In the order of the problem's hearings.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unlisted: Vec<Unlisted>,
}

impl Plan {
    /// The place of each hearing that is listed. Of a hearing that is placed twice, the last.
    #[must_use]
    pub fn by_hearing(&self) -> BTreeMap<&HearingId, &Placement> {
        self.placements.iter().map(|placement| (&placement.hearing, placement)).collect()
    }

    /// The place of one hearing; looks through all of them.
    #[must_use]
    pub fn placement(&self, hearing: &HearingId) -> Option<&Placement> {
        self.placements.iter().find(|placement| placement.hearing == *hearing)
    }
}

/// A hearing without a place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Unlisted {
    /// Which.
    pub hearing: HearingId,
    /// Codes of the rules that stand in the way, the strongest first. Never empty.
    #[schemars(length(min = 1))]
    pub reasons: Vec<String>,
}

/// The version of the format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub enum PlanFormat {
    /// The first.
    #[default]
    #[serde(rename = "listing-plan/1")]
    V1,
}
