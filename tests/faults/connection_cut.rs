//! The network between a node and PostgreSQL, at its worst.

use std::time::Duration;

use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use tempfile::TempDir;

use crate::harness::database::Database;
use crate::harness::proxy::{Harm, Proxy};
use crate::harness::service::{CLIENTS, Plan, Service};
use crate::harness::settings::rounds;
use crate::harness::wait::until;

/// How long it may take until every harm was done to some transaction.
const HARM_LIMIT: Duration = Duration::from_secs(60);
/// How soon a node must have given up connections that are frozen.
const RECOVERY: Duration = Duration::from_secs(60);

/// Two nodes on a database of the shared server; the first one behind a proxy.
async fn behind_a_proxy() -> (Service, Proxy) {
    let database = Database::shared().await;
    let proxy = Proxy::before(&database.url()).await;
    let through = ("ASSIZE_DATABASE__URL", proxy.url(&database.url()));
    let plan = Plan::default().node(vec![through]).node(Vec::new());
    (Service::start(TempDir::new().unwrap(), database, plan).await, proxy)
}

/// The connection breaks after each step of a transaction, before the commit, and after it: then nobody knows what has become
/// of the commands, and the same key finds out.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_connection_breaks_within_a_transaction() {
    let (mut service, proxy) = behind_a_proxy().await;
    let mut random = StdRng::seed_from_u64(service.seed);
    let load = service.load(CLIENTS).await;
    load.more(20).await;
    let each = usize::try_from(6 * rounds()).unwrap();
    for kind in [Harm::LoseReply, Harm::CutBeforeCommit, Harm::CutAfter(0)] {
        let drawn = |_| match kind {
            Harm::CutAfter(_) => Harm::CutAfter(random.random_range(0..8)),
            other => other,
        };
        proxy.harm((0..each).map(drawn));
        until("every harm is done", HARM_LIMIT, async || (proxy.harms_left() == 0).then_some(())).await;
        let again = load.more(20).await;
        println!("{kind:?}: {each} times; at work again after {again:?}");
    }
    assert!(load.times(&["service.unknown_outcome"]) > 0, "no client met an unknown outcome");
    for _ in 0..rounds() {
        proxy.cut();
        load.more(40).await;
    }
    let journal = load.finish().await;
    service.verify(&journal).await;
}

/// Connections freeze: nothing comes, and nothing says that nothing will. The node must give them up by itself; new ones work.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn connections_freeze() {
    let (mut service, proxy) = behind_a_proxy().await;
    let load = service.load(CLIENTS).await;
    for _ in 0..rounds() {
        load.more(40).await;
        proxy.freeze();
        // The node behind the proxy, and no other.
        let base = service.nodes[0].base();
        let (caller, path) = (service.caller.clone(), format!("/v1/events?after={}", u32::MAX));
        let ((), again) = until("the frozen node reads again", RECOVERY, async || {
            caller.get(&base, &path).await.is_ok().then_some(())
        })
        .await;
        let wrote = load.more(20).await;
        println!("reads again after {again:?}; 20 commands in {wrote:?}");
        service.until_writing(0, RECOVERY).await;
    }
    let journal = load.finish().await;
    service.verify(&journal).await;
}
