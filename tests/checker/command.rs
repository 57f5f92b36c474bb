//! `assize check` as operators and programs use it.

use std::path::Path;
use std::process::{Command, Output};
use std::sync::Arc;

use engine::{Store, SystemClock};
use serde_json::Value;
use store_postgres::testing::TestDatabase;
use store_sqlite::{SqliteConfig, SqliteStore};

use crate::ledger::Ledger;

fn check(url: &str, more: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_assize"));
    command.args(["check", "--database", url]).args(more).env_remove("ASSIZE_CONFIG");
    command.output().expect("the program runs")
}

fn printed(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn complained(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn url(file: &Path) -> String {
    format!("sqlite:{}", file.display())
}

async fn open(file: &Path) -> SqliteStore {
    SqliteStore::open(&SqliteConfig::new(file, Arc::new(SystemClock))).await.unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_lawful_database_passes_while_it_is_in_use() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("assize.db");
    let store = open(&file).await;
    store.migrate().await.unwrap();
    let ledger = Ledger::open(Arc::new(store), Arc::new(SystemClock), 4, 3).await;
    ledger.fill(|_| {}).await;
    let checked = check(&url(&file), &[]);
    assert_eq!(checked.status.code(), Some(0), "{}{}", printed(&checked), complained(&checked));
    assert!(printed(&checked).starts_with("No violations in "), "{}", printed(&checked));
    assert_eq!(complained(&checked), "", "nothing is told of progress where nobody looks");
    ledger.engine.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn violations_are_printed_with_their_rows() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("assize.db");
    let store = open(&file).await;
    store.migrate().await.unwrap();
    let ledger = Ledger::open(Arc::new(store), Arc::new(SystemClock), 4, 3).await;
    ledger.fill(|_| {}).await;
    ledger.engine.stop().await;
    ledger.store.close().await;
    // Where nothing is left the schema itself would refuse.
    let spoil = "UPDATE session_counts SET staff_booked = staff_booked + 1
            WHERE public_held + public_booked + staff_held + staff_booked < total;
        UPDATE feed SET last = last + 1;
        DELETE FROM outbox WHERE kind = 'booked'";
    store_sqlite::testing::run(&file, spoil).await.unwrap();

    let checked = check(&url(&file), &[]);
    let said = printed(&checked);
    assert_eq!(checked.status.code(), Some(1), "{said}");
    assert!(said.contains("\n    session_counts session="), "{said}");
    assert!(said.contains("capacity.count_wrong         promise 1"), "{said}");
    assert!(said.contains("feed.end_wrong (promise 5): The feed's end is"), "{said}");
    assert!(!said.contains("example.org") && !said.contains("Jones"), "nothing personal is printed: {said}");

    let short = printed(&check(&url(&file), &["--limit", "1"]));
    let rows = short.lines().filter(|line| line.starts_with("    ") && !line.starts_with("     ")).count();
    assert_eq!(rows, 1, "{short}");
    assert!(short.contains("; 1 are shown."), "{short}");

    let told: Value = serde_json::from_str(&printed(&check(&url(&file), &["--format", "json"]))).unwrap();
    assert_eq!(told["lawful"], false);
    assert_eq!(told["total"].as_u64().map(|total| total > 3), Some(true), "{told}");
    let end = told["violations"].as_array().unwrap().iter().find(|violation| violation["code"] == "feed.end_wrong");
    let end = end.unwrap();
    assert_eq!((&end["promise"], &end["rows"][0]["table"]), (&Value::from(5), &Value::from("feed")));
    assert!(end["rows"][0]["columns"]["last"].is_string());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_cannot_be_judged_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let missing = folder.path().join("missing.db");
    let checked = check(&url(&missing), &[]);
    assert_eq!(checked.status.code(), Some(2));
    assert!(complained(&checked).contains("missing.db"), "{}", complained(&checked));
    assert!(!missing.exists(), "a check makes no database");

    let empty = folder.path().join("empty.db");
    open(&empty).await.close().await;
    let checked = check(&url(&empty), &[]);
    assert_eq!((checked.status.code(), printed(&checked).as_str()), (Some(2), ""));
    assert!(complained(&checked).contains("migrate it first"), "{}", complained(&checked));

    let other = folder.path().join("other.db");
    let store = open(&other).await;
    store.migrate().await.unwrap();
    store.close().await;
    for (spoil, said) in [
        (
            "UPDATE _sqlx_migrations SET checksum = x'00' WHERE version = 2",
            "migration 2 is not the one of this program",
        ),
        ("DELETE FROM _sqlx_migrations WHERE version = 2", "migration 2 is missing"),
    ] {
        store_sqlite::testing::run(&other, spoil).await.unwrap();
        let checked = check(&url(&other), &[]);
        assert_eq!(checked.status.code(), Some(2));
        assert!(complained(&checked).contains(said), "{}", complained(&checked));
    }

    let checked = check("mysql://somewhere", &[]);
    assert_eq!(checked.status.code(), Some(2));
    assert!(complained(&checked).contains("must begin with sqlite: or postgres://"), "{}", complained(&checked));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn postgres_is_checked_too() {
    let database = TestDatabase::fresh().await;
    let ledger = Ledger::open(Arc::new(database.store().await), Arc::new(SystemClock), 4, 3).await;
    ledger.fill(|_| {}).await;
    let checked = check(&database.url(), &[]);
    assert_eq!(checked.status.code(), Some(0), "{}{}", printed(&checked), complained(&checked));
    database.run("UPDATE venues SET version = version + 1000").await.unwrap();
    let checked = check(&database.url(), &[]);
    assert_eq!(checked.status.code(), Some(1), "{}{}", printed(&checked), complained(&checked));
    assert!(printed(&checked).contains("feed.venue_version_wrong"), "{}", printed(&checked));
    ledger.engine.stop().await;
}
