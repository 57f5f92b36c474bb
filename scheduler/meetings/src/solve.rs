//! From an instance to a plan, with any number of workers.

use crate::instance::Instance;
use crate::leftovers;
use crate::score::{Assignment, Score, score};
use crate::search::course::Course;
use crate::search::plan::Place;
use crate::search::tables::Tables;
use crate::search::walker::{Best, Walker};
use anytime::{Progress, Stop, Workers, for_each};

/// How much work a search may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Budget {
    /// Steps of all workers together. A step takes a few meetings out of the plan and puts them back.
    pub steps: u64,
}

impl Budget {
    /// Enough to measure a machine's speed, and to have a plan that keeps the hard rules where that is not hard.
    ///
    /// A caller who has seconds solves with this first, times it, and asks [`anytime::Pace`] how many steps the rest is good for.
    pub const TRIAL: Self = Self { steps: 200_000 };
}

/// What a search came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Solved {
    /// One for each meeting, in their order.
    pub assignments: Vec<Assignment>,
    /// The published score of that.
    pub score: Score,
    /// Steps done, all workers together; fewer than the budget if it was stopped.
    pub steps: u64,
}

/// Steps of a worker's sketch, at most: a tenth of a second or so, after which plans keep the hard rules.
const SKETCH: u64 = 40_000;
/// Part of the budget for the sketch, at most: one in so many.
const SKETCH_PART: u64 = 8;
/// Stretches of the search proper. After each, workers wait for each other and progress is told.
const STRETCHES: u64 = 64;

/// Searches for the best plan. There is always one, even if the budget is nothing or `stop` is due at once.
///
/// The plan depends on the instance, the budget, the seed and the number of workers; if it is stopped, on when as well.
/// `told` hears of progress now and then, from the caller's thread.
pub fn solve(
    instance: &Instance,
    budget: Budget,
    seed: u64,
    workers: &dyn Workers,
    stop: &dyn Stop,
    told: &mut dyn FnMut(Progress<Score>),
) -> Solved {
    let tables = Tables::new(instance);
    let count = workers.count().max(1) as u64;
    let each = budget.steps / count;
    let mut walkers: Vec<Walker<'_>> = (0..count).map(|stream| Walker::new(&tables, seed, stream)).collect();
    let mut tell = |walkers: &[Walker<'_>]| {
        let steps = walkers.iter().map(|walker| walker.steps).sum();
        told(Progress { score: best(walkers).standing, steps, of: budget.steps });
    };
    for_each(workers, &mut walkers, Walker::construct);
    tell(&walkers);

    let sketch = SKETCH.min(each / SKETCH_PART);
    let course = Course::sketch(sketch);
    for_each(workers, &mut walkers, |walker| walker.walk(&course, 0..sketch, stop));
    tell(&walkers);

    let long = each - sketch;
    let course = Course::long(long);
    let mut is_frozen = false;
    for stretch in 0..STRETCHES {
        if stop.is_due() {
            break;
        }
        let steps = part(long, stretch)..part(long, stretch + 1);
        // When medium penalties are frozen, who is behind stays behind: all go on from the best plan.
        if !is_frozen && steps.end > course.frozen() {
            is_frozen = true;
            let best = best(&walkers).clone();
            walkers.iter_mut().for_each(|walker| walker.adopt(&best));
        }
        for_each(workers, &mut walkers, |walker| walker.walk(&course, steps.clone(), stop));
        tell(&walkers);
    }
    let steps = walkers.iter().map(|walker| walker.steps).sum();
    finished(instance, &tables, &best(&walkers).places, steps)
}

/// So many stretches of some steps.
fn part(steps: u64, stretches: u64) -> u64 {
    let part = u128::from(steps) * u128::from(stretches) / u128::from(STRETCHES);
    u64::try_from(part).unwrap_or(steps)
}

