//! From seconds to steps, by a measured speed.

use std::time::{Duration, Instant};

use anytime::{Pace, Stop, Workers};
use listing::{Ground, exact_steps};
use meetings::Instance;

use super::Clock;

/// Of the time that is left, so many percent are planned for: the rest is for a machine that slows down, and for proving bounds
/// meanwhile.
const PLANNED: u64 = 86;
/// Measuring ends after this part of the time.
const MEASURED: u32 = 20;
/// The fewest steps that are measured.
const FEWEST: u64 = 500;

/// The steps of a search for a list that fit into the time that is left; 0, the list made at once, if time is never up.
///
/// Whole searches are measured, each twice as long as the one before. What counts is the last one.
pub fn steps_for_list(ground: &Ground, workers: &dyn Workers, clock: &Clock) -> u64 {
    let Some(all) = clock.left() else { return 0 };
    let begun = Instant::now();
    let mut steps = (ground.hearings() as u64).max(FEWEST);
    loop {
        let speed = Speed::measure(ground, steps, workers, clock);
        if clock.is_due() || begun.elapsed() >= all / MEASURED {
            let left = nanos(clock.left().unwrap_or_default()) / 100 * PLANNED;
            return speed.steps_in(left, exact_steps(ground, workers.count()));
        }
        steps *= 2;
    }
}

/// What a search takes, in nanoseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Speed {
    /// To begin.
    begin: u64,
    /// A thousand steps, as if none were exact.
    thousand_steps: u64,
    /// What an exact step takes more than another.
    exact_step: u64,
}

/// How many steps were done when, in nanoseconds from the beginning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Seen {
    steps: u64,
    at: u64,
}

impl Speed {
    fn measure(ground: &Ground, steps: u64, workers: &dyn Workers, clock: &Clock) -> Self {
        let begun = Instant::now();
        let mut seen = Vec::new();
        let solved = listing::solve(ground, listing::Budget { steps, seed: 1 }, workers, clock, &mut |progress| {
            seen.push(Seen { steps: progress.steps, at: nanos(begun.elapsed()) });
        });
        Self::of(&seen, solved.exact_steps)
    }

    /// Of a search that was seen from time to time. No steps of its first two thirds are exact.
    fn of(seen: &[Seen], exact: u64) -> Self {
        let nothing = Seen { steps: 0, at: 0 };
        let last = seen.last().copied().unwrap_or(nothing);
        let first = seen.first().copied().unwrap_or(nothing);
        let two_thirds = seen.iter().rfind(|seen| seen.steps * 3 <= last.steps * 2).copied().unwrap_or(last);
        // Of what comes before it is seen for the first time, most may be the beginning.
        let (from, until) = if two_thirds.steps > first.steps { (first, two_thirds) } else { (nothing, last) };
        let thousand_steps = (until.at - from.at) * 1_000 / (until.steps - from.steps).max(1);
        let took = |steps: u64| thousand_steps * steps / 1_000;
        Self {
            begin: from.at.saturating_sub(took(from.steps)),
            thousand_steps: thousand_steps.max(1),
            exact_step: (last.at - until.at).saturating_sub(took(last.steps - until.steps)) / exact.max(1),
        }
    }

    /// The steps that fit into a time, `exact` being how many of so many steps are exact; at least one.
    fn steps_in(self, time: u64, exact: impl Fn(u64) -> u64) -> u64 {
        let time = time.saturating_sub(self.begin);
        let with_exact = |exact: u64| {
            Pace { steps: 1_000, micros: self.thousand_steps }.steps_in(time.saturating_sub(exact * self.exact_step))
        };
        // More steps have more exact ones, until they have enough of them: what the steps leave out soon settles.
        (0..8).fold(with_exact(0), |steps, _| with_exact(exact(steps)))
    }
}

/// The steps of a search for a plan of meetings that fit into the time that is left, after a short trial.
pub fn steps_for_meetings(instance: &Instance, seed: u64, workers: &dyn Workers, clock: &Clock) -> u64 {
    let begun = Instant::now();
    let trial = meetings::solve(instance, meetings::Budget::TRIAL, seed, workers, clock, &mut |_| {});
    let left = clock.left().unwrap_or_default();
    Pace { steps: trial.steps, micros: micros(begun.elapsed()) }.steps_in(micros(left) * PLANNED / 100)
}

fn micros(time: Duration) -> u64 {
    u64::try_from(time.as_micros()).unwrap_or(u64::MAX)
}

fn nanos(time: Duration) -> u64 {
    u64::try_from(time.as_nanos()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(seen: &[(u64, u64)], exact: u64) -> Speed {
        Speed::of(&seen.iter().map(|&(steps, at)| Seen { steps, at }).collect::<Vec<_>>(), exact)
    }

    #[test]
    fn beginning_steps_and_exact_steps_are_told_apart() {
        // 70 to begin, 30 a step, and in the last third 2 exact ones that take 500 more.
        let seen = [(1_000, 30_070), (2_000, 60_070), (3_000, 91_070)];
        assert_eq!(of(&seen, 2), Speed { begin: 70, thousand_steps: 30_000, exact_step: 500 });
        assert_eq!(of(&seen, 0), Speed { begin: 70, thousand_steps: 30_000, exact_step: 1_000 });
    }

    #[test]
    fn a_search_that_ended_early_is_measured_as_a_whole() {
        assert_eq!(of(&[(1_000, 5_000)], 0), Speed { begin: 0, thousand_steps: 5_000, exact_step: 0 });
        assert_eq!(of(&[], 0), Speed { begin: 0, thousand_steps: 1, exact_step: 0 });
    }

    #[test]
    fn exact_steps_take_their_share_of_the_time() {
        let speed = Speed { begin: 1_000, thousand_steps: 2_000, exact_step: 50 };
        for (time, exact, expected) in
            [(1_000, 0, 1), (101_000, 0, 50_000), (101_000, 10, 49_750), (101_000, 3_000, 1), (500, 0, 1)]
        {
            assert_eq!(speed.steps_in(time, |_| exact), expected, "{time} {exact}");
        }
        // One in a hundred: 100 steps take 200 + 50.
        let with_exact = speed.steps_in(1_000 + 100_000, |steps| steps / 100);
        assert!(with_exact.abs_diff(40_000) < 100, "{with_exact}");
    }
}
