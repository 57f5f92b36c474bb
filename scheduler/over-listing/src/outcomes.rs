//! What is known of every hearing type: the table behind an outcomes file.

mod file;

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::fault::Faults;
use crate::outcome::Outcome;
use crate::sample::Sample;

pub use file::{Basis, FORMAT, OutcomesFile, TypeEntry, outcomes_schema};

/// An outcomes file that comes with the engine, in the format [`FORMAT`]. Its figures are assumptions of ours: that settlement
/// before a hearing is common is public, how common it is by type, and how long hearings take, is not. Learn your own.
pub const DEFAULTS_JSON: &str = include_str!("outcomes/defaults.json");

/// Outcomes by the code of the hearing type.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "OutcomesFile", into = "OutcomesFile")]
#[schemars(with = "OutcomesFile")]
pub struct Outcomes {
    /// Where the figures come from, for people.
    pub note: String,
    types: BTreeMap<String, HearingType>,
}

/// What is known of one hearing type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HearingType {
    /// Its name for people.
    pub title: String,
    /// Where the figures come from.
    pub basis: Basis,
    /// The figures.
    pub outcome: Outcome,
    /// What was counted, if it was learnt.
    pub sample: Option<Sample>,
}

impl Outcomes {
    /// A table with nothing in it but a word on where its figures will come from.
    #[must_use]
    pub fn new(note: impl Into<String>) -> Self {
        Self { note: note.into(), types: BTreeMap::new() }
    }

    /// The table of [`DEFAULTS_JSON`].
    #[must_use]
    pub fn defaults() -> Self {
        // A test reads the embedded file. Were it ever wrong, everything would be taken to go ahead: the careful side.
        Self::read(DEFAULTS_JSON).unwrap_or_default()
    }

    /// Reads an outcomes file.
    ///
    /// # Errors
    ///
    /// All its faults, each with its path. Only a text that is no JSON, or JSON of another shape, has a single one.
    pub fn read(json: &str) -> Result<Self, Faults> {
        Self::try_from(&OutcomesFile::read(json)?)
    }

    /// What is known of a hearing type.
    #[must_use]
    pub fn get(&self, code: &str) -> Option<&HearingType> {
        self.types.get(code)
    }

    /// What hearings of a type may come to; [`Outcome::certain`] for a type of which nothing is known.
    #[must_use]
    pub fn outcome(&self, code: &str) -> Outcome {
        self.get(code).map_or_else(Outcome::certain, |known| known.outcome.clone())
    }

    /// Puts a type in, in place of what was known of it.
    pub fn insert(&mut self, code: impl Into<String>, known: HearingType) {
        self.types.insert(code.into(), known);
    }

    /// All types by code.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &HearingType)> {
        self.types.iter().map(|(code, known)| (code.as_str(), known))
    }
}
