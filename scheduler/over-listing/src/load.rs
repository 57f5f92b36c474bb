//! What a place of fixed capacity already has to bear: the sum that block lists and float lists share.

mod block;
mod floats;
mod timed;

use crate::grain::Grain;
use crate::outcome::MAX_MINUTES;
use crate::probability::Probability;
use crate::prospect::Prospect;
use crate::tails::{Move, Step, index};

pub use block::BlockLoad;
pub use floats::{FloatLoad, HalfDays, Sitting};
pub use timed::{BadStart, HearingRisk, TimedLoad};

/// The session is too long to be one.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a session of {0} minutes is refused: it may have up to {MAX_MINUTES}")]
pub struct BadSession(
    /// The minutes that were asked for.
    pub u32,
);

fn check_minutes(minutes: u32) -> Result<(), BadSession> {
    if minutes > MAX_MINUTES { Err(BadSession(minutes)) } else { Ok(()) }
}

fn check_same(grain: Grain, hearing: &Prospect) {
    assert_eq!(grain, hearing.grain(), "a load and its hearings lie on the same grain");
}

/// A sum of independent steps against a capacity. Only what the sum may be up to the capacity is kept; whatever is above is one
/// bucket, so the size does not grow with the list and the tail at the capacity stays exact.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Load {
    /// `tails[at]`: that the sum is greater than `at`, for every `at` up to and including the capacity.
    tails: Vec<u64>,
    /// Expected number of those who were added and do not fit, in parts.
    sent_away: u128,
    /// Expected sum, in parts of a step.
    mean: u128,
}

impl Load {
    /// Nothing yet.
    fn new(capacity: u32) -> Self {
        Self { tails: vec![0; index(capacity) + 1], sent_away: 0, mean: 0 }
    }

    fn clear(&mut self) {
        self.tails.fill(0);
        self.sent_away = 0;
        self.mean = 0;
    }

    /// Takes over another's state, without allocation if it is no larger.
    fn copy_from(&mut self, other: &Self) {
        self.tails.clone_from(&other.tails);
        self.sent_away = other.sent_away;
        self.mean = other.mean;
    }

    fn capacity(&self) -> usize {
        self.tails.len() - 1
    }

    fn add(&mut self, step: &Step<impl AsRef<[Move]>>) {
        self.sent_away += u128::from(self.sent_away_now(step));
        self.add_silently(step);
    }

    /// Adds what takes capacity but is never sent away.
    fn add_silently(&mut self, step: &Step<impl AsRef<[Move]>>) {
        step.add_to(&mut self.tails);
        self.mean += step.mean();
    }

    fn risk(&self) -> Probability {
        Probability::known(self.tails[self.capacity()])
    }

    fn risk_with(&self, step: &Step<impl AsRef<[Move]>>) -> Probability {
        Probability::known(self.tail_with(step, self.capacity()))
    }

    /// That the sum with one more is greater than `at`, in parts.
    fn tail_with(&self, step: &Step<impl AsRef<[Move]>>, at: usize) -> u64 {
        step.tail(at, self.tails[at], |before| self.tails[before])
    }

    /// That a step, added last, moves and does not fit: in parts.
    fn sent_away_now(&self, step: &Step<impl AsRef<[Move]>>) -> u64 {
        step.tail_when_moved(self.capacity(), |before| self.tails[before])
    }

    /// Expected steps of the capacity that nobody needs, in parts.
    fn idle(&self) -> u128 {
        self.tails.iter().take(self.capacity()).map(|&tail| u128::from(Probability::PARTS - tail)).sum()
    }

    /// How many more like this can be added one after another, up to `most`, before the risk is above the ceiling.
    fn how_many_more_fit(&self, step: &Step<impl AsRef<[Move]>>, ceiling: Probability, most: u32) -> u32 {
        let mut load = self.clone();
        for count in 0..most {
            load.add_silently(step);
            if load.risk() > ceiling {
                return count;
            }
        }
        most
    }
}
