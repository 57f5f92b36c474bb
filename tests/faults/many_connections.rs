//! Thousands of connections that want nothing.

use std::time::Duration;

use tempfile::TempDir;

use crate::harness::crowd::{Crowd, allow_many_files};
use crate::harness::database::Database;
use crate::harness::service::{CLIENTS, Plan, Service};
use crate::harness::wait::until;

/// Idle ones, and ones that never finish their request.
const MANY: usize = 5_000;
/// Files that this process needs beside them.
const OTHERS: u64 = 1_000;
/// How soon the last of them must be closed: each has 8 seconds for its head, by this test's settings.
const CLOSED_LIMIT: Duration = Duration::from_secs(30);

/// Clients are served beside them, and none of them is kept for ever, however regularly it sends another byte.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn idle_and_slow_clients_keep_nobody_out() {
    let allowed = allow_many_files();
    if allowed < u64::try_from(MANY).unwrap() + OTHERS {
        println!("skipped: this process may open {allowed} files only (`ulimit -Hn`)");
        return;
    }
    let folder = TempDir::new().unwrap();
    let database = Database::sqlite(folder.path());
    let limits = vec![("ASSIZE_HTTP__HEAD_SECONDS", "8".to_owned()), ("ASSIZE_HTTP__BODY_SECONDS", "8".to_owned())];
    let mut service = Service::start(folder, database, Plan::default().node(limits)).await;
    let load = service.load(CLIENTS).await;
    load.more(40).await;
    let crowd = Crowd::gather(service.nodes[0].address(), MANY).await;
    let open = crowd.open();
    let beside = load.more(40).await;
    let ((), closed) = until("every one of them is closed", CLOSED_LIMIT, async || {
        crowd.drip();
        (crowd.open() == 0).then_some(())
    })
    .await;
    let after = load.more(40).await;
    println!("{open} of {MANY} open: 40 commands in {beside:?}; all closed after {closed:?}: 40 in {after:?}");
    let journal = load.finish().await;
    service.verify(&journal).await;
}
