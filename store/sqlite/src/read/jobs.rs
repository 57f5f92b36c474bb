//! Jobs: one row each, leased to one process at a time.

use async_trait::async_trait;
use calendars::Span;
use store::{Jobs, StoreResult};
use uuid::Uuid;

use super::one;
use crate::error::translate;
use crate::statement::{Bindings, Cells};
use crate::store::SqliteStore;

/// Inserts or takes over in one statement, which on SQLite nobody comes between.
const LEASE: &str = "INSERT INTO jobs (name, holder, leased_until) VALUES (?1, ?2, ?3)
    ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, leased_until = excluded.leased_until
        WHERE holder IS NULL OR holder = excluded.holder OR leased_until <= ?4
    RETURNING progress";

#[async_trait]
impl Jobs for SqliteStore {
    async fn lease_job(&self, job: &str, holder: Uuid, lease_for: Span) -> StoreResult<Option<u64>> {
        let now = self.clock.now();
        let mut values = Bindings::default();
        values.text(job)?;
        values.uuid(holder)?;
        values.instant(now.plus(lease_for))?;
        values.instant(now)?;
        let row = one(&self.writer, LEASE, values.into_arguments()).await?;
        row.map(|row| Cells::new("jobs", &row, 0).number()).transpose()
    }

    async fn job_progress(&self, job: &str, holder: Uuid, progress: u64) -> StoreResult<bool> {
        let mut values = Bindings::default();
        values.big(progress)?;
        values.text(job)?;
        values.uuid(holder)?;
        values.instant(self.clock.now())?;
        let sql = "UPDATE jobs SET progress = max(progress, ?) WHERE name = ? AND holder = ? AND leased_until > ?";
        let noted = sqlx::query_with(sql, values.into_arguments()).execute(&self.writer).await.map_err(translate)?;
        Ok(noted.rows_affected() == 1)
    }

    async fn release_job(&self, job: &str, holder: Uuid) -> StoreResult<()> {
        let mut values = Bindings::default();
        values.text(job)?;
        values.uuid(holder)?;
        let sql = "UPDATE jobs SET holder = NULL, leased_until = NULL WHERE name = ? AND holder = ?";
        sqlx::query_with(sql, values.into_arguments()).execute(&self.writer).await.map_err(translate)?;
        Ok(())
    }
}
