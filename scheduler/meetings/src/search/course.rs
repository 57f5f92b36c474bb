//! How strict the search is, from its first step to its last.

use crate::search::penalties::Weights;
use anytime::Cooling;

/// Temperatures and weights by step, in units of soft penalty, which the benchmark fixes: no instance needs its own.
pub(crate) struct Course {
    cooling: Cooling,
    /// Hard penalties weigh the more the colder it is: while it is hot, plans may pass through what must not stay.
    hardening: Cooling,
    steps: u64,
}

/// A preferred attendee in two places, against soft penalties; a missing break is 100 of them.
const MEDIUM: i64 = 2_000;
/// Hard penalties at the end. Final plans must not trade one for what could still be freed.
const HARD: i64 = 80_000;
/// Hard penalties at the beginning.
const HARD_AT_FIRST: i64 = 8_000;
/// Temperatures: at first medium penalties come and go, at last single units of soft decide.
const HOT: i64 = 8_000;
const COLD: i64 = 3;

impl Course {
    /// The search proper.
    pub(crate) fn long(steps: u64) -> Self {
        Self { cooling: Cooling::new(HOT, COLD, steps), hardening: Cooling::new(HARD, HARD_AT_FIRST, steps), steps }
    }

    /// A first sketch, which should keep the hard rules above all.
    pub(crate) fn sketch(steps: u64) -> Self {
        Self { cooling: Cooling::new(HOT, COLD, steps), hardening: Cooling::new(HARD, HARD, steps), steps }
    }

    pub(crate) fn temperature(&self, step: u64) -> i64 {
        self.cooling.at(step)
    }

    pub(crate) fn weights(&self, step: u64) -> Weights {
        Weights { hard: self.hardening.at(self.steps.saturating_sub(step)), medium: MEDIUM }
    }
}

#[cfg(test)]
mod tests {
    use super::{COLD, Course, HARD, HARD_AT_FIRST, HOT};

    #[test]
    fn it_cools_and_hardens() {
        let course = Course::long(1_000);
        assert_eq!((course.temperature(0), course.weights(0).hard), (HOT, HARD_AT_FIRST));
        assert!((course.temperature(1_000) - COLD).abs() <= 1);
        assert!((course.weights(1_000).hard - HARD).abs() <= 1);
        assert!(course.weights(0).hard > course.weights(0).medium);
        let sketch = Course::sketch(1_000);
        assert_eq!(sketch.weights(0), sketch.weights(1_000));
    }
}
