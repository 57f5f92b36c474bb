//! The schema: migrations that are part of the program, forward only.

use std::borrow::Cow;
use std::collections::BTreeMap;

use sqlx::migrate::{MigrateError, Migration, MigrationType, Migrator};
use sqlx::{SqlSafeStr as _, SqlitePool};
use store::{StoreError, StoreResult};

use crate::error::translate;

/// The text of a file is final once it has been released: what comes later is a new file.
const FILES: &[(i64, &str, &str)] = &[
    (1, "venues and sessions", include_str!("../migrations/0001_venues_and_sessions.sql")),
    (2, "ledger", include_str!("../migrations/0002_ledger.sql")),
    (3, "feed outbox callers", include_str!("../migrations/0003_feed_outbox_callers.sql")),
    (4, "lighter writes", include_str!("../migrations/0004_lighter_writes.sql")),
    (5, "jobs", include_str!("../migrations/0005_jobs.sql")),
    (6, "lighter time", include_str!("../migrations/0006_lighter_time.sql")),
];

fn migrator() -> Migrator {
    let file = |(version, description, sql): (i64, &'static str, &'static str)| {
        Migration::new(version, Cow::Borrowed(description), MigrationType::Simple, sql.into_sql_str(), false)
    };
    let mut migrator = Migrator::with_migrations(FILES.iter().copied().map(file).collect());
    // A newer program's migrations are looked at by `check`.
    migrator.set_ignore_missing(true);
    migrator
}

/// Brings the schema up to date, all of it in one transaction: another process that tries at the same time waits, then finds
/// nothing to do.
pub(crate) async fn migrate(writer: &SqlitePool) -> StoreResult<()> {
    let mut transaction = writer.begin_with("BEGIN IMMEDIATE").await.map_err(translate)?;
    migrator().run_direct(None, &mut *transaction, false).await.map_err(failed)?;
    transaction.commit().await.map_err(translate)
}

fn failed(error: MigrateError) -> StoreError {
    match error {
        MigrateError::Execute(error) => translate(error),
        MigrateError::VersionMismatch(version) => StoreError::Schema(other(version)),
        error => StoreError::Schema(error.to_string()),
    }
}

fn unknown(version: i64) -> String {
    format!("it has migration {version}, which is older than this program and which it does not know")
}

fn other(version: i64) -> String {
    format!("its migration {version} is not the one of this program")
}

/// Whether the schema is the one that this program needs, or a newer program's: migrations only add, so that a program goes
/// on beside its successor while one replaces the other.
pub(crate) async fn check(reader: &SqlitePool) -> StoreResult<()> {
    let applied: Vec<(i64, Vec<u8>)> =
        sqlx::query_as("SELECT version, checksum FROM _sqlx_migrations ORDER BY version")
            .fetch_all(reader)
            .await
            .map_err(|error| match translate(error) {
                StoreError::Schema(_) => StoreError::Schema("it has no tables yet: migrate it first".to_owned()),
                error => error,
            })?;
    let migrator = migrator();
    let newest = FILES.last().map_or(0, |(version, ..)| *version);
    let mut needed: BTreeMap<i64, &[u8]> = migrator.iter().map(|file| (file.version, &*file.checksum)).collect();
    for (version, checksum) in &applied {
        match needed.remove(version) {
            None if *version > newest => {}
            None => return Err(StoreError::Schema(unknown(*version))),
            Some(wanted) if wanted != checksum => return Err(StoreError::Schema(other(*version))),
            Some(_) => {}
        }
    }
    match needed.first_key_value() {
        None => Ok(()),
        Some((version, _)) => Err(StoreError::Schema(format!("migration {version} is missing: migrate it first"))),
    }
}

#[cfg(test)]
mod tests {
    use sqlx::sqlite::SqlitePoolOptions;

    use super::*;

    /// A row for each person in turn, with times that overlap for nobody.
    const TIMES: &str = "WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 500)
        INSERT INTO occupancies (person, role, booking, source_kind, source, session, starts_at, ends_at, until)
        SELECT unhex(printf('%032x', n * 7919 % 100)), 'visitor', unhex(printf('%032x', 1000 - n)),
            CASE n % 2 WHEN 0 THEN 'hold' ELSE 'booking' END, unhex(printf('%032x', n)), x'03', n * 10, n * 10 + 10,
            CASE n % 2 WHEN 0 THEN n END
        FROM n";
    const ALL: &str = "SELECT group_concat(quote(person) || role || quote(booking) || source_kind || quote(source)
            || quote(session) || starts_at || ends_at || quote(until), char(10))
        FROM (SELECT * FROM occupancies ORDER BY source)";

    #[tokio::test]
    async fn peoples_time_is_kept_and_guarded_as_before() {
        let pool = SqlitePoolOptions::new().max_connections(1).connect("sqlite::memory:").await.unwrap();
        for (_, _, sql) in &FILES[..5] {
            sqlx::raw_sql(*sql).execute(&pool).await.unwrap();
        }
        sqlx::raw_sql(TIMES).execute(&pool).await.unwrap();
        let before: String = sqlx::query_scalar(ALL).fetch_one(&pool).await.unwrap();
        sqlx::raw_sql(FILES[5].2).execute(&pool).await.unwrap();
        let after: String = sqlx::query_scalar(ALL).fetch_one(&pool).await.unwrap();
        assert_eq!(before.lines().count(), 500);
        assert_eq!(before, after);
        for (wrong, said) in [
            ("INSERT INTO occupancies SELECT * FROM occupancies LIMIT 1", "two places"),
            ("UPDATE occupancies SET ends_at = ends_at + 1", "not changed"),
        ] {
            let error = sqlx::raw_sql(wrong).execute(&pool).await.unwrap_err().to_string();
            assert!(error.contains(said), "{wrong}: {error}");
        }
    }
}
