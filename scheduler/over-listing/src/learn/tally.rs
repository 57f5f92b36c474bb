//! The counts of one hearing type.

use std::collections::BTreeMap;

use super::row::HearingResult;
use super::shares::shares;
use crate::fault::Faults;
use crate::outcome::{Lengths, MAX_PERCENT, Outcome};
use crate::outcomes::HearingType;
use crate::probability::Probability;
use crate::sample::{LengthShare, Sample, Share};

const PERCENT_STEP: u32 = 10;
const MINUTES_STEP: u32 = 5;

#[derive(Debug, Clone, Default)]
pub(super) struct Tally {
    in_minutes: bool,
    settled: u64,
    late: u64,
    /// By length in minutes or percent.
    heard: BTreeMap<u32, u64>,
}

impl Tally {
    pub(super) fn for_prior(prior: Option<&HearingType>) -> Self {
        let in_minutes = prior.is_some_and(|known| matches!(known.outcome.lengths(), Lengths::Minutes(_)));
        Self { in_minutes, ..Self::default() }
    }

    pub(super) fn count(&mut self, estimate: u32, result: HearingResult, late_hours: u32) {
        match result {
            HearingResult::FellAway { hours_before, .. } if hours_before < late_hours => self.late += 1,
            HearingResult::FellAway { .. } => self.settled += 1,
            HearingResult::Heard { minutes } => *self.heard.entry(self.length(minutes, estimate)).or_default() += 1,
        }
    }

    fn length(&self, minutes: u32, estimate: u32) -> u32 {
        if self.in_minutes {
            minutes.next_multiple_of(MINUTES_STEP)
        } else {
            (minutes * 100).div_ceil(estimate).next_multiple_of(PERCENT_STEP).min(MAX_PERCENT)
        }
    }

    fn all_heard(&self) -> u64 {
        self.heard.values().sum()
    }

    pub(super) fn sample(&self) -> Sample {
        let heard = self.all_heard();
        let hearings = self.settled + self.late + heard;
        let length = |(&length, &count): (&u32, &u64)| LengthShare { length, share: Share::of(count, heard) };
        Sample {
            hearings,
            settled_in_good_time: Share::of(self.settled, hearings),
            vacated_late: Share::of(self.late, hearings),
            lengths: self.heard.iter().map(length).collect(),
        }
    }

    /// The counts and the prior's together. Weights are counts in parts of 10^-18 of a hearing.
    pub(super) fn estimate(&self, prior: Option<&Outcome>, prior_hearings: u32) -> Result<Outcome, Faults> {
        let one = u128::from(Probability::PARTS);
        let pseudo = Pseudo::of(prior, prior_hearings);
        let mut lengths = pseudo.lengths;
        for (&length, &count) in &self.heard {
            *lengths.entry(length).or_default() += u128::from(count) * one;
        }
        let weights = [
            pseudo.settled + u128::from(self.settled) * one,
            pseudo.late + u128::from(self.late) * one,
            pseudo.heard + u128::from(self.all_heard()) * one,
        ];
        let rates = shares(&weights).unwrap_or_default();
        let rate = |place: usize| rates.get(place).copied().unwrap_or(Probability::ZERO);
        // Where none was heard and none is believed to be, any length will do: it has no weight.
        let by_length = shares(&lengths.values().copied().collect::<Vec<_>>());
        let pairs = match by_length {
            Some(by_length) => {
                lengths.into_keys().zip(by_length).filter(|&(_, share)| share > Probability::ZERO).collect()
            }
            None => prior.map_or_else(|| vec![(100, Probability::ONE)], |known| known.lengths().pairs().to_vec()),
        };
        let lengths = if self.in_minutes { Lengths::Minutes(pairs) } else { Lengths::PercentOfEstimate(pairs) };
        Outcome::new(rate(0), rate(1), lengths)
    }
}

/// Counts that are believed and were not seen, in parts of a hearing.
struct Pseudo {
    settled: u128,
    late: u128,
    heard: u128,
    lengths: BTreeMap<u32, u128>,
}

impl Pseudo {
    fn of(prior: Option<&Outcome>, hearings: u32) -> Self {
        let Some(prior) = prior else {
            let one = u128::from(Probability::PARTS);
            return Self { settled: one, late: one, heard: one, lengths: BTreeMap::from([(100, one)]) };
        };
        let weight = |probability: Probability| u128::from(hearings) * u128::from(probability.parts());
        let ahead = prior.goes_ahead();
        let mut lengths = BTreeMap::new();
        for &(length, probability) in prior.lengths().pairs() {
            *lengths.entry(length).or_default() += weight(ahead.and(probability));
        }
        Self {
            settled: weight(prior.settles_in_good_time()),
            late: weight(prior.vacated_late()),
            heard: weight(ahead),
            lengths,
        }
    }
}
