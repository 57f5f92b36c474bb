//! Sets of instants, kept as the fewest intervals that cover them.

use serde::{Deserialize, Serialize};

use crate::{Instant, Interval, Span};

/// A set of instants: intervals that are sorted, disjoint and do not touch. Equal sets are equal values.
///
/// Union, intersection and difference take time linear in the number of intervals, looking up takes its logarithm.
/// Serialised as the list of intervals; reading takes them in any order and merges them.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(from = "Vec<Interval>", into = "Vec<Interval>")]
pub struct IntervalSet {
    /// Each ends before the next one starts.
    intervals: Vec<Interval>,
}

impl IntervalSet {
    /// No instant at all.
    #[must_use]
    pub const fn new() -> Self {
        Self { intervals: Vec::new() }
    }

    /// Its intervals in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = Interval> + ExactSizeIterator + '_ {
        self.intervals.iter().copied()
    }

    /// Its intervals in order.
    #[must_use]
    pub fn as_slice(&self) -> &[Interval] {
        &self.intervals
    }

    /// Whether it has no instant.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.intervals.is_empty()
    }

    /// The length of all its intervals together.
    #[must_use]
    pub fn total_length(&self) -> Span {
        self.iter().map(Interval::length).sum()
    }

    /// Whether `instant` is in it.
    #[must_use]
    pub fn contains(&self, instant: Instant) -> bool {
        self.first_ending_after(instant).is_some_and(|interval| interval.contains(instant))
    }

    /// Whether all of `interval` is in it.
    #[must_use]
    pub fn encloses(&self, interval: Interval) -> bool {
        self.first_ending_after(interval.start()).is_some_and(|own| own.encloses(interval))
    }

    /// Whether any of `interval` is in it.
    #[must_use]
    pub fn overlaps(&self, interval: Interval) -> bool {
        self.first_ending_after(interval.start()).is_some_and(|own| own.overlaps(interval))
    }

    /// Adds all of `interval`.
    pub fn insert(&mut self, interval: Interval) {
        let from = self.intervals.partition_point(|own| own.end() < interval.start());
        let to = self.intervals.partition_point(|own| own.start() <= interval.end());
        let merged = self.intervals[from..to].iter().fold(interval, |merged, own| {
            Interval::of_ordered(merged.start().min(own.start()), merged.end().max(own.end()))
        });
        self.intervals.splice(from..to, [merged]);
    }

    /// The instants that are in either.
    #[must_use]
    pub fn union(&self, other: &Self) -> Self {
        let mut all = Vec::with_capacity(self.intervals.len() + other.intervals.len());
        all.extend_from_slice(&self.intervals);
        all.extend_from_slice(&other.intervals);
        Self::from(all)
    }

    /// The instants that are in both.
    #[must_use]
    pub fn intersection(&self, other: &Self) -> Self {
        let (mut ours, mut theirs) = (self.iter().peekable(), other.iter().peekable());
        let mut intervals = Vec::new();
        while let (Some(&a), Some(&b)) = (ours.peek(), theirs.peek()) {
            intervals.extend(a.intersection(b));
            if a.end() < b.end() {
                ours.next();
            } else {
                theirs.next();
            }
        }
        Self { intervals }
    }

    /// The instants that are in this and not in `other`.
    #[must_use]
    pub fn difference(&self, other: &Self) -> Self {
        let mut intervals = Vec::new();
        let mut holes = other.iter().peekable();
        for own in self.iter() {
            let mut start = own.start();
            while holes.next_if(|hole| hole.end() <= start).is_some() {}
            while let Some(hole) = holes.peek().copied().filter(|hole| hole.start() < own.end()) {
                intervals.extend(Interval::new(start, hole.start()));
                start = hole.end();
                if hole.end() > own.end() {
                    break;
                }
                holes.next();
            }
            intervals.extend(Interval::new(start, own.end()));
        }
        Self { intervals }
    }

    /// The instants of `bounds` that are not in it.
    #[must_use]
    pub fn complement_within(&self, bounds: Interval) -> Self {
        Self::from(bounds).difference(self)
    }

    fn first_ending_after(&self, instant: Instant) -> Option<Interval> {
        let index = self.intervals.partition_point(|own| own.end() <= instant);
        self.intervals.get(index).copied()
    }
}

impl From<Interval> for IntervalSet {
    fn from(interval: Interval) -> Self {
        Self { intervals: vec![interval] }
    }
}

impl From<Vec<Interval>> for IntervalSet {
    fn from(mut intervals: Vec<Interval>) -> Self {
        intervals.sort_unstable();
        intervals.dedup_by(|next, kept| {
            let joins = next.start() <= kept.end();
            if joins {
                *kept = Interval::of_ordered(kept.start(), kept.end().max(next.end()));
            }
            joins
        });
        Self { intervals }
    }
}

impl From<IntervalSet> for Vec<Interval> {
    fn from(set: IntervalSet) -> Self {
        set.intervals
    }
}

impl FromIterator<Interval> for IntervalSet {
    fn from_iter<I: IntoIterator<Item = Interval>>(intervals: I) -> Self {
        Self::from(intervals.into_iter().collect::<Vec<_>>())
    }
}

impl Extend<Interval> for IntervalSet {
    fn extend<I: IntoIterator<Item = Interval>>(&mut self, intervals: I) {
        *self = self.iter().chain(intervals).collect();
    }
}

#[cfg(test)]
mod tests;
