//! From the driver's errors to the store's.

use sqlx::error::DatabaseError;
use store::{Constraint, StoreError};

/// What went wrong, in the store's words.
#[expect(clippy::needless_pass_by_value, reason = "it is handed to map_err")]
pub(crate) fn translate(error: sqlx::Error) -> StoreError {
    match &error {
        sqlx::Error::Database(refused) => from_database(refused.as_ref()),
        sqlx::Error::Configuration(_) => StoreError::Configuration(error.to_string()),
        sqlx::Error::Io(_)
        | sqlx::Error::PoolTimedOut
        | sqlx::Error::PoolClosed
        | sqlx::Error::WorkerCrashed
        | sqlx::Error::BeginFailed => StoreError::Unavailable(error.to_string()),
        _ => StoreError::Database(error.to_string()),
    }
}

fn from_database(error: &dyn DatabaseError) -> StoreError {
    let code = error.code().and_then(|code| code.parse().ok()).unwrap_or_default();
    classify(code, error.message())
}

/// By primary result code (<https://www.sqlite.org/rescode.html>), and by the message where a constraint is concerned:
/// SQLite tells the columns of a unique constraint, the name of a check, and what a trigger says.
fn classify(extended: u32, message: &str) -> StoreError {
    let said = || format!("{message} (code {extended})");
    match extended & 0xff {
        // BUSY, LOCKED: another process has the file.
        5 | 6 => StoreError::Retry(said()),
        // CONSTRAINT.
        19 => StoreError::Constraint { constraint: constraint(message), detail: said() },
        // NOMEM, READONLY, IOERR, FULL, CANTOPEN, PROTOCOL.
        7 | 8 | 10 | 13 | 14 | 15 => StoreError::Unavailable(said()),
        // SCHEMA, and ERROR where a table or column is missing.
        17 => StoreError::Schema(said()),
        1 if message.starts_with("no such table") || message.starts_with("no such column") => {
            StoreError::Schema(said())
        }
        // NOTADB.
        26 => StoreError::Configuration(said()),
        _ => StoreError::Database(said()),
    }
}

fn constraint(message: &str) -> Constraint {
    if message.starts_with("capacity:") || message.ends_with("never_negative") {
        Constraint::Capacity
    } else if message.starts_with("occupancy:") {
        Constraint::Occupancy
    } else if message.ends_with("bookings.reference") {
        Constraint::Reference
    } else if message.ends_with("outcomes.caller, outcomes.key") {
        Constraint::Idempotency
    } else {
        Constraint::Other
    }
}

/// A row that must exist does not, or a class is taken that its session does not offer.
pub(crate) fn refused(constraint: Constraint, detail: impl Into<String>) -> StoreError {
    StoreError::Constraint { constraint, detail: detail.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_and_messages_tell_what_happened() {
        let cases = [
            (1811, "capacity: more would be taken than is offered", "Constraint { constraint: Capacity"),
            (275, "CHECK constraint failed: never_negative", "Constraint { constraint: Capacity"),
            (1811, "occupancy: a person would be in two places", "Constraint { constraint: Occupancy"),
            (2067, "UNIQUE constraint failed: bookings.reference", "Constraint { constraint: Reference"),
            (1555, "UNIQUE constraint failed: outcomes.caller, outcomes.key", "Constraint { constraint: Idempotency"),
            (1555, "UNIQUE constraint failed: bookings.id", "Constraint { constraint: Other"),
            (787, "FOREIGN KEY constraint failed", "Constraint { constraint: Other"),
            (5, "database is locked", "Retry"),
            (261, "database is locked", "Retry"),
            (517, "database is locked", "Retry"),
            (13, "database or disk is full", "Unavailable"),
            (778, "disk I/O error", "Unavailable"),
            (1, "no such table: venues", "Schema"),
            (26, "file is not a database", "Configuration"),
            (11, "database disk image is malformed", "Database"),
        ];
        for (code, message, expected) in cases {
            let error = format!("{:?}", classify(code, message));
            assert!(error.starts_with(expected), "{code} {message}: {error}");
        }
    }
}
