//! The single writer.

use std::sync::Arc;

use scheduler::publication;
use scheduler_model::{
    EventKind, Ledger, NewEvent, Order, Outcome, PersonFacts, PersonId, Publication, PublicationEffect, SessionsDiff,
    Venue,
};
use store::{Store, StoreError, Written};
use tokio::sync::mpsc;
use uuid::Uuid;

use crate::batch::{self, BatchError, Committed};
use crate::follower::{Follower, tell};
use crate::queue::{Reply, Waiting, Work};
use crate::telling::Telling;
use crate::{Answer, AvailabilityIndex, EngineConfig, EngineError, IdSource, housekeeping};

/// The single writer of this process: it owns the random source and runs one transaction at a time.
pub(crate) struct Writer {
    pub(crate) store: Arc<dyn Store>,
    pub(crate) index: Arc<AvailabilityIndex>,
    pub(crate) config: EngineConfig,
    pub(crate) ids: Box<dyn IdSource>,
    /// This node's name where nodes share work out.
    pub(crate) node: Uuid,
    /// Whether this node has had the job of sweeping.
    pub(crate) sweeps: bool,
    /// Looks where another node has committed in between.
    pub(crate) follower: Follower,
    /// Those of the last batch who have not been told yet.
    pub(crate) telling: Telling,
}

impl Writer {
    /// Works until the queue is closed and empty: whatever was accepted is answered.
    pub(crate) async fn run(mut self, mut queue: mpsc::Receiver<Work>) {
        let mut taken = Vec::with_capacity(self.config.batch);
        loop {
            if queue.is_empty() {
                self.telling.take().tell().await;
            }
            if queue.recv_many(&mut taken, self.config.batch).await == 0 {
                break;
            }
            metrics::histogram!("assize_writer_batch_size").record(u32::try_from(taken.len()).unwrap_or(u32::MAX));
            let mut commands = Vec::with_capacity(taken.len());
            for work in taken.drain(..) {
                match work {
                    Work::Command(waiting) => commands.push(*waiting),
                    // Everything else waits for the commands before it, so that arrival is the order of effect.
                    other => {
                        self.commands(std::mem::take(&mut commands)).await;
                        self.alone(other).await;
                    }
                }
            }
            self.commands(commands).await;
        }
        self.telling.take().tell().await;
        if self.sweeps {
            // Another node need not wait until this one's lease has run out.
            if let Err(error) = self.store.release_job(housekeeping::SWEEP, self.node).await {
                tracing::debug!(%error, "the job of sweeping was not given back");
            }
        }
    }

    async fn alone(&mut self, work: Work) {
        self.telling.take().tell().await;
        match work {
            Work::Command(waiting) => self.commands(vec![*waiting]).await,
            Work::Publish(publication, reply) => answer(reply, self.publish(&publication).await),
            Work::Facts(person, facts, reply) => answer(reply, self.facts(person, &facts).await),
            Work::Sweep(reply) => answer(reply, self.sweep().await),
        }
    }

    /// Decides commands together; where the schema refuses one of them, one by one, so that it spoils no other.
    async fn commands(&mut self, waiting: Vec<Waiting>) {
        if waiting.is_empty() {
            return;
        }
        let (orders, replies): (Vec<Order>, Vec<Reply<Answer>>) =
            waiting.into_iter().map(|waiting| (waiting.order, waiting.reply)).unzip();
        match self.decide(&orders).await {
            // The next batch need not wait until these have been told.
            Ok((answers, ledger)) => self.telling = Telling { answers, replies, orders, ledger: Some(ledger) },
            Err(BatchError::Refused(constraint, _)) if orders.len() == 1 => {
                for reply in replies {
                    answer(reply, Ok(batch::refused_by_schema(constraint)));
                }
            }
            Err(BatchError::Refused(constraint, detail)) => {
                tracing::warn!(?constraint, detail, commands = orders.len(), "deciding a refused batch one by one");
                for (order, reply) in orders.into_iter().zip(replies) {
                    answer(reply, self.decide_one(order).await);
                }
            }
            Err(error) => {
                let error = failure(error);
                for reply in replies {
                    answer(reply, Err(error.clone()));
                }
            }
        }
    }

    async fn decide_one(&mut self, order: Order) -> Result<Answer, EngineError> {
        match self.decide(&[order]).await {
            Ok((mut answers, _)) => answers.pop().ok_or_else(|| EngineError::Internal("no outcome".to_owned())),
            Err(BatchError::Refused(constraint, _)) => Ok(batch::refused_by_schema(constraint)),
            Err(error) => Err(failure(error)),
        }
    }

    /// Gives the answers, and the ledger that nobody needs any more.
    async fn decide(&mut self, orders: &[Order]) -> Result<(Vec<Answer>, Ledger), BatchError> {
        let mut orders = std::borrow::Cow::Borrowed(orders);
        let mut attempt = 1;
        loop {
            let telling = self.telling.take().tell();
            match batch::run(self.store.as_ref(), self.ids.as_mut(), &orders, telling).await {
                Ok(committed) => return Ok(self.settle(committed)),
                Err(BatchError::Again(error)) if attempt < self.config.attempts => {
                    tracing::debug!(%error, attempt, "a batch is begun again");
                    metrics::counter!("assize_batch_retries_total").increment(1);
                    attempt += 1;
                    // A drawn reference may have been taken: draw again.
                    for order in orders.to_mut() {
                        order.stamp = self.ids.stamp();
                    }
                }
                Err(error) => return Err(error),
            }
        }
    }

