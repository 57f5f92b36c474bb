//! Who is next.

use std::num::NonZeroU32;
use std::sync::atomic::{AtomicI64, Ordering};

use calendars::Instant;
#[cfg(test)]
use calendars::Span;

const SECOND: i64 = 1_000_000;

/// Gives out turns: each at least one step after the one before it, and none in the past.
#[derive(Debug)]
pub(super) struct Turns {
    /// Microseconds.
    step: i64,
    /// The last turn that was given or seen, as microseconds.
    last: AtomicI64,
}

impl Turns {
    pub(super) fn new(a_second: NonZeroU32) -> Self {
        // Rounded up: the pace is never above what was asked for.
        let step = SECOND.div_euclid(i64::from(a_second.get())) + i64::from(SECOND % i64::from(a_second.get()) != 0);
        Self { step: step.max(1), last: AtomicI64::new(i64::MIN) }
    }

    /// The next turn.
    pub(super) fn take(&self, now: Instant) -> Instant {
        let next = |last: i64| last.saturating_add(self.step).max(now.micros());
        let given = self.last.fetch_update(Ordering::AcqRel, Ordering::Acquire, |last| Some(next(last)));
        // It always succeeds, as the closure always gives a value.
        Instant::from_micros(next(given.unwrap_or_else(|last| last)))
    }

    /// Somebody has this turn: the line is at least so long. So a process learns after its start what others gave out.
    pub(super) fn seen(&self, turn: Instant) {
        self.last.fetch_max(turn.micros(), Ordering::AcqRel);
    }

    /// How many turns come until `turn`, itself included.
    pub(super) fn until(&self, turn: Instant, now: Instant) -> u32 {
        let wait = turn.since(now).micros().max(0);
        let turns = wait.div_euclid(self.step) + i64::from(wait % self.step != 0);
        u32::try_from(turns).unwrap_or(u32::MAX)
    }

    /// The time from one turn to the next.
    #[cfg(test)]
    pub(super) const fn step(&self) -> Span {
        Span::from_micros(self.step)
    }
}
