//! The schema: migrations that are part of the program, forward only.

use std::borrow::Cow;
use std::collections::BTreeMap;

use sqlx::migrate::{MigrateError, Migration, MigrationType, Migrator};
use sqlx::{PgPool, SqlSafeStr};
use store::{StoreError, StoreResult};

use crate::error::translate;

/// A file's text is final once it has been released: what comes later is a new file.
pub(crate) const FILES: &[(i64, &str, &str)] = &[
    (1, "venues and sessions", include_str!("../migrations/0001_venues_and_sessions.sql")),
    (2, "ledger", include_str!("../migrations/0002_ledger.sql")),
    (3, "feed outbox callers", include_str!("../migrations/0003_feed_outbox_callers.sql")),
    (4, "set-wise last word", include_str!("../migrations/0004_set_wise_last_word.sql")),
    (5, "jobs", include_str!("../migrations/0005_jobs.sql")),
];

fn migrator() -> Migrator {
    let migration = |(version, description, sql): (i64, &'static str, &'static str)| {
        Migration::new(version, Cow::Borrowed(description), MigrationType::Simple, sql.into_sql_str(), false)
    };
    let mut migrator = Migrator::with_migrations(FILES.iter().copied().map(migration).collect());
    // A newer program's migrations are looked at by `check`.
    migrator.set_ignore_missing(true);
    migrator
}

/// Brings the schema up to date. The migrator holds an advisory lock meanwhile, so several processes may try at once.
pub(crate) async fn migrate(pool: &PgPool) -> StoreResult<()> {
    let mut conn = pool.acquire().await.map_err(translate)?;
    // A migration may take longer than a statement of every day, and so may waiting for another process's migration.
    sqlx::raw_sql("SET statement_timeout = 0; SET lock_timeout = 0").execute(&mut *conn).await.map_err(translate)?;
    conn.close_on_drop();
    need_extension(&mut conn).await?;
    migrator().run_direct(None, &mut *conn, false).await.map_err(failed)
}

/// The second migration makes an exclusion constraint over UUIDs and ranges, which needs `btree_gist`. The fourth replaces it,
/// so later the extension is of no use, yet a new database goes through both.
async fn need_extension(conn: &mut sqlx::PgConnection) -> StoreResult<()> {
    if has_extension(conn).await? {
        return Ok(());
    }
    let made = sqlx::raw_sql("CREATE EXTENSION IF NOT EXISTS btree_gist").execute(&mut *conn).await;
    let Err(error) = made else { return Ok(()) };
    // Two processes that make it at the same moment: one of them fails although all is well.
    if has_extension(conn).await? {
        return Ok(());
    }
    Err(match &error {
        sqlx::Error::Database(refused) => StoreError::Schema(format!(
            "the extension btree_gist is needed and cannot be made here: {}. Install PostgreSQL's contrib package if it is \
             missing, and let the database's owner or a superuser run: CREATE EXTENSION btree_gist",
            refused.message()
        )),
        _ => translate(error),
    })
}

async fn has_extension(conn: &mut sqlx::PgConnection) -> StoreResult<bool> {
    sqlx::query_scalar("SELECT EXISTS (SELECT FROM pg_extension WHERE extname = 'btree_gist')")
        .fetch_one(conn)
        .await
        .map_err(translate)
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
pub(crate) async fn check(pool: &PgPool) -> StoreResult<()> {
    let applied: Vec<(i64, Vec<u8>, bool)> =
        sqlx::query_as("SELECT version, checksum, success FROM _sqlx_migrations ORDER BY version")
            .fetch_all(pool)
            .await
            .map_err(|error| match translate(error) {
                StoreError::Schema(_) => StoreError::Schema("it has no tables yet: migrate it first".to_owned()),
                error => error,
            })?;
    let migrator = migrator();
    let newest = FILES.last().map_or(0, |(version, ..)| *version);
    let mut needed: BTreeMap<i64, &[u8]> = migrator.iter().map(|file| (file.version, &*file.checksum)).collect();
    for (version, checksum, success) in &applied {
        match needed.remove(version) {
            None if *version > newest => {}
            None => return Err(StoreError::Schema(unknown(*version))),
            Some(_) if !success => return Err(StoreError::Schema(format!("migration {version} did not end well"))),
            Some(wanted) if wanted != checksum => return Err(StoreError::Schema(other(*version))),
            Some(_) => {}
        }
    }
    match needed.first_key_value() {
        None => Ok(()),
        Some((version, _)) => Err(StoreError::Schema(format!("migration {version} is missing: migrate it first"))),
    }
}

/// A name for this very schema: another text of any migration gives another name.
#[cfg(any(test, feature = "testing"))]
pub(crate) fn fingerprint() -> String {
    migrator()
        .iter()
        .flat_map(|file| file.checksum.iter())
        .enumerate()
        .fold([0_u8; 8], |mut folded, (place, byte)| {
            folded[place % 8] = folded[place % 8].rotate_left(3) ^ byte;
            folded
        })
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
