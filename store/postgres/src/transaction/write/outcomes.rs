//! Outcomes under idempotency keys.

use calendars::Instant;
use scheduler_model::{IdempotentOutcome, Outcome};
use sqlx::types::Json;
use uuid::Uuid;

use super::ahead::Statement;
use crate::time::timestamp;

/// In key order: two nodes that were sent the same keys wait for each other one way only, and the later one is refused.
pub(super) fn insert(outcomes: &[IdempotentOutcome], now: Instant) -> Statement<'_> {
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
}
