//! Callers and their keys.

use async_trait::async_trait;
use scheduler_model::Caller;
use store::{CallerRecord, Callers, StoreResult};

use super::{all, one};
use crate::error::translate;
use crate::statement::Bindings;
use crate::store::SqliteStore;
use crate::tables::callers::{self, caller_columns};

#[async_trait]
impl Callers for SqliteStore {
    async fn caller_by_key(&self, key_hash: [u8; 32]) -> StoreResult<Option<Caller>> {
        let mut key = Bindings::default();
        key.bytes(&key_hash)?;
        let sql =
            concat!("SELECT ", caller_columns!(), " FROM callers AS a WHERE a.key_hash = ? AND a.revoked_at IS NULL");
        let found = one(&self.reader, sql, key.into_arguments()).await?;
        Ok(found.map(|row| callers::read(&row)).transpose()?.map(|record| record.caller))
    }

    async fn put_caller(&self, record: &CallerRecord) -> StoreResult<()> {
        sqlx::query_with(
            "INSERT INTO callers (id, name, role, venues, key_hash, created_at, revoked_at) VALUES (?, ?, ?, ?, ?, ?, ?)
             ON CONFLICT (id) DO UPDATE SET name = excluded.name, role = excluded.role, venues = excluded.venues,
                 key_hash = excluded.key_hash, revoked_at = excluded.revoked_at",
            callers::bind(record)?,
        )
        .execute(&self.writer)
        .await
        .map_err(translate)?;
        Ok(())
    }

    async fn callers(&self) -> StoreResult<Vec<CallerRecord>> {
        let sql = concat!("SELECT ", caller_columns!(), " FROM callers AS a ORDER BY a.name, a.id");
        all(&self.reader, sql, Bindings::default().into_arguments()).await?.iter().map(callers::read).collect()
    }
}
