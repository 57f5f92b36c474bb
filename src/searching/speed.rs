//! From seconds to steps, by a measured speed.

use std::time::{Duration, Instant};

use anytime::{Pace, Stop, Workers};
use listing::Ground;
use meetings::Instance;

use super::Clock;

/// Of the time that is left, so many percent are planned for: the rest is for a machine that slows down.
const PLANNED: u64 = 92;
/// Measuring ends after this part of the time.
const MEASURED: u32 = 20;
/// The fewest steps that are measured.
const FEWEST: u64 = 500;

/// The steps of a search for a list that fit into the time that is left; 0, the list made at once, if time is never up.
///
/// Whole searches are measured, each twice as long as the one before: a search is slower at its beginning than later, so the
/// beginning of a long one would say too little.
pub fn steps_for_list(ground: &Ground, workers: &dyn Workers, clock: &Clock) -> u64 {
    let Some(all) = clock.left() else { return 0 };
    let begun = Instant::now();
    let mut steps = (ground.hearings() as u64).max(FEWEST);
    loop {
        let trial = Instant::now();
        let solved = listing::solve(ground, listing::Budget { steps, seed: 1 }, workers, clock, &mut |_| {});
        let pace = Pace { steps: solved.steps.max(1), micros: micros(trial.elapsed()) };
        if clock.is_due() || begun.elapsed() >= all / MEASURED {
            return planned(pace, clock.left().unwrap_or_default());
        }
        steps *= 2;
    }
}

/// The steps of a search for a plan of meetings that fit into the time that is left, after a short trial.
pub fn steps_for_meetings(instance: &Instance, seed: u64, workers: &dyn Workers, clock: &Clock) -> u64 {
    let begun = Instant::now();
    let trial = meetings::solve(instance, meetings::Budget::TRIAL, seed, workers, clock, &mut |_| {});
    planned(Pace { steps: trial.steps, micros: micros(begun.elapsed()) }, clock.left().unwrap_or_default())
}

fn planned(pace: Pace, left: Duration) -> u64 {
    pace.steps_in(micros(left) * PLANNED / 100)
}

fn micros(time: Duration) -> u64 {
    u64::try_from(time.as_micros()).unwrap_or(u64::MAX)
}
