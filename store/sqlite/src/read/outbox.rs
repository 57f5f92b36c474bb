//! The outbox's way out.

use std::collections::BTreeSet;

use async_trait::async_trait;
use calendars::{Instant, Span};
use store::{MessageResult, Outbox, OutboxItem, OutboxState, OutboxStats, OutboxWaiting, SendVerdict, StoreResult};
use uuid::Uuid;

use super::{all, one};
use crate::error::translate;
use crate::statement::{Bindings, Cells, Many};
use crate::store::SqliteStore;
use crate::tables::outbox::{self, message_columns};

static LEASE: Many = Many::new(
    "UPDATE outbox SET lease = new.column2, attempts = attempts + 1, due_at = new.column3 FROM (VALUES {rows}) AS new
     WHERE position = new.column1",
    3,
);

/// What a try makes of a row. A message that was sent has no error any more.
static FINISH: Many = Many::new(
    "UPDATE outbox SET lease = NULL, state = new.column3, last_error = new.column5,
         transport_id = COALESCE(new.column4, transport_id), due_at = COALESCE(new.column6, due_at)
     FROM (VALUES {rows}) AS new WHERE id = new.column1 AND lease = new.column2 AND state = 'pending'
     RETURNING id",
    6,
);

impl SqliteStore {
    /// Whether a message is due: asked on a reading connection, so that an idle worker never keeps the writer waiting.
    async fn is_due(&self, now: Instant) -> StoreResult<bool> {
        let mut values = Bindings::default();
        values.instant(now)?;
        let sql = "SELECT 1 FROM outbox INDEXED BY outbox_due WHERE state = 'pending' AND due_at <= ? LIMIT 1";
        Ok(one(&self.reader, sql, values.into_arguments()).await?.is_some())
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
            ", m.position FROM outbox AS m INDEXED BY outbox_due WHERE m.state = 'pending' AND m.due_at <= ? ORDER BY m.due_at, m.position LIMIT ?"
        );
        let rows =
            sqlx::query(sql).bind(now.micros()).bind(limit).fetch_all(&mut *transaction).await.map_err(translate)?;
        let items = rows.iter().map(|row| outbox::read(row, lease)).collect::<StoreResult<Vec<_>>>()?;
        let positions = rows.iter().map(outbox::position).collect::<StoreResult<Vec<i64>>>()?;
        LEASE
            .execute(&mut transaction, &positions, |row, &position| {
                row.int(position)?;
                row.uuid(lease)?;
                row.instant(now.plus(lease_for))
            })
            .await?;
        transaction.commit().await.map_err(translate)?;
        self.clock.committed(now);
        Ok(items)
    }

    async fn finish_messages(&self, results: &[MessageResult]) -> StoreResult<Vec<bool>> {
        let mut transaction = self.writer.begin_with("BEGIN IMMEDIATE").await.map_err(translate)?;
        let now = self.clock.now();
        let rows = FINISH
            .fetch(&mut transaction, results, |row, result| {
                row.uuid(result.id.uuid())?;
                row.uuid(result.lease)?;
                let (state, transport_id, error, due_at) = match &result.verdict {
                    SendVerdict::Sent { transport_id } => (OutboxState::Sent, Some(transport_id.as_str()), None, None),
                    SendVerdict::Retry { after, error } => {
                        (OutboxState::Pending, None, Some(error.as_str()), Some(now.plus(*after)))
                    }
                    SendVerdict::Failed { error } => (OutboxState::Failed, None, Some(error.as_str()), None),
                };
                row.text(state.code())?;
                row.optional_text(transport_id)?;
                row.optional_text(error)?;
                row.optional_instant(due_at)
            })
            .await?;
        transaction.commit().await.map_err(translate)?;
        self.clock.committed(now);
        let written: BTreeSet<Uuid> =
            rows.iter().map(|row| Cells::new("outbox", row, 0).uuid()).collect::<StoreResult<_>>()?;
        Ok(results.iter().map(|result| written.contains(&result.id.uuid())).collect())
    }

    async fn outbox_waiting(&self) -> StoreResult<OutboxWaiting> {
        let sql = "SELECT count(*), min(created_at) FROM outbox INDEXED BY outbox_due WHERE state = 'pending'";
        let row = one(&self.reader, sql, Bindings::default().into_arguments()).await?;
        let Some(row) = row else { return Ok(OutboxWaiting::default()) };
        let mut cells = Cells::new("outbox", &row, 0);
        Ok(OutboxWaiting { pending: cells.number()?, oldest: cells.optional_instant()? })
    }

    async fn outbox_stats(&self) -> StoreResult<OutboxStats> {
        let OutboxWaiting { pending, oldest } = self.outbox_waiting().await?;
        let mut stats = OutboxStats { pending, oldest_pending: oldest, ..OutboxStats::default() };
        let sql = "SELECT state, count(*) FROM outbox INDEXED BY outbox_done WHERE state <> 'pending' GROUP BY state";
        for row in all(&self.reader, sql, Bindings::default().into_arguments()).await? {
            let mut cells = Cells::new("outbox", &row, 0);
            match cells.code(OutboxState::from_code)? {
                OutboxState::Pending => {}
                OutboxState::Sent => stats.sent = cells.number()?,
                OutboxState::Failed => stats.failed = cells.number()?,
                OutboxState::Superseded => stats.superseded = cells.number()?,
            }
        }
        Ok(stats)
    }
}
