//! The fan-out against a real NATS server and a real feed.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "tests fail by panicking")]

mod node;
mod server;

use std::time::Duration;

use node::{Feed, STREAM};
use server::NatsServer;

/// What is in the feed before, and what comes while somebody looks, goes out in order, each event once, with its id and place.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_event_goes_out_once_and_in_order() {
    let (nats, feed) = (NatsServer::start().await, Feed::open().await);
    feed.grow(1_700).await;
    let node = feed.node(1, &nats.url());
    feed.is_copied(&nats).await;
    for _ in 0..20 {
        feed.grow(7).await;
    }
    let messages = feed.is_copied(&nats).await;
    let subject = messages[1].subject.as_str();
    assert!(subject.starts_with("assize.events.PRC.") && subject.ends_with("hold.granted"), "{subject}");
    node.stop().await;
}

/// A stopped NATS keeps nobody waiting but its own consumers: the feed goes on growing, and goes out when NATS is back. Killed
/// while hundreds of messages are on their way, nothing is lost, doubled or out of order.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_killed_server_is_caught_up_with() {
    let (mut nats, feed) = (NatsServer::start().await, Feed::open().await);
    let node = feed.node(1, &nats.url());
    for round in 0..4 {
        feed.grow(1_500).await;
        // Not always at the same point of the work.
        tokio::time::sleep(Duration::from_millis(20 * round)).await;
        nats.kill();
        feed.grow(40).await;
        nats.start_again().await;
    }
    feed.is_copied(&nats).await;
    node.stop().await;
}

/// Two nodes share the job: each event goes out once, and when the one that has the job dies without giving it back, the other
/// goes on where the stream ends.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_nodes_copy_once() {
    let (nats, feed) = (NatsServer::start().await, Feed::open().await);
    let (one, two) = (feed.node(1, &nats.url()), feed.node(2, &nats.url()));
    feed.grow(2_000).await;
    feed.is_copied(&nats).await;
    one.kill();
    feed.grow(500).await;
    feed.is_copied(&nats).await;
    let three = feed.node(3, &nats.url());
    two.stop().await;
    feed.grow(100).await;
    feed.is_copied(&nats).await;
    three.stop().await;
}

/// Two nodes that both believe to have the job, as after a long standstill, still make one orderly stream.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_lost_lease_does_no_harm() {
    let (nats, feed) = (NatsServer::start().await, Feed::open().await);
    // The same holder's name: the lease lets both in.
    let (one, two) = (feed.node(1, &nats.url()), feed.node(1, &nats.url()));
    for _ in 0..30 {
        feed.grow(150).await;
    }
    feed.is_copied(&nats).await;
    one.stop().await;
    two.stop().await;
}

/// A stream that was emptied goes on after what was noted as gone out; what it has had before, the server recognises by its id.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_emptied_stream_goes_on() {
    let (nats, feed) = (NatsServer::start().await, Feed::open().await);
    feed.grow(300).await;
    let node = feed.node(1, &nats.url());
    feed.is_copied(&nats).await;
    node.stop().await;
    let stream = nats.context().await.get_stream(STREAM).await.unwrap();
    stream.purge().await.unwrap();
    feed.forget_progress().await;
    feed.grow(20).await;
    let node = feed.node(2, &nats.url());
    // The first 301 were dropped as repetitions; the 20 that are new are there.
    let messages = nats.messages(STREAM, 20).await;
    let places: Vec<u64> = messages.iter().map(node::place).collect();
    assert_eq!(places, (302..=321).collect::<Vec<_>>());
    node.stop().await;
}

/// A stream of another database's feed is not written to.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn another_feeds_stream_is_refused() {
    let (nats, long) = (NatsServer::start().await, Feed::open().await);
    long.grow(50).await;
    let node = long.node(1, &nats.url());
    long.is_copied(&nats).await;
    node.stop().await;
    let short = Feed::open().await;
    short.grow(10).await;
    let node = short.node(1, &nats.url());
    // Several rounds of trying.
    tokio::time::sleep(Duration::from_millis(500)).await;
    long.is_copied(&nats).await;
    node.stop().await;
}
