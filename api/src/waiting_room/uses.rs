//! How often each token was used.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use calendars::Instant;

use super::token::Place;

/// Counts the commands of each token while it lasts. There are no more of them than were admitted in that time.
pub(super) struct Uses {
    most: u32,
    /// Sorted by turn, so that what is over is at the front.
    counts: Mutex<BTreeMap<Place, u32>>,
}

impl Uses {
    pub(super) const fn new(most: u32) -> Self {
        Self { most, counts: Mutex::new(BTreeMap::new()) }
    }

    /// Counts one use, if there is one left. Forgets the places whose turn was at `over` or before it.
    pub(super) fn count(&self, place: Place, over: Instant) -> bool {
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        while counts.first_key_value().is_some_and(|(first, _)| first.turn <= over) {
            counts.pop_first();
        }
        let used = counts.entry(place).or_insert(0);
        if *used >= self.most {
            return false;
        }
        *used += 1;
        true
    }

    #[cfg(test)]
    pub(super) fn known(&self) -> usize {
        self.counts.lock().unwrap().len()
    }
}
