//! The outbox. Workers lease messages; a row that another worker is looking at is passed over, not waited for.

use std::collections::BTreeSet;

use async_trait::async_trait;
use calendars::Span;
use scheduler_model::MessageId;
use sqlx::postgres::PgRow;
use store::{MessageResult, Outbox, OutboxItem, OutboxState, OutboxStats, OutboxWaiting, SendVerdict, StoreResult};
use uuid::Uuid;

use crate::PostgresStore;
use crate::error::translate;
use crate::limit::answered;
use crate::rows::{Reader, leased_message, message_columns};

#[async_trait]
impl Outbox for PostgresStore {
    async fn lease_messages(&self, lease: Uuid, limit: u32, lease_for: Span) -> StoreResult<Vec<OutboxItem>> {
        let query = sqlx::query(concat!(
            "WITH due AS (
                 SELECT id, due_at, lease IS NOT NULL AS unfinished FROM outbox WHERE state = 'pending' AND due_at <= clock_timestamp()
                 ORDER BY due_at, position LIMIT $2 FOR NO KEY UPDATE SKIP LOCKED
             ), m AS (
                 UPDATE outbox o
                 SET lease = $1, attempts = o.attempts + 1, due_at = clock_timestamp() + $3 * interval '1 microsecond'
                 FROM due WHERE o.id = due.id RETURNING o.*, due.due_at AS was_due_at, due.unfinished
             )
             SELECT ",
            message_columns!(),
            " FROM m ORDER BY m.was_due_at, m.position"
        ))
        .bind(lease)
        .bind(i64::from(limit))
        .bind(lease_for.micros());
        let rows = answered(async { query.fetch_all(&self.pool).await.map_err(translate) }).await?;
        rows.iter().map(leased_message).collect()
    }

    async fn finish_messages(&self, results: &[MessageResult]) -> StoreResult<Vec<bool>> {
        // Many rows at once could wait in a circle with a writer that silences some of them. So nobody is waited for here;
        // who was passed over is asked for alone, and then waits for that one row only.
        let mut written = self.finish(results, true).await?;
        for result in results {
            if !written.contains(&result.id) {
                written.extend(self.finish(std::slice::from_ref(result), false).await?);
            }
        }
        Ok(results.iter().map(|result| written.contains(&result.id)).collect())
    }

    async fn outbox_waiting(&self) -> StoreResult<OutboxWaiting> {
        let query =
            sqlx::query("SELECT count(*) AS messages, min(created_at) AS oldest FROM outbox WHERE state = 'pending'");
        let row = answered(async { query.fetch_one(&self.pool).await.map_err(translate) }).await?;
        let read = Reader::new(&row, "outbox", "id");
        Ok(OutboxWaiting { pending: read.u64("messages")?, oldest: read.optional_instant("oldest")? })
    }

    async fn outbox_stats(&self) -> StoreResult<OutboxStats> {
        let query = sqlx::query(
            "SELECT state, count(*) AS messages, min(created_at) FILTER (WHERE state = 'pending') AS oldest
             FROM outbox GROUP BY state",
        );
        let rows = answered(async { query.fetch_all(&self.pool).await.map_err(translate) }).await?;
        let mut stats = OutboxStats::default();
        for row in &rows {
            add(&mut stats, row)?;
        }
        Ok(stats)
    }
}

/// What a try makes of a row. A message that was sent has no error any more.
macro_rules! finish {
    () => {
        "UPDATE outbox o
         SET state = n.state, lease = NULL, last_error = n.error,
             transport_id = COALESCE(n.transport_id, o.transport_id),
             due_at = CASE WHEN n.state = 'pending' THEN clock_timestamp() + n.after * interval '1 microsecond'
                           ELSE o.due_at END
         FROM UNNEST($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::bigint[])
             AS n(id, lease, state, transport_id, error, after)
         WHERE o.id = n.id AND o.lease = n.lease AND o.state = 'pending'"
    };
}
const FINISH_ANY: &str = concat!(finish!(), " RETURNING o.id");
const FINISH_FREE: &str = concat!(
    finish!(),
    " AND o.id IN (SELECT id FROM outbox WHERE id = ANY($1) FOR NO KEY UPDATE SKIP LOCKED) RETURNING o.id"
);

impl PostgresStore {
    /// Writes down results and gives the messages whose lease was good. Rows that are locked are passed over if so asked.
    async fn finish(&self, results: &[MessageResult], pass_over: bool) -> StoreResult<BTreeSet<MessageId>> {
        let sql = if pass_over { FINISH_FREE } else { FINISH_ANY };
        let (mut states, mut sent, mut errors, mut afters) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for result in results {
            let (state, transport_id, error, after) = match &result.verdict {
                SendVerdict::Sent { transport_id } => {
                    (OutboxState::Sent, Some(transport_id.as_str()), None, Span::ZERO)
                }
                SendVerdict::Retry { after, error } => (OutboxState::Pending, None, Some(error.as_str()), *after),
                SendVerdict::Failed { error } => (OutboxState::Failed, None, Some(error.as_str()), Span::ZERO),
            };
            states.push(state.code());
            sent.push(transport_id);
            errors.push(error);
            afters.push(after.micros());
        }
        let query = sqlx::query_scalar(sql)
            .bind(results.iter().map(|result| result.id.uuid()).collect::<Vec<_>>())
            .bind(results.iter().map(|result| result.lease).collect::<Vec<_>>())
            .bind(states)
            .bind(sent)
            .bind(errors)
            .bind(afters);
        let ids: Vec<Uuid> = answered(async { query.fetch_all(&self.pool).await.map_err(translate) }).await?;
        Ok(ids.into_iter().map(MessageId::from_uuid).collect())
    }
}

fn add(stats: &mut OutboxStats, row: &PgRow) -> StoreResult<()> {
    let read = Reader::new(row, "outbox", "id");
    let messages = read.u64("messages")?;
    match read.code("state", OutboxState::from_code)? {
        OutboxState::Pending => {
            stats.pending = messages;
            stats.oldest_pending = read.optional_instant("oldest")?;
        }
        OutboxState::Sent => stats.sent = messages,
        OutboxState::Failed => stats.failed = messages,
        OutboxState::Superseded => stats.superseded = messages,
    }
    Ok(())
}
