//! Every kind of violation is found where it is planted, and nothing else with it.

use std::path::Path;
use std::sync::Arc;

use calendars::Span;
use checker::Report;
use engine::{ManualClock, Store, SystemClock};
use store_postgres::testing::TestDatabase;
use store_sqlite::{SqliteConfig, SqliteStore};

use crate::ledger::{Ledger, audit};
use crate::plants::{Dialect, PLANTS, Plant};

/// The plants that were not found, or not alone, a line each.
fn astray(plant: &Plant, report: &Report) -> Option<String> {
    let found: Vec<_> = report.counted().keys().map(|code| code.as_str()).collect();
    let as_planted = found == [plant.code.as_str()] && !report.violations()[0].rows.is_empty();
    (!as_planted).then(|| format!("{} was planted; found: {found:?}\n{report}", plant.code))
}

async fn sqlite(file: &Path, clock: &ManualClock) -> Arc<SqliteStore> {
    let store = SqliteStore::open(&SqliteConfig::new(file, Arc::new(clock.clone()))).await.unwrap();
    store.migrate().await.unwrap();
    Arc::new(store)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_plant_is_found_on_sqlite() {
    let folder = tempfile::tempdir().unwrap();
    let (whole, freed) = (folder.path().join("whole.db"), folder.path().join("freed.db"));
    let clock = ManualClock::at("2031-03-03T09:00:00Z".parse().unwrap());
    let ledger = Ledger::open(sqlite(&whole, &clock).await, Arc::new(clock.clone()), 4, 3).await;
    ledger.fill(|span: Span| clock.advance(span)).await;
    let report = ledger.audit().await;
    assert!(report.is_lawful() && report.rows() > 100, "{report}");
    ledger.engine.stop().await;
    ledger.store.close().await;

    std::fs::copy(&whole, &freed).unwrap();
    store_sqlite::testing::free_of_constraints(&freed).await.unwrap();
    let mut wrong = Vec::new();
    for plant in PLANTS {
        let file = folder.path().join(format!("{}.db", plant.code));
        std::fs::copy(&freed, &file).unwrap();
        store_sqlite::testing::run(&file, &Dialect::SQLITE.say(plant.sql)).await.unwrap();
        let store = SqliteStore::open_to_read(&SqliteConfig::new(&file, Arc::new(clock.clone()))).await.unwrap();
        wrong.extend(astray(plant, &audit(&store).await));
        store.close().await;
        std::fs::remove_file(&file).unwrap();
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_plant_is_found_on_postgres() {
    let database = TestDatabase::fresh().await;
    let ledger = Ledger::open(Arc::new(database.store().await), Arc::new(SystemClock), 4, 3).await;
    ledger.fill(|_| {}).await;
    let report = ledger.audit().await;
    assert!(report.is_lawful() && report.rows() > 100, "{report}");
    ledger.engine.stop().await;
    ledger.store.close().await;

    database.free_of_constraints().await.unwrap();
    let mut wrong = Vec::new();
    for plant in PLANTS {
        let copy = database.copy().await.unwrap();
        copy.run(&Dialect::POSTGRES.say(plant.sql)).await.unwrap();
        let store = copy.store().await;
        wrong.extend(astray(plant, &audit(&store).await));
        store.close().await;
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
