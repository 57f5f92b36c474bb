//! Table `outcomes`: what repeated commands are answered with.

use calendars::Instant;
use scheduler_model::{CallerId, IdempotencyKey, IdempotentOutcome};
use sqlx::SqliteConnection;
use sqlx::sqlite::SqliteRow;
use store::StoreResult;

use crate::statement::{Cells, Many};

/// Reads the columns `caller, key, fingerprint, outcome`.
pub(crate) fn read(row: &SqliteRow) -> StoreResult<IdempotentOutcome> {
    let mut cells = Cells::new("outcomes", row, 0);
    Ok(IdempotentOutcome {
        caller: CallerId::from_uuid(cells.uuid()?),
        key: IdempotencyKey { key: cells.get()?, fingerprint: hash(&mut cells)? },
        outcome: cells.json()?,
    })
}

/// Reads a hash of 32 bytes.
pub(crate) fn hash(cells: &mut Cells<'_>) -> StoreResult<[u8; 32]> {
    let bytes: &[u8] = cells.get()?;
    bytes.try_into().map_err(|_| cells.corrupt(format!("a hash of {} bytes instead of 32", bytes.len())))
}

static INSERT: Many = Many::new(
    "INSERT INTO outcomes (caller, key, fingerprint, outcome, created_at)
     SELECT * FROM (VALUES {rows}) WHERE column1 IS NOT NULL",
    5,
);

/// Adds outcomes.
pub(crate) async fn insert(
    conn: &mut SqliteConnection,
    outcomes: &[IdempotentOutcome],
    now: Instant,
) -> StoreResult<()> {
    INSERT
        .execute(conn, outcomes, |row, outcome| {
            row.uuid(outcome.caller.uuid())?;
            row.text(outcome.key.key.as_str())?;
            row.bytes(&outcome.key.fingerprint)?;
            row.json(&outcome.outcome)?;
            row.instant(now)
        })
        .await?;
    Ok(())
}
