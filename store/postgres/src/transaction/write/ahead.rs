//! Statements one after another; the values of each are made ready while the server works on the one before.

use futures::future::join;
use sqlx::postgres::{PgArguments, PgConnection, Postgres};
use sqlx::query::Query;
use store::StoreResult;

use crate::error::translate;

/// A statement with its values.
pub(super) type Statement<'q> = Query<'q, Postgres, PgArguments>;

/// A connection and the statement that comes next on it.
pub(super) struct Ahead<'c, 'q> {
    conn: &'c mut PgConnection,
    next: Option<Statement<'q>>,
}

impl<'c, 'q> Ahead<'c, 'q> {
    pub(super) fn new(conn: &'c mut PgConnection) -> Self {
        Self { conn, next: None }
    }

    /// Runs the statement that is ready, and makes the one after it meanwhile.
    pub(super) async fn then(&mut self, make: impl FnOnce() -> Statement<'q>) -> StoreResult<()> {
        self.next = Some(match self.next.take() {
            None => make(),
            Some(statement) => {
                // In this order: the server has its statement before the next one is made.
                let (done, next) = join(statement.execute(&mut *self.conn), async { make() }).await;
                done.map_err(translate)?;
                next
            }
        });
        Ok(())
    }

    /// Runs what is ready. The connection is free for a statement whose answer counts.
    pub(super) async fn done(&mut self) -> StoreResult<&mut PgConnection> {
        if let Some(statement) = self.next.take() {
            statement.execute(&mut *self.conn).await.map_err(translate)?;
        }
        Ok(self.conn)
    }
}
