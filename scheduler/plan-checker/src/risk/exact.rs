//! Decimals from 0 upwards with 72 places.

use std::ops::AddAssign;

/// One, in parts of 10^-18: the form of probabilities in the two formats.
pub(crate) const UNIT: u64 = 1_000_000_000_000_000_000;

const BASE: u128 = 1_000_000_000_000_000_000;

/// Groups of eighteen places that are kept after the point.
const GROUPS: usize = 4;

/// A decimal with 72 places after the point, as digits of base 10^18, the whole part first.
///
/// Products are rounded down. A product of up to four probabilities, and of many more if they have few places (twenty of them
/// with three places, say), is exact; beyond that each product loses less than 10^-72.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(crate) struct Exact([u128; GROUPS + 1]);

impl Exact {
    pub(crate) const ZERO: Self = Self([0; GROUPS + 1]);
    pub(crate) const ONE: Self = {
        let mut one = [0; GROUPS + 1];
        one[0] = 1;
        Self(one)
    };

    /// From parts of 10^-18.
    pub(crate) fn from_parts(parts: u64) -> Self {
        Self::ONE.times(parts)
    }

    /// Times a probability in parts of 10^-18, rounded down to the last place.
    pub(crate) fn times(self, parts: u64) -> Self {
        let mut product = [0; GROUPS + 1];
        let mut carry = 0;
        // Each digit's product belongs one group further to the right. What falls off the end is lost, but for its carry.
        for group in (0..=GROUPS).rev() {
            let sum = self.0[group] * u128::from(parts) + carry;
            if let Some(place) = product.get_mut(group + 1) {
                *place = sum % BASE;
            }
            carry = sum / BASE;
        }
        product[0] = carry;
        Self(product)
    }

    /// Times a whole number of things, such as minutes.
    pub(crate) fn of_each(self, count: u64) -> Self {
        let mut product = self.0;
        let mut carry = 0;
        for group in product.iter_mut().rev() {
            let sum = *group * u128::from(count) + carry;
            *group = sum % BASE;
            carry = sum / BASE;
        }
        // The whole part has no group before it. Minutes and sittings never come near its end.
        product[0] += carry * BASE;
        Self(product)
    }

    /// What is left after taking `other` away, which is not the greater.
    pub(crate) fn minus(self, other: Self) -> Self {
        let mut rest = [0; GROUPS + 1];
        let mut borrowed = 0;
        for group in (0..=GROUPS).rev() {
            let take = other.0[group] + borrowed;
            borrowed = u128::from(self.0[group] < take);
            rest[group] = (self.0[group] + borrowed * BASE).saturating_sub(take);
        }
        Self(rest)
    }

    /// In parts of 10^-18, rounded up.
    pub(crate) fn parts_rounded_up(self) -> u64 {
        let rest = self.0[2..].iter().any(|&group| group > 0);
        u64::try_from(self.0[0] * BASE + self.0[1] + u128::from(rest)).unwrap_or(u64::MAX)
    }

    /// In thousandths, halves rounded up.
    pub(crate) fn thousandths(self) -> u64 {
        let thousandth = BASE / 1_000;
        u64::try_from(self.0[0] * 1_000 + (self.0[1] + thousandth / 2) / thousandth).unwrap_or(u64::MAX)
    }
}

impl AddAssign for Exact {
    fn add_assign(&mut self, other: Self) {
        let mut carry = 0;
        for (group, more) in self.0.iter_mut().zip(other.0).skip(1).rev() {
            let sum = *group + more + carry;
            *group = sum % BASE;
            carry = sum / BASE;
        }
        self.0[0] += other.0[0] + carry;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const TENTH: u64 = UNIT / 10;

    #[test]
    fn small_sums() {
        let mut half = Exact::from_parts(5 * TENTH);
        assert_eq!(half.times(5 * TENTH), Exact::from_parts(UNIT / 4));
        assert_eq!(Exact::ONE.minus(Exact::from_parts(TENTH)), Exact::from_parts(9 * TENTH));
        half += Exact::from_parts(5 * TENTH);
        assert_eq!(half, Exact::ONE);
        assert_eq!(Exact::from_parts(TENTH).of_each(25), {
            let mut two_and_a_half = Exact::ONE.of_each(2);
            two_and_a_half += Exact::from_parts(UNIT / 2);
            two_and_a_half
        });
        assert_eq!(Exact::from_parts(TENTH).of_each(12_345).thousandths(), 1_234_500);
        assert_eq!(Exact::from_parts(UNIT / 2_000).thousandths(), 1);
    }

    #[test]
    fn the_last_place_is_the_seventy_second() {
        let tiny = (0..4).fold(Exact::ONE, |product, _| product.times(1));
        assert!(tiny > Exact::ZERO);
        assert_eq!(tiny.times(UNIT - 1), Exact::ZERO);
        assert_eq!(tiny.parts_rounded_up(), 1);
    }

    proptest! {
        #[test]
        fn a_part_and_the_rest_are_the_whole(a in 0..=UNIT, b in 0..=UNIT) {
            let whole = Exact::from_parts(a);
            let mut sum = whole.times(b);
            prop_assert!(sum <= whole);
            let rest = whole.minus(sum);
            prop_assert_eq!(rest, whole.times(UNIT - b));
            sum += rest;
            prop_assert_eq!(sum, whole);
        }

        #[test]
        fn order_of_factors_is_nothing(a in 0..=UNIT, b in 0..=UNIT, c in 0..=UNIT) {
            let one = Exact::from_parts(a).times(b).times(c);
            prop_assert_eq!(one, Exact::from_parts(c).times(a).times(b));
        }
    }
}
