//! An outcome as it is written in a file. Probabilities are text here, so that each wrong one can be named.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Lengths, Outcome};
use crate::fault::{Fault, FaultKind, Faults};
use crate::probability::{Probability, as_written};

/// What a hearing of some type may come to, as written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OutcomeEntry {
    /// That it settles, is withdrawn or is put off early enough for its place to be given to another hearing.
    #[serde(deserialize_with = "as_written")]
    #[schemars(with = "Probability")]
    pub settles_in_good_time: String,
    /// That it falls away too late for that: in the last 48 hours or on the day. What is left to 1 goes ahead.
    #[serde(deserialize_with = "as_written")]
    #[schemars(with = "Probability")]
    pub vacated_late: String,
    /// How long it takes, given that it goes ahead.
    pub lengths: LengthsEntry,
}

/// Lengths with their probabilities, which sum to exactly 1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum LengthsEntry {
    /// In minutes, whatever the estimate was.
    Minutes(#[schemars(length(min = 1))] Vec<MinutesEntry>),
    /// In percent of the estimate.
    PercentOfEstimate(#[schemars(length(min = 1))] Vec<PercentEntry>),
}

/// A length in minutes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MinutesEntry {
    /// Minutes that it takes.
    #[schemars(range(min = 1, max = 36_000))]
    pub minutes: u32,
    /// That it takes as long as that.
    #[serde(deserialize_with = "as_written")]
    #[schemars(with = "Probability")]
    pub probability: String,
}

/// A length in percent of the estimate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PercentEntry {
    /// Percent of the estimate that it takes.
    #[schemars(range(min = 1, max = 1_000))]
    pub percent: u32,
    /// That it takes as long as that.
    #[serde(deserialize_with = "as_written")]
    #[schemars(with = "Probability")]
    pub probability: String,
}

impl LengthsEntry {
    fn pairs(&self) -> Vec<(u32, &str)> {
        match self {
            Self::Minutes(entries) => entries.iter().map(|entry| (entry.minutes, entry.probability.as_str())).collect(),
            Self::PercentOfEstimate(entries) => {
                entries.iter().map(|entry| (entry.percent, entry.probability.as_str())).collect()
            }
        }
    }

    fn with(&self, pairs: Vec<(u32, Probability)>) -> Lengths {
        match self {
            Self::Minutes(_) => Lengths::Minutes(pairs),
            Self::PercentOfEstimate(_) => Lengths::PercentOfEstimate(pairs),
        }
    }
}

/// Reads a probability; a wrong one is noted.
fn read(text: &str, path: impl FnOnce() -> String, faults: &mut Vec<Fault>) -> Probability {
    text.parse().unwrap_or_else(|error| {
        faults.push(Fault { path: path(), kind: FaultKind::NotAProbability(error) });
        Probability::ZERO
    })
}

impl TryFrom<&OutcomeEntry> for Outcome {
    type Error = Faults;

    fn try_from(entry: &OutcomeEntry) -> Result<Self, Faults> {
        let mut faults = Vec::new();
        let settles = read(&entry.settles_in_good_time, || "settles_in_good_time".to_owned(), &mut faults);
        let late = read(&entry.vacated_late, || "vacated_late".to_owned(), &mut faults);
        let (list, _) = entry.lengths.with(Vec::new()).keys();
        let pairs = entry.lengths.pairs().into_iter().enumerate().map(|(index, (length, text))| {
            (length, read(text, || format!("lengths.{list}[{index}].probability"), &mut faults))
        });
        let lengths = entry.lengths.with(pairs.collect());
        let outcome = Self { settles_in_good_time: settles, vacated_late: late, lengths };
        // A sum with a part that could not be read says nothing.
        let unread = faults.iter().any(|fault| fault.path.starts_with("lengths."));
        let says_nothing = |fault: &Fault| unread && matches!(fault.kind, FaultKind::NotOne(_));
        faults.extend(outcome.faults().into_iter().filter(|fault| !says_nothing(fault)));
        Faults::none_or(faults, || outcome)
    }
}

impl TryFrom<OutcomeEntry> for Outcome {
    type Error = Faults;

    fn try_from(entry: OutcomeEntry) -> Result<Self, Faults> {
        Self::try_from(&entry)
    }
}

impl From<Outcome> for OutcomeEntry {
    fn from(outcome: Outcome) -> Self {
        Self::from(&outcome)
    }
}

impl From<&Outcome> for OutcomeEntry {
    fn from(outcome: &Outcome) -> Self {
        let lengths = match &outcome.lengths {
            Lengths::Minutes(pairs) => LengthsEntry::Minutes(
                pairs.iter().map(|&(minutes, p)| MinutesEntry { minutes, probability: p.to_string() }).collect(),
            ),
            Lengths::PercentOfEstimate(pairs) => LengthsEntry::PercentOfEstimate(
                pairs.iter().map(|&(percent, p)| PercentEntry { percent, probability: p.to_string() }).collect(),
            ),
        };
        Self {
            settles_in_good_time: outcome.settles_in_good_time.to_string(),
            vacated_late: outcome.vacated_late.to_string(),
            lengths,
        }
    }
}
