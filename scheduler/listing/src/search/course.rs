//! The course of a search: of what kind its steps are, and how hot, from the first to the last.

use anytime::Cooling;
use listing_model::Layer;

use crate::ground::Ground;

/// The steps for each hearing from which on a search has time to begin hot.
const PATIENCE: u64 = 200;
/// How hot such a search begins, in units of the layer of age: hot enough for whole days to change places.
const HOT: i64 = 500;
/// In this part of a search every other step lists by force what is not listed.
const INSISTING: u64 = 5;
/// How many steps the first list's unlisted hearings get each, before all kinds of steps are done.
const EAGER: u64 = 8;
/// How many steps of a search are exact ones. They come in the last third, when small steps find little.
const EXACT: u64 = 20;
/// So many steps lie between two of them at least.
const BETWEEN_EXACT: u64 = 200;

/// What a step does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Takes out some hearings in any way, and puts them back.
    Any,
    /// Makes way for what is not listed, if anything is.
    Eager,
    /// Lists by force what is not listed, if anything is.
    Insist,
    /// Solves a neighbourhood exactly.
    Exact,
}

/// How a search spends its steps.
#[derive(Debug, Clone)]
pub(super) struct Course {
    steps: u64,
    eager: u64,
    insisting: u64,
    cooling: Cooling,
}

impl Course {
    /// Of a search that begins with a list of so many hearings of which so many are not listed.
    pub(super) fn new(ground: &Ground, hearings: usize, unlisted: usize, steps: u64) -> Self {
        let for_each = steps / (hearings as u64).max(1);
        let scale = &ground.scale;
        // A search with time for it begins so hot that hearings change places all over; a short one keeps what it has.
        let first = scale.unit(Layer::Age).saturating_mul(if for_each >= PATIENCE { HOT } else { 1 });
        Self {
            steps,
            eager: (steps / 8).min(unlisted as u64 * EAGER),
            insisting: steps / INSISTING,
            cooling: Cooling::new(first, scale.unit(Layer::Travel), steps),
        }
    }

    /// What a step, counted from 0, does.
    pub(super) fn kind(&self, step: u64) -> Kind {
        let step = step + 1;
        if step > last_third(self.steps) && step.is_multiple_of(between_exact(self.steps)) {
            Kind::Exact
        } else if step < self.insisting && step.is_multiple_of(2) {
            Kind::Insist
        } else if step <= self.eager {
            Kind::Eager
        } else {
            Kind::Any
        }
    }

    /// Whether everything that could be listed by force is listed before this step: the search goes on from its best plan.
    pub(super) fn has_insisted(&self, step: u64) -> bool {
        step + 1 == self.insisting
    }

    /// How hot a step is.
    pub(super) fn temperature(&self, step: u64) -> i64 {
        self.cooling.at(step)
    }
}

/// How many steps of a search of so many are exact.
pub(super) fn exact_steps(steps: u64) -> u64 {
    steps / between_exact(steps) - last_third(steps) / between_exact(steps)
}

/// The step after which the last third begins.
fn last_third(steps: u64) -> u64 {
    steps / 3 * 2
}

/// Every so many steps of the last third one is exact.
fn between_exact(steps: u64) -> u64 {
    (steps / 3 / EXACT).max(BETWEEN_EXACT)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::world;

    fn count(steps: u64, unlisted: usize) -> [usize; 4] {
        let course = Course::new(&Ground::new(&world(|_| ())), 10, unlisted, steps);
        [Kind::Any, Kind::Eager, Kind::Insist, Kind::Exact]
            .map(|kind| (0..steps).filter(|&step| course.kind(step) == kind).count())
    }

    #[test]
    fn steps_are_of_all_kinds() {
        assert_eq!(count(0, 3), [0, 0, 0, 0]);
        assert_eq!(count(90, 3), [76, 6, 8, 0]);
        // Every other step of a fifth insists; of those that are eager, too.
        assert_eq!(count(2_000, 3), [1_785, 12, 199, 4]);
        assert_eq!(count(40_000, 3), [35_969, 12, 3_999, 20]);
    }

    #[test]
    fn exact_steps_are_counted_beforehand() {
        for steps in [0, 199, 600, 2_000, 12_345, 40_000, 1_000_000] {
            assert_eq!(exact_steps(steps), count(steps, 0)[3] as u64, "{steps}");
        }
    }

    #[test]
    fn a_patient_search_begins_hotter_and_ends_as_cold() {
        let ground = Ground::new(&world(|_| ()));
        let [short, patient] = [1_999, 40_000].map(|steps| Course::new(&ground, 10, 0, steps));
        assert_eq!(patient.temperature(0) / short.temperature(0), HOT);
        // But for the rounding of logarithms.
        let (end, its_end) = (patient.temperature(40_000), short.temperature(1_999));
        assert!(end.abs_diff(its_end) < 1 + end.unsigned_abs() / 1_000_000, "{end} {its_end}");
    }
}
