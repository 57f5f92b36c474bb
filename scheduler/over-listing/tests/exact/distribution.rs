//! Whole distributions.

use over_listing::{BlockLoad, Distribution, Grain, Probability, Refill};
use proptest::prelude::*;

use crate::joint::{Case, cases, distance, expectation, grain, parts, percents};

fn summed(cases: &[Case], grain: Grain) -> Distribution {
    let mut sum = Distribution::nothing(grain);
    for case in cases {
        sum.one_more(&case.prospect(grain, Refill::Never));
    }
    sum
}

proptest! {
    #[test]
    fn all_that_may_happen(cases in cases(5), minutes in 0_u32..400, grain in grain()) {
        let sum = summed(&cases, grain);
        let total = |h: &[Option<u32>]| -> u32 { h.iter().flatten().sum() };
        let exact = |value: &dyn Fn(u32) -> u32| expectation(&cases, grain, Refill::Never, |h| value(total(h)));
        let few = 2 * u128::try_from(cases.len()).unwrap();
        // Five hearings of up to 105 minutes on the grid.
        let many = few * 525 + 1;
        prop_assert!(exact(&|sum| u32::from(sum > minutes)).excess_of(parts(sum.tail_above(minutes))) <= few);
        prop_assert!(distance(sum.mean(), exact(&|sum| sum)) <= many);
        let idle = exact(&|sum| minutes.saturating_sub(sum));
        prop_assert!(distance(sum.expected_shortfall_below(minutes), idle) <= many);
        let lacking = exact(&|sum| sum.saturating_sub(minutes));
        prop_assert!(distance(sum.expected_excess_above(minutes), lacking) <= many);
    }

    #[test]
    fn a_block_list_is_its_lower_end(cases in cases(8), minutes in 0_u32..400, grain in grain()) {
        let sum = summed(&cases, grain);
        let mut load = BlockLoad::new(minutes, grain).unwrap();
        for case in &cases {
            load.add(&case.prospect(grain, Refill::Never));
        }
        prop_assert_eq!(load.risk(), sum.tail_above(minutes));
        prop_assert_eq!(load.expected_idle_minutes(), sum.expected_shortfall_below(minutes));
    }

    #[test]
    fn masses_sum_to_one_and_order_does_not_matter(cases in cases(8), grain in grain()) {
        let sum = summed(&cases, grain);
        let mass: u64 = sum.masses().map(|(_, probability)| probability.parts()).sum();
        prop_assert_eq!(mass, Probability::PARTS);
        let backwards: Vec<Case> = cases.iter().rev().cloned().collect();
        let backwards = summed(&backwards, grain);
        for minutes in 0..=sum.longest() {
            let (one, other) = (sum.tail_above(minutes).parts(), backwards.tail_above(minutes).parts());
            prop_assert!(one.abs_diff(other) <= 16);
        }
    }

    #[test]
    fn adding_sums_is_adding_hearings(first in cases(3), second in cases(3), grain in grain()) {
        let both: Vec<Case> = first.iter().chain(&second).cloned().collect();
        let (apart, together) = (summed(&first, grain).convolve(&summed(&second, grain)), summed(&both, grain));
        for minutes in 0..=together.longest() {
            prop_assert!(apart.tail_above(minutes).parts().abs_diff(together.tail_above(minutes).parts()) <= 6);
        }
        prop_assert_eq!(apart.longest(), together.longest());
    }

    #[test]
    fn a_quantile_is_the_least_that_suffices(cases in cases(6), percent in 0_u8..=100, grain in grain()) {
        let sum = summed(&cases, grain);
        let enough = sum.quantile(percents(percent));
        prop_assert!(sum.tail_above(enough) <= percents(percent).complement());
        if let Some(less) = enough.checked_sub(1) {
            prop_assert!(sum.tail_above(less) > percents(percent).complement());
        }
    }
}
