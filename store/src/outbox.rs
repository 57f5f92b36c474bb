//! The outbox: messages written with the change that they tell of, taken out by workers.

use async_trait::async_trait;
use calendars::{Instant, Span};
use scheduler_model::{MessageId, NewMessage};

use crate::StoreResult;

/// A message that a worker has leased.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutboxItem {
    /// The message.
    pub message: NewMessage,
    /// How many times sending was tried before. A lease is a try, whatever comes of it.
    pub attempts: u32,
    /// The last try came to no result before its lease ran out: whoever tried it may have died of it.
    pub unfinished: bool,
    /// When it was written.
    pub created_at: Instant,
    /// The lease, to be shown with the result: a worker that lost its lease cannot write one.
    pub lease: uuid::Uuid,
}

/// What has become of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OutboxState {
    /// Waiting to be sent, or to be tried again.
    Pending,
    /// Handed over to the mail server.
    Sent,
    /// Given up.
    Failed,
    /// Silenced by a newer message of its booking before it was sent.
    Superseded,
}

impl OutboxState {
    /// Every state.
    pub const ALL: [Self; 4] = [Self::Pending, Self::Sent, Self::Failed, Self::Superseded];

    /// The stable code, as stored.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Sent => "sent",
            Self::Failed => "failed",
            Self::Superseded => "superseded",
        }
    }

    /// The state with that code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }
}

/// What one try to send a message came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MessageResult {
    /// The message.
    pub id: MessageId,
    /// The lease under which it was tried.
    pub lease: uuid::Uuid,
    /// What it came to.
    pub verdict: SendVerdict,
}

/// What a try to send came to. The texts carry no personal data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SendVerdict {
    /// It was handed over.
    Sent {
        /// What the other side calls it.
        transport_id: String,
    },
    /// Sending failed; try again.
    Retry {
        /// How long to wait before.
        after: Span,
        /// Why.
        error: String,
    },
    /// Sending failed for good.
    Failed {
        /// Why.
        error: String,
    },
}

/// What waits in the outbox.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct OutboxWaiting {
    /// Messages waiting.
    pub pending: u64,
    /// When the longest-waiting message was written.
    pub oldest: Option<Instant>,
}

/// How the outbox stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct OutboxStats {
    /// Messages waiting.
    pub pending: u64,
    /// Messages sent.
    pub sent: u64,
    /// Messages given up.
    pub failed: u64,
    /// Messages silenced.
    pub superseded: u64,
    /// When the longest-waiting message was written.
    pub oldest_pending: Option<Instant>,
}

/// The outbox. Time is the store's own.
#[async_trait]
pub trait Outbox {
    /// Takes at most `limit` due messages for `lease_for`, the longest-due first, without waiting for other workers, and
    /// counts a try of each: a message that kills whoever tries it is then known by its tries. A lease that runs out makes the message due again; it is lost when another worker takes the message, or when a newer
    /// message silences it.
    async fn lease_messages(&self, lease: uuid::Uuid, limit: u32, lease_for: Span) -> StoreResult<Vec<OutboxItem>>;

    /// Writes down what tries came to, all in one commit. Says of each, in order, whether its lease was still good; where it
    /// was lost nothing is changed.
    async fn finish_messages(&self, results: &[MessageResult]) -> StoreResult<Vec<bool>>;

    /// The message was handed over. False if the lease was lost.
    async fn message_sent(&self, id: MessageId, lease: uuid::Uuid, transport_id: &str) -> StoreResult<bool> {
        self.finish_message(id, lease, SendVerdict::Sent { transport_id: transport_id.to_owned() }).await
    }

    /// Sending failed; try again `after` so long. False if the lease was lost.
    async fn message_retry(&self, id: MessageId, lease: uuid::Uuid, after: Span, error: &str) -> StoreResult<bool> {
        self.finish_message(id, lease, SendVerdict::Retry { after, error: error.to_owned() }).await
    }

    /// Sending failed for good. False if the lease was lost.
    async fn message_failed(&self, id: MessageId, lease: uuid::Uuid, error: &str) -> StoreResult<bool> {
        self.finish_message(id, lease, SendVerdict::Failed { error: error.to_owned() }).await
    }

    /// Writes down what one try came to. False if the lease was lost.
    async fn finish_message(&self, id: MessageId, lease: uuid::Uuid, verdict: SendVerdict) -> StoreResult<bool> {
        Ok(self.finish_messages(&[MessageResult { id, lease, verdict }]).await? == [true])
    }

    /// What waits, without counting what is done: cheap however many messages were ever written.
    async fn outbox_waiting(&self) -> StoreResult<OutboxWaiting>;

    /// How the outbox stands. Counts every message.
    async fn outbox_stats(&self) -> StoreResult<OutboxStats>;
}
