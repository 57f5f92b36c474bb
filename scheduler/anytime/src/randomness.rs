//! Random choices that can be had again.

use rand_xoshiro::rand_core::{RngCore, SeedableRng};

/// The random source of a search: small, fast, and the same numbers on every machine and in every version.
pub type Random = rand_xoshiro::Xoshiro256PlusPlus;

/// The random source number `stream` of a seed. Workers take a stream each.
#[must_use]
pub fn random(seed: u64, stream: u64) -> Random {
    // Streams of one seed must not be shifts of each other, so both go through a mixer before they meet.
    Random::seed_from_u64(mixed(seed).rotate_left(17) ^ mixed(!stream))
}

/// SplitMix64's finaliser (Steele, Lea, Flood 2014): each bit of the input sways each bit of the result.
fn mixed(value: u64) -> u64 {
    let value = value.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let value = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    value ^ (value >> 31)
}

/// A number from 0 to `n` - 1; 0 if `n` is 0. Uneven by at most `n` in 2³², which no search can notice.
pub fn below(random: &mut Random, n: u32) -> u32 {
    let high_half = random.next_u64() >> 32;
    let scaled = (high_half * u64::from(n)) >> 32;
    // Less than n, which is 32 bits wide.
    u32::try_from(scaled).unwrap_or(0)
}

/// True `times` times `in_all`, in the long run.
pub fn chance(random: &mut Random, times: u32, in_all: u32) -> bool {
    below(random, in_all) < times
}

/// One of them, each as likely as the next; none if there are none.
pub fn pick<'a, T>(random: &mut Random, among: &'a [T]) -> Option<&'a T> {
    among.get(index(random, among.len()))
}

/// Puts them into a random order.
pub fn shuffle<T>(random: &mut Random, items: &mut [T]) {
    for last in (1..items.len()).rev() {
        items.swap(last, index(random, last + 1));
    }
}

/// An index below `length`. Slices longer than 2³² are drawn from their beginning only.
fn index(random: &mut Random, length: usize) -> usize {
    below(random, u32::try_from(length).unwrap_or(u32::MAX)) as usize
}

#[cfg(test)]
mod tests {
    use super::{below, chance, pick, random, shuffle};
    use rand_xoshiro::rand_core::RngCore;

    #[test]
    fn a_seed_and_a_stream_give_the_same_numbers_for_ever() {
        // Written down once: a change would change every plan that was ever made with a seed.
        let mut source = random(1, 0);
        let numbers = [source.next_u64(), source.next_u64()];
        assert_eq!(numbers, [12_484_535_984_317_680_655, 8_509_095_766_884_038_135]);
    }

    #[test]
    fn streams_differ() {
        let firsts: std::collections::BTreeSet<u64> =
            (0..30).flat_map(|seed| (0..30).map(move |stream| random(seed, stream).next_u64())).collect();
        assert_eq!(firsts.len(), 900);
    }

    #[test]
    fn numbers_below_are_spread_evenly() {
        let mut source = random(7, 0);
        let mut counts = [0_u32; 6];
        for _ in 0..60_000 {
            counts[below(&mut source, 6) as usize] += 1;
        }
        assert!(counts.iter().all(|count| (9_600..10_400).contains(count)), "{counts:?}");
        assert_eq!(below(&mut source, 0), 0);
        let heads = (0..10_000).filter(|_| chance(&mut source, 1, 4)).count();
        assert!((2_300..2_700).contains(&heads), "{heads}");
    }

    #[test]
    fn shuffling_keeps_all_and_reaches_every_order() {
        let mut source = random(3, 0);
        let mut orders = std::collections::BTreeSet::new();
        for _ in 0..1_000 {
            let mut items = [1, 2, 3, 4];
            shuffle(&mut source, &mut items);
            orders.insert(items);
            items.sort_unstable();
            assert_eq!(items, [1, 2, 3, 4]);
        }
        assert_eq!(orders.len(), 24);
    }

    #[test]
    fn nothing_is_picked_from_nothing() {
        let mut source = random(3, 0);
        assert_eq!(pick::<u8>(&mut source, &[]), None);
        assert_eq!(pick(&mut source, &[5]), Some(&5));
    }
}
