//! How a worker works.

use std::time::Duration;

use calendars::Span;

/// What a lease lasts beyond the time limit of a send: for writing the message before and the result after.
pub(super) const MARGIN: Duration = Duration::from_secs(60);

/// How a worker works.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkerConfig {
    /// Most messages being sent at once.
    pub concurrency: usize,
    /// How often to look into the outbox without being poked.
    pub poll_every: Duration,
    /// How long one send may take.
    pub time_limit: Duration,
}

impl Default for WorkerConfig {
    /// Eight at once, a look every five seconds, thirty seconds for a send.
    fn default() -> Self {
        Self { concurrency: 8, poll_every: Duration::from_secs(5), time_limit: Duration::from_secs(30) }
    }
}

/// A worker cannot work like this.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum WorkerConfigError {
    /// It would send nothing.
    #[error("a worker must be allowed at least one message at once")]
    NoConcurrency,
    /// It would give up every send, or look without rest.
    #[error("a worker's time limit and pause must be longer than nothing, and the time limit at most an hour")]
    Times,
}

impl WorkerConfig {
    /// How long a message is leased: always longer than sending it can take.
    #[must_use]
    pub fn lease(&self) -> Span {
        let whole = self.time_limit.saturating_add(MARGIN);
        Span::from_micros(i64::try_from(whole.as_micros()).unwrap_or(i64::MAX))
    }

    pub(super) fn check(&self) -> Result<(), WorkerConfigError> {
        if self.concurrency == 0 {
            return Err(WorkerConfigError::NoConcurrency);
        }
        let hour = Duration::from_secs(3600);
        let fits = !self.time_limit.is_zero() && self.time_limit <= hour && !self.poll_every.is_zero();
        if fits { Ok(()) } else { Err(WorkerConfigError::Times) }
    }
}
