//! The outbox's way out.

use async_trait::async_trait;
use calendars::Span;
use scheduler_model::MessageId;
use store::{MessageResult, Outbox, OutboxItem, OutboxState, OutboxStats, OutboxWaiting, SendVerdict, StoreResult};
use uuid::Uuid;

use crate::gate::Call;
use crate::state::{Posted, State};
use crate::store::MemoryStore;

impl State {
    /// Records the result of an attempt, if its lease is still good.
    fn attempted(&mut self, id: MessageId, lease: Uuid, result: impl FnOnce(&mut Posted)) -> bool {
        let found = self.positions.get(&id).and_then(|position| Some((*position, self.outbox.get(position)?)));
        let Some((position, posted)) = found else { return false };
        if posted.state != OutboxState::Pending || posted.lease != Some(lease) {
            return false;
        }
        let mut posted = Posted { lease: None, ..posted.clone() };
        result(&mut posted);
        self.outbox.put(position, posted);
        true
    }
}

#[async_trait]
impl Outbox for MemoryStore {
    async fn lease_messages(&self, lease: Uuid, limit: u32, lease_for: Span) -> StoreResult<Vec<OutboxItem>> {
        self.change(Call::LeaseMessages, |state, now| {
            let is_due = |posted: &Posted| posted.state == OutboxState::Pending && posted.due_at <= now;
            let mut due: Vec<_> = state.outbox.iter().filter(|(_, posted)| is_due(posted)).collect();
            due.sort_by_key(|(position, posted)| (posted.due_at, **position));
            due.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
            let due: Vec<_> = due.into_iter().map(|(position, posted)| (*position, posted.clone())).collect();
            let mut items = Vec::with_capacity(due.len());
            for (position, posted) in due {
                items.push(OutboxItem {
                    message: posted.message.clone(),
                    attempts: posted.attempts,
                    created_at: posted.created_at,
                    unfinished: posted.lease.is_some(),
                    lease,
                });
                let attempts = posted.attempts.saturating_add(1);
                let due_at = now.plus(lease_for);
                state.outbox.put(position, Posted { lease: Some(lease), attempts, due_at, ..posted });
            }
            Ok(items)
        })
        .await
    }

    async fn finish_messages(&self, results: &[MessageResult]) -> StoreResult<Vec<bool>> {
        self.change(Call::FinishMessages, |state, now| {
            let finished = results.iter().map(|result| {
                state.attempted(result.id, result.lease, |posted| match result.verdict {
                    SendVerdict::Sent { .. } => posted.state = OutboxState::Sent,
                    SendVerdict::Retry { after, .. } => posted.due_at = now.plus(after),
                    SendVerdict::Failed { .. } => posted.state = OutboxState::Failed,
                })
            });
            Ok(finished.collect())
        })
        .await
    }

    async fn outbox_waiting(&self) -> StoreResult<OutboxWaiting> {
        self.read(Call::Read, |state| {
            let waiting = state.outbox.values().filter(|posted| posted.state == OutboxState::Pending);
            let times: Vec<_> = waiting.map(|posted| posted.created_at).collect();
            OutboxWaiting { pending: u64::try_from(times.len()).unwrap_or(u64::MAX), oldest: times.into_iter().min() }
        })
        .await
    }

    async fn outbox_stats(&self) -> StoreResult<OutboxStats> {
        self.read(Call::Read, |state| {
            let mut stats = OutboxStats::default();
            for posted in state.outbox.values() {
                match posted.state {
                    OutboxState::Pending => {
                        stats.pending += 1;
                        let oldest = stats.oldest_pending.map_or(posted.created_at, |old| old.min(posted.created_at));
                        stats.oldest_pending = Some(oldest);
                    }
                    OutboxState::Sent => stats.sent += 1,
                    OutboxState::Failed => stats.failed += 1,
                    OutboxState::Superseded => stats.superseded += 1,
                }
            }
            stats
        })
        .await
    }
}
