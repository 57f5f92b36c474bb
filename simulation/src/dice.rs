//! The one source of chance in a run.

use rand::rngs::StdRng;
use rand::{Rng, RngCore, SeedableRng};

/// Chance, drawn from a seed.
#[derive(Debug)]
pub(crate) struct Dice(StdRng);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(StdRng::seed_from_u64(seed))
    }

    /// Another source, which does not depend on how often this one is asked from now on.
    pub(crate) fn fork(&mut self) -> Self {
        Self::new(self.0.next_u64())
    }

    /// A number below `end`, which is not 0.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.0.random_range(0..end)
    }

    /// A number from `first` to `last`, both included.
    pub(crate) fn between(&mut self, first: i64, last: i64) -> i64 {
        self.0.random_range(first..=last)
    }

    /// Whether something happens that happens `times` in a thousand.
    pub(crate) fn permille(&mut self, times: u32) -> bool {
        self.0.random_range(0..1000) < times
    }

    /// One of several, or none if there is none.
    pub(crate) fn pick<'a, T>(&mut self, from: &'a [T]) -> Option<&'a T> {
        if from.is_empty() { None } else { from.get(self.below(from.len())) }
    }

    /// One of several, each as likely as its weight says. At least one weight is not 0.
    pub(crate) fn weighted<T: Copy>(&mut self, choices: &[(T, u32)]) -> Option<T> {
        let sum: u32 = choices.iter().map(|(_, weight)| weight).sum();
        if sum == 0 {
            return None;
        }
        let mut drawn = self.0.random_range(0..sum);
        for &(choice, weight) in choices {
            if drawn < weight {
                return Some(choice);
            }
            drawn -= weight;
        }
        None
    }

    pub(crate) fn bytes(&mut self) -> [u8; 16] {
        let mut bytes = [0; 16];
        self.0.fill_bytes(&mut bytes);
        bytes
    }
}
