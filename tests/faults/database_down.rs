//! PostgreSQL dies, is restarted, or cuts everybody off.

use std::time::Duration;

use store_postgres::testing::PrivateServer;

use crate::harness::database::Database;
use crate::harness::load::Load;
use crate::harness::service::{CLIENTS, Service};
use crate::harness::settings::rounds;

/// How soon the service must work again once PostgreSQL does.
const RECOVERY: Duration = Duration::from_secs(20);

/// Once everything is back, commands are answered again.
async fn recovers(load: &Load) {
    let again = load.more(40).await;
    println!("at work again after {again:?}");
    assert!(again < RECOVERY, "it took {again:?}");
}

async fn dies(harm: impl Fn(&PrivateServer), rounds: u32) {
    let mut service = Service::on_own_postgres().await;
    let load = service.load(CLIENTS).await;
    for _ in 0..rounds {
        load.more(80).await;
        harm(service.database.server());
        load.met(&["service.unavailable"], 3).await;
        service.database.server().start_again().unwrap();
        recovers(&load).await;
    }
    let journal = load.finish().await;
    service.verify(&journal).await;
}

/// SIGKILL to all its processes: it recovers from its log when it is started again.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn postgres_is_killed() {
    dies(|server| server.kill().unwrap(), rounds()).await;
}

/// Restarted politely, and all its connections cut.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn postgres_is_restarted() {
    let mut service = Service::on_own_postgres().await;
    let load = service.load(CLIENTS).await;
    for _ in 0..rounds() {
        load.more(80).await;
        service.database.server().restart().unwrap();
        recovers(&load).await;
    }
    let journal = load.finish().await;
    service.verify(&journal).await;
}

/// An operator ends every connection, at whatever it is doing.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn all_connections_are_ended() {
    let mut service = Service::on_postgres().await;
    let load = service.load(CLIENTS).await;
    let Database::Shared(database) = &service.database else { unreachable!("that is what was asked for") };
    for _ in 0..3 * rounds() {
        load.more(40).await;
        let ended = database.cut_connections().await;
        assert!(ended > 0, "the nodes had no connection");
        recovers(&load).await;
    }
    let journal = load.finish().await;
    service.verify(&journal).await;
}
