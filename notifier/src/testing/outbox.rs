//! An outbox in memory, for tests: the port's promises without a database.

use std::sync::{Arc, Mutex, MutexGuard};

use async_trait::async_trait;
use calendars::{Instant, Span};
use scheduler_model::NewMessage;
use store::{
    Clock, MessageResult, Outbox, OutboxItem, OutboxState, OutboxStats, OutboxWaiting, SendVerdict, StoreError,
    StoreResult,
};
use uuid::Uuid;

#[derive(Debug, Clone)]
pub(crate) struct Row {
    pub(crate) message: NewMessage,
    pub(crate) state: OutboxState,
    pub(crate) attempts: u32,
    pub(crate) due_at: Instant,
    pub(crate) lease: Option<(Uuid, Instant)>,
    pub(crate) transport_id: String,
    pub(crate) error: String,
    created_at: Instant,
}

#[derive(Debug)]
pub(crate) struct FakeOutbox {
    clock: Arc<dyn Clock>,
    rows: Mutex<Vec<Row>>,
    failing_writes: Mutex<u32>,
}

impl FakeOutbox {
    pub(crate) fn new(clock: Arc<dyn Clock>, messages: impl IntoIterator<Item = NewMessage>) -> Arc<Self> {
        let outbox = Self { clock, rows: Mutex::default(), failing_writes: Mutex::default() };
        messages.into_iter().for_each(|message| outbox.add(message));
        Arc::new(outbox)
    }

    pub(crate) fn add(&self, message: NewMessage) {
        let now = self.clock.now();
        self.rows().push(Row {
            message,
            state: OutboxState::Pending,
            attempts: 0,
            due_at: now,
            lease: None,
            transport_id: String::new(),
            error: String::new(),
            created_at: now,
        });
    }

    pub(crate) fn row(&self, place: usize) -> Row {
        self.rows()[place].clone()
    }

    pub(crate) fn states(&self) -> Vec<OutboxState> {
        self.rows().iter().map(|row| row.state).collect()
    }

    /// The next results are refused, as if the database were away.
    pub(crate) fn fail_next_writes(&self, count: u32) {
        *self.failing_writes.lock().unwrap() = count;
    }

    fn rows(&self) -> MutexGuard<'_, Vec<Row>> {
        self.rows.lock().unwrap()
    }

    /// An error as often as was asked for.
    fn may_write(&self) -> StoreResult<()> {
        let mut failing = self.failing_writes.lock().unwrap();
        if *failing > 0 {
            *failing -= 1;
            return Err(StoreError::Unavailable("away".to_owned()));
        }
        Ok(())
    }

    /// Changes the row if the lease is the one that it is under.
    fn finish(&self, result: &MessageResult, change: impl FnOnce(&mut Row)) -> bool {
        let mut rows = self.rows();
        let row = rows.iter_mut().find(|row| row.message.id == result.id).unwrap();
        let holds = row.lease.is_some_and(|(held, _)| held == result.lease);
        if holds {
            row.lease = None;
            change(row);
        }
        holds
    }
}

#[async_trait]
impl Outbox for FakeOutbox {
    async fn lease_messages(&self, lease: Uuid, limit: u32, lease_for: Span) -> StoreResult<Vec<OutboxItem>> {
        let now = self.clock.now();
        let mut rows = self.rows();
        let mut due: Vec<&mut Row> = rows
            .iter_mut()
            .filter(|row| row.state == OutboxState::Pending && row.due_at <= now)
            .filter(|row| row.lease.is_none_or(|(_, until)| until <= now))
            .collect();
        due.sort_by_key(|row| row.due_at);
        let leased = due.into_iter().take(usize::try_from(limit).unwrap()).map(|row| {
            let unfinished = row.lease.replace((lease, now.plus(lease_for))).is_some();
            row.attempts += 1;
            let (message, attempts) = (row.message.clone(), row.attempts - 1);
            OutboxItem { message, attempts, created_at: row.created_at, unfinished, lease }
        });
        Ok(leased.collect())
    }

    async fn finish_messages(&self, results: &[MessageResult]) -> StoreResult<Vec<bool>> {
        self.may_write()?;
        let now = self.clock.now();
        let finish = |result: &MessageResult| match &result.verdict {
            SendVerdict::Sent { transport_id } => self.finish(result, |row| {
                row.state = OutboxState::Sent;
                transport_id.clone_into(&mut row.transport_id);
            }),
            SendVerdict::Retry { after, error } => self.finish(result, |row| {
                row.due_at = now.plus(*after);
                error.clone_into(&mut row.error);
            }),
            SendVerdict::Failed { error } => self.finish(result, |row| {
                row.state = OutboxState::Failed;
                error.clone_into(&mut row.error);
            }),
        };
        Ok(results.iter().map(finish).collect())
    }

    async fn outbox_waiting(&self) -> StoreResult<OutboxWaiting> {
        let rows = self.rows();
        let waiting = rows.iter().filter(|row| row.state == OutboxState::Pending);
        Ok(OutboxWaiting {
            pending: u64::try_from(waiting.clone().count()).unwrap(),
            oldest: waiting.map(|row| row.created_at).min(),
        })
    }

    async fn outbox_stats(&self) -> StoreResult<OutboxStats> {
        let rows = self.rows();
        let count = |state| u64::try_from(rows.iter().filter(|row| row.state == state).count()).unwrap();
        let waiting = rows.iter().filter(|row| row.state == OutboxState::Pending);
        Ok(OutboxStats {
            pending: count(OutboxState::Pending),
            sent: count(OutboxState::Sent),
            failed: count(OutboxState::Failed),
            superseded: count(OutboxState::Superseded),
            oldest_pending: waiting.map(|row| row.created_at).min(),
        })
    }
}
