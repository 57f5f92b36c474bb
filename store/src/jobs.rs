//! Work that one process at a time does, however many share the database.

use async_trait::async_trait;
use calendars::Span;
use uuid::Uuid;

use crate::StoreResult;

/// Jobs that are leased. Time is the store's own. A job that nobody has heard of before is free, with no progress.
///
/// A lease keeps processes out of each other's way; it is no lock. A process that stands still while its lease runs out does
/// not know it yet: what a job does must be harmless when done twice.
#[async_trait]
pub trait Jobs {
    /// Takes the job for `lease_for`, or goes on having it, without waiting for anybody: gives its progress. `None` if another
    /// holder has it.
    async fn lease_job(&self, job: &str, holder: Uuid, lease_for: Span) -> StoreResult<Option<u64>>;

    /// Notes how far the job has come; never back. False if the lease was lost.
    async fn job_progress(&self, job: &str, holder: Uuid, progress: u64) -> StoreResult<bool>;

    /// Gives the job back, so that another need not wait until the lease runs out. Nothing happens if the lease was lost.
    async fn release_job(&self, job: &str, holder: Uuid) -> StoreResult<()>;
}
