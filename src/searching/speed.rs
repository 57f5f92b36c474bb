//! From seconds to steps, by a measured speed.

use std::time::{Duration, Instant};

use anytime::{Pace, Stop, Workers};
use listing::{Ground, greedy};
use meetings::Instance;

use super::Clock;

/// Of the time that is left, so many percent are planned for: the rest is for a machine that slows down.
const PLANNED: u64 = 80;
/// The steps of a search that measures speed: so many that the few dear ones at the end of each search are far.
const ENDLESS: u64 = 1 << 40;

/// The steps of a search for a list that fit into the time that is left; 0, the list made at once, if time is never up. The
/// measuring takes about a tenth of the time, on top of making two lists at once, with which every search begins.
pub fn steps_for_list(ground: &Ground, workers: &dyn Workers, clock: &Clock) -> u64 {
    let Some(all) = clock.left() else { return 0 };
    let begun = Instant::now();
    std::hint::black_box(greedy(ground).priced);
    let first = begun.elapsed();
    let trial = Instant::now();
    let short = || clock.is_due() || trial.elapsed() >= first + all / 10;
    let solved = listing::solve(ground, listing::Budget { steps: ENDLESS, seed: 1 }, workers, &short, &mut |_| {});
    let pace = Pace { steps: solved.steps.max(1), micros: micros(trial.elapsed().saturating_sub(first)) };
    planned(pace, clock.left().unwrap_or_default().saturating_sub(first))
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
