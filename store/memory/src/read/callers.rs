//! Callers and their keys.

use async_trait::async_trait;
use scheduler_model::Caller;
use store::{CallerRecord, Callers, Constraint, StoreError, StoreResult};

use crate::gate::Call;
use crate::store::MemoryStore;

#[async_trait]
impl Callers for MemoryStore {
    async fn caller_by_key(&self, key_hash: [u8; 32]) -> StoreResult<Option<Caller>> {
        self.read(Call::Read, |state| {
            let mut callers = state.callers.values();
            let found = callers.find(|record| record.key_hash == key_hash && record.revoked_at.is_none());
            found.map(|record| record.caller.clone())
        })
        .await
    }

    async fn put_caller(&self, record: &CallerRecord) -> StoreResult<()> {
        self.change(Call::Read, |state, _| {
            let same_key =
                |other: &CallerRecord| other.key_hash == record.key_hash && other.caller.id != record.caller.id;
            if state.callers.values().any(same_key) {
                let detail = "the key belongs to another caller".to_owned();
                return Err(StoreError::Constraint { constraint: Constraint::Other, detail });
            }
            let created_at = state.callers.get(&record.caller.id).map_or(record.created_at, |stored| stored.created_at);
            state.callers.put(record.caller.id, CallerRecord { created_at, ..record.clone() });
            Ok(())
        })
        .await
    }

    async fn callers(&self) -> StoreResult<Vec<CallerRecord>> {
        self.read(Call::Read, |state| {
            let mut callers: Vec<_> = state.callers.values().cloned().collect();
            callers.sort_by(|one, other| one.caller.name.cmp(&other.caller.name));
            callers
        })
        .await
    }
}
