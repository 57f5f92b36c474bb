//! Jobs: leased to one process at a time.

use async_trait::async_trait;
use calendars::Span;
use store::{Jobs, StoreResult};
use uuid::Uuid;

use crate::gate::Call;
use crate::state::Job;
use crate::store::MemoryStore;

#[async_trait]
impl Jobs for MemoryStore {
    async fn lease_job(&self, job: &str, holder: Uuid, lease_for: Span) -> StoreResult<Option<u64>> {
        self.change(Call::Job, |state, now| {
            let known = state.jobs.get(&job.to_owned()).cloned().unwrap_or_default();
            if known.lease.is_some_and(|(other, until)| other != holder && until > now) {
                return Ok(None);
            }
            let progress = known.progress;
            state.jobs.put(job.to_owned(), Job { lease: Some((holder, now.plus(lease_for))), progress });
            Ok(Some(progress))
        })
        .await
    }

    async fn job_progress(&self, job: &str, holder: Uuid, progress: u64) -> StoreResult<bool> {
        self.change(Call::Job, |state, now| {
            let Some(known) = state.jobs.get(&job.to_owned()).cloned() else { return Ok(false) };
            if !known.lease.is_some_and(|(by, until)| by == holder && until > now) {
                return Ok(false);
            }
            state.jobs.put(job.to_owned(), Job { progress: known.progress.max(progress), ..known });
            Ok(true)
        })
        .await
    }

    async fn release_job(&self, job: &str, holder: Uuid) -> StoreResult<()> {
        self.change(Call::Job, |state, _| {
            if let Some(known) = state.jobs.get(&job.to_owned()).cloned()
                && known.lease.is_some_and(|(by, _)| by == holder)
            {
                state.jobs.put(job.to_owned(), Job { lease: None, ..known });
            }
            Ok(())
        })
        .await
    }
}
