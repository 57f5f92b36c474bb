//! Outcomes under idempotency keys.

use calendars::Instant;
use scheduler_model::{IdempotentOutcome, Outcome};
use sqlx::postgres::PgConnection;
use sqlx::types::Json;
use store::StoreResult;
use uuid::Uuid;

use crate::error::translate;
use crate::time::timestamp;

/// In key order: two nodes that were sent the same keys wait for each other one way only, and the later one is refused.
pub(super) async fn insert(conn: &mut PgConnection, outcomes: &[IdempotentOutcome], now: Instant) -> StoreResult<()> {
    if outcomes.is_empty() {
        return Ok(());
    }
    sqlx::query(
        r#"INSERT INTO outcomes (caller, key, fingerprint, outcome, created_at)
           SELECT n.*, $5 FROM UNNEST($1::uuid[], $2::text[], $3::bytea[], $4::jsonb[]) AS n(caller, key, fingerprint, outcome)
           ORDER BY n.caller, n.key COLLATE "C""#,
    )
    .bind(outcomes.iter().map(|stored| stored.caller.uuid()).collect::<Vec<Uuid>>())
    .bind(outcomes.iter().map(|stored| stored.key.key.as_str()).collect::<Vec<_>>())
    .bind(outcomes.iter().map(|stored| stored.key.fingerprint.as_slice()).collect::<Vec<_>>())
    .bind(outcomes.iter().map(|stored| Json(&stored.outcome)).collect::<Vec<Json<&Outcome>>>())
    .bind(timestamp(now))
    .execute(conn)
    .await
    .map_err(translate)?;
    Ok(())
}
