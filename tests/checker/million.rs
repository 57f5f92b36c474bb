//! Many bookings: a whole ledger made by the database itself, to see what an audit of it costs.
//!
//! `ASSIZE_CHECK_BOOKINGS=1000000 cargo nextest run --run-ignored only -E 'test(million::)'` makes one of each kind; with
//! `ASSIZE_CHECK_SQLITE=FILE` or `ASSIZE_CHECK_POSTGRES=URL` (an empty database) it stays, and `assize check` can judge it.

use std::path::PathBuf;
use std::sync::Arc;

use checker::Report;
use engine::{Store, SystemClock};
use store_postgres::testing::TestDatabase;
use store_postgres::{PostgresConfig, PostgresStore};
use store_sqlite::{SqliteConfig, SqliteStore};

use crate::ledger::audit;

/// Rows of a booking: in the feed, by id of event, and in its case two events; a hold, a booking, a message, two outcomes; the
/// time of two people, by person and in its case; its reference.
const ROWS_OF_A_BOOKING: u64 = 2 + 2 + 2 + 5 + 2 + 2 + 1;

fn number() -> u64 {
    std::env::var("ASSIZE_CHECK_BOOKINGS").map_or(50_000, |text| text.parse().expect("a number of bookings"))
}

#[expect(clippy::print_stdout, reason = "figures for whoever runs it")]
fn assert_all_judged(report: &Report, bookings: u64) {
    assert!(report.is_lawful(), "{report}");
    assert!(report.rows() > bookings * ROWS_OF_A_BOOKING, "{} rows", report.rows());
    println!("{bookings} bookings, {} rows, {}", report.rows(), peak_memory());
}

/// The most memory that this process has had, as the system tells it.
fn peak_memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    status.lines().find(|line| line.starts_with("VmHWM")).unwrap_or_default().to_owned()
}

/// The statements for so many bookings.
fn statements(text: &str, bookings: u64) -> String {
    // 30 to a session, as in a visiting hall; 120 venues, as there are prisons.
    let sessions = bookings.div_ceil(30);
    text.replace("{bookings}", &bookings.to_string()).replace("{sessions}", &sessions.to_string())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "takes minutes: run it to measure"]
async fn many_bookings_are_judged_on_sqlite() {
    let folder = tempfile::tempdir().unwrap();
    let kept = std::env::var_os("ASSIZE_CHECK_SQLITE").map(PathBuf::from);
    let file = kept.unwrap_or_else(|| folder.path().join("assize.db"));
    let config = SqliteConfig::new(&file, Arc::new(SystemClock));
    let store = SqliteStore::open(&config).await.unwrap();
    store.migrate().await.unwrap();
    let bookings = number();
    store_sqlite::testing::run(&file, &statements(include_str!("million/sqlite.sql"), bookings)).await.unwrap();
    assert_all_judged(&audit(&store).await, bookings);
    store.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "takes minutes: run it to measure"]
async fn many_bookings_are_judged_on_postgres() {
    let database = TestDatabase::fresh().await;
    let kept = std::env::var("ASSIZE_CHECK_POSTGRES").ok();
    let url = kept.unwrap_or_else(|| database.url());
    let store = PostgresStore::connect(&PostgresConfig::new(&url)).await.unwrap();
    store.migrate().await.unwrap();
    let bookings = number();
    store_postgres::testing::run_on(&url, &statements(include_str!("million/postgres.sql"), bookings)).await.unwrap();
    assert_all_judged(&audit(&store).await, bookings);
    store.close().await;
}
