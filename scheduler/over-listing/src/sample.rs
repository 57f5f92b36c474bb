//! How much history an estimate rests on.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::probability::Probability;

/// The hearings from which a type's outcome was learnt, and how far the counts alone can be trusted.
///
/// Intervals are of the counts without the prior, so an estimate from few hearings may lie outside: then the prior speaks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Sample {
    /// Hearings that were listed.
    pub hearings: u64,
    /// Those that settled or were put off in good time.
    pub settled_in_good_time: Share,
    /// Those that fell away late.
    pub vacated_late: Share,
    /// Those that were heard, by length: in minutes or in percent of the estimate, as in the outcome. Shares of those heard.
    pub lengths: Vec<LengthShare>,
}

/// A count out of a total.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Share {
    /// How many.
    pub count: u64,
    /// The interval in which the true rate lies, with a confidence of 95%.
    pub interval: Interval,
}

/// The hearings of one length.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LengthShare {
    /// Minutes or percent.
    pub length: u32,
    /// How many took that long.
    pub share: Share,
}

/// Between two probabilities.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Interval {
    /// At least.
    pub low: Probability,
    /// At most.
    pub high: Probability,
}

impl Share {
    /// A count out of a total, with its interval.
    #[must_use]
    pub fn of(count: u64, total: u64) -> Self {
        Self { count, interval: Interval::wilson(count, total) }
    }
}

impl Interval {
    /// The Wilson score interval at 95% (z = 1.96) of `count` out of `total`, in integers, widened outwards to millionths.
    ///
    /// Wilson's and not the textbook's `p ± z * sqrt(p(1-p)/n)`, because it stays within 0 and 1 and says something sensible of
    /// small counts: of none out of ten it makes 0% to 28%, where the other makes nothing at all. Of no hearings it knows nothing: 0% to 100%.
    /// Counts are taken to be at most 10^9, which is more hearings than there are.
    #[must_use]
    pub fn wilson(count: u64, total: u64) -> Self {
        const MOST: u64 = 1_000_000_000;
        const MILLION: u128 = 1_000_000;
        let total = u128::from(total.min(MOST));
        let count = u128::from(count).min(total);
        if total == 0 {
            return Self { low: Probability::ZERO, high: Probability::ONE };
        }
        // (k + z²/2 ± z * sqrt(k(n-k)/n + z²/4)) / (n + z²) with z = 49/25, times 1250 above and below:
        // (1250k + 2401 ± 49 * sqrt(2500k(n-k)/n + 2401)) / (1250n + 4802).
        let centre = (1_250 * count + 2_401) * MILLION;
        let square = (2_500 * count * (total - count) * MILLION * MILLION).div_ceil(total) + 2_401 * MILLION * MILLION;
        let root = square.isqrt();
        let reach = 49 * (root + u128::from(root * root < square));
        let below = 1_250 * total + 4_802;
        // What the algebra puts at the very end is there, whatever the rounding says.
        let low = if count == 0 { 0 } else { centre.saturating_sub(reach) / below };
        let high = if count == total { MILLION } else { (centre + reach).div_ceil(below).min(MILLION) };
        let millionths = |parts: u128| Probability::from_wide(parts * (u128::from(Probability::PARTS) / MILLION));
        Self { low: millionths(low).unwrap_or(Probability::ZERO), high: millionths(high).unwrap_or(Probability::ONE) }
    }

    /// Whether a probability lies in it.
    #[must_use]
    pub fn contains(&self, probability: Probability) -> bool {
        self.low <= probability && probability <= self.high
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    /// Against the formula worked out by hand with decimals.
    #[rstest]
    #[case(0, 0, "0", "1")]
    #[case(0, 10, "0", "0.277541")] // z²/(n+z²) = 3.8416/13.8416
    #[case(10, 10, "0.722459", "1")]
    #[case(5, 10, "0.236589", "0.763411")]
    #[case(1, 1, "0.206543", "1")]
    #[case(300, 1000, "0.272406", "0.329125")]
    fn wilson(#[case] count: u64, #[case] total: u64, #[case] low: &str, #[case] high: &str) {
        let interval = Interval::wilson(count, total);
        assert_eq!((interval.low.to_string(), interval.high.to_string()), (low.to_owned(), high.to_owned()));
    }

    proptest! {
        #[test]
        fn the_rate_itself_lies_inside(count in 0_u64..2_000_000_000, total in 1_u64..1_000_000_000) {
            let count = count % (total + 1);
            prop_assert!(Interval::wilson(count, total).contains(Probability::from_ratio(count, total).unwrap()));
        }

        #[test]
        fn more_hearings_narrow_it(count in 0_u64..1_000, more in 0_u64..1_000) {
            let total = count + more + 1;
            let width = |interval: Interval| interval.high.parts() - interval.low.parts();
            prop_assert!(width(Interval::wilson(count * 4, total * 4)) < width(Interval::wilson(count, total)));
        }
    }
}
