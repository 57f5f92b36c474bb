//! Simulated annealing in integers: which worsening is taken, and how patience runs out.

use crate::fixed_point::{LOG_BITS, halved, log2, minus_ln};
use crate::randomness::Random;
use rand_xoshiro::rand_core::RngCore;

/// A temperature that falls by the same factor with every step, from `first` to `last`.
///
/// Temperatures are in the unit of the score. They are whole numbers, so a search whose last temperature would be a few
/// units should count its score in smaller units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cooling {
    first: u64,
    steps: u64,
    /// log2(first / last), with 32 bits after the point.
    halvings: u64,
}

impl Cooling {
    /// From `first` to `last` in `steps` steps. Temperatures below 1 count as 1, and one that would rise stays as it is.
    #[must_use]
    pub fn new(first: i64, last: i64, steps: u64) -> Self {
        let first = u64::try_from(first).unwrap_or(0).max(1);
        let last = u64::try_from(last).unwrap_or(0).max(1);
        Self { first, steps: steps.max(1), halvings: log2(first).saturating_sub(log2(last)) }
    }

    /// The temperature at a step. After the last step it falls no more.
    #[must_use]
    pub fn at(&self, step: u64) -> i64 {
        let step = step.min(self.steps);
        // At most `halvings`, which is 64 bits wide.
        let fallen = u128::from(self.halvings) * u128::from(step) / u128::from(self.steps);
        let temperature = halved(self.first, u64::try_from(fallen).unwrap_or(u64::MAX));
        i64::try_from(temperature).unwrap_or(i64::MAX)
    }
}

/// The worst change to take at a temperature, drawn anew for each decision: -`temperature` · ln(u), u even between 0 and 1.
///
/// A change that is worse by d is within it with probability exp(-d / `temperature`), the rule of Metropolis. Drawn before the
/// change is priced, it lets the pricing end as soon as it is passed.
pub fn allowance(random: &mut Random, temperature: i64) -> i64 {
    let scaled = i128::from(temperature) * i128::from(minus_ln(random.next_u64()));
    i64::try_from(scaled >> LOG_BITS).unwrap_or(i64::MAX)
}

/// Whether to take a change that is worse by `worse_by` (negative: better) at this temperature.
pub fn accepts(random: &mut Random, worse_by: i64, temperature: i64) -> bool {
    worse_by <= 0 || worse_by <= allowance(random, temperature)
}

#[cfg(test)]
mod tests {
    use super::{Cooling, accepts, allowance};
    use crate::random;
    use proptest::prelude::{prop_assert, proptest};
    use rstest::rstest;

    #[test]
    fn the_temperature_falls_by_a_factor() {
        let cooling = Cooling::new(1_000_000, 100, 4_000);
        // 10 to the power of 6, 5, 4, 3, 2.
        for (step, expected) in [(0, 1_000_000), (1_000, 100_000), (2_000, 10_000), (3_000, 1_000), (4_000, 100)] {
            assert!((cooling.at(step) - expected).abs() <= 1 + expected / 1_000_000, "{}", cooling.at(step));
        }
        assert_eq!(cooling.at(5_000), cooling.at(4_000));
    }

    /// Known values of the exponential: worse by d at temperature 1000, times in a million.
    #[rstest]
    #[case(-5, 1_000_000)]
    #[case(0, 1_000_000)]
    #[case(100, 904_837)]
    #[case(693, 500_074)]
    #[case(1_000, 367_879)]
    #[case(2_000, 135_335)]
    #[case(5_000, 6_738)]
    #[case(9_000, 123)]
    fn worsenings_are_taken_as_the_exponential_says(#[case] worse_by: i64, #[case] expected: i64) {
        let mut source = random(11, 0);
        let mut taken = 0_i64;
        for _ in 0..1_000_000 {
            taken += i64::from(accepts(&mut source, worse_by, 1_000));
        }
        // Three standard deviations of a million draws are at most 1500; small ones need their own.
        let slack = 3 * expected.min(1_000_000 - expected).isqrt() + expected / 1_000;
        assert!((taken - expected).abs() <= slack, "{taken} {expected}");
    }

    #[test]
    fn the_mean_allowance_is_the_temperature() {
        let mut source = random(5, 0);
        let sum: i64 = (0..1_000_000).map(|_| allowance(&mut source, 10_000)).sum();
        assert!((sum / 1_000_000 - 10_000).abs() <= 40, "{sum}");
    }

    proptest! {
        #[test]
        fn it_never_rises_and_stays_between(first in 1..i64::MAX, last in 1..i64::MAX, steps in 1..u64::MAX, at in 0..u64::MAX) {
            let cooling = Cooling::new(first, last, steps);
            let (now, later) = (cooling.at(at), cooling.at(at.saturating_add(steps / 7 + 1)));
            prop_assert!(later <= now && now <= first);
            // Rounding of a logarithm with 32 bits costs a millionth at most.
            prop_assert!(later >= first.min(last) - first.min(last) / 1_000_000 - 1);
        }

        #[test]
        fn nothing_overflows(temperature in 0..i64::MAX, seed: u64) {
            prop_assert!(allowance(&mut random(seed, 0), temperature) >= 0);
        }
    }
}
