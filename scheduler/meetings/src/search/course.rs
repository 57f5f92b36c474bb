//! How strict the search is, from its first step to its last.

use crate::search::penalties::Weights;
use anytime::Cooling;

/// Temperatures and weights by step, in units of soft penalty, which the benchmark fixes: no instance needs its own.
///
/// The first part settles who meets when, as far as people are concerned; in the second that is frozen and the soft penalties
/// settle.
pub(crate) struct Course {
    freezing: Cooling,
    settling: Cooling,
    /// Hard penalties weigh the more the colder it is: while it is hot, plans may pass through what must not stay.
    hardening: Cooling,
    /// Steps of the first part.
    frozen: u64,
}

/// A preferred attendee in two places, against soft penalties; a missing break is 100 of them.
const MEDIUM: i64 = 2_000;
/// Hard penalties at the beginning and end of the first part, and ever after. The last outweighs all that a step could gain.
const HARD: (i64, i64) = (6_000, 24_000);
const HARD_AT_LAST: i64 = 80_000;
/// Temperatures: at first medium penalties come and go, when it is frozen they hardly do, at last single units of soft decide.
const HOT: i64 = 12_000;
const FROZEN: i64 = 300;
const COLD: i64 = 4;

impl Course {
    /// The search proper.
    pub(crate) fn long(steps: u64) -> Self {
        Self::new(steps, HARD)
    }

    /// A first sketch, which should keep the hard rules above all.
    pub(crate) fn sketch(steps: u64) -> Self {
        Self::new(steps, (HARD_AT_LAST, HARD_AT_LAST))
    }

    fn new(steps: u64, (first, last): (i64, i64)) -> Self {
        let frozen = steps - steps / 3;
        Self {
            freezing: Cooling::new(HOT, FROZEN, frozen),
            settling: Cooling::new(FROZEN, COLD, steps - frozen),
            hardening: Cooling::new(last, first, frozen),
            frozen,
        }
    }

    /// The first step of the second part.
    pub(crate) fn frozen(&self) -> u64 {
        self.frozen
    }

    pub(crate) fn temperature(&self, step: u64) -> i64 {
        match step.checked_sub(self.frozen) {
            None => self.freezing.at(step),
            Some(after) => self.settling.at(after),
        }
    }

    pub(crate) fn weights(&self, step: u64) -> Weights {
        // Hardening is cooling that runs backwards.
        let hard = if step < self.frozen { self.hardening.at(self.frozen - step) } else { HARD_AT_LAST };
        Weights { hard, medium: MEDIUM }
    }
}

#[cfg(test)]
mod tests {
    use super::{COLD, Course, FROZEN, HARD, HARD_AT_LAST, HOT};

    #[test]
    fn it_cools_and_hardens() {
        let course = Course::long(900);
        assert_eq!(course.frozen(), 600);
        let at = |step: u64| (course.temperature(step), course.weights(step).hard);
        // Whole numbers of fixed-point sums may be one short.
        let near = |(temperature, hard): (i64, i64), expected: (i64, i64)| {
            (temperature - expected.0).abs() <= 1 && (hard - expected.1).abs() <= 1
        };
        assert!(near(at(0), (HOT, HARD.0)), "{:?}", at(0));
        assert!(at(599).1 < HARD.1 + 1 && at(599).0 > FROZEN, "{:?}", at(599));
        assert!(near(at(600), (FROZEN, HARD_AT_LAST)), "{:?}", at(600));
        assert!(near(at(900), (COLD, HARD_AT_LAST)), "{:?}", at(900));
        assert!((0..900).all(|step| at(step).0 >= at(step + 1).0 && at(step).1 <= at(step + 1).1));
    }

    #[test]
    fn a_sketch_is_always_hard() {
        let sketch = Course::sketch(1_000);
        assert!((0..=1_000).all(|step| sketch.weights(step).hard >= HARD_AT_LAST - 1));
    }

    #[test]
    fn no_steps_are_a_course() {
        assert_eq!(Course::long(0).temperature(0), FROZEN);
    }
}
