//! Callers.

use scheduler_model::{Caller, CallerId, Role, VenueId, VenueScope};
use sqlx::postgres::PgRow;
use store::{CallerRecord, StoreResult};
use uuid::Uuid;

use super::Reader;

macro_rules! caller_columns {
    () => {
        "id, name, role, venues, key_hash, created_at, revoked_at"
    };
}

pub(crate) use caller_columns;

/// The caller of a row with the caller's columns.
pub(crate) fn caller(row: &PgRow) -> StoreResult<CallerRecord> {
    let read = Reader::new(row, "callers", "id");
    let venues = match read.get::<Option<Vec<Uuid>>>("venues")? {
        None => VenueScope::All,
        Some(ids) => VenueScope::Only(ids.into_iter().map(VenueId::from_uuid).collect()),
    };
    Ok(CallerRecord {
        caller: Caller {
            id: read.id("id", CallerId::from_uuid)?,
            name: read.get("name")?,
            role: read.code("role", Role::from_code)?,
            venues,
        },
        key_hash: read.hash("key_hash")?,
        created_at: read.instant("created_at")?,
        revoked_at: read.optional_instant("revoked_at")?,
    })
}
