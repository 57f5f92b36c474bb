//! Callers and their keys.

use async_trait::async_trait;
use scheduler_model::{Caller, VenueScope};
use store::{CallerRecord, Callers, StoreResult};
use uuid::Uuid;

use crate::PostgresStore;
use crate::error::translate;
use crate::rows::{caller, caller_columns};
use crate::time::timestamp;

#[async_trait]
impl Callers for PostgresStore {
    async fn caller_by_key(&self, key_hash: [u8; 32]) -> StoreResult<Option<Caller>> {
        let row = sqlx::query(concat!(
            "SELECT ",
            caller_columns!(),
            " FROM callers WHERE key_hash = $1 AND revoked_at IS NULL"
        ))
        .bind(key_hash.as_slice())
        .fetch_optional(&self.pool)
        .await
        .map_err(translate)?;
        Ok(row.as_ref().map(caller).transpose()?.map(|record| record.caller))
    }

    async fn put_caller(&self, record: &CallerRecord) -> StoreResult<()> {
        let venues: Option<Vec<Uuid>> = match &record.caller.venues {
            VenueScope::All => None,
            VenueScope::Only(ids) => Some(ids.iter().map(|id| id.uuid()).collect()),
        };
        sqlx::query(
            "INSERT INTO callers (id, name, role, venues, key_hash, created_at, revoked_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7)
             ON CONFLICT (id) DO UPDATE
             SET name = excluded.name, role = excluded.role, venues = excluded.venues, key_hash = excluded.key_hash,
                 revoked_at = excluded.revoked_at",
        )
        .bind(record.caller.id.uuid())
        .bind(&record.caller.name)
        .bind(record.caller.role.code())
        .bind(venues)
        .bind(record.key_hash.as_slice())
        .bind(timestamp(record.created_at))
        .bind(record.revoked_at.map(timestamp))
        .execute(&self.pool)
        .await
        .map_err(translate)?;
        Ok(())
    }

    async fn callers(&self) -> StoreResult<Vec<CallerRecord>> {
        let rows = sqlx::query(concat!("SELECT ", caller_columns!(), " FROM callers ORDER BY name, id"))
            .fetch_all(&self.pool)
            .await
            .map_err(translate)?;
        rows.iter().map(caller).collect()
    }
}