/// The best plan of all, that of an earlier worker if there are equals.
fn best<'a>(walkers: &'a [Walker<'_>]) -> &'a Best {
    let all = walkers.iter().map(Walker::best);
    all.min_by_key(|best| best.standing).unwrap_or_else(|| walkers[0].best())
}

fn finished(instance: &Instance, tables: &Tables, places: &[Place], steps: u64) -> Solved {
    let assignments = leftovers::placed(tables, places);
    let score = score(instance, &assignments);
    Solved { assignments, score, steps }
}

impl Solved {
    /// As the benchmark writes plans: `{"assignments": [[start, room], ...]}`.
    #[must_use]
    pub fn to_json(&self) -> String {
        crate::plan_file::write(&self.assignments)
    }
}

#[cfg(test)]
mod tests {
    use super::{Budget, Solved, solve};
    use crate::instance::Instance;
    use crate::samples;
    use crate::score::{Score, score};
    use anytime::{Job, Never, OneByOne, Progress, Workers};

    struct Threads;

    impl Workers for Threads {
        fn count(&self) -> usize {
            2
        }

        fn run<'a>(&self, jobs: Vec<Job<'a>>) {
            std::thread::scope(|scope| {
                for job in jobs {
                    scope.spawn(job);
                }
            });
        }
    }

    fn sample(meetings: u32, seed: u64) -> Instance {
        Instance::from_json(&samples::file(meetings, seed)).unwrap()
    }

    fn solved(instance: &Instance, steps: u64, seed: u64, workers: &dyn Workers) -> Solved {
        solve(instance, Budget { steps }, seed, workers, &Never, &mut |_| {})
    }

    #[test]
    fn the_same_seed_steps_and_workers_give_the_same_plan() {
        let instance = sample(60, 3);
        let once = solved(&instance, 10_000, 1, &OneByOne(2));
        assert_eq!(once, solved(&instance, 10_000, 1, &OneByOne(2)));
        assert_eq!(once, solved(&instance, 10_000, 1, &Threads));
        assert_ne!(once.assignments, solved(&instance, 10_000, 2, &OneByOne(2)).assignments);
        assert_eq!((once.steps, once.score), (10_000, score(&instance, &once.assignments)));
    }

    #[test]
    fn more_work_makes_better_plans_that_keep_the_hard_rules() {
        for (meetings, seed) in [(50, 1), (100, 2), (200, 3)] {
            let instance = sample(meetings, seed);
            let none = solved(&instance, 0, 1, &OneByOne(1)).score;
            let little = solved(&instance, 3_000, 1, &OneByOne(1)).score;
            let more = solved(&instance, 60_000, 1, &OneByOne(1)).score;
            assert!(none > little && little > more, "{none} {little} {more}");
            assert_eq!(more.hard, 0);
        }
    }

    #[test]
    fn progress_gets_better_and_ends_at_the_result() {
        let instance = sample(50, 1);
        let mut heard: Vec<Progress<Score>> = Vec::new();
        let solved = solve(&instance, Budget { steps: 20_000 }, 1, &OneByOne(2), &Never, &mut |it| heard.push(it));
        assert!(heard.len() > 50 && heard.is_sorted_by(|a, b| a.score >= b.score && a.steps <= b.steps));
        let last = heard.last().unwrap();
        assert_eq!((last.score, last.steps, last.of), (solved.score, 20_000, 20_000));
    }

    #[test]
    fn a_search_that_is_stopped_at_once_has_a_plan() {
        let instance = sample(100, 1);
        let solved = solve(&instance, Budget { steps: u64::MAX }, 1, &OneByOne(2), &|| true, &mut |_| {});
        assert_eq!((solved.assignments.len(), solved.steps), (100, 0));
        assert_eq!(solved.score, score(&instance, &solved.assignments));
    }

    /// One room, one day: what does not fit is there all the same, and counted.
    #[test]
    fn more_meetings_than_time_still_get_places() {
        let grains: Vec<String> = (0..6).map(|minute| format!("{{\"day\":0,\"minute\":{minute}}}")).collect();
        let meetings: Vec<String> =
            (0..5).map(|id| format!("{{\"id\":{id},\"duration\":2,\"required\":[{id},5],\"preferred\":[]}}")).collect();
        let text = format!(
            r#"{{"format":"meeting-listing/1","grains":[{}],"people":["p","q","r","s","t","u"],
            "rooms":[{{"id":0,"capacity":1}}],"meetings":[{}]}}"#,
            grains.join(","),
            meetings.join(",")
        );
        let instance = Instance::from_json(&text).unwrap();
        let solved = solved(&instance, 2_000, 1, &OneByOne(1));
        // Three fit. Two share two grains each, room and person; each of five lacks a seat.
        assert_eq!(solved.score.hard, 2 * 2 * 2 + 5);
    }

    #[test]
    fn nothing_to_do_is_done() {
        let text = r#"{"format":"meeting-listing/1","grains":[{"day":0,"minute":0}],"people":[],
            "rooms":[{"id":0,"capacity":1}],"meetings":[]}"#;
        let solved = solved(&Instance::from_json(text).unwrap(), 1_000, 1, &OneByOne(2));
        assert_eq!((solved.score, solved.to_json().as_str()), (Score::default(), r#"{"assignments":[]}"#));
    }
}
