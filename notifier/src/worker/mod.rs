//! Takes messages out of the outbox and sends them.

mod attempt;
mod back_off;
mod config;
mod gauges;
mod record;

use std::sync::{Arc, Mutex, PoisonError};

use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use store::{Clock, Outbox, OutboxItem, Store, StoreResult};
use tokio::sync::Notify;
use tokio::task::{JoinError, JoinSet};
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use self::attempt::attempt;
pub use self::back_off::{LAST_TRY, pause_before_next_try};
use self::config::MARGIN;
pub use self::config::{WorkerConfig, WorkerConfigError};
use self::gauges::Gauges;
pub use self::gauges::describe_metrics;
use self::record::{Recorded, Recorder, record};
use crate::{MailTransport, RenderMessages, Sender};

/// What a worker works with.
pub struct WorkerParts<O: ?Sized> {
    /// Where the messages are.
    pub outbox: Arc<O>,
    /// Who writes them.
    pub renderer: Arc<dyn RenderMessages>,
    /// How they leave.
    pub transport: Arc<dyn MailTransport>,
    /// In whose name.
    pub sender: Sender,
    /// For telling whether a message still is of use.
    pub clock: Arc<dyn Clock>,
}

/// Sends what is due, some messages at a time.
///
/// Any number of workers may serve one outbox: each message is leased to one of them, for longer than the time limit of a
/// send. A message goes out at least once. A worker that dies between handing a mail over and writing that down leaves a
/// lease that runs out, and the mail goes again with the same Message-ID.
pub struct OutboxWorker<O: ?Sized = dyn Store> {
    shared: Arc<Shared<O>>,
    poke: Arc<Notify>,
}

struct Shared<O: ?Sized> {
    parts: WorkerParts<O>,
    config: WorkerConfig,
    random: Mutex<StdRng>,
    gauges: Gauges,
    recorder: Recorder,
}

/// What a [`OutboxWorker::drain`] came to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct DrainReport {
    /// Messages handed over.
    pub sent: u32,
    /// Messages to be tried again.
    pub retried: u32,
    /// Messages given up.
    pub failed: u32,
    /// Messages whose lease was lost, or whose result could not be written down.
    pub unrecorded: u32,
}

