//! The engine as everybody else sees it.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use calendars::{Instant, Span};
use scheduler_model::{
    Caller, Channel, Command, IdempotencyKey, Language, Order, Outcome, PersonFacts, PersonId, Publication,
    PublicationEffect,
};
use store::{Clock, Store, StoreError};
use tokio::sync::{Notify, mpsc, oneshot, watch};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use crate::follower::Follower;
use crate::queue::{Reply, Waiting, Work};
use crate::telling::Telling;
use crate::writer::Writer;
use crate::{AvailabilityIndex, EngineConfig, EngineError, IdSource, housekeeping};

/// What an engine is made of.
pub struct EngineParts {
    /// Where the ledger is.
    pub store: Arc<dyn Store>,
    /// Settings.
    pub config: EngineConfig,
    /// The clock by which searches are judged. Commands are judged by the store's.
    pub clock: Arc<dyn Clock>,
    /// Fresh names for what commands make.
    pub stamps: Box<dyn IdSource>,
    /// Fresh names for events, messages and sessions. A source of its own, so that the writer shares no lock.
    pub ids: Box<dyn IdSource>,
}

/// A command as a caller sends it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Submission {
    /// What is asked.
    pub command: Command,
    /// By whom.
    pub caller: Caller,
    /// Through which channel.
    pub channel: Channel,
    /// In which language the caller speaks to the person.
    pub language: Language,
    /// Makes it safe to send again.
    pub idempotency: Option<IdempotencyKey>,
}

/// What the engine has to say to a command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// What the command came to.
    pub outcome: Outcome,
    /// Whether it came to that before, when it was first sent under its idempotency key; nothing was done now.
    pub replayed: bool,
}

/// A handle on the engine: cheap to clone, used from any task.
#[derive(Clone)]
pub struct Engine {
    shared: Arc<Shared>,
}

struct Shared {
    store: Arc<dyn Store>,
    index: Arc<AvailabilityIndex>,
    index_days: u16,
    clock: Arc<dyn Clock>,
    committed: watch::Receiver<u64>,
    stamps: Mutex<Box<dyn IdSource>>,
    queue: Mutex<Option<mpsc::Sender<Work>>>,
    stop: CancellationToken,
    tasks: Mutex<Vec<JoinHandle<()>>>,
}

impl Engine {
    /// Loads the availability index and starts the writer and the sweeper.
    ///
    /// # Errors
    /// The database could not be read.
    pub async fn start(parts: EngineParts) -> Result<Self, StoreError> {
        let EngineParts { store, config, clock, stamps, mut ids } = parts;
        let node = ids.uuid();
        let index_days = config.index_days;
        let index = Arc::new(AvailabilityIndex::load(store.as_ref(), index_days).await?);
        let (tell_committed, committed) = watch::channel(index.through());
        let follower = Follower {
            store: Arc::clone(&store),
            index: Arc::clone(&index),
            index_days,
            wake: Arc::new(Notify::new()),
            committed: Arc::new(tell_committed),
        };
        let (sender, receiver) = mpsc::channel(config.queue);
        let (sweep_every, follow_every) = (duration(config.sweep_every), duration(config.follow_every));
        let writer = Writer {
            store: Arc::clone(&store),
            index: Arc::clone(&index),
            config,
            ids,
            node,
            sweeps: false,
            follower: follower.clone(),
            telling: Telling::default(),
        };
        let engine = Self {
            shared: Arc::new(Shared {
                store,
                index,
                committed,
                index_days,
                clock,
                stamps: Mutex::new(stamps),
                queue: Mutex::new(Some(sender)),
                stop: CancellationToken::new(),
                tasks: Mutex::new(Vec::new()),
            }),
        };
        let stop = &engine.shared.stop;
        let mut tasks = vec![
            tokio::spawn(writer.run(receiver)),
            tokio::spawn(follower.clone().follow_until(follow_every, stop.clone())),
        ];
        if !sweep_every.is_zero() {
            tasks.push(tokio::spawn(housekeeping::sweep_until(engine.clone(), sweep_every, stop.clone())));
        }
        if !follow_every.is_zero() {
            tasks.push(tokio::spawn(follower.listen_until(follow_every, stop.clone())));
        }
        lock(&engine.shared.tasks).extend(tasks);
        Ok(engine)
    }

