//! The hand that draws.

use anytime::{Random, below, pick, random, shuffle};

/// A random source with the draws that are needed here. Each part of a problem has a stream of its own, so that a change to
/// one part leaves the others as they were.
pub(crate) struct Hand(Random);

impl Hand {
    pub(crate) fn new(seed: u64, stream: u64) -> Self {
        Self(random(seed, stream))
    }

    /// From `low` to `high`, both included; `low` if they are the wrong way round.
    pub(crate) fn between(&mut self, low: u32, high: u32) -> u32 {
        low + below(&mut self.0, (high + 1).saturating_sub(low))
    }

    /// True in so many percent of all cases.
    pub(crate) fn percent(&mut self, percent: u32) -> bool {
        below(&mut self.0, 100) < percent
    }

    /// One of them, each as likely as the next.
    pub(crate) fn pick<'a, T>(&mut self, among: &'a [T]) -> Option<&'a T> {
        pick(&mut self.0, among)
    }

    /// One of them, each as likely as its weight says; the default if all weights are 0.
    pub(crate) fn weighted<T: Copy + Default>(&mut self, table: &[(T, u32)]) -> T {
        let mut left = below(&mut self.0, table.iter().map(|&(_, weight)| weight).sum());
        for &(item, weight) in table {
            if left < weight {
                return item;
            }
            left -= weight;
        }
        T::default()
    }

    pub(crate) fn shuffle<T>(&mut self, items: &mut [T]) {
        shuffle(&mut self.0, items);
    }
}

#[cfg(test)]
mod tests {
    use super::Hand;

    #[test]
    fn draws_lie_within_their_bounds_and_reach_them() {
        let mut hand = Hand::new(1, 0);
        let drawn: Vec<u32> = (0..500).map(|_| hand.between(3, 7)).collect();
        assert_eq!((drawn.iter().min(), drawn.iter().max()), (Some(&3), Some(&7)));
        assert_eq!(hand.between(7, 3), 7);
    }

    #[test]
    fn weights_are_kept() {
        let mut hand = Hand::new(1, 0);
        let rare = (0..10_000).filter(|_| hand.weighted(&[("common", 9), ("rare", 1), ("never", 0)]) == "rare").count();
        assert!((850..1_150).contains(&rare), "{rare}");
        assert_eq!(hand.weighted::<u32>(&[]), 0);
        assert_eq!(hand.weighted(&[(5_u32, 0)]), 0);
    }
}
