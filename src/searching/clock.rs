//! When to end: time is up, or somebody has pressed Ctrl-C.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU8, Ordering};
use std::time::{Duration, Instant};

use anytime::Stop;

/// Ends a search when time is up or Ctrl-C was pressed.
#[derive(Debug, Clone)]
pub struct Clock {
    until: Option<Instant>,
    pressed: Arc<AtomicU8>,
    time_was_up: Arc<AtomicBool>,
}

impl Clock {
    /// Time is up in so long, or never.
    #[must_use]
    pub fn start(length: Option<Duration>) -> Self {
        let until = length.and_then(|length| Instant::now().checked_add(length));
        Self { until, pressed: Arc::default(), time_was_up: Arc::default() }
    }

    /// From now on Ctrl-C ends the search too, and when pressed again, the program.
    #[must_use]
    pub fn or_ctrl_c(self) -> Self {
        let seen = Arc::clone(&self.pressed);
        std::thread::spawn(move || {
            let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_all().build() else { return };
            while runtime.block_on(tokio::signal::ctrl_c()).is_ok() {
                if seen.fetch_add(1, Ordering::Relaxed) > 0 {
                    // What a shell expects of a program that Ctrl-C ended.
                    std::process::exit(130);
                }
            }
        });
        self
    }

    /// The time that is left; none if time is never up.
    pub(super) fn left(&self) -> Option<Duration> {
        self.until.map(|until| until.saturating_duration_since(Instant::now()))
    }

    /// What ended the search early, if anything did.
    #[must_use]
    pub fn ended_by(&self) -> Option<&'static str> {
        if self.pressed.load(Ordering::Relaxed) > 0 {
            Some("Ctrl-C")
        } else {
            self.time_was_up.load(Ordering::Relaxed).then_some("the clock")
        }
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_ends_what_it_says_it_ended() {
        let over = Clock::start(Some(Duration::ZERO));
        assert_eq!(over.ended_by(), None, "nobody has asked it yet");
        assert!(over.is_due());
        assert_eq!((over.ended_by(), over.left()), (Some("the clock"), Some(Duration::ZERO)));
        let never = Clock::start(None);
        assert!(!never.is_due() && never.left().is_none());
        never.pressed.store(1, Ordering::Relaxed);
        assert!(never.is_due());
        assert_eq!(never.ended_by(), Some("Ctrl-C"));
    }
}
