//! Thousands of connections that want nothing.

use crate::harness::crowd::{Crowd, allow_many_files};
use crate::harness::service::{CLIENTS, Service};

/// Idle ones, and ones that never finish their request.
const MANY: usize = 5_000;
/// Files that this process needs beside them.
const OTHERS: u64 = 1_000;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn idle_and_slow_clients_keep_nobody_out() {
    let allowed = allow_many_files();
    if allowed < u64::try_from(MANY).unwrap() + OTHERS {
        println!("skipped: this process may open {allowed} files only (`ulimit -Hn`)");
        return;
    }
    let mut service = Service::on_sqlite().await;
    let load = service.load(CLIENTS).await;
    load.more(40).await;
    let crowd = Crowd::gather(service.nodes[0].address(), MANY).await;
    for _ in 0..3 {
        crowd.drip();
        let took = load.more(40).await;
        println!("{} of {MANY} connections open; 40 commands in {took:?}", crowd.open());
    }
    let journal = load.finish().await;
    service.verify(&journal).await;
}
