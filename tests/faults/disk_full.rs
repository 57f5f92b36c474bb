//! A disk that is full, and has room again later.

use std::time::Duration;

use tempfile::TempDir;

use crate::harness::database::Database;
use crate::harness::disk::SmallDisk;
use crate::harness::load::Load;
use crate::harness::service::{CLIENTS, Plan, Service};
use crate::harness::settings::rounds;

/// How soon the service must work again once there is room.
const RECOVERY: Duration = Duration::from_secs(20);

/// Full, clients hear `503` and come back (SQLite finds out when it commits, PostgreSQL before); a reader is served; with room again all goes on.
async fn fills_up(service: &Service, load: &Load, disk: &SmallDisk) {
    load.more(60).await;
    disk.fill(64);
    load.met(&["service.unavailable", "service.unknown_outcome"], 5).await;
    let base = service.nodes[0].base();
    assert!(service.caller.get(&base, "/v1/venues").await.is_ok_and(|answer| answer.is_done()), "nothing can be read");
    disk.free();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sqlites_disk_is_full() {
    let Some(disk) = SmallDisk::mount(64) else { return };
    let database = Database::sqlite(disk.path());
    let mut service = Service::start(TempDir::new().unwrap(), database, Plan::default().node(Vec::new())).await;
    let load = service.load(CLIENTS).await;
    for _ in 0..rounds() {
        fills_up(&service, &load, &disk).await;
        let again = load.more(40).await;
        println!("at work again after {again:?}");
        assert!(again < RECOVERY, "it took {again:?}");
    }
    let journal = load.finish().await;
    service.verify(&journal).await;
    drop(service);
    drop(disk);
}

/// PostgreSQL may give up altogether when it cannot write its log; then its operator starts it again.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn postgres_disk_is_full() {
    let Some(disk) = SmallDisk::mount(256) else { return };
    let database = Database::private(disk.path());
    let plan = Plan::default().node(Vec::new()).node(Vec::new());
    let mut service = Service::start(TempDir::new().unwrap(), database, plan).await;
    let load = service.load(CLIENTS).await;
    for _ in 0..rounds() {
        fills_up(&service, &load, &disk).await;
        if !service.database.server().is_alive() {
            println!("PostgreSQL had ended");
            service.database.server().start_again().unwrap();
        }
        let again = load.more(40).await;
        println!("at work again after {again:?}");
        assert!(again < RECOVERY, "it took {again:?}");
    }
    let journal = load.finish().await;
    service.verify(&journal).await;
    drop(service);
    drop(disk);
}
