//! For tests that need rows which the store would never write.

use std::path::Path;

use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions as _, Connection as _, SqliteConnection};
use store::StoreResult;

use crate::error::translate;

/// Tables that are rebuilt without their constraints.
const TABLES: [&str; 12] = [
    "venues",
    "spaces",
    "sessions",
    "session_counts",
    "persons",
    "holds",
    "bookings",
    "occupancies",
    "feed",
    "events",
    "outbox",
    "outcomes",
];

/// Runs statements on the file, whoever else has it open.
///
/// # Errors
/// What the database says.
pub async fn run(file: &Path, sql: &str) -> StoreResult<()> {
    let mut conn = connect(file).await?;
    sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut conn).await.map_err(translate)?;
    conn.close().await.map_err(translate)
}

/// Takes every constraint, trigger and index away, so that any row can be written.
///
/// # Errors
/// What the database says.
pub async fn free_of_constraints(file: &Path) -> StoreResult<()> {
    let mut sql = String::new();
    for table in TABLES {
        sql.push_str(&format!(
            "CREATE TABLE freed AS SELECT * FROM {table}; DROP TABLE {table}; ALTER TABLE freed RENAME TO {table};"
        ));
    }
    run(file, &sql).await
}

async fn connect(file: &Path) -> StoreResult<SqliteConnection> {
    SqliteConnectOptions::new().filename(file).foreign_keys(false).connect().await.map_err(translate)
}
