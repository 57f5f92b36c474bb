//! One hearing as the sums see it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::expected::Expected;
use crate::grain::Grain;
use crate::outcome::{Lengths, MAX_MINUTES, Outcome};
use crate::probability::Probability;
use crate::tails::Step;

/// Whether a place that was given up in good time is given to another hearing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Refill {
    /// It stays empty: settling in good time frees the minutes as late vacating does. The risk of a list as it stands.
    #[default]
    Never,
    /// It is always given to a hearing like it, which then either is vacated late or goes ahead: the probabilities are those
    /// given that nothing settles in good time. The greater risk, of an office that fills what falls free.
    Always,
}

/// What one hearing may take of a session's minutes: none, or one of some lengths on the grid.
///
/// Made once for each hearing of a search and then only read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prospect {
    grain: Grain,
    /// In grains.
    step: Step,
}

/// The estimate is beyond any hearing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("an estimate of {0} minutes is refused: it must be from 1 to {MAX_MINUTES}")]
pub struct BadEstimate(
    /// The minutes that were estimated.
    pub u32,
);

impl Prospect {
    /// Of a hearing with an estimate in minutes. Lengths are rounded up to the grain.
    ///
    /// # Errors
    ///
    /// The estimate is zero or more than [`MAX_MINUTES`].
    pub fn new(outcome: &Outcome, estimate: u32, grain: Grain, refill: Refill) -> Result<Self, BadEstimate> {
        if estimate == 0 || estimate > MAX_MINUTES {
            return Err(BadEstimate(estimate));
        }
        // At most 36,000 minutes at 1,000 percent, so this fits.
        let percent_of_estimate = |percent: u32| (estimate * percent).div_ceil(100);
        let lengths = match outcome.lengths() {
            Lengths::Minutes(pairs) => pairs.iter().map(|&(minutes, p)| (grain.covering(minutes), p)).collect(),
            Lengths::PercentOfEstimate(pairs) => {
                pairs.iter().map(|&(percent, p)| (grain.covering(percent_of_estimate(percent)), p)).collect()
            }
        };
        let ahead = outcome.goes_ahead();
        let of = match refill {
            Refill::Never => Probability::PARTS,
            Refill::Always => ahead.parts() + outcome.vacated_late().parts(),
        };
        Ok(Self { grain, step: Step::new(ahead, of, lengths) })
    }

    /// The grid that it lies on.
    #[must_use]
    pub const fn grain(&self) -> Grain {
        self.grain
    }

    /// That it goes ahead.
    #[must_use]
    pub fn goes_ahead(&self) -> Probability {
        self.step.stays().complement()
    }

    /// That it takes no time at all.
    #[must_use]
    pub fn falls_away(&self) -> Probability {
        self.step.stays()
    }

    /// The lengths in minutes, ascending, each with the probability that it goes ahead *and* takes that long.
    pub fn lengths(&self) -> impl Iterator<Item = (u32, Probability)> {
        self.step.moves().iter().map(|&(grains, parts)| (grains * self.grain.minutes(), Probability::known(parts)))
    }

    /// The minutes that it is expected to take, counting none where it falls away.
    #[must_use]
    pub fn expected_minutes(&self) -> Expected {
        Expected::from_parts(self.step.mean() * u128::from(self.grain.minutes()))
    }

    pub(crate) const fn step(&self) -> &Step {
        &self.step
    }
}

/// That all of a judge's fixed hearings fall away, so that the sitting falls free. Rounded down.
#[must_use]
pub fn falls_free<'a>(hearings: impl IntoIterator<Item = &'a Prospect>) -> Probability {
    hearings.into_iter().fold(Probability::ONE, |all, hearing| all.and(hearing.falls_away()))
}
