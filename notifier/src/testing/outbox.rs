//! An outbox in memory, for tests: the port's promises without a database.

use std::sync::{Arc, Mutex, MutexGuard};

use async_trait::async_trait;
use calendars::{Instant, Span};
use scheduler_model::{MessageId, NewMessage};
use store::{Clock, Outbox, OutboxItem, OutboxState, OutboxStats, StoreError, StoreResult};
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

    /// Changes the row if the lease is the one that it is under.
    fn finish(&self, id: MessageId, lease: Uuid, change: impl FnOnce(&mut Row)) -> StoreResult<bool> {
        {
            let mut failing = self.failing_writes.lock().unwrap();
            if *failing > 0 {
                *failing -= 1;
                return Err(StoreError::Unavailable("away".to_owned()));
            }
        }
        let mut rows = self.rows();
        let row = rows.iter_mut().find(|row| row.message.id == id).unwrap();
        let holds = row.lease.is_some_and(|(held, _)| held == lease);
        if holds {
            row.attempts += 1;
            row.lease = None;
            change(row);
        }
        Ok(holds)
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
            row.lease = Some((lease, now.plus(lease_for)));
            OutboxItem { message: row.message.clone(), attempts: row.attempts, created_at: row.created_at, lease }
        });
        Ok(leased.collect())
    }

    async fn message_sent(&self, id: MessageId, lease: Uuid, transport_id: &str) -> StoreResult<bool> {
        self.finish(id, lease, |row| {
            row.state = OutboxState::Sent;
            transport_id.clone_into(&mut row.transport_id);
        })
    }

    async fn message_retry(&self, id: MessageId, lease: Uuid, after: Span, error: &str) -> StoreResult<bool> {
        let due_at = self.clock.now().plus(after);
        self.finish(id, lease, |row| {
            row.due_at = due_at;
            error.clone_into(&mut row.error);
        })
    }

    async fn message_failed(&self, id: MessageId, lease: Uuid, error: &str) -> StoreResult<bool> {
        self.finish(id, lease, |row| {
            row.state = OutboxState::Failed;
            error.clone_into(&mut row.error);
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
