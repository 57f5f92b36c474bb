//! What is SQLite's own: one file, several processes, a schema that grows, rows that somebody else has written.

#![expect(clippy::unwrap_used, reason = "tests fail by panicking")]

use std::path::Path;
use std::sync::Arc;

use calendars::Instant;
use scheduler_model::{ChangeSet, EventKind, PersonFacts, SessionsDiff};
use sqlx::{AssertSqlSafe, Connection as _, SqliteConnection};
use store::{ManualClock, People as _, Store, StoreError, SystemClock, Venues as _};
use store_conformance::samples::open_tables;
use store_conformance::{Harness, Samples, World};
use store_sqlite::{SqliteConfig, SqliteStore};
use tempfile::TempDir;

async fn open(folder: &TempDir) -> SqliteStore {
    SqliteStore::open(&SqliteConfig::new(path(folder), Arc::new(SystemClock))).await.unwrap()
}

fn path(folder: &TempDir) -> std::path::PathBuf {
    folder.path().join("assize.db")
}

/// A connection of somebody else's.
async fn stranger(file: &Path) -> SqliteConnection {
    SqliteConnection::connect(&format!("sqlite://{}", file.display())).await.unwrap()
}

async fn run(file: &Path, sql: &str) {
    sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut stranger(file).await).await.unwrap();
}

#[tokio::test]
async fn a_store_is_not_ready_before_it_is_migrated() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder).await;
    let error = store.ready().await.unwrap_err();
    assert_eq!(error.to_string(), "the database's schema: it has no tables yet: migrate it first");
    assert!(matches!(store.venues().await, Err(StoreError::Schema(_))));
    store.migrate().await.unwrap();
    store.ready().await.unwrap();
    assert!(store.describe().await.unwrap().starts_with("SQLite 3."));
}

#[tokio::test]
async fn a_newer_programs_file_is_used_and_a_strange_one_is_not() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder).await;
    store.migrate().await.unwrap();
    run(
        &path(&folder),
        "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
         VALUES (99, 'later', true, x'00', 1)",
    )
    .await;
    store.ready().await.unwrap();
    store.migrate().await.unwrap();
    run(&path(&folder), "UPDATE _sqlx_migrations SET version = 0 WHERE version = 99").await;
    let error = store.ready().await.unwrap_err();
    assert!(matches!(&error, StoreError::Schema(what) if what.contains("migration 0")), "{error}");
    run(&path(&folder), "DELETE FROM _sqlx_migrations WHERE version = 0").await;
    run(&path(&folder), "UPDATE _sqlx_migrations SET checksum = x'00' WHERE version = 2").await;
    for result in [store.ready().await, store.migrate().await] {
        let error = result.unwrap_err();
        assert!(matches!(&error, StoreError::Schema(what) if what.contains("migration 2 is not the one")), "{error}");
    }
}

#[tokio::test]
async fn a_file_that_is_no_database_is_named() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(path(&folder), "Dear diary, ".repeat(400)).unwrap();
    let config = SqliteConfig::new(path(&folder), Arc::new(SystemClock));
    let error = SqliteStore::open(&config).await.unwrap_err();
    assert!(matches!(error, StoreError::Configuration(_)), "{error}");
}

#[tokio::test]
async fn two_programs_migrate_a_new_file_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let stores = futures::future::join_all((0..4).map(|_| open(&folder))).await;
    for done in futures::future::join_all(stores.iter().map(Store::migrate)).await {
        done.unwrap();
    }
    stores[3].ready().await.unwrap();
}

/// Two programs that write the same file take turns: the second waits, then sees what the first has written.
#[tokio::test]
async fn a_second_writer_waits_its_turn() {
    let folder = tempfile::tempdir().unwrap();
    let (first, second) = (open(&folder).await, open(&folder).await);
    first.migrate().await.unwrap();
    let samples = Samples::new();
    let venue = samples.venue("ONE");
    let event = samples.event(EventKind::VenuePublished, venue.id);
    let mut transaction = first.begin().await.unwrap();
    transaction.publish(&venue, &[], &SessionsDiff::default(), &event).await.unwrap();
    let waiting = tokio::spawn(async move {
        let mut transaction = second.begin().await.unwrap();
        let written =
            transaction.write(&ChangeSet { venues: [venue.id].into(), ..ChangeSet::default() }).await.unwrap();
        transaction.commit().await.unwrap();
        written.versions[&venue.id]
    });
    tokio::task::yield_now().await;
    transaction.commit().await.unwrap();
    assert_eq!(waiting.await.unwrap(), 2);
}