impl<O: Outbox + Send + Sync + ?Sized + 'static> OutboxWorker<O> {
    /// A worker. `seed` begins its random source, from which leases and pauses are drawn: workers need different ones.
    ///
    /// # Errors
    /// [`WorkerConfigError`] if the configuration cannot work.
    pub fn new(parts: WorkerParts<O>, config: WorkerConfig, seed: u64) -> Result<Self, WorkerConfigError> {
        config.check()?;
        let random = Mutex::new(StdRng::seed_from_u64(seed));
        let shared = Shared { parts, config, random, gauges: Gauges::default(), recorder: Recorder::default() };
        Ok(Self { shared: Arc::new(shared), poke: Arc::new(Notify::new()) })
    }

    /// What to notify when messages have been written, so that they go at once.
    #[must_use]
    pub fn poke(&self) -> Arc<Notify> {
        Arc::clone(&self.poke)
    }

    /// Sends what is due until `stop`; then finishes what is being sent and returns.
    ///
    /// Looks into the outbox when poked, and every [`WorkerConfig::poll_every`] all the same: for messages that are to be
    /// tried again, and for those that another process wrote.
    pub async fn run(&self, stop: CancellationToken) {
        let most = self.shared.config.concurrency;
        let mut sending = JoinSet::new();
        while !stop.is_cancelled() {
            // Listen before looking: a poke that comes while we look is not missed.
            let poked = self.poke.notified();
            tokio::pin!(poked);
            poked.as_mut().enable();
            while sending.try_join_next().is_some() {}
            let free = most - sending.len();
            let leased = match self.shared.lease(free).await {
                Ok(items) => items,
                Err(error) => {
                    tracing::warn!(%error, "the outbox cannot be read");
                    Vec::new()
                }
            };
            let more_may_be_due = leased.len() == free;
            self.start(leased, &mut sending, &stop).await;
            if more_may_be_due {
                // Half the places, not one: each look into the outbox costs a transaction.
                while sending.len() > most / 2 {
                    tokio::select! {
                        () = stop.cancelled() => break,
                        _ = sending.join_next() => {}
                    }
                    if stop.is_cancelled() {
                        break;
                    }
                }
                continue;
            }
            self.shared.gauges.refresh(&*self.shared.parts.outbox, &*self.shared.parts.clock).await;
            tokio::select! {
                () = stop.cancelled() => {}
                () = poked => {}
                () = tokio::time::sleep(self.shared.config.poll_every) => {}
            }
        }
        while sending.join_next().await.is_some() {}
        self.shared.parts.transport.close().await;
    }

    /// Sends what is due now and returns when nothing is left.
    ///
    /// # Errors
    /// Whatever keeps the outbox from being read.
    pub async fn drain(&self) -> StoreResult<DrainReport> {
        let mut report = DrainReport::default();
        loop {
            let leased = self.shared.lease(self.shared.config.concurrency).await?;
            if leased.is_empty() {
                return Ok(report);
            }
            let mut sending = JoinSet::new();
            for recorded in self.start(leased, &mut sending, &CancellationToken::new()).await {
                report.add(&recorded);
            }
            while let Some(recorded) = sending.join_next().await {
                report.add(&recorded);
            }
        }
    }

    /// Begins to send what was leased. A message whose last try came to no result is sent while no other is: if it kills this
    /// process too, none dies with it again, and the others do not come to be given up for its sake. Gives what became of
    /// messages in that time.
    async fn start(
        &self,
        leased: Vec<OutboxItem>,
        sending: &mut JoinSet<Recorded>,
        stop: &CancellationToken,
    ) -> Vec<Result<Recorded, JoinError>> {
        let begun = Instant::now();
        let (alone, together): (Vec<_>, Vec<_>) = leased.into_iter().partition(|item| item.unfinished);
        for item in together {
            sending.spawn(Arc::clone(&self.shared).send(item));
        }
        let mut recorded = Vec::new();
        for item in alone {
            while let Some(one) = sending.join_next().await {
                recorded.push(one);
            }
            if stop.is_cancelled() || begun.elapsed() > MARGIN {
                // The lease of those that are left would run out while they are sent: it does so now.
                break;
            }
            recorded.push(tokio::spawn(Arc::clone(&self.shared).send(item)).await);
        }
        recorded
    }
}

impl DrainReport {
    fn add(&mut self, recorded: &Result<Recorded, JoinError>) {
        match recorded {
            Ok(Recorded::Sent) => self.sent += 1,
            Ok(Recorded::Retried) => self.retried += 1,
            Ok(Recorded::Failed) => self.failed += 1,
            Ok(Recorded::Unrecorded) | Err(_) => self.unrecorded += 1,
        }
    }
}

impl<O: Outbox + Send + Sync + ?Sized + 'static> Shared<O> {
    async fn lease(&self, limit: usize) -> StoreResult<Vec<OutboxItem>> {
        let lease = uuid::Builder::from_random_bytes(self.draw()).into_uuid();
        let limit = u32::try_from(limit).unwrap_or(u32::MAX);
        self.parts.outbox.lease_messages(lease, limit, self.config.lease()).await
    }

    async fn send(self: Arc<Self>, item: OutboxItem) -> Recorded {
        let verdict = attempt(&self.parts, self.config.time_limit, &item).await;
        let jitter = self.draw();
        record(&self.recorder, &*self.parts.outbox, &item, verdict, jitter).await
    }

    fn draw<T>(&self) -> T
    where
        rand::distr::StandardUniform: rand::distr::Distribution<T>,
    {
        self.random.lock().unwrap_or_else(PoisonError::into_inner).random()
    }
}

#[cfg(test)]
mod tests;
