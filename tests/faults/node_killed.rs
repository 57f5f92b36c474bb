//! A node that dies, and one that stands still.

use crate::harness::service::{CLIENTS, Service};
use crate::harness::settings::rounds;

/// SIGKILL in the middle of the work, and a start on the same file.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_node_on_sqlite_is_killed() {
    let mut service = Service::on_sqlite().await;
    let load = service.load(CLIENTS).await;
    for _ in 0..rounds() {
        load.more(80).await;
        service.nodes[0].kill();
        load.met(&["no connection"], 1).await;
        let ready = service.nodes[0].start().await;
        let working = load.more(20).await;
        println!("ready after {ready:?}, at work again after {working:?}");
    }
    let journal = load.finish().await;
    service.verify(&journal).await;
}

/// SIGKILL of one node of two, by turns; the other goes on meanwhile.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_node_on_postgres_is_killed() {
    let mut service = Service::on_postgres().await;
    let load = service.load(CLIENTS).await;
    for round in 0..rounds() {
        let victim = usize::try_from(round % 2).unwrap();
        load.more(80).await;
        service.nodes[victim].kill();
        let alone = load.more(40).await;
        let ready = service.nodes[victim].start().await;
        load.more(20).await;
        println!("the other did 40 commands in {alone:?}; ready after {ready:?}");
    }
    let journal = load.finish().await;
    service.verify(&journal).await;
}

/// SIGTERM, and a new start at once: what was accepted is answered before it ends.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nodes_are_restarted_in_turn() {
    let mut service = Service::on_postgres().await;
    let load = service.load(CLIENTS).await;
    for round in 0..2 * rounds() {
        load.more(40).await;
        let node = &mut service.nodes[usize::try_from(round % 2).unwrap()];
        let stopped = node.stop().await;
        let ready = node.start().await;
        println!("stopped in {stopped:?}, ready after {ready:?}");
    }
    load.more(20).await;
    let journal = load.finish().await;
    assert_eq!(journal.times("service.unknown_outcome"), 0, "a node that is told to stop knows what it did");
    service.verify(&journal).await;
}
