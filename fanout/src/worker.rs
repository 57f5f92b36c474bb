//! The worker: has the job, reads the feed, fills the stream.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use calendars::Span;
use scheduler_model::{Event, VenueId};
use store::{Store, StoreResult};
use tokio::sync::watch;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use crate::stream::{EventStream, Sent};
use crate::{ConfigError, FanoutConfig, FanoutError};

/// The job's name.
const JOB: &str = "event fan-out";
/// How far it has come is noted this seldom: it is a write, and only an empty stream ever needs it.
const NOTE_EVERY: Duration = Duration::from_secs(5);
/// In the place of a code, for events of a venue that is gone.
const UNKNOWN_VENUE: &str = "unknown";

/// How an event looks as a message's body: the event and its venue's code in, bytes out.
pub type Shape = Arc<dyn Fn(&Event, &str) -> Vec<u8> + Send + Sync>;

/// What a fan-out is made of.
pub struct FanoutParts {
    /// Where the feed is.
    pub store: Arc<dyn Store>,
    /// How far the feed goes, as far as this process knows.
    pub news: watch::Receiver<u64>,
    /// How an event looks.
    pub shape: Shape,
    /// This process's name for the lease: another than every other process's.
    pub holder: Uuid,
}

/// Copies the feed into a stream of NATS JetStream.
pub struct Fanout {
    parts: FanoutParts,
    config: FanoutConfig,
    codes: HashMap<VenueId, String>,
}

/// Why this node stopped copying although nothing is wrong.
enum Left {
    Stopped,
    LeaseLost,
}

/// Ready a moment after `stop`.
async fn overdue(stop: &CancellationToken) {
    stop.cancelled().await;
    tokio::time::sleep(Duration::from_secs(1)).await;
}

impl Fanout {
    /// A fan-out that has not begun.
    ///
    /// # Errors
    /// The configuration cannot work.
    pub fn new(parts: FanoutParts, config: FanoutConfig) -> Result<Self, ConfigError> {
        config.check()?;
        Ok(Self { parts, config, codes: HashMap::new() })
    }

    /// Copies whenever this node has the job, until `stop`; then gives the job back.
    pub async fn run(mut self, stop: CancellationToken) {
        let mut had_it = false;
        while !stop.is_cancelled() {
            let pause = match self.lease().await {
                Ok(None) => self.config.lease_for / 3,
                Ok(Some(progress)) => {
                    had_it = true;
                    let copied = tokio::select! {
                        copied = self.copy(progress, &stop) => copied,
                        // NATS may not answer. What was on its way is found in the stream by whoever is next.
                        () = overdue(&stop) => break,
                    };
                    match copied {
                        Ok(Left::Stopped) => break,
                        Ok(Left::LeaseLost) => {
                            tracing::warn!("another node has taken over the event fan-out");
                            self.config.lease_for / 3
                        }
                        Err(error) => self.failed(&error),
                    }
                }
                Err(error) => self.failed(&error.into()),
            };
            tokio::select! {
                () = stop.cancelled() => {}
                () = tokio::time::sleep(pause) => {}
            }
        }
        if had_it && let Err(error) = self.parts.store.release_job(JOB, self.parts.holder).await {
            tracing::debug!(%error, "the event fan-out was not given back");
        }
    }

    fn failed(&self, error: &FanoutError) -> Duration {
        metrics::counter!("assize_fanout_failures_total").increment(1);
        tracing::warn!(%error, "events do not go out; they wait in the feed");
        self.config.poll_every
    }

    async fn lease(&self) -> StoreResult<Option<u64>> {
        let micros = i64::try_from(self.config.lease_for.as_micros()).unwrap_or(i64::MAX);
        self.parts.store.lease_job(JOB, self.parts.holder, Span::from_micros(micros)).await
    }

    /// Copies from where the stream ends until told to stop.
    async fn copy(&mut self, progress: u64, stop: &CancellationToken) -> Result<Left, FanoutError> {
        let mut stream = EventStream::open(&self.config).await?;
        let mut after = self.resume(&mut stream, progress).await?;
        tracing::info!(after, stream = self.config.stream, "events go out");
        let (mut leased, mut noted) = (Instant::now(), Instant::now());
        loop {
            if leased.elapsed() >= self.config.lease_for / 3 {
                if self.lease().await?.is_none() {
                    return Ok(Left::LeaseLost);
                }
                leased = Instant::now();
            }
            // Before looking, so that what comes while we look is not missed.
            self.parts.news.borrow_and_update();
            let page = self.parts.store.events(after, self.config.batch, None).await?;
            if page.events.is_empty() {
                if self.wait(stop).await {
                    self.note(after).await?;
                    return Ok(Left::Stopped);
                }
                continue;
            }
            let batch = self.shaped(page.events).await?;
            let Sent { events, whole } = stream.send(&batch).await?;
            if let Some((event, ..)) = events.checked_sub(1).and_then(|last| batch.get(last)) {
                after = event.seq;
            }
            metrics::counter!("assize_fanout_events_total").increment(events as u64);
            let behind = u32::try_from(page.last.saturating_sub(after)).unwrap_or(u32::MAX);
            metrics::gauge!("assize_fanout_behind").set(behind);
            if !whole {
                // Somebody else has written, or the stream has had some of it: it says itself how to go on.
                after = self.resume(&mut stream, after).await?;
            }
            if noted.elapsed() >= NOTE_EVERY {
                if !self.note(after).await? {
                    return Ok(Left::LeaseLost);
                }
                noted = Instant::now();
            }
            if stop.is_cancelled() {
                self.note(after).await?;
                return Ok(Left::Stopped);
            }
        }
    }

    /// The place in the feed after which the stream has to go on.
    async fn resume(&self, stream: &mut EventStream, known: u64) -> Result<u64, FanoutError> {
        let Some(end) = stream.end().await? else { return Ok(known) };
        let feed = self.parts.store.events(end, 1, None).await?.last;
        if end > feed {
            return Err(FanoutError::Ahead { stream: end, feed });
        }
        Ok(end)
    }

    async fn note(&self, after: u64) -> StoreResult<bool> {
        self.parts.store.job_progress(JOB, self.parts.holder, after).await
    }

    /// Waits for news; true if told to stop.
    async fn wait(&mut self, stop: &CancellationToken) -> bool {
        let at_most = self.config.poll_every.min(self.config.lease_for / 3);
        let news = async {
            // Where nobody tells any more, the timer alone is left.
            if self.parts.news.changed().await.is_err() {
                std::future::pending::<()>().await;
            }
        };
        tokio::select! {
            () = stop.cancelled() => true,
            () = news => false,
            () = tokio::time::sleep(at_most) => false,
        }
    }

    /// The events with their venues' codes and their bodies.
    async fn shaped(&mut self, events: Vec<Event>) -> StoreResult<Vec<(Event, String, Vec<u8>)>> {
        let mut shaped = Vec::with_capacity(events.len());
        for event in events {
            let venue = event.event.venue;
            let code = match self.codes.get(&venue) {
                Some(code) => code.clone(),
                None => {
                    let stored = self.parts.store.venue(venue).await?;
                    let code = stored.map_or_else(|| UNKNOWN_VENUE.to_owned(), |venue| venue.code.to_string());
                    self.codes.insert(venue, code.clone());
                    code
                }
            };
            let body = (self.parts.shape)(&event, &code);
            shaped.push((event, code, body));
        }
        Ok(shaped)
    }
}