    /// Puts a command on the queue and waits for its outcome. Dropping the future does not take the command back.
    ///
    /// # Errors
    /// See [`EngineError`]. A refusal is an outcome, not an error.
    pub async fn submit(&self, submission: Submission) -> Result<Outcome, EngineError> {
        Ok(self.answer(submission).await?.outcome)
    }

    /// As [`Self::submit`], and tells whether the command was carried out before.
    ///
    /// # Errors
    /// See [`EngineError`].
    pub async fn answer(&self, submission: Submission) -> Result<Answer, EngineError> {
        let Submission { command, caller, channel, language, idempotency } = submission;
        let stamp = lock(&self.shared.stamps).stamp();
        let order = Order { command, caller, channel, language, stamp, idempotency };
        self.ask(|reply| Work::Command(Box::new(Waiting { order, reply }))).await
    }

    /// Publishes a venue: its policy, its spaces, the sessions of a range of days.
    ///
    /// # Errors
    /// See [`EngineError`].
    pub async fn publish(&self, publication: Publication) -> Result<PublicationEffect, EngineError> {
        self.ask(|reply| Work::Publish(Box::new(publication), reply)).await
    }

    /// Records what is known of a person.
    ///
    /// # Errors
    /// See [`EngineError`].
    pub async fn put_facts(&self, person: PersonId, facts: PersonFacts) -> Result<(), EngineError> {
        self.ask(|reply| Work::Facts(person, facts, reply)).await
    }

    /// Gives back the units of holds that ran out, and tells how many.
    ///
    /// # Errors
    /// See [`EngineError`].
    pub async fn sweep(&self) -> Result<u32, EngineError> {
        self.ask(Work::Sweep).await
    }

    /// Reads anew the venues whose covered days no longer begin today.
    ///
    /// # Errors
    /// The database could not be read.
    pub async fn roll_forward(&self) -> Result<(), StoreError> {
        let now = self.shared.store.now().await?;
        for venue in self.shared.index.outdated(now) {
            self.shared.index.reload(self.shared.store.as_ref(), venue, self.shared.index_days).await?;
        }
        Ok(())
    }

    /// The availability index.
    #[must_use]
    pub fn index(&self) -> &AvailabilityIndex {
        &self.shared.index
    }

    /// The present instant, for showing and for searching. Never for deciding: that is the store's clock.
    #[must_use]
    pub fn now(&self) -> Instant {
        self.shared.clock.now()
    }

    /// The store, for reading.
    #[must_use]
    pub fn store(&self) -> &Arc<dyn Store> {
        &self.shared.store
    }

    /// How far the feed goes, as far as this node knows: after its own commits at once, after other nodes' as soon as they are
    /// heard of. Whoever follows the feed, or sends what the outbox holds, waits for it to change and need not poll fast.
    #[must_use]
    pub fn committed(&self) -> watch::Receiver<u64> {
        self.shared.committed.clone()
    }

    /// Whether the engine still takes commands.
    #[must_use]
    pub fn is_running(&self) -> bool {
        lock(&self.shared.queue).is_some()
    }

    /// Takes no more commands, answers those that wait, and stops. Calling it again waits for nothing.
    pub async fn stop(&self) {
        lock(&self.shared.queue).take();
        self.shared.stop.cancel();
        let tasks = std::mem::take(&mut *lock(&self.shared.tasks));
        for task in tasks {
            if let Err(error) = task.await {
                tracing::error!(%error, "a task of the engine failed");
            }
        }
    }

    async fn ask<T>(&self, work: impl FnOnce(Reply<T>) -> Work) -> Result<T, EngineError> {
        let queue = lock(&self.shared.queue).clone().ok_or(EngineError::Stopping)?;
        let (reply, answer) = oneshot::channel();
        queue.try_send(work(reply)).map_err(|error| match error {
            mpsc::error::TrySendError::Full(_) => EngineError::Busy,
            mpsc::error::TrySendError::Closed(_) => EngineError::Stopping,
        })?;
        // Let go of the queue while waiting, or stopping would wait for whoever waits.
        drop(queue);
        answer.await.unwrap_or_else(|_| Err(EngineError::Internal("the writer is gone".to_owned())))
    }
}

/// A span of the settings, for timers.
fn duration(span: Span) -> Duration {
    Duration::from_micros(u64::try_from(span.micros()).unwrap_or_default())
}

/// A poisoned lock guards plain values here: each is whole whatever the panic was.
fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
