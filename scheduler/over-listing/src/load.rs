//! What a place of fixed capacity already has to bear: the sum that block lists and float lists share.

mod block;
mod floats;

use crate::probability::Probability;
use crate::tails::{Move, Step, index};

pub use block::{BadSession, BlockLoad};
pub use floats::{FloatLoad, HalfDays, Sitting};

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
        let capacity = self.capacity();
        Probability::known(step.tail(capacity, self.tails[capacity], |before| self.tails[before]))
    }

    /// That a step, added last, moves and does not fit: in parts.
    fn sent_away_now(&self, step: &Step<impl AsRef<[Move]>>) -> u64 {
        step.tail_when_moved(self.capacity(), |before| self.tails[before])
    }

    /// Expected steps of the capacity that nobody needs, in parts.
    fn idle(&self) -> u128 {
        self.tails.iter().take(self.capacity()).map(|&tail| u128::from(Probability::PARTS - tail)).sum()
    }

    /// The same with one more. Takes time by the capacity, unlike [`Self::risk_with`].
    fn idle_with(&self, step: &Step<impl AsRef<[Move]>>) -> u128 {
        let tail = |at: usize| step.tail(at, self.tails[at], |before| self.tails[before]);
        (0..self.capacity()).map(|at| u128::from(Probability::PARTS - tail(at))).sum()
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
