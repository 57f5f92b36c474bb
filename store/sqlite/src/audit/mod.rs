//! Every row of the database, for the checker: one read transaction on a connection of its own.

mod cases;
mod passes;

use async_trait::async_trait;
use checker::Row;
use futures::TryStreamExt as _;
use sqlx::sqlite::SqliteRow;
use sqlx::{ConnectOptions as _, Connection as _, SqliteConnection};
use store::{Audit, StoreResult};

use crate::error::translate;
use crate::store::SqliteStore;

/// Where rows go.
type Send<'s> = &'s mut (dyn FnMut(Row) + std::marker::Send);

#[async_trait]
impl Audit for SqliteStore {
    async fn audit(&self, row: &mut (dyn FnMut(Row) + std::marker::Send)) -> StoreResult<()> {
        let now = self.clock.now();
        let mut conn = self.audit.connect().await.map_err(translate)?;
        let mut snapshot = conn.begin().await.map_err(translate)?;
        passes::send(&mut snapshot, now, row).await?;
        cases::send(&mut snapshot, row).await?;
        snapshot.rollback().await.map_err(translate)?;
        conn.close().await.map_err(translate)
    }
}

/// Sends each row of a statement.
async fn each(
    conn: &mut SqliteConnection,
    sql: &'static str,
    read: impl Fn(&SqliteRow) -> StoreResult<Row>,
    send: Send<'_>,
) -> StoreResult<()> {
    let mut rows = sqlx::query(sql).fetch(conn);
    while let Some(row) = rows.try_next().await.map_err(translate)? {
        send(read(&row)?);
    }
    Ok(())
}
