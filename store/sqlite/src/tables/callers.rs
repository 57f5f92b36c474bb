//! Table `callers`.

use scheduler_model::{Caller, CallerId, Role};
use sqlx::sqlite::{SqliteArguments, SqliteRow};
use store::{CallerRecord, StoreResult};

use crate::statement::{Bindings, Cells};
use crate::tables::outcomes::hash;

/// The columns of a caller `a`.
macro_rules! caller_columns {
    () => {
        "a.id, a.name, a.role, a.venues, a.key_hash, a.created_at, a.revoked_at"
    };
}
pub(crate) use caller_columns;

/// Reads a caller.
pub(crate) fn read(row: &SqliteRow) -> StoreResult<CallerRecord> {
    let mut cells = Cells::new("callers", row, 0);
    let caller = Caller {
        id: CallerId::from_uuid(cells.uuid()?),
        name: cells.get()?,
        role: cells.code(Role::from_code)?,
        venues: cells.json()?,
    };
    Ok(CallerRecord {
        caller,
        key_hash: hash(&mut cells)?,
        created_at: cells.instant()?,
        revoked_at: cells.optional_instant()?,
    })
}

/// A caller's values, in the order of the columns.
pub(crate) fn bind(record: &CallerRecord) -> StoreResult<SqliteArguments> {
    let mut row = Bindings::default();
    row.uuid(record.caller.id.uuid())?;
    row.text(record.caller.name.as_str())?;
    row.text(record.caller.role.code())?;
    row.json(&record.caller.venues)?;
    row.bytes(&record.key_hash)?;
    row.instant(record.created_at)?;
    row.optional_instant(record.revoked_at)?;
    Ok(row.into_arguments())
}
