//! Jobs: one row each, leased to one node at a time.

use async_trait::async_trait;
use calendars::Span;
use store::{Jobs, StoreResult};
use uuid::Uuid;

use crate::PostgresStore;
use crate::error::translate;
use crate::limit::answered;
use crate::rows::Reader;

#[async_trait]
impl Jobs for PostgresStore {
    async fn lease_job(&self, job: &str, holder: Uuid, lease_for: Span) -> StoreResult<Option<u64>> {
        answered(async {
            sqlx::query(
                "INSERT INTO jobs (name) SELECT $1 WHERE NOT EXISTS (SELECT FROM jobs WHERE name = $1)
             ON CONFLICT DO NOTHING",
            )
            .bind(job)
            .execute(&self.pool)
            .await
            .map_err(translate)?;
            // A row that another node is taking at this moment is passed over: that node has it.
            let row = sqlx::query(
                "WITH free AS (
                 SELECT name FROM jobs
                 WHERE name = $1 AND (holder = $2 OR leased_until IS NULL OR leased_until <= clock_timestamp())
                 FOR NO KEY UPDATE SKIP LOCKED
             )
             UPDATE jobs j SET holder = $2, leased_until = clock_timestamp() + $3 * interval '1 microsecond'
             FROM free WHERE j.name = free.name RETURNING j.name, j.progress",
            )
            .bind(job)
            .bind(holder)
            .bind(lease_for.micros())
            .fetch_optional(&self.pool)
            .await
            .map_err(translate)?;
            row.map(|row| Reader::new(&row, "jobs", "name").u64("progress")).transpose()
        })
        .await
    }

    async fn job_progress(&self, job: &str, holder: Uuid, progress: u64) -> StoreResult<bool> {
        answered(async {
            let noted = sqlx::query(
                "UPDATE jobs SET progress = greatest(progress, $3)
             WHERE name = $1 AND holder = $2 AND leased_until > clock_timestamp()",
            )
            .bind(job)
            .bind(holder)
            .bind(i64::try_from(progress).unwrap_or(i64::MAX))
            .execute(&self.pool)
            .await
            .map_err(translate)?;
            Ok(noted.rows_affected() == 1)
        })
        .await
    }

    async fn release_job(&self, job: &str, holder: Uuid) -> StoreResult<()> {
        answered(async {
            sqlx::query("UPDATE jobs SET holder = NULL, leased_until = NULL WHERE name = $1 AND holder = $2")
                .bind(job)
                .bind(holder)
                .execute(&self.pool)
                .await
                .map_err(translate)?;
            Ok(())
        })
        .await
    }
}
