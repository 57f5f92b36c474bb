//! Weights as probabilities.

use crate::probability::Probability;

/// Learnt probabilities have six decimals: finer than any history can tell.
const MILLION: u128 = 1_000_000;

/// Each weight's share of all, in millionths, summing to exactly one: what each sum up to here comes to is rounded, halves up, and
/// a share is the difference of two. `None` if all weights are zero.
pub(super) fn shares(weights: &[u128]) -> Option<Vec<Probability>> {
    let whole: u128 = weights.iter().sum();
    let mut sum = 0;
    let mut before = 0;
    weights
        .iter()
        .map(|weight| {
            sum += weight;
            let up_to_here = (sum * MILLION + whole / 2).checked_div(whole)?;
            let share = up_to_here - before;
            before = up_to_here;
            Probability::from_wide(share * (u128::from(Probability::PARTS) / MILLION))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn sum_to_one_and_are_close(weights in prop::collection::vec(0_u128..1_000_000_000, 1..20)) {
            let whole: u128 = weights.iter().sum();
            prop_assume!(whole > 0);
            let shares = shares(&weights).unwrap();
            prop_assert_eq!(shares.iter().map(|share| share.parts()).sum::<u64>(), Probability::PARTS);
            for (share, weight) in shares.iter().zip(&weights) {
                let exact = weight * u128::from(Probability::PARTS) / whole;
                prop_assert!(u128::from(share.parts()).abs_diff(exact) <= 1_000_000_000_001);
            }
        }
    }

    #[test]
    fn nothing_has_no_shares() {
        assert_eq!(shares(&[0, 0]), None);
        assert_eq!(shares(&[]), Some(Vec::new()));
    }
}
