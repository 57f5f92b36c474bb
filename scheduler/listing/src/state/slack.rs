//! On which days something of a given length could still be put: kept for each person and room, so that a scan sees at a
//! glance which days are worth a look.

use crate::ground::calendar::Calendar;
use crate::mask::{self, Mask};

/// A length that items have, and whether it must lie within one sitting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Length {
    /// Whether it lies within one sitting.
    pub(crate) within_sitting: bool,
    /// How many grains.
    pub(crate) grains: u8,
}

/// For each row (a person or a room) and each length the days on which it fits, a bit a day.
#[derive(Debug, Clone)]
pub(crate) struct Slack<'g> {
    lengths: &'g [Length],
    /// By row, then by length.
    days: Vec<u64>,
    /// How many words a set of days has.
    words: usize,
    /// How many days a row has.
    in_row: usize,
}

impl<'g> Slack<'g> {
    /// Of rows that are free for these grains.
    pub(crate) fn new(free: &[Mask], calendar: &Calendar, lengths: &'g [Length]) -> Self {
        let in_row = calendar.days().max(1);
        let words = in_row.div_ceil(64);
        let rows = free.len() / in_row;
        let mut slack = Self { lengths, days: vec![0; rows * lengths.len() * words], words, in_row };
        for (at, &free) in free.iter().enumerate() {
            slack.set(at, free, calendar);
        }
        slack
    }

    /// Takes note of what is free now, `at` being the place of row and day.
    pub(crate) fn set(&mut self, at: usize, free: Mask, calendar: &Calendar) {
        let within = calendar.parts.iter().map(|part| mask::longest(free & part.mask)).max().unwrap_or(0);
        let across = mask::longest(free);
        let (row, day) = (at / self.in_row, at % self.in_row);
        let bit = 1 << (day % 64);
        let of_row = row * self.lengths.len() * self.words + day / 64;
        for (nth, length) in self.lengths.iter().enumerate() {
            let fits = length.grains <= if length.within_sitting { within } else { across };
            let word = &mut self.days[of_row + nth * self.words];
            *word = if fits { *word | bit } else { *word & !bit };
        }
    }

    /// The days on which a row could take the length number `length`.
    pub(crate) fn days(&self, row: u16, length: u16) -> &[u64] {
        let from = (usize::from(row) * self.lengths.len() + usize::from(length)) * self.words;
        &self.days[from..from + self.words]
    }
}

/// Leaves in a set of days those from which `count` days in a row are in it.
pub(crate) fn in_a_row(days: &mut [u64], count: u16) {
    let mut have = 1;
    while have < count {
        let more = have.min(count - have);
        and_shifted(days, usize::from(more));
        have += more;
    }
}

/// Leaves the days that are in the set and whose day `by` later is as well.
fn and_shifted(days: &mut [u64], by: usize) {
    let (words, bits) = (by / 64, by % 64);
    for at in 0..days.len() {
        let low = days.get(at + words).copied().unwrap_or(0);
        let high = days.get(at + words + 1).copied().unwrap_or(0);
        days[at] &= if bits == 0 { low } else { low >> bits | high << (64 - bits) };
    }
}

#[cfg(test)]
mod tests {
    use super::in_a_row;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn days_in_a_row_are_all_there(words in proptest::collection::vec(any::<u64>().prop_map(|a| a | a >> 1 | a >> 3), 1..4), count in 1_u16..90) {
            let mut found = words.clone();
            in_a_row(&mut found, count);
            let is_in = |days: &[u64], day: usize| days.get(day / 64).is_some_and(|word| word >> (day % 64) & 1 == 1);
            for day in 0..words.len() * 64 {
                let all = (0..usize::from(count)).all(|more| is_in(&words, day + more));
                prop_assert_eq!(is_in(&found, day), all);
            }
        }
    }
}
