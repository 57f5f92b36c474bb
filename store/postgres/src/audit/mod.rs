//! Every row of the database, for the checker: one read-only transaction at `REPEATABLE READ`, whose statements all see the
//! same commits.

mod cases;
mod passes;

use async_trait::async_trait;
use checker::Row;
use futures::TryStreamExt;
use sqlx::postgres::{PgConnection, PgRow};
use store::{Audit, StoreResult};

use crate::PostgresStore;
use crate::error::translate;

/// An audit reads whole tables and sorts them. It may take as long as that takes; the other settings of a connection are for
/// small statements that find everything by an index.
const SETTINGS: &str = "SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0;
    SET LOCAL enable_seqscan = on; SET LOCAL work_mem = '64MB'";

/// Where rows go.
type Send<'s> = &'s mut (dyn FnMut(Row) + std::marker::Send);

#[async_trait]
impl Audit for PostgresStore {
    async fn audit(&self, row: &mut (dyn FnMut(Row) + std::marker::Send)) -> StoreResult<()> {
        let begin = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
        let mut snapshot = self.pool.begin_with(begin).await.map_err(translate)?;
        sqlx::raw_sql(SETTINGS).execute(&mut *snapshot).await.map_err(translate)?;
        passes::send(&mut snapshot, row).await?;
        cases::send(&mut snapshot, row).await?;
        snapshot.rollback().await.map_err(translate)
    }
}

/// Sends each row of a statement.
async fn each(
    conn: &mut PgConnection,
    sql: &'static str,
    read: impl Fn(&PgRow) -> StoreResult<Row>,
    send: Send<'_>,
) -> StoreResult<()> {
    let mut rows = sqlx::query(sql).persistent(false).fetch(conn);
    while let Some(row) = rows.try_next().await.map_err(translate)? {
        send(read(&row)?);
    }
    Ok(())
}
