//! A node that stands still for a while.

use crate::harness::service::{CLIENTS, Service};
use crate::harness::settings::rounds;

/// SIGSTOP, at whatever it is doing: its connections stay open, its transaction too, with its locks. The other goes on: the
/// server ends a transaction that stands idle. Woken up, it must not go on with what is no longer its own.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_node_stands_still() {
    let mut service = Service::on_postgres().await;
    let load = service.load(CLIENTS).await;
    for round in 0..rounds() {
        let victim = usize::try_from(round % 2).unwrap();
        load.more(60).await;
        service.nodes[victim].pause();
        load.met(&["no answer in time"], 1).await;
        let alone = load.more(20).await;
        service.nodes[victim].resume();
        let woken = load.more(40).await;
        println!("the other did 20 commands in {alone:?}; both 40 in {woken:?}");
    }
    let journal = load.finish().await;
    service.verify(&journal).await;
}