/// What was committed is in the file, whatever becomes of the program: a second program that opens it finds everything.
#[tokio::test]
async fn a_commit_is_in_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder).await;
    store.migrate().await.unwrap();
    let person = Samples::new().person();
    let facts = PersonFacts { category: Some(scheduler_model::CategoryCode("B".to_owned())), ..PersonFacts::default() };
    let mut transaction = store.begin().await.unwrap();
    transaction.put_facts(person, &facts).await.unwrap();
    transaction.commit().await.unwrap();
    // The first program is not closed: its log is not folded into the file yet.
    let copy = tempfile::tempdir().unwrap();
    for name in ["assize.db", "assize.db-wal"] {
        std::fs::copy(folder.path().join(name), copy.path().join(name)).unwrap();
    }
    assert_eq!(open(&copy).await.facts(person).await.unwrap(), facts);
}

#[tokio::test]
async fn the_file_is_kept_safely() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder).await;
    store.migrate().await.unwrap();
    let mut conn = stranger(&path(&folder)).await;
    let mode: String = sqlx::query_scalar("PRAGMA journal_mode").fetch_one(&mut conn).await.unwrap();
    assert_eq!(mode, "wal");
    // A row that refers to nothing: foreign keys are on for the writer.
    let harness = Harness::new(Arc::new(store)).keeping(folder);
    let world = World::open(&harness).await;
    let lost = world.samples.session(
        &world.samples.space(&world.venue, "nowhere"),
        store_conformance::samples::day(),
        (9, 10),
        &[],
    );
    let hold = world.samples.hold(&lost.session, world.samples.strangers(), harness.now().await);
    let error = harness.write(&ChangeSet { holds_new: vec![hold], ..ChangeSet::default() }).await.unwrap_err();
    assert!(error.to_string().contains("FOREIGN KEY"), "{error}");
    harness.finish().await;
}

/// A row that cannot be read is named by table and key, without what is in it.
#[tokio::test]
async fn an_unreadable_row_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let clock = ManualClock::at(Instant::from_seconds(1_925_000_000));
    let file = path(&folder);
    let store = SqliteStore::open(&SqliteConfig::new(&file, Arc::new(clock))).await.unwrap();
    store.migrate().await.unwrap();
    let harness = Harness::new(Arc::new(store)).keeping(folder);
    let world = World::open(&harness).await;
    let entry = world.add_one(open_tables(5, 5)).await;
    let made = world.samples.booking(&entry.session, world.samples.strangers(), harness.now().await);
    harness.write(&ChangeSet { bookings_new: vec![made.clone()], ..ChangeSet::default() }).await.unwrap();

    let cases = [
        ("bookings", "party = '[{\"role\":\"Secret Name\"}]'"),
        ("bookings", "reference = 'SECRET'"),
        ("bookings", "created_at = 0, contact = '{\"email\":5}'"),
        ("sessions", "ends_at = starts_at + 1, date = 'Monday'"),
        ("venues", "zone = 'Europe/Atlantis'"),
        ("venues", "policy = '[]'"),
    ];
    for (table, change) in cases {
        let backup = format!("CREATE TABLE kept AS SELECT * FROM {table}");
        run(&file, &format!("{backup}; UPDATE {table} SET {change}")).await;
        let error = harness.store.booking(made.id).await.unwrap_err();
        let key = match table {
            "bookings" => made.id.to_string(),
            "sessions" => entry.session.id.to_string(),
            _ => world.venue.id.to_string(),
        };
        let named = matches!(&error, StoreError::Corrupt { table: t, row, .. } if *t == table && *row == key);
        assert!(named, "{change}: {error:?}");
        assert!(!error.to_string().contains("Secret"), "{error}");
        let columns: Vec<(i64, String, String, i64, Option<String>, i64)> =
            sqlx::query_as(AssertSqlSafe(format!("PRAGMA table_info({table})")))
                .fetch_all(&mut stranger(&file).await)
                .await
                .unwrap();
        let back: Vec<String> = columns
            .iter()
            .skip(1)
            .map(|(_, name, ..)| format!("{name} = (SELECT kept.{name} FROM kept WHERE kept.id = {table}.id)"))
            .collect();
        run(&file, &format!("UPDATE {table} SET {}; DROP TABLE kept", back.join(", "))).await;
        assert_eq!(harness.store.booking(made.id).await.unwrap().unwrap().booking, made);
    }
    harness.finish().await;
}
