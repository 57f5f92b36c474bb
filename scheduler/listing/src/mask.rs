//! A set of grains of one day, a bit each, the first grain lowest.

/// Grains of a day. A day has 128 at the most.
pub(crate) type Mask = u128;

/// The first `count` grains.
pub(crate) const fn first(count: u32) -> Mask {
    if count >= Mask::BITS { Mask::MAX } else { (1 << count) - 1 }
}

/// `count` grains from `start` on.
pub(crate) const fn run(start: u8, count: u8) -> Mask {
    first(count as u32) << start
}

/// The grains from which `count` grains in a row are in `mask`. For 0 grains, all.
pub(crate) fn starts(mask: Mask, count: u8) -> Mask {
    let mut found = mask;
    let mut have = 1;
    // Doubling: a run of 2n is a run of n, and another n later.
    while have < count {
        let more = have.min(count - have);
        found &= found >> more;
        have += more;
    }
    if count == 0 { Mask::MAX } else { found }
}

/// The grains of a mask one by one, the lowest first.
pub(crate) fn each(mut mask: Mask) -> impl Iterator<Item = u8> {
    std::iter::from_fn(move || {
        if mask == 0 {
            return None;
        }
        let lowest = lowest(mask);
        mask &= mask - 1;
        Some(lowest)
    })
}

/// The lowest grain; 128 if there is none.
pub(crate) fn lowest(mask: Mask) -> u8 {
    // At most 128.
    mask.trailing_zeros() as u8
}

/// Grains between the first and the last of `mask` that are not in it.
pub(crate) fn gaps(mask: Mask) -> u32 {
    if mask == 0 { 0 } else { Mask::BITS - mask.leading_zeros() - mask.trailing_zeros() - mask.count_ones() }
}

/// The longest run of grains in a row.
pub(crate) fn longest(mask: Mask) -> u8 {
    // Powers of two first, then what still fits, the largest first.
    let mut runs = [mask; 8];
    let mut power = 0;
    while power < 7 && runs[power] & (runs[power] >> (1 << power)) != 0 {
        runs[power + 1] = runs[power] & (runs[power] >> (1 << power));
        power += 1;
    }
    if mask == 0 {
        return 0;
    }
    let mut length = 1_u8 << power;
    let mut found = runs[power];
    for smaller in (0..power).rev() {
        // A run of `length`, and one of 2^smaller right behind it.
        let more = runs[smaller].checked_shr(u32::from(length)).unwrap_or(0);
        if found & more != 0 {
            found &= more;
            length += 1 << smaller;
        }
    }
    length
}

/// The grains from a start to the end of the day.
pub(crate) fn to_the_end(start: u8, grains: u8) -> Mask {
    first(u32::from(grains)) & !first(u32::from(start))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn gaps_are_what_lies_between() {
        assert_eq!([gaps(0), gaps(0b1), gaps(0b1001), gaps(0b1_1010)], [0, 0, 2, 1]);
    }

    proptest! {
        #[test]
        fn a_start_has_its_run(mask: Mask, count in 1_u8..=20) {
            let found = starts(mask, count);
            for start in 0..=(127 - count) {
                prop_assert_eq!(found >> start & 1 == 1, mask & run(start, count) == run(start, count));
            }
        }

        #[test]
        fn the_longest_run_is_there_and_no_longer_one(mask: Mask, also in 0_u32..128, width in 0_u8..100) {
            let mask = mask & mask.rotate_left(3) | run(0, width).rotate_left(also);
            let length = longest(mask);
            prop_assert!(length == 0 || starts(mask, length) != 0);
            prop_assert!(length >= 127 || starts(mask, length + 1) == 0);
        }

        #[test]
        fn each_is_all(mask: Mask) {
            prop_assert_eq!(each(mask).fold(0, |sum, grain| sum | 1 << grain), mask);
        }
    }
}
