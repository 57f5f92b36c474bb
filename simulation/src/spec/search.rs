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
    if search.go(nothing, &Place::default()) {
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
    fn go(&mut self, mut done: Vec<u64>, place: &Place) -> bool {
        loop {
            let next = self.next(&done);
            if next.iter().all(|deed| !self.deeds[*deed].certain) {
                // What is left did not happen.
                return true;
            }
            let free = next.iter().copied().find(|deed| self.changes_nothing(*deed, place));
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
        self.remember(&done, &next, place);
        for deed in next {
            for after in self.ways(deed, place) {
                let mut then = done.clone();
                then[deed / 64] |= 1 << (deed % 64);
                if self.go(then, &after) {
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

#[cfg(test)]
mod tests {
    use calendars::CapacityClass;
    use scheduler_model::{BookingId, Channel, HoldId};
    use uuid::Uuid;

    use super::*;
    use crate::spec::place::{Check, Effect, Giving, Seat};

    const ONE: Seat = Seat { class: CapacityClass::OpenTable, channel: Channel::Public, units: 1 };

    fn at(second: i64) -> Instant {
        Instant::from_seconds(second)
    }

    fn hold_id(number: u128) -> HoldId {
        HoldId::from_uuid(Uuid::from_u128(number))
    }

    /// Between two steps; a step is a second.
    fn timed(since: Step, until: Step, checks: Vec<Check>, effects: Vec<Effect>) -> Timed {
        let (earliest, latest) = (at(since.into()), at(until.into()));
        let words = format!("{checks:?} {effects:?}");
        Timed { deed: Deed { checks, effects }, since, until, earliest, latest, certain: true, words }
    }

    fn offer(tables: u32) -> Timed {
        let tables = [(CapacityClass::OpenTable, (tables, tables))].into();
        timed(0, 0, Vec::new(), vec![Effect::Offer(tables, true)])
    }

    fn book(number: u128, since: Step, until: Step) -> Timed {
        let effect = Effect::Book(BookingId::from_uuid(Uuid::from_u128(number)), ONE);
        timed(since, until, vec![Check::Room(ONE, Giving::default())], vec![effect])
    }

    fn full(since: Step, until: Step) -> Timed {
        timed(since, until, vec![Check::Full(ONE, 0, Giving::default())], Vec::new())
    }

    fn cancel(number: u128, since: Step, until: Step) -> Timed {
        let booking = BookingId::from_uuid(Uuid::from_u128(number));
        timed(since, until, vec![Check::Stands(booking)], vec![Effect::Leave(booking)])
    }

    fn hold(number: u128, since: Step, until: Step, ends: i64) -> Timed {
        let effect = Effect::Hold(hold_id(number), ONE, at(ends));
        timed(since, until, vec![Check::Room(ONE, Giving::default())], vec![effect])
    }

    fn confirm(number: u128, since: Step, until: Step) -> Timed {
        let effect = Effect::End(hold_id(number), "confirmed");
        timed(since, until, vec![Check::Live(hold_id(number))], vec![effect])
    }

    fn expired(number: u128, since: Step, until: Step) -> Timed {
        timed(since, until, vec![Check::Ended(hold_id(number), "expired")], Vec::new())
    }

    #[track_caller]
    fn assert_explained(expected: bool, deeds: &[Timed]) {
        let verdict = explain(deeds);
        assert_eq!(verdict == Verdict::Explained, expected, "{verdict:?}");
    }

    #[test]
    fn the_last_table_is_sold_once() {
        assert_explained(true, &[offer(1), book(1, 1, 5), full(2, 6)]);
        assert_explained(false, &[offer(1), book(1, 1, 5), book(2, 2, 6)]);
        assert_explained(true, &[offer(2), book(1, 1, 5), book(2, 2, 6)]);
    }

    #[test]
    fn an_answer_is_true_for_whoever_asks_after_it() {
        assert_explained(false, &[offer(1), full(1, 2), book(1, 3, 4)]);
        assert_explained(true, &[offer(1), full(1, 3), book(1, 3, 4)]);
        assert_explained(false, &[offer(1), book(1, 1, 2), cancel(1, 3, 4), full(5, 6)]);
        assert_explained(true, &[offer(1), book(1, 1, 2), cancel(1, 3, 9), full(5, 6)]);
    }

    #[test]
    fn the_order_may_be_any_that_explains() {
        // The second came first, left, and only then could the first have its table; nobody heard it in that order.
        assert_explained(true, &[offer(1), book(1, 1, 9), book(2, 1, 9), cancel(2, 1, 9), full(1, 9)]);
    }

    #[test]
    fn a_hold_ends_when_it_ends() {
        assert_explained(true, &[offer(1), hold(1, 1, 2, 10), confirm(1, 3, 9)]);
        assert_explained(false, &[offer(1), hold(1, 1, 2, 10), confirm(1, 10, 11)]);
        assert_explained(true, &[offer(1), hold(1, 1, 2, 10), confirm(1, 9, 11)]);
        assert_explained(true, &[offer(1), hold(1, 1, 2, 10), expired(1, 8, 11)]);
        assert_explained(false, &[offer(1), hold(1, 1, 2, 10), expired(1, 3, 9)]);
        assert_explained(false, &[offer(1), hold(1, 1, 2, 10), expired(1, 9, 10), confirm(1, 11, 12)]);
        assert_explained(true, &[offer(1), hold(1, 1, 2, 10), book(2, 9, 10)]);
        assert_explained(false, &[offer(1), hold(1, 1, 2, 10), book(2, 8, 9)]);
    }

    #[test]
    fn what_may_have_happened_may_have_happened() {
        let perhaps = |deed: Timed| Timed { certain: false, ..deed };
        assert_explained(true, &[offer(1), book(1, 1, 2), perhaps(cancel(1, 3, 4)), book(2, 5, 6)]);
        assert_explained(true, &[offer(1), book(1, 1, 2), perhaps(cancel(1, 3, 4)), full(5, 6)]);
        assert_explained(false, &[offer(1), book(1, 1, 2), perhaps(cancel(1, 7, 8)), book(2, 5, 6)]);
    }

    #[test]
    fn what_cannot_be_explained_is_named() {
        let Verdict::Unexplained(words) = explain(&[offer(1), book(1, 1, 2), book(2, 3, 4)]) else {
            panic!("two bookings of one table were explained")
        };
        assert!(words[0].contains("after 2 of 3 deeds"), "{words:?}");
        assert_eq!(words.len(), 2);
    }
}
