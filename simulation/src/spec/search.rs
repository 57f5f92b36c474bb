//! Whether what was heard of a session can be put in an order that explains it.
//!
//! Each deed happened at one moment between its first send and its answer. The search of Wing and Gong: take any deed that no
//! other one must come before, see whether it is possible, go on; come back where it leads nowhere. As Lowe does, remember
//! where one has been, by what was done and how the session stood. A deed that changes nothing is taken as soon as it is
//! possible: it is in nobody's way.

use std::collections::HashSet;

use calendars::Instant;

use super::place::{Deed, Place};
use crate::history::Step;

/// A deed with the time in which it happened.
#[derive(Debug, Clone)]
pub(crate) struct Timed {
    pub(crate) deed: Deed,
    /// The steps between which it happened.
    pub(crate) since: Step,
    pub(crate) until: Step,
    /// The earliest time that its transaction can have been given.
    pub(crate) earliest: Instant,
    /// The latest time that any transaction up to then can have been given.
    pub(crate) latest: Instant,
    /// Whether it happened for certain.
    pub(crate) certain: bool,
    /// What it is, in words.
    pub(crate) words: String,
}

/// What the search came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// There is such an order.
    Explained,
    /// There is none. What could be explained at most, and what stands after it.
    Unexplained(Vec<String>),
    /// It would take too long to tell.
    TooHard,
}

/// How many states are looked at, at most.
const MOST_STATES: usize = 60_000;

struct Search<'a> {
    deeds: &'a [Timed],
    been: HashSet<(Vec<u64>, Place)>,
    /// The best attempt so far: what was left undone, and how the session stood.
    best: Option<(usize, Vec<usize>, Place)>,
    too_hard: bool,
}

/// Looks for an order.
pub(crate) fn explain(deeds: &[Timed]) -> Verdict {
    let mut search = Search { deeds, been: HashSet::new(), best: None, too_hard: false };
    let nothing = vec![0; deeds.len().div_ceil(64)];
    if search.go(nothing, Place::default()) {
        return Verdict::Explained;
    }
    if search.too_hard {
        return Verdict::TooHard;
    }
    let mut words = Vec::new();
    if let Some((done, undone, place)) = search.best {
        words.push(format!(
            "after {done} of {} deeds the session stood so: {place:?}; and none of these could be next:",
            deeds.len()
        ));
        words.extend(undone.into_iter().map(|deed| deeds[deed].words.clone()));
    }
    Verdict::Unexplained(words)
}

fn is_done(done: &[u64], deed: usize) -> bool {
    done[deed / 64] & (1 << (deed % 64)) != 0
}

impl Search<'_> {
    fn go(&mut self, mut done: Vec<u64>, place: Place) -> bool {
        loop {
            let next = self.next(&done);
            if next.iter().all(|deed| !self.deeds[*deed].certain) {
                // What is left did not happen.
                return true;
            }
            let free = next.iter().copied().find(|deed| self.changes_nothing(*deed, &place));
            let Some(free) = free else { break };
            done[free / 64] |= 1 << (free % 64);
        }
        if self.been.len() >= MOST_STATES {
            self.too_hard = true;
            return false;
        }
        if !self.been.insert((done.clone(), place.clone())) {
            return false;
        }
        let next = self.next(&done);
        self.remember(&done, &next, &place);
        for deed in next {
            for after in self.ways(deed, &place) {
                let mut then = done.clone();
                then[deed / 64] |= 1 << (deed % 64);
                if self.go(then, after) {
                    return true;
                }
                if self.too_hard {
                    return false;
                }
            }
        }
        false
    }

    /// The deeds that could be next: no other one ended before they began. Those that end first come first.
    fn next(&self, done: &[u64]) -> Vec<usize> {
        let undone = || (0..self.deeds.len()).filter(|deed| !is_done(done, *deed));
        let bound = undone().filter(|deed| self.deeds[*deed].certain).map(|deed| self.deeds[deed].until).min();
        let mut next: Vec<_> =
            undone().filter(|deed| bound.is_none_or(|bound| self.deeds[*deed].since <= bound)).collect();
        next.sort_by_key(|deed| (!self.deeds[*deed].certain, self.deeds[*deed].until, *deed));
        next
    }

    /// Whether the deed is possible now and leaves everything as it is.
    fn changes_nothing(&self, deed: usize, place: &Place) -> bool {
        let timed = &self.deeds[deed];
        timed.certain
            && timed.deed.effects.is_empty()
            && place.ends().first().is_none_or(|end| *end > timed.earliest)
            && place.after(&timed.deed).is_some()
    }

    /// What can come of a deed, by how far time had passed for the session.
    fn ways(&self, deed: usize, place: &Place) -> Vec<Place> {
        let timed = &self.deeds[deed];
        let ends = place.ends();
        let must = ends.range(..=timed.earliest).next_back().copied();
        let may = ends.iter().copied().filter(|end| *end > timed.earliest && *end <= timed.latest);
        let mut ways = Vec::new();
        for now in std::iter::once(must).chain(may.map(Some)) {
            let mut then = place.clone();
            if let Some(now) = now {
                then.pass(now);
            }
            ways.extend(then.after(&timed.deed));
        }
        ways
    }

    fn remember(&mut self, done: &[u64], next: &[usize], place: &Place) {
        let count: u32 = done.iter().map(|bits| bits.count_ones()).sum();
        let count = usize::try_from(count).unwrap_or(usize::MAX);
        if self.best.as_ref().is_none_or(|(best, ..)| count > *best) {
            self.best = Some((count, next.to_vec(), place.clone()));
        }
    }
}
