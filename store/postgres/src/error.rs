//! From the driver's errors to the store's.

use sqlx::error::DatabaseError;
use store::{Constraint, StoreError};

/// What went wrong, in the store's words. Details that could repeat a row's content are left out.
#[expect(clippy::needless_pass_by_value, reason = "it is handed to map_err")]
pub(crate) fn translate(error: sqlx::Error) -> StoreError {
    match &error {
        sqlx::Error::Database(refused) => from_database(refused.as_ref()),
        sqlx::Error::Configuration(_) => StoreError::Configuration(error.to_string()),
        sqlx::Error::Io(_)
        | sqlx::Error::Tls(_)
        | sqlx::Error::Protocol(_)
        | sqlx::Error::PoolTimedOut
        | sqlx::Error::PoolClosed
        | sqlx::Error::WorkerCrashed
        | sqlx::Error::BeginFailed => StoreError::Unavailable(error.to_string()),
        _ => StoreError::Database(error.to_string()),
    }
}

fn from_database(error: &dyn DatabaseError) -> StoreError {
    classify(error.code().as_deref().unwrap_or_default(), error.constraint(), error.message())
}

/// By SQLSTATE (appendix A of PostgreSQL's manual) and, for integrity, by the constraint's name.
fn classify(code: &str, constraint: Option<&str>, message: &str) -> StoreError {
    let said = || format!("{message} ({code})");
    let refused = |constraint| StoreError::Constraint { constraint, detail: said() };
    match code {
        // Serialization failure, deadlock, lock not available in time.
        "40001" | "40P01" | "55P03" => StoreError::Retry(said()),
        // Transaction killed by its own idleness; statement cancelled by its time limit; a server that is only a copy.
        "25P03" | "57014" | "25006" => StoreError::Unavailable(said()),
        "23505" => refused(match constraint {
            Some("bookings_reference_key") => Constraint::Reference,
            Some("outcomes_pkey") => Constraint::Idempotency,
            _ => Constraint::Other,
        }),
        "23P01" => refused(match constraint {
            Some("occupancies_one_place") => Constraint::Occupancy,
            _ => Constraint::Other,
        }),
        "23514" => refused(match constraint {
            Some("session_counts_public_share" | "session_counts_no_oversell" | "session_counts_never_negative") => {
                Constraint::Capacity
            }
            _ => Constraint::Other,
        }),
        // An undefined schema, table, column or function: a migration is missing, or somebody else's database.
        "3F000" | "42P01" | "42703" | "42883" => StoreError::Schema(said()),
        // No such database.
        "3D000" => StoreError::Configuration(said()),
        _ => match code.get(..2) {
            // Integrity, and values that the database cannot keep (a zero byte in a text).
            Some("23" | "22") => refused(Constraint::Other),
            // Connection, resources (disk full, too many connections), operator's hand (shutdown, crash), system error.
            Some("08" | "53" | "57" | "58") => StoreError::Unavailable(said()),
            // Who are you? You may not.
            Some("28") => StoreError::Configuration(said()),
            _ => StoreError::Database(said()),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_and_names_tell_what_happened() {
        let kinds = [
            ("23505", Some("bookings_reference_key"), "reference"),
            ("23505", Some("outcomes_pkey"), "idempotency"),
            ("23505", Some("holds_pkey"), "other"),
            ("23P01", Some("occupancies_one_place"), "occupancy"),
            ("23514", Some("session_counts_no_oversell"), "capacity"),
            ("23514", Some("session_counts_public_share"), "capacity"),
            ("23514", Some("session_counts_never_negative"), "capacity"),
            ("23514", Some("holds_state"), "other"),
            ("23503", Some("holds_session_fkey"), "other"),
            ("22021", None, "other"),
            ("40001", None, "retry"),
            ("40P01", None, "retry"),
            ("55P03", None, "retry"),
            ("57P01", None, "unavailable"),
            ("57014", None, "unavailable"),
            ("53100", None, "unavailable"),
            ("53300", None, "unavailable"),
            ("08006", None, "unavailable"),
            ("25006", None, "unavailable"),
            ("28P01", None, "configuration"),
            ("3D000", None, "configuration"),
            ("42P01", None, "schema"),
            ("42501", None, "database"),
            ("", None, "database"),
        ];
        for (code, constraint, expected) in kinds {
            let kind = match classify(code, constraint, "message") {
                StoreError::Constraint { constraint: Constraint::Capacity, .. } => "capacity",
                StoreError::Constraint { constraint: Constraint::Occupancy, .. } => "occupancy",
                StoreError::Constraint { constraint: Constraint::Reference, .. } => "reference",
                StoreError::Constraint { constraint: Constraint::Idempotency, .. } => "idempotency",
                StoreError::Constraint { constraint: Constraint::Other, .. } => "other",
                StoreError::Retry(_) => "retry",
                StoreError::Unavailable(_) => "unavailable",
                StoreError::Corrupt { .. } => "corrupt",
                StoreError::Schema(_) => "schema",
                StoreError::Configuration(_) => "configuration",
                StoreError::Database(_) => "database",
            };
            assert_eq!(kind, expected, "{code} {constraint:?}");
        }
    }

    #[test]
    fn a_lost_connection_is_not_a_refusal() {
        let lost = std::io::Error::from(std::io::ErrorKind::ConnectionReset);
        assert!(matches!(translate(sqlx::Error::Io(lost)), StoreError::Unavailable(_)));
        assert!(matches!(translate(sqlx::Error::PoolTimedOut), StoreError::Unavailable(_)));
    }
}
