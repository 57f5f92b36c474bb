//! The store's time.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use calendars::{Instant, Span};
use store::Clock;

/// The clock that a transaction's `now` is read from: the process's clock, but never earlier than the `now` of a transaction
/// that this process has committed.
///
/// That guards expiry against a clock that is set back: a hold that was seen to have run out stays so. While the clock is
/// behind, time stands still for the store; it moves on once the clock has caught up or the process is started anew.
#[derive(Debug)]
pub(crate) struct StoreClock {
    clock: Arc<dyn Clock>,
    floor: AtomicI64,
}

impl StoreClock {
    pub(crate) fn new(clock: Arc<dyn Clock>) -> Self {
        Self { clock, floor: AtomicI64::new(i64::MIN) }
    }

    /// The present instant.
    pub(crate) fn now(&self) -> Instant {
        let now = self.clock.now();
        let floor = Instant::from_micros(self.floor.load(Ordering::Acquire));
        if now >= floor {
            return now;
        }
        let behind = floor.since(now);
        if behind > Span::from_seconds(1) {
            tracing::warn!(%behind, "the machine's clock was set back; the store's time stands still until it catches up");
        }
        floor
    }

    /// A transaction that began at `now` has been committed.
    pub(crate) fn committed(&self, now: Instant) {
        self.floor.fetch_max(now.micros(), Ordering::AcqRel);
    }
}

#[cfg(test)]
mod tests {
    use store::ManualClock;

    use super::*;

    #[test]
    fn a_clock_set_back_stands_still_at_the_last_commit() {
        let start = Instant::from_seconds(1_000);
        let manual = ManualClock::at(start);
        let clock = StoreClock::new(Arc::new(manual.clone()));
        manual.advance(Span::from_hours(-1));
        assert_eq!(clock.now(), start.minus(Span::from_hours(1)), "nothing was committed yet");
        manual.set(start);
        clock.committed(start);
        manual.advance(Span::from_hours(-1));
        assert_eq!(clock.now(), start);
        clock.committed(start.minus(Span::from_hours(2)));
        assert_eq!(clock.now(), start);
        manual.advance(Span::from_minutes(61));
        assert_eq!(clock.now(), start.plus(Span::from_minutes(1)));
    }
}
