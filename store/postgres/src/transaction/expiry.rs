//! Sessions that have holds to give back.

use calendars::Instant;
use scheduler_model::SessionId;
use sqlx::postgres::PgConnection;
use store::StoreResult;
use uuid::Uuid;

use crate::error::translate;
use crate::time::timestamp;

/// The longest-expired first. Nothing is locked: what is found is judged again under lock.
pub(super) async fn sessions_with_expired_holds(
    conn: &mut PgConnection,
    limit: u32,
    now: Instant,
) -> StoreResult<Vec<SessionId>> {
    let ids: Vec<Uuid> = sqlx::query_scalar(
        "SELECT session FROM holds WHERE state = 'live' AND state_at <= $1
         GROUP BY session ORDER BY min(state_at), session LIMIT $2",
    )
    .bind(timestamp(now))
    .bind(i64::from(limit))
    .fetch_all(conn)
    .await
    .map_err(translate)?;
    Ok(ids.into_iter().map(SessionId::from_uuid).collect())
}
