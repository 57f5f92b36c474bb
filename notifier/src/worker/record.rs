//! Writing down what a try came to.

use std::time::Duration;

use store::{Outbox, OutboxItem, StoreResult};

use super::attempt::Verdict;
use super::back_off::pause_before_next_try;

/// How often, and with what pause, the result is written if the database does not answer. A result that is lost costs a
/// second mail.
const WRITES: u32 = 3;
const PAUSE: Duration = Duration::from_secs(2);

/// What the outbox now says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Recorded {
    Sent,
    Retried,
    Failed,
    Unrecorded,
}

impl Recorded {
    const fn code(self) -> &'static str {
        match self {
            Self::Sent => "sent",
            Self::Retried => "retried",
            Self::Failed => "failed",
            Self::Unrecorded => "unrecorded",
        }
    }
}

/// Writes the verdict into the outbox, counts it and logs it. Logs name the message and its kind and nobody.
pub(super) async fn record<O: Outbox + Sync + ?Sized>(
    outbox: &O,
    item: &OutboxItem,
    verdict: Verdict,
    jitter: u32,
) -> Recorded {
    let (id, tries) = (item.message.id, item.attempts.saturating_add(1));
    let mut written = write(outbox, item, &verdict, jitter).await;
    for _ in 1..WRITES {
        let Err(error) = &written else { break };
        tracing::warn!(%id, %error, "the result of a message cannot be written");
        tokio::time::sleep(PAUSE).await;
        written = write(outbox, item, &verdict, jitter).await;
    }
    let kind = item.message.kind.code();
    let recorded = match written {
        Ok((true, recorded)) => recorded,
        Ok((false, _)) => {
            tracing::warn!(%id, kind, "another worker has the message: the lease was lost");
            Recorded::Unrecorded
        }
        Err(error) => {
            tracing::error!(%id, kind, %error, "the result of a message is lost; it may be sent twice");
            Recorded::Unrecorded
        }
    };
    match (recorded, &verdict) {
        (Recorded::Sent, _) => tracing::info!(%id, kind, tries, "message sent"),
        (Recorded::Retried, Verdict::TryAgain(reason)) => {
            tracing::warn!(%id, kind, tries, reason, "message to be tried again");
        }
        (Recorded::Failed, Verdict::TryAgain(reason) | Verdict::GiveUp(reason)) => {
            tracing::error!(%id, kind, tries, reason, "message given up");
        }
        _ => {}
    }
    let (channel, outcome) = (item.message.channel.code(), recorded.code());
    metrics::counter!("assize_messages_total", "channel" => channel, "outcome" => outcome).increment(1);
    recorded
}

/// Whether the lease still held, and what was written if so.
async fn write<O: Outbox + Sync + ?Sized>(
    outbox: &O,
    item: &OutboxItem,
    verdict: &Verdict,
    jitter: u32,
) -> StoreResult<(bool, Recorded)> {
    let (id, lease) = (item.message.id, item.lease);
    match verdict {
        Verdict::Sent(transport_id) => Ok((outbox.message_sent(id, lease, transport_id).await?, Recorded::Sent)),
        Verdict::GiveUp(reason) => Ok((outbox.message_failed(id, lease, reason).await?, Recorded::Failed)),
        Verdict::TryAgain(reason) => match pause_before_next_try(item.attempts.saturating_add(1), jitter) {
            Some(pause) => Ok((outbox.message_retry(id, lease, pause, reason).await?, Recorded::Retried)),
            None => Ok((outbox.message_failed(id, lease, reason).await?, Recorded::Failed)),
        },
    }
}
