//! Hearings with probabilities in whole percent, and all that may happen to several of them.

use over_listing::{Expected, Grain, Lengths, Outcome, Probability, Prospect, Refill};
use proptest::prelude::*;

/// A hearing in whole numbers.
#[derive(Debug, Clone)]
pub(crate) struct Case {
    /// Percent.
    pub(crate) settles: u8,
    /// Percent.
    pub(crate) late: u8,
    /// Minutes and percent, which sum to 100.
    pub(crate) lengths: Vec<(u32, u8)>,
}

impl Case {
    pub(crate) fn outcome(&self) -> Outcome {
        let lengths = self.lengths.iter().map(|&(minutes, percent)| (minutes, percents(percent))).collect();
        Outcome::new(percents(self.settles), percents(self.late), Lengths::Minutes(lengths)).unwrap()
    }

    pub(crate) fn prospect(&self, grain: Grain, refill: Refill) -> Prospect {
        Prospect::new(&self.outcome(), 60, grain, refill).unwrap()
    }

    /// What may happen: `None` for falling away, or minutes rounded up to the grain, each with a weight; and all weights.
    fn branches(&self, grain: Grain, refill: Refill) -> Branches {
        let ahead = 100 - u128::from(self.settles) - u128::from(self.late);
        let gone = match refill {
            Refill::Never => 100 - ahead,
            Refill::Always => u128::from(self.late),
        };
        // Everyone settles in good time: nothing to condition on.
        let gone = if gone + ahead == 0 { 1 } else { gone };
        let on_grid = |minutes: u32| minutes.div_ceil(grain.minutes()) * grain.minutes();
        let heard =
            self.lengths.iter().map(|&(minutes, percent)| (Some(on_grid(minutes)), ahead * u128::from(percent)));
        let all: Vec<_> = heard.chain([(None, gone * 100)]).filter(|&(_, weight)| weight > 0).collect();
        let whole = (gone + ahead) * 100;
        // In lowest terms, so that the product over many hearings fits.
        let common = all.iter().fold(whole, |common, &(_, weight)| common_divisor(common, weight));
        (all.into_iter().map(|(length, weight)| (length, weight / common)).collect(), whole / common)
    }
}

fn common_divisor(a: u128, b: u128) -> u128 {
    if b == 0 { a } else { common_divisor(b, a % b) }
}

pub(crate) fn percents(percent: u8) -> Probability {
    Probability::from_percent(percent).unwrap()
}

/// An exact fraction of non-negative integers.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fraction {
    pub(crate) part: u128,
    pub(crate) whole: u128,
}

impl Fraction {
    /// How many parts of 10^-18 a fixed-point number is above this fraction, rounded up; fails if it is below.
    pub(crate) fn excess_of(self, parts: u128) -> u128 {
        let one = u128::from(Probability::PARTS);
        let (whole, rest) = (self.part / self.whole, self.part % self.whole);
        let exact = rest * one;
        let left = parts.checked_sub(whole * one + exact / self.whole).expect("never less than the truth");
        assert!(left > 0 || exact % self.whole == 0, "less than the truth by a part of a part");
        left
    }

    /// Whether it has no more than 18 decimals, so that nothing needs rounding.
    pub(crate) fn equals(self, parts: u128) -> bool {
        self.excess_of(parts) == 0
    }
}

/// Adds up `value` over everything that may happen, each weighted with its probability.
pub(crate) fn expectation(
    cases: &[Case],
    grain: Grain,
    refill: Refill,
    value: impl Fn(&[Option<u32>]) -> u32,
) -> Fraction {
    let branches: Vec<_> = cases.iter().map(|case| case.branches(grain, refill)).collect();
    let whole = branches.iter().map(|(_, whole)| whole).product();
    let mut happened = Vec::new();
    let mut part = 0;
    walk(&branches, 1, &mut happened, &mut |happened, weight| part += weight * u128::from(value(happened)));
    Fraction { part, whole }
}

type Branches = (Vec<(Option<u32>, u128)>, u128);

fn walk(
    branches: &[Branches],
    weight: u128,
    happened: &mut Vec<Option<u32>>,
    leaf: &mut impl FnMut(&[Option<u32>], u128),
) {
    let Some(((first, _), others)) = branches.split_first() else {
        return leaf(happened, weight);
    };
    for &(length, share) in first {
        happened.push(length);
        walk(others, weight * share, happened, leaf);
        happened.pop();
    }
}

pub(crate) fn parts(probability: Probability) -> u128 {
    u128::from(probability.parts())
}

/// The absolute difference of an expected value and a fraction, in parts of 10^-18, rounded up.
pub(crate) fn distance(value: Expected, exact: Fraction) -> u128 {
    let one = u128::from(Probability::PARTS);
    let (whole, rest) = (exact.part / exact.whole, exact.part % exact.whole);
    (whole * one + rest * one / exact.whole).abs_diff(value.parts()) + 1
}

pub(crate) fn case() -> impl Strategy<Value = Case> {
    let split = (0_u8..=100, 0_u8..=100).prop_map(|(a, b)| (a.min(b), a.max(b)));
    let lengths = (prop::collection::vec(1_u32..=90, 3), split.clone());
    (split, lengths).prop_map(|((settles, until), (minutes, (first, second)))| {
        let shares = [first, second - first, 100 - second];
        Case { settles, late: until - settles, lengths: minutes.into_iter().zip(shares).collect() }
    })
}

pub(crate) fn cases(most: usize) -> impl Strategy<Value = Vec<Case>> {
    prop::collection::vec(case(), 0..=most)
}

pub(crate) fn grain() -> impl Strategy<Value = Grain> {
    prop::sample::select(vec![Grain::One, Grain::Five, Grain::Ten, Grain::Fifteen])
}

pub(crate) fn refill() -> impl Strategy<Value = Refill> {
    prop::sample::select(vec![Refill::Never, Refill::Always])
}
