//! What all connections have in common: a coarse clock, and how many are awake.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::time::Duration;

/// So many connections may be awake and idle. Beyond, each dozes as soon as its answer is sent: when thousands come within a
/// second, what serving them takes must not all be there at once.
pub(super) const AWAKE_MOST: usize = 1_024;

/// What all connections have in common.
#[derive(Debug, Clone, Default)]
pub(super) struct Common(Arc<Shared>);

#[derive(Debug, Default)]
struct Shared {
    /// Milliseconds since the server began, as of the last look: nobody asks a clock for each request.
    beat: AtomicU64,
    /// How many do not doze.
    awake: AtomicUsize,
}

impl Common {
    pub(super) fn beat(&self, since_the_beginning: Duration) {
        self.0.beat.store(u64::try_from(since_the_beginning.as_millis()).unwrap_or(u64::MAX), Ordering::Relaxed);
    }

    pub(super) fn now(&self) -> u64 {
        self.0.beat.load(Ordering::Relaxed)
    }

    #[cfg(test)]
    pub(super) fn awake(&self) -> usize {
        self.0.awake.load(Ordering::Relaxed)
    }

    pub(super) fn many_are_awake(&self) -> bool {
        self.0.awake.load(Ordering::Relaxed) > AWAKE_MOST
    }

    /// A connection is awake for as long as the guard is kept.
    pub(super) fn wake(&self) -> Awake {
        self.0.awake.fetch_add(1, Ordering::Relaxed);
        Awake(self.clone())
    }
}

/// Counts a connection that is awake.
#[derive(Debug)]
pub(super) struct Awake(Common);

impl Drop for Awake {
    fn drop(&mut self) {
        self.0.0.awake.fetch_sub(1, Ordering::Relaxed);
    }
}
