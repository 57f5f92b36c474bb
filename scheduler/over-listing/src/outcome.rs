//! What a hearing of some type may come to.

mod wire;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::expected::Expected;
use crate::fault::{Fault, FaultKind, Faults};
use crate::probability::Probability;

pub use wire::{LengthsEntry, MinutesEntry, OutcomeEntry, PercentEntry};

/// The longest hearing or estimate in minutes: 100 sitting days of 360.
pub const MAX_MINUTES: u32 = 36_000;
/// The longest hearing as a share of its estimate, in percent.
pub const MAX_PERCENT: u32 = 1_000;

/// What a hearing of some type may come to: it settles or is withdrawn in good time, or is vacated too late for its place to
/// be given to another, or goes ahead for some length.
///
/// "Too late" is whatever the office says when it counts (48 hours unless told otherwise, see [`learn`](crate::learn())).
/// Hearings are taken to be independent of each other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "OutcomeEntry", into = "OutcomeEntry")]
#[schemars(with = "OutcomeEntry")]
pub struct Outcome {
    settles_in_good_time: Probability,
    vacated_late: Probability,
    lengths: Lengths,
}

/// How long a hearing takes, given that it goes ahead: lengths and their probabilities, which sum to one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lengths {
    /// In minutes, whatever the estimate was.
    Minutes(Vec<(u32, Probability)>),
    /// In percent of the estimate.
    PercentOfEstimate(Vec<(u32, Probability)>),
}

impl Lengths {
    /// The lengths, in minutes or percent, each with its probability.
    #[must_use]
    pub fn pairs(&self) -> &[(u32, Probability)] {
        match self {
            Self::Minutes(pairs) | Self::PercentOfEstimate(pairs) => pairs,
        }
    }

    /// What a file calls the list and the length of each entry, for paths.
    fn keys(&self) -> (&'static str, &'static str) {
        match self {
            Self::Minutes(_) => ("minutes", "minutes"),
            Self::PercentOfEstimate(_) => ("percent_of_estimate", "percent"),
        }
    }

    fn faults(&self) -> Vec<Fault> {
        let (list, key) = self.keys();
        let lengths = self.pairs().iter().enumerate().filter_map(|(index, &(length, _))| {
            Some(Fault { path: format!("lengths.{list}[{index}].{key}"), kind: self.wrong_length(length)? })
        });
        let whole = self.wrong_sum().map(|kind| Fault { path: format!("lengths.{list}"), kind });
        lengths.chain(whole).collect()
    }

    fn wrong_length(&self, length: u32) -> Option<FaultKind> {
        match self {
            Self::Minutes(_) => (length == 0 || length > MAX_MINUTES).then_some(FaultKind::Minutes(length)),
            Self::PercentOfEstimate(_) => (length == 0 || length > MAX_PERCENT).then_some(FaultKind::Percent(length)),
        }
    }

    fn wrong_sum(&self) -> Option<FaultKind> {
        if self.pairs().is_empty() {
            return Some(FaultKind::NoLengths);
        }
        let sum: u128 = self.pairs().iter().map(|&(_, probability)| u128::from(probability.parts())).sum();
        (sum != u128::from(Probability::PARTS)).then(|| FaultKind::NotOne(Expected::from_parts(sum).to_string()))
    }
}

impl Outcome {
    /// An outcome, or everything that is wrong with it.
    ///
    /// # Errors
    ///
    /// The first two come to more than one, there is no length, a length is zero or beyond [`MAX_MINUTES`] or
    /// [`MAX_PERCENT`], or the lengths' probabilities do not sum to exactly one.
    pub fn new(settles_in_good_time: Probability, vacated_late: Probability, lengths: Lengths) -> Result<Self, Faults> {
        let outcome = Self { settles_in_good_time, vacated_late, lengths };
        Faults::none_or(outcome.faults(), || outcome)
    }

    fn faults(&self) -> Vec<Fault> {
        let (settles, vacates) = (self.settles_in_good_time, self.vacated_late);
        let too_much = settles.or(vacates).is_none().then_some(FaultKind::MoreThanCertain { settles, vacates });
        let too_much = too_much.map(|kind| Fault { path: "vacated_late".to_owned(), kind });
        too_much.into_iter().chain(self.lengths.faults()).collect()
    }

    /// A hearing that is sure to go ahead and to take what was estimated: what is assumed where nothing is known.
    #[must_use]
    pub fn certain() -> Self {
        Self {
            settles_in_good_time: Probability::ZERO,
            vacated_late: Probability::ZERO,
            lengths: Lengths::PercentOfEstimate(vec![(100, Probability::ONE)]),
        }
    }

    /// That it settles, is withdrawn or is put off early enough for its place to be given to another.
    #[must_use]
    pub const fn settles_in_good_time(&self) -> Probability {
        self.settles_in_good_time
    }

    /// That it falls away too late for that.
    #[must_use]
    pub const fn vacated_late(&self) -> Probability {
        self.vacated_late
    }

    /// That it goes ahead.
    #[must_use]
    pub fn goes_ahead(&self) -> Probability {
        self.settles_in_good_time.or(self.vacated_late).unwrap_or(Probability::ONE).complement()
    }

    /// How long it takes, given that it goes ahead.
    #[must_use]
    pub const fn lengths(&self) -> &Lengths {
        &self.lengths
    }
}
