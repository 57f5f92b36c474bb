//! Three levels of penalties in one word.

use crate::score::Score;

/// Penalties of all three levels in one word, added and subtracted as one: hard, then medium, then soft in the low bits.
///
/// One meeting's share of a plan always fits, which is why instances have limits; a whole plan's sum is kept as a [`Score`].
pub(crate) type Packed = u64;

const MEDIUM_AT: u32 = 24;
const HARD_AT: u32 = 44;
/// What fits into the narrowest level.
pub(crate) const MOST: usize = (1 << (HARD_AT - MEDIUM_AT)) - 1;

/// Each at most [`MOST`].
pub(crate) fn packed(hard: usize, medium: usize, soft: usize) -> Packed {
    (hard as u64) << HARD_AT | (medium as u64) << MEDIUM_AT | soft as u64
}

pub(crate) fn unpacked(cost: Packed) -> Score {
    let level = |word: u64| i64::try_from(word).unwrap_or(i64::MAX);
    Score {
        hard: level(cost >> HARD_AT),
        medium: level(cost >> MEDIUM_AT & MOST as u64),
        soft: level(cost & ((1 << MEDIUM_AT) - 1)),
    }
}

/// What a unit of each level weighs in the energy that annealing lowers. A unit of soft weighs 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Weights {
    pub(crate) hard: i64,
    pub(crate) medium: i64,
}

impl Weights {
    pub(crate) fn energy(self, cost: Packed) -> i64 {
        let cost = unpacked(cost);
        self.hard * cost.hard + self.medium * cost.medium + cost.soft
    }
}

#[cfg(test)]
mod tests {
    use super::{MOST, Score, Weights, packed, unpacked};

    #[test]
    fn levels_stay_apart() {
        let full = packed(MOST, MOST, MOST);
        let most = MOST as i64;
        assert_eq!(unpacked(full), Score { hard: most, medium: most, soft: most });
        assert_eq!(unpacked(full - packed(1, 2, 3)), Score { hard: most - 1, medium: most - 2, soft: most - 3 });
        assert_eq!(Weights { hard: 100, medium: 10 }.energy(packed(1, 2, 3)), 123);
    }

    #[test]
    fn a_higher_level_outweighs_all_lower_ones() {
        assert!(packed(1, 0, 0) > packed(0, MOST, MOST));
    }
}
