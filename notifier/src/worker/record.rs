//! Writing down what a try came to.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use store::{MessageResult, Outbox, OutboxItem, SendVerdict, StoreError, StoreResult};
use tokio::sync::oneshot;

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

/// Writes results down, those of several messages in one commit: whoever comes while another writes is written with all the
/// others who came meanwhile. So a busy outbox takes few turns from the writer of bookings.
#[derive(Debug, Default)]
pub(super) struct Recorder {
    waiting: Mutex<Vec<(MessageResult, oneshot::Sender<StoreResult<bool>>)>>,
    turn: tokio::sync::Mutex<()>,
}

impl Recorder {
    /// Whether the lease still held when the result was written.
    async fn write<O: Outbox + Sync + ?Sized>(&self, outbox: &O, result: MessageResult) -> StoreResult<bool> {
        let (tell, told) = oneshot::channel();
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner).push((result, tell));
        {
            let _turn = self.turn.lock().await;
            let taken = std::mem::take(&mut *self.waiting.lock().unwrap_or_else(PoisonError::into_inner));
            if !taken.is_empty() {
                let (results, tells): (Vec<_>, Vec<_>) = taken.into_iter().unzip();
                answer(outbox.finish_messages(&results).await, tells);
            }
        }
        told.await.unwrap_or_else(|_| Err(StoreError::Database("nobody wrote the result".to_owned())))
    }
}

fn answer(written: StoreResult<Vec<bool>>, tells: Vec<oneshot::Sender<StoreResult<bool>>>) {
    match written {
        // Nobody waits any more where a worker was stopped: that is no error.
        Ok(held) => tells.into_iter().zip(held).for_each(|(tell, held)| drop(tell.send(Ok(held)))),
        Err(error) => {
            let detail = error.to_string();
            tells.into_iter().for_each(|tell| drop(tell.send(Err(StoreError::Unavailable(detail.clone())))));
        }
    }
}

/// Writes the verdict into the outbox, counts it and logs it. Logs name the message and its kind and nobody.
pub(super) async fn record<O: Outbox + Sync + ?Sized>(
    recorder: &Recorder,
    outbox: &O,
    item: &OutboxItem,
    verdict: Verdict,
    jitter: u32,
) -> Recorded {
    let (id, tries) = (item.message.id, item.attempts.saturating_add(1));
    let (result, meant) = result(item, &verdict, jitter);
    let mut written = recorder.write(outbox, result.clone()).await;
    for _ in 1..WRITES {
        let Err(error) = &written else { break };
        tracing::warn!(%id, %error, "the result of a message cannot be written");
        tokio::time::sleep(PAUSE).await;
        written = recorder.write(outbox, result.clone()).await;
    }
    let kind = item.message.kind.code();
    let recorded = match written {
        Ok(true) => meant,
        Ok(false) => {
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

/// What is to be written, and what that means if the lease still holds.
fn result(item: &OutboxItem, verdict: &Verdict, jitter: u32) -> (MessageResult, Recorded) {
    let (verdict, meant) = match verdict {
        Verdict::Sent(transport_id) => (SendVerdict::Sent { transport_id: transport_id.clone() }, Recorded::Sent),
        Verdict::GiveUp(reason) => (SendVerdict::Failed { error: reason.clone() }, Recorded::Failed),
        Verdict::TryAgain(reason) => match pause_before_next_try(item.attempts.saturating_add(1), jitter) {
            Some(after) => (SendVerdict::Retry { after, error: reason.clone() }, Recorded::Retried),
            None => (SendVerdict::Failed { error: reason.clone() }, Recorded::Failed),
        },
    };
    (MessageResult { id: item.message.id, lease: item.lease, verdict }, meant)
}
