//! When to end: time is up, or somebody has pressed Ctrl-C.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU8, Ordering};
use std::time::{Duration, Instant};

use anytime::{Pace, Stop, Workers};
use listing::{Budget, Ground, greedy, solve};

use crate::cli::listing::SolveArgs;

/// Of the time that is left, so many percent are planned for: the rest is for a machine that slows down.
const PLANNED: u64 = 80;
/// The steps of a search that measures speed: so many that the few dear ones at the end of each search are far.
const ENDLESS: u64 = 1 << 40;

/// Ends a search when time is up or Ctrl-C was pressed.
#[derive(Debug, Clone)]
pub(super) struct Clock {
    until: Option<Instant>,
    pressed: Arc<AtomicU8>,
    time_was_up: Arc<AtomicBool>,
}

impl Clock {
    /// Time is up in so long, or never. From now on Ctrl-C ends the search, and when pressed again, the program.
    pub(super) fn start(length: Option<Duration>) -> Self {
        let pressed = Arc::new(AtomicU8::new(0));
        let seen = Arc::clone(&pressed);
        std::thread::spawn(move || {
            let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_all().build() else { return };
            while runtime.block_on(tokio::signal::ctrl_c()).is_ok() {
                if seen.fetch_add(1, Ordering::Relaxed) > 0 {
                    // What a shell expects of a program that Ctrl-C ended.
                    std::process::exit(130);
                }
            }
        });
        let until = length.and_then(|length| Instant::now().checked_add(length));
        Self { until, pressed, time_was_up: Arc::new(AtomicBool::new(false)) }
    }

    /// What ended the search early, if anything did.
    pub(super) fn ended_by(&self) -> Option<&'static str> {
        if self.pressed.load(Ordering::Relaxed) > 0 {
            Some("Ctrl-C")
        } else {
            self.time_was_up.load(Ordering::Relaxed).then_some("the clock")
        }
    }

    /// The steps that fit into the time that is left, by a measured speed. The measuring takes about a tenth of it, on top of
    /// making two lists at once, with which every search begins.
    pub(super) fn steps(&self, ground: &Ground, workers: &dyn Workers) -> u64 {
        let Some(until) = self.until else { return 0 };
        let begun = Instant::now();
        let all = until.saturating_duration_since(begun);
        std::hint::black_box(greedy(ground).priced);
        let first = begun.elapsed();
        let trial = Instant::now();
        let short = || self.is_due() || trial.elapsed() >= first + all / 10;
        let solved = solve(ground, Budget { steps: ENDLESS, seed: 1 }, workers, &short, &mut |_| {});
        let pace = Pace { steps: solved.steps.max(1), micros: micros(trial.elapsed().saturating_sub(first)) };
        let left = until.saturating_duration_since(Instant::now()).saturating_sub(first);
        pace.steps_in(micros(left) * PLANNED / 100)
    }

    /// The steps that fit into the time that is left, at this speed.
    pub(super) fn steps_at(&self, pace: Pace) -> u64 {
        let left = self.until.map_or(Duration::ZERO, |until| until.saturating_duration_since(Instant::now()));
        pace.steps_in(micros(left) * PLANNED / 100)
    }

    /// How a search ended, and how to have the same plan again.
    pub(super) fn told(&self, done: u64, steps: u64, args: &SolveArgs) -> String {
        match self.ended_by() {
            Some(what) if done < steps => format!("{what} ended the search after {done} of {steps} steps."),
            _ => format!(
                "{done} steps. The same plan again: --steps {steps} --seed {} --workers {}",
                args.seed, args.workers
            ),
        }
    }
}

fn micros(time: Duration) -> u64 {
    u64::try_from(time.as_micros()).unwrap_or(u64::MAX)
}

impl Stop for Clock {
    fn is_due(&self) -> bool {
        let up = self.until.is_some_and(|until| Instant::now() >= until);
        if up {
            self.time_was_up.store(true, Ordering::Relaxed);
        }
        up || self.pressed.load(Ordering::Relaxed) > 0
    }
}
