//! The format `listing-outcomes/1`.

use std::collections::BTreeSet;

use schemars::{JsonSchema, Schema, schema_for};
use serde::{Deserialize, Serialize};

use super::{HearingType, Outcomes};
use crate::fault::{Fault, FaultKind, Faults};
use crate::outcome::{Outcome, OutcomeEntry};
use crate::sample::Sample;

/// The name and version of the format.
pub const FORMAT: &str = "listing-outcomes/1";

/// An outcomes file: for each hearing type, how often it falls away and how long it takes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OutcomesFile {
    /// `listing-outcomes/1`.
    #[schemars(extend("const" = FORMAT))]
    pub format: String,
    /// Where the figures come from, for people.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// The hearing types, each once.
    pub types: Vec<TypeEntry>,
}

/// One hearing type of an outcomes file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TypeEntry {
    /// The code by which hearings name their type.
    #[schemars(regex(pattern = r"\S"))]
    pub code: String,
    /// Its name for people.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// Where the figures come from.
    pub basis: Basis,
    /// The figures.
    pub outcome: OutcomeEntry,
    /// What was counted, if it was learnt.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sample: Option<Sample>,
}

/// Where figures come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// Somebody's judgement.
    Assumption,
    /// Hearings that were listed in the past.
    History,
}

/// The JSON Schema of an outcomes file. It cannot say that probabilities sum to one, nor that a code comes once.
#[must_use]
pub fn outcomes_schema() -> Schema {
    schema_for!(OutcomesFile)
}

impl OutcomesFile {
    /// Reads the shape of a file. What it says is judged by `Outcomes::try_from`.
    ///
    /// # Errors
    ///
    /// It is no JSON or has another shape: one fault.
    pub fn read(json: &str) -> Result<Self, Faults> {
        let mut reader = serde_json::Deserializer::from_str(json);
        let file = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
            let path = error.path().to_string();
            // What is wrong with the JSON itself has a line and a column only.
            let path = if path == "." || path == "?" { String::new() } else { path };
            Faults::one(path, FaultKind::Shape(error.into_inner().to_string()))
        })?;
        reader.end().map_err(|error| Faults::one("", FaultKind::Shape(error.to_string())))?;
        Ok(file)
    }
}

impl TryFrom<&OutcomesFile> for Outcomes {
    type Error = Faults;

    fn try_from(file: &OutcomesFile) -> Result<Self, Faults> {
        let mut faults = Vec::new();
        if file.format != FORMAT {
            let kind = FaultKind::Format { found: file.format.clone(), expected: FORMAT };
            faults.push(Fault { path: "format".to_owned(), kind });
        }
        let mut outcomes = Self::new(file.note.clone());
        let mut codes = BTreeSet::new();
        for (index, entry) in file.types.iter().enumerate() {
            let path = format!("types[{index}]");
            faults.extend(code_fault(&entry.code, &mut codes).map(|kind| Fault { path: format!("{path}.code"), kind }));
            match Outcome::try_from(&entry.outcome) {
                Ok(outcome) => outcomes.insert(entry.code.clone(), entry.with(outcome)),
                Err(wrong) => faults.extend(wrong.under(&format!("{path}.outcome"))),
            }
        }
        Faults::none_or(faults, || outcomes)
    }
}

fn code_fault<'a>(code: &'a str, codes: &mut BTreeSet<&'a str>) -> Option<FaultKind> {
    if code.trim().is_empty() {
        return Some(FaultKind::BlankCode);
    }
    (!codes.insert(code)).then(|| FaultKind::RepeatedCode(code.to_owned()))
}

impl TypeEntry {
    fn with(&self, outcome: Outcome) -> HearingType {
        HearingType { title: self.title.clone(), basis: self.basis, outcome, sample: self.sample.clone() }
    }
}

impl TryFrom<OutcomesFile> for Outcomes {
    type Error = Faults;

    fn try_from(file: OutcomesFile) -> Result<Self, Faults> {
        Self::try_from(&file)
    }
}

impl From<Outcomes> for OutcomesFile {
    fn from(outcomes: Outcomes) -> Self {
        let entry = |(code, known): (String, HearingType)| TypeEntry {
            code,
            title: known.title,
            basis: known.basis,
            outcome: known.outcome.into(),
            sample: known.sample,
        };
        Self { format: FORMAT.to_owned(), note: outcomes.note, types: outcomes.types.into_iter().map(entry).collect() }
    }
}
