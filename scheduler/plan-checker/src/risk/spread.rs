//! A sum that depends on chance: each value that it may have, and how probable that is.

use std::collections::BTreeMap;

use super::exact::Exact;

/// Values and their probabilities, which sum to one.
#[derive(Debug, Clone)]
pub(crate) struct Spread {
    chances: BTreeMap<i64, Exact>,
    /// Greater values count as this one.
    most: i64,
}

impl Spread {
    /// A sum that is certain so far.
    pub(crate) fn at(value: i64, most: i64) -> Self {
        Self { chances: BTreeMap::from([(value.min(most), Exact::ONE)]), most }
    }

    /// Adds something that happens with a probability and then is one of some numbers, each with its probability, which sum to
    /// one. Probabilities are in parts of 10^-18.
    pub(crate) fn add(&mut self, happens: u64, numbers: &[(u64, u64)]) {
        let before = std::mem::take(&mut self.chances);
        for (value, chance) in before {
            let moved = chance.times(happens);
            self.put(value, chance.minus(moved));
            for &(number, share) in numbers {
                let number = i64::try_from(number).unwrap_or(i64::MAX);
                self.put(value.saturating_add(number), moved.times(share));
            }
        }
    }

    /// Takes a number off if all of some independent things happen.
    pub(crate) fn take_if_all(&mut self, happen: &[u64], number: i64) {
        let before = std::mem::take(&mut self.chances);
        for (value, chance) in before {
            let moved = happen.iter().fold(chance, |chance, &parts| chance.times(parts));
            self.put(value, chance.minus(moved));
            self.put(value - number, moved);
        }
    }

    fn put(&mut self, value: i64, chance: Exact) {
        if chance > Exact::ZERO {
            *self.chances.entry(value.min(self.most)).or_default() += chance;
        }
    }

    /// That it is greater than a limit.
    pub(crate) fn above(&self, limit: i64) -> Exact {
        let greater = self.chances.iter().filter(|&(&value, _)| value > limit);
        greater.fold(Exact::ZERO, |mut sum, (_, &chance)| {
            sum += chance;
            sum
        })
    }

    /// By how much it is expected to stay below a limit; above counts as not at all.
    pub(crate) fn expected_below(&self, limit: i64) -> Exact {
        self.chances.iter().fold(Exact::ZERO, |mut sum, (&value, &chance)| {
            sum += chance.of_each(u64::try_from(limit - value).unwrap_or(0));
            sum
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::exact::UNIT;
    use super::*;

    /// Everything that may happen to hearings, one by one: the sum, and how often of 100 times for each hearing.
    fn everything(hearings: &[(u64, u64, u64)]) -> Vec<(i64, u64)> {
        hearings.iter().fold(vec![(0, 1)], |all, &(happens, short, minutes)| {
            let ways = [(0, (10 - happens) * 10), (minutes, happens * short), (2 * minutes, happens * (10 - short))];
            let each = |&(sum, times): &(i64, u64)| {
                ways.map(|(more, of_hundred)| (sum + i64::try_from(more).unwrap(), times * of_hundred))
            };
            all.iter().flat_map(each).collect()
        })
    }

    proptest! {
        #[test]
        fn sums_are_those_of_counting_everything(
            hearings in prop::collection::vec((0_u64..=10, 0_u64..=10, 1_u64..100), 0..6),
            limit in 0_i64..500,
        ) {
            let mut sum = Spread::at(0, limit + 1);
            for &(happens, short, minutes) in &hearings {
                let tenths = |tenths| tenths * (UNIT / 10);
                sum.add(tenths(happens), &[(minutes, tenths(short)), (2 * minutes, tenths(10 - short))]);
            }
            let all = everything(&hearings);
            let once = UNIT / 100_u64.pow(u32::try_from(hearings.len()).unwrap());
            let times: u64 = all.iter().filter(|(sum, _)| *sum > limit).map(|(_, times)| times).sum();
            prop_assert_eq!(sum.above(limit), Exact::from_parts(times * once));
            let mut below = Exact::ZERO;
            for (sum, times) in all.into_iter().filter(|(sum, _)| *sum <= limit) {
                below += Exact::from_parts(times * once).of_each(u64::try_from(limit - sum).unwrap());
            }
            prop_assert_eq!(sum.expected_below(limit), below);
        }
    }

    #[test]
    fn two_coins() {
        let mut sum = Spread::at(0, 100);
        sum.add(UNIT / 2, &[(10, UNIT)]);
        sum.add(UNIT / 2, &[(10, UNIT / 2), (20, UNIT / 2)]);
        // 0: 1/4. 10: 1/4 + 1/8. 20: 1/8 + 1/8. 30: 1/8.
        assert_eq!(sum.above(10), Exact::from_parts(UNIT / 8 * 3));
        assert_eq!(sum.above(20), Exact::from_parts(UNIT / 8));
        assert_eq!(sum.above(30), Exact::ZERO);
        assert_eq!(sum.expected_below(20).thousandths(), 20_000 / 4 + 10_000 * 3 / 8);
        sum.take_if_all(&[UNIT / 2, UNIT / 2], 10);
        assert_eq!(sum.above(20), Exact::from_parts(UNIT / 32 * 3));
    }

    #[test]
    fn what_is_too_much_is_counted_together() {
        let mut sum = Spread::at(0, 11);
        for _ in 0..40 {
            sum.add(UNIT / 2, &[(1, UNIT)]);
        }
        assert_eq!(sum.chances.len(), 12);
        // All 40 tosses together, so the sum of all is one but for what products of many places lost: nothing here.
        assert_eq!(sum.above(-1), Exact::ONE);
    }
}
