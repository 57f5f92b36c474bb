//! The outbox's way out.

use async_trait::async_trait;
use calendars::{Instant, Span};
use scheduler_model::MessageId;
use sqlx::sqlite::SqliteArguments;
use store::{Outbox, OutboxItem, OutboxState, OutboxStats, StoreResult};
use uuid::Uuid;

use super::{all, one};
use crate::error::translate;
use crate::statement::{Bindings, Cells, Many};
use crate::store::SqliteStore;
use crate::tables::outbox::{self, message_columns};

static LEASE: Many = Many::new(
    "UPDATE outbox SET lease = new.column2, due_at = new.column3 FROM (VALUES {rows}) AS new WHERE id = new.column1",
    3,
);

impl SqliteStore {
    /// Whether a message is due: asked on a reading connection, so that an idle worker never keeps the writer waiting.
    async fn is_due(&self, now: Instant) -> StoreResult<bool> {
        let mut values = Bindings::default();
        values.instant(now)?;
        let sql = "SELECT 1 FROM outbox INDEXED BY outbox_due WHERE state = 'pending' AND due_at <= ? LIMIT 1";
        Ok(one(&self.reader, sql, values.into_arguments()).await?.is_some())
    }

    /// Runs the result of an attempt under a lease, and says whether the lease was still good.
    async fn result(&self, sql: &'static str, values: SqliteArguments) -> StoreResult<bool> {
        let done = sqlx::query_with(sql, values).execute(&self.writer).await.map_err(translate)?;
        Ok(done.rows_affected() == 1)
    }
}

#[async_trait]
impl Outbox for SqliteStore {
    async fn lease_messages(&self, lease: Uuid, limit: u32, lease_for: Span) -> StoreResult<Vec<OutboxItem>> {
        if !self.is_due(self.clock.now()).await? {
            return Ok(Vec::new());
        }
        let mut transaction = self.writer.begin_with("BEGIN IMMEDIATE").await.map_err(translate)?;
        let now = self.clock.now();
        let sql = concat!(
            "SELECT ",
            message_columns!(),
            " FROM outbox AS m INDEXED BY outbox_due WHERE m.state = 'pending' AND m.due_at <= ? ORDER BY m.due_at, m.position LIMIT ?"
        );
        let rows =
            sqlx::query(sql).bind(now.micros()).bind(limit).fetch_all(&mut *transaction).await.map_err(translate)?;
        let items = rows.iter().map(|row| outbox::read(row, lease)).collect::<StoreResult<Vec<_>>>()?;
        LEASE
            .execute(&mut transaction, &items, |row, item| {
                row.uuid(item.message.id.uuid())?;
                row.uuid(lease)?;
                row.instant(now.plus(lease_for))
            })
            .await?;
        transaction.commit().await.map_err(translate)?;
        self.clock.committed(now);
        Ok(items)
    }

    async fn message_sent(&self, id: MessageId, lease: Uuid, transport_id: &str) -> StoreResult<bool> {
        let mut values = Bindings::default();
        values.text(transport_id)?;
        values.uuid(id.uuid())?;
        values.uuid(lease)?;
        self.result(
            "UPDATE outbox SET state = 'sent', attempts = attempts + 1, lease = NULL, transport_id = ?
             WHERE id = ? AND lease = ? AND state = 'pending'",
            values.into_arguments(),
        )
        .await
    }

    async fn message_retry(&self, id: MessageId, lease: Uuid, after: Span, error: &str) -> StoreResult<bool> {
        let mut values = Bindings::default();
        values.instant(self.clock.now().plus(after))?;
        values.text(error)?;
        values.uuid(id.uuid())?;
        values.uuid(lease)?;
        self.result(
            "UPDATE outbox SET attempts = attempts + 1, lease = NULL, due_at = ?, last_error = ?
             WHERE id = ? AND lease = ? AND state = 'pending'",
            values.into_arguments(),
        )
        .await
    }

    async fn message_failed(&self, id: MessageId, lease: Uuid, error: &str) -> StoreResult<bool> {
        let mut values = Bindings::default();
        values.text(error)?;
        values.uuid(id.uuid())?;
        values.uuid(lease)?;
        self.result(
            "UPDATE outbox SET state = 'failed', attempts = attempts + 1, lease = NULL, last_error = ?
             WHERE id = ? AND lease = ? AND state = 'pending'",
            values.into_arguments(),
        )
        .await
    }

    async fn outbox_stats(&self) -> StoreResult<OutboxStats> {
        let mut stats = OutboxStats::default();
        let sql = "SELECT state, count(*), min(created_at) FROM outbox GROUP BY state";
        for row in all(&self.reader, sql, Bindings::default().into_arguments()).await? {
            let mut cells = Cells::new("outbox", &row, 0);
            let state = cells.code(OutboxState::from_code)?;
            let count = cells.number()?;
            let oldest = cells.instant()?;
            match state {
                OutboxState::Pending => (stats.pending, stats.oldest_pending) = (count, Some(oldest)),
                OutboxState::Sent => stats.sent = count,
                OutboxState::Failed => stats.failed = count,
                OutboxState::Superseded => stats.superseded = count,
            }
        }
        Ok(stats)
    }
}
