//! The reading ports. Each answer is one statement, or several in one read transaction: one commit's state, without locks.

mod bookings;
mod callers;
mod events;
mod jobs;
mod outbox;
mod people;
mod sessions;
mod venues;

use sqlx::sqlite::{SqliteArguments, SqliteRow};
use sqlx::{SqlitePool, SqliteTransaction};
use store::StoreResult;

use crate::error::translate;

/// Begins a read transaction: its first statement fixes the commit that all of it sees.
async fn snapshot(reader: &SqlitePool) -> StoreResult<SqliteTransaction<'static>> {
    reader.begin().await.map_err(translate)
}

/// At most one row, on a reading connection.
async fn one(reader: &SqlitePool, sql: &'static str, arguments: SqliteArguments) -> StoreResult<Option<SqliteRow>> {
    sqlx::query_with(sql, arguments).fetch_optional(reader).await.map_err(translate)
}

/// Every row, on a reading connection.
async fn all(reader: &SqlitePool, sql: &'static str, arguments: SqliteArguments) -> StoreResult<Vec<SqliteRow>> {
    sqlx::query_with(sql, arguments).fetch_all(reader).await.map_err(translate)
}
