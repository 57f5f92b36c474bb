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
/// beginning of a long one would say too little. What counts is what the last one did and took beyond the one before, since
/// part of a search takes the same time however many its steps are.
pub fn steps_for_list(ground: &Ground, workers: &dyn Workers, clock: &Clock) -> u64 {
    let Some(all) = clock.left() else { return 0 };
    let begun = Instant::now();
    let mut before = Pace { steps: 0, micros: 0 };
    let mut steps = (ground.hearings() as u64).max(FEWEST);
    loop {
        let trial = Instant::now();
        let solved = listing::solve(ground, listing::Budget { steps, seed: 1 }, workers, clock, &mut |_| {});
        let pace = Pace { steps: solved.steps.max(1), micros: micros(trial.elapsed()) };
        if clock.is_due() || begun.elapsed() >= all / MEASURED {
            return planned(beyond(before, pace), clock.left().unwrap_or_default());
        }
        before = pace;
        steps *= 2;
    }
}

/// The pace of what one search did beyond a shorter one, at the most twice that of the whole.
fn beyond(before: Pace, whole: Pace) -> Pace {
    let steps = whole.steps.saturating_sub(before.steps);
    if steps == 0 {
        return whole;
    }
    let micros = whole.micros.saturating_sub(before.micros);
    let least = u128::from(whole.micros) * u128::from(steps) / u128::from(whole.steps.max(1)) / 2;
    Pace { steps, micros: micros.max(u64::try_from(least).unwrap_or(u64::MAX)) }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_beyond_counts() {
        let pace = |(steps, micros)| Pace { steps, micros };
        for (before, whole, expected) in [
            ((0, 0), (500, 100), (500, 100)),
            ((500, 150), (1_000, 200), (500, 50)),
            // As if in no time: a quarter of the whole's, for half of its steps.
            ((500, 150), (1_000, 150), (500, 37)),
            // Ended early.
            ((500, 100), (400, 90), (400, 90)),
        ] {
            assert_eq!(beyond(pace(before), pace(whole)), pace(expected), "{before:?} {whole:?}");
        }
    }
}
