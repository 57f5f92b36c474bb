//! The outbox. Workers lease messages; a row that another worker is looking at is passed over, not waited for.

use async_trait::async_trait;
use calendars::Span;
use scheduler_model::MessageId;
use sqlx::Postgres;
use sqlx::postgres::{PgArguments, PgRow};
use sqlx::query::Query;
use store::{Outbox, OutboxItem, OutboxState, OutboxStats, StoreResult};
use uuid::Uuid;

use crate::PostgresStore;
use crate::error::translate;
use crate::rows::{Reader, leased_message, message_columns};

#[async_trait]
impl Outbox for PostgresStore {
    async fn lease_messages(&self, lease: Uuid, limit: u32, lease_for: Span) -> StoreResult<Vec<OutboxItem>> {
        let rows = sqlx::query(concat!(
            "WITH due AS (
                 SELECT id, due_at FROM outbox WHERE state = 'pending' AND due_at <= clock_timestamp()
                 ORDER BY due_at, position LIMIT $2 FOR NO KEY UPDATE SKIP LOCKED
             ), m AS (
                 UPDATE outbox o
                 SET lease = $1, due_at = clock_timestamp() + $3 * interval '1 microsecond'
                 FROM due WHERE o.id = due.id RETURNING o.*, due.due_at AS was_due_at
             )
             SELECT ",
            message_columns!(),
            " FROM m ORDER BY m.was_due_at, m.position"
        ))
        .bind(lease)
        .bind(i64::from(limit))
        .bind(lease_for.micros())
        .fetch_all(&self.pool)
        .await
        .map_err(translate)?;
        rows.iter().map(leased_message).collect()
    }

    async fn message_sent(&self, id: MessageId, lease: Uuid, transport_id: &str) -> StoreResult<bool> {
        let query = sqlx::query(
            "UPDATE outbox SET state = 'sent', lease = NULL, attempts = attempts + 1, transport_id = $3, last_error = NULL
             WHERE id = $1 AND lease = $2 AND state = 'pending'",
        );
        self.with_lease(query.bind(id.uuid()).bind(lease).bind(transport_id)).await
    }

    async fn message_retry(&self, id: MessageId, lease: Uuid, after: Span, error: &str) -> StoreResult<bool> {
        let query = sqlx::query(
            "UPDATE outbox SET lease = NULL, attempts = attempts + 1, last_error = $3,
                    due_at = clock_timestamp() + $4 * interval '1 microsecond'
             WHERE id = $1 AND lease = $2 AND state = 'pending'",
        );
        self.with_lease(query.bind(id.uuid()).bind(lease).bind(error).bind(after.micros())).await
    }

    async fn message_failed(&self, id: MessageId, lease: Uuid, error: &str) -> StoreResult<bool> {
        let query = sqlx::query(
            "UPDATE outbox SET state = 'failed', lease = NULL, attempts = attempts + 1, last_error = $3
             WHERE id = $1 AND lease = $2 AND state = 'pending'",
        );
        self.with_lease(query.bind(id.uuid()).bind(lease).bind(error)).await
    }

    async fn outbox_stats(&self) -> StoreResult<OutboxStats> {
        let rows = sqlx::query(
            "SELECT state, count(*) AS messages, min(created_at) FILTER (WHERE state = 'pending') AS oldest
             FROM outbox GROUP BY state",
        )
        .fetch_all(&self.pool)
        .await
        .map_err(translate)?;
        let mut stats = OutboxStats::default();
        for row in &rows {
            add(&mut stats, row)?;
        }
        Ok(stats)
    }
}

impl PostgresStore {
    /// Whether a change that asks for the lease found it.
    async fn with_lease(&self, change: Query<'_, Postgres, PgArguments>) -> StoreResult<bool> {
        Ok(change.execute(&self.pool).await.map_err(translate)?.rows_affected() == 1)
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
