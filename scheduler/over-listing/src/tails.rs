//! The one computation: a sum grows by one more independent summand.
//!
//! A distribution over whole steps is kept as its *tails*: `tails[at]` is the probability that the sum is greater than `at`, in
//! parts of 10^-18. That is the form in which every question here is asked ("more than the session has"), it can be cut off at
//! any point without losing what lies below, and rounding each tail up keeps it in order and on the safe side.
//!
//! With a summand that stays at zero with probability `s` and moves by `k` with probability `p(k)`, the new tail is
//! `s * tail[at] + sum of p(k) * tail[at - k]`, where a tail below zero is certain. Each new tail needs old ones at or below its
//! place only: going down from the top it can be done in place.

use crate::grain::Grain;
use crate::probability::Probability;

const ONE: u64 = Probability::PARTS;

/// A summand: nothing, or one of some moves of at least one step each. The probabilities sum to exactly one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Step<M = Box<[Move]>> {
    /// That it is nothing, in parts.
    stays: u64,
    /// Ascending, no length twice.
    moves: M,
}

/// A length in steps, and its probability in parts.
pub(crate) type Move = (u32, u64);

impl Step<[Move; 1]> {
    /// A summand of one length or nothing, without allocation.
    pub(crate) const fn single(length: u32, moves: Probability) -> Self {
        Self { stays: moves.complement().parts(), moves: [(length, moves.parts())] }
    }
}

impl Step {
    /// A summand that moves with probability `moves / of`, and then as `lengths` say, which sum to one. Where `of` is zero
    /// nothing moves. Rounded up, from the longest length down.
    pub(crate) fn new(moves: Probability, of: u64, mut lengths: Vec<(u32, Probability)>) -> Self {
        lengths.sort_unstable_by_key(|&(length, _)| std::cmp::Reverse(length));
        let mut as_long: u128 = 0;
        let mut before: u64 = 0;
        let mut rounded: Vec<Move> = Vec::with_capacity(lengths.len());
        for (length, probability) in lengths {
            as_long += u128::from(probability.parts());
            let tail = match of {
                0 => 0,
                _ => narrow((as_long * u128::from(moves.parts())).div_ceil(u128::from(of))),
            };
            match rounded.last_mut() {
                Some((last, parts)) if *last == length => *parts += tail - before,
                _ => rounded.push((length, tail - before)),
            }
            before = tail;
        }
        rounded.retain(|&(_, parts)| parts > 0);
        rounded.reverse();
        Self { stays: ONE - before, moves: rounded.into_boxed_slice() }
    }

    /// A sum as a summand of another.
    pub(crate) fn from_tails(tails: &[u64]) -> Self {
        let steps = (1_u32..).zip(tails.windows(2)).map(|(length, pair)| (length, pair[0] - pair[1]));
        let moves = steps.filter(|&(_, parts)| parts > 0).collect();
        Self { stays: ONE - tails.first().copied().unwrap_or(0), moves }
    }
}

impl<M: AsRef<[Move]>> Step<M> {
    pub(crate) fn stays(&self) -> Probability {
        Probability::known(self.stays)
    }

    pub(crate) fn moves(&self) -> &[Move] {
        self.moves.as_ref()
    }

    pub(crate) fn longest(&self) -> u32 {
        self.moves().last().map_or(0, |&(length, _)| length)
    }

    /// Expected steps, in parts.
    pub(crate) fn mean(&self) -> u128 {
        self.moves().iter().map(|&(length, parts)| u128::from(length) * u128::from(parts)).sum()
    }

    /// That the sum with this summand is greater than `at`; `moved_from` are the tails that a move starts from.
    pub(crate) fn tail(&self, at: usize, stayed: u64, moved_from: impl Fn(usize) -> u64) -> u64 {
        round_up(u128::from(self.stays) * u128::from(stayed) + self.moved(at, moved_from))
    }

    /// That this summand moves *and* the sum with it is greater than `at`.
    pub(crate) fn tail_when_moved(&self, at: usize, moved_from: impl Fn(usize) -> u64) -> u64 {
        round_up(self.moved(at, moved_from))
    }

    /// In parts of 10^-36: at most 10^36, as the probabilities sum to one.
    fn moved(&self, at: usize, moved_from: impl Fn(usize) -> u64) -> u128 {
        let one_length = |&(length, parts): &Move| {
            let tail = at.checked_sub(index(length)).map_or(ONE, &moved_from);
            u128::from(parts) * u128::from(tail)
        };
        self.moves().iter().map(one_length).sum()
    }

    /// Adds this summand to a sum that is kept as its tails, in place. Tails beyond the end are not there and not missed.
    pub(crate) fn add_to(&self, tails: &mut [u64]) {
        self.add_from(tails, |tails, at| tails[at]);
    }

    /// The same where a move starts from other tails than those of the sum, which are a function of its tail at that place.
    pub(crate) fn add_from(&self, tails: &mut [u64], moved_from: impl Fn(&[u64], usize) -> u64) {
        for at in (0..tails.len()).rev() {
            tails[at] = self.tail(at, tails[at], |before| moved_from(tails, before));
        }
    }
}

/// The minutes by which a sum of grains is expected to be less than `minutes`, in parts; `tail` is asked up to that place.
pub(crate) fn shortfall(grain: Grain, minutes: u32, tail: impl Fn(usize) -> u64) -> u128 {
    let at_most = |at: u32| u128::from(ONE - tail(index(at)));
    let whole: u128 = (0..grain.within(minutes)).map(at_most).sum();
    let rest = minutes % grain.minutes();
    let in_rest = if rest == 0 { 0 } else { at_most(grain.within(minutes)) * u128::from(rest) };
    whole * u128::from(grain.minutes()) + in_rest
}

/// Parts of 10^-36 as parts of 10^-18, rounded up.
fn round_up(product: u128) -> u64 {
    narrow(product.div_ceil(u128::from(ONE)))
}

/// What is at most one by construction.
fn narrow(parts: u128) -> u64 {
    debug_assert!(parts <= u128::from(ONE), "{parts} parts are more than certain");
    u64::try_from(parts).unwrap_or(ONE).min(ONE)
}

/// Steps as a place in a slice. No length comes near the limit of any machine that this runs on.
pub(crate) fn index(steps: u32) -> usize {
    usize::try_from(steps).unwrap_or(usize::MAX)
}
