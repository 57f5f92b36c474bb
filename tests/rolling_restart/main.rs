//! Two real processes on one PostgreSQL, each restarted in turn under load, behind a small balancer of the test's own.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "tests fail by panicking")]

mod balancer;
mod load;
mod node;

use std::sync::Arc;
use std::time::Duration;

use assize::commands::key;
use scheduler_model::{Role, VenueScope};
use store::Store;
use store_postgres::testing::TestDatabase;
use tokio::time::sleep;

use balancer::Balancer;
use load::Load;
use node::{Node, free_address};

/// Every node is restarted while bookings come in. No request fails at a client that goes where the balancer sends it and waits
/// as `Retry-After` says; every acknowledged booking is there, and no other.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_node_is_restarted_under_load() {
    let database = TestDatabase::fresh().await;
    let store = Arc::new(database.store().await);
    let key = key::create(store.as_ref(), "a test", Role::Staff, VenueScope::All).await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let mut nodes = Vec::new();
    for _ in 0..2 {
        nodes.push(Node::start(&database.url(), folder.path(), free_address(), false).await);
    }
    let balancer = Balancer::over(nodes.iter().map(Node::base).collect());
    let load = Load::start(&balancer, &key).await;
    for node in &mut nodes {
        load.goes_on(40).await;
        node.stop().await;
        load.goes_on(40).await;
        node.start_again().await;
    }
    load.goes_on(40).await;
    let told = load.finish().await;
    assert!(balancer.answered().iter().all(|answered| *answered > 40), "{:?}", balancer.answered());
    told.is_what_is_stored(store.as_ref()).await;
    for node in &mut nodes {
        node.stop().await;
    }
}

/// On one machine, under one address: the new process listens before the old one leaves, and clients that know of neither see
/// nothing of it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_address_is_handed_over() {
    let database = TestDatabase::fresh().await;
    let store = Arc::new(database.store().await);
    let key = key::create(store.as_ref(), "a test", Role::Staff, VenueScope::All).await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let address = free_address();
    let mut old = Node::start(&database.url(), folder.path(), address, true).await;
    let balancer = Balancer::over(vec![old.base()]);
    let load = Load::start(&balancer, &key).await;
    for _ in 0..2 {
        load.goes_on(40).await;
        let new = Node::start(&database.url(), folder.path(), address, true).await;
        old.stop().await;
        old = new;
    }
    load.goes_on(40).await;
    load.finish().await.is_what_is_stored(store.as_ref()).await;
    old.stop().await;
}

/// Told to stop, a process says so for as long as it was told to, while it still answers, and then ends well.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_process_says_that_it_leaves_before_it_does() {
    let database = TestDatabase::fresh().await;
    let store = database.store().await;
    store.ready().await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let mut node = Node::start(&database.url(), folder.path(), free_address(), false).await;
    let client = reqwest::Client::new();
    let ask = async |path: &str| client.get(format!("{}{path}", node.base())).send().await.unwrap();
    assert_eq!(ask("/readyz").await.status(), 200);
    node.tell_to_stop();
    let not_ready = async {
        loop {
            let answer = ask("/readyz").await;
            if answer.status() == 503 {
                return answer;
            }
            sleep(Duration::from_millis(10)).await;
        }
    };
    let answer = tokio::time::timeout(Duration::from_secs(10), not_ready).await.unwrap();
    assert_eq!(answer.headers()["retry-after"], "1");
    assert_eq!(answer.headers()["connection"], "close");
    assert_eq!(ask("/healthz").await.status(), 200, "it answers on");
    node.has_ended().await;
}