    /// After a commit: the index first, then whoever waits for news.
    fn settle(&self, committed: Committed) -> (Vec<Answer>, Ledger) {
        let Committed { answers, ledger, written, events } = committed;
        let in_step = self.index.follow(ledger.sessions.values(), &written.versions);
        self.follow(in_step, events, &written);
        for Answer { outcome, .. } in &answers {
            metrics::counter!("assize_outcomes_total", "outcome" => outcome.name()).increment(1);
        }
        (answers, ledger)
    }

    async fn publish(&mut self, publication: &Publication) -> Result<PublicationEffect, EngineError> {
        let (effect, written) = self.publish_once(publication).await?;
        // The publication is committed: an index that could not be brought up to date is no reason to say otherwise.
        let id = publication.venue.id;
        let read = self.index.reload(self.store.as_ref(), id, self.config.index_days).await;
        if let Err(error) = &read {
            tracing::warn!(%error, venue = %id, "could not read a published venue");
        }
        self.follow(read.is_ok(), 1, &written);
        Ok(effect)
    }

    async fn publish_once(&mut self, publication: &Publication) -> Result<(PublicationEffect, Written), EngineError> {
        let before = |error: StoreError| EngineError::before_commit(&error);
        let mut transaction = self.store.begin().await.map_err(before)?;
        let existing = transaction.venue_sessions(publication.venue.id, publication.range).await.map_err(before)?;
        let ids = &mut self.ids;
        let (diff, effect) = publication::diff(&existing, publication, transaction.now(), &mut || ids.session())?;
        // The venue's row is locked by now, so what is read beside the transaction stays true.
        let stored = self.store.venue(publication.venue.id).await.map_err(before)?;
        if let Some(stored) = &stored
            && diff == SessionsDiff::default()
            && is_published(self.store.as_ref(), stored, publication).await.map_err(before)?
        {
            transaction.rollback().await.map_err(before)?;
            return Ok((effect, Written::default()));
        }
        let event = NewEvent {
            id: self.ids.event(),
            kind: EventKind::VenuePublished,
            venue: publication.venue.id,
            session: None,
            booking: None,
            version: stored.map_or(0, |venue| venue.version).saturating_add(1),
        };
        let written =
            transaction.publish(&publication.venue, &publication.spaces, &diff, &event).await.map_err(before)?;
        transaction.commit().await.map_err(|error| EngineError::at_commit(&error))?;
        Ok((effect, written))
    }

    /// Tells whoever follows the feed how far it goes now, and has the follower look if other nodes have committed in between.
    fn follow(&self, in_step: bool, events: u64, written: &Written) {
        if written.last_event == 0 {
            return;
        }
        if !(in_step && self.index.has_commit(events, written.last_event)) {
            self.follower.wake.notify_one();
        }
        tell(&self.follower.committed, written.last_event);
    }

    async fn facts(&mut self, person: PersonId, facts: &PersonFacts) -> Result<(), EngineError> {
        let before = |error: StoreError| EngineError::before_commit(&error);
        let mut transaction = self.store.begin().await.map_err(before)?;
        transaction.put_facts(person, facts).await.map_err(before)?;
        transaction.commit().await.map_err(|error| EngineError::at_commit(&error))
    }

    /// Whether it is this node that sweeps: every node would find the same holds, and wait for the others' locks to find them
    /// gone.
    async fn may_sweep(&mut self) -> Result<bool, EngineError> {
        let lease = self.store.lease_job(housekeeping::SWEEP, self.node, housekeeping::sweep_lease(&self.config)).await;
        let has_it = lease.map_err(|error| EngineError::before_commit(&error))?.is_some();
        self.sweeps |= has_it;
        Ok(has_it)
    }

    async fn sweep(&mut self) -> Result<u32, EngineError> {
        let sessions = housekeeping::due_sessions(self.store.as_ref(), self.config.sweep_sessions)
            .await
            .map_err(|error| EngineError::before_commit(&error))?;
        if sessions.is_empty() || !self.may_sweep().await? {
            return Ok(0);
        }
        let order = housekeeping::expire_order(sessions, self.ids.stamp());
        match self.decide_one(order).await?.outcome {
            Outcome::Expired { holds } => Ok(holds),
            other => Err(EngineError::Internal(format!("sweeping came to {other:?}"))),
        }
    }
}

/// Whether the venue and its spaces are stored already as the publication has them.
async fn is_published(store: &dyn Store, stored: &Venue, publication: &Publication) -> Result<bool, StoreError> {
    let wished = Venue { version: stored.version, ..publication.venue.clone() };
    let spaces = store.spaces(stored.id).await?;
    Ok(*stored == wished && publication.spaces.iter().all(|space| spaces.contains(space)))
}

fn failure(error: BatchError) -> EngineError {
    match error {
        BatchError::Again(error) => EngineError::Unavailable(error.to_string()),
        BatchError::Refused(_, detail) => EngineError::Internal(detail),
        BatchError::Failed(error) => error,
    }
}

fn answer<T>(reply: Reply<T>, result: Result<T, EngineError>) {
    // Whoever asked may have gone away; the work is done all the same.
    drop(reply.send(result));
}
