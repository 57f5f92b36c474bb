//! A feed that grows, and nodes that copy it.

use std::sync::Arc;
use std::time::Duration;

use async_nats::jetstream::Message;
use fanout::{Fanout, FanoutConfig, FanoutParts, PLACE_HEADER, Shape};
use scheduler_model::{ChangeSet, Event, EventKind, VenueId};
use store::Store;
use store_conformance::{Harness, Samples, World};
use store_postgres::testing::TestDatabase;
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use crate::server::NatsServer;

pub(crate) const STREAM: &str = "ASSIZE_EVENTS";

/// A database with a venue, whose feed grows when told to.
pub(crate) struct Feed {
    harness: Harness,
    samples: Arc<Samples>,
    venue: VenueId,
    news: watch::Sender<u64>,
    database: Arc<TestDatabase>,
}

fn body(event: &Event, venue: &str) -> Vec<u8> {
    format!("{} {} {venue}", event.seq, event.event.id).into_bytes()
}

impl Feed {
    pub(crate) async fn open() -> Self {
        let database = Arc::new(TestDatabase::fresh().await);
        let harness = Harness::new(Arc::new(database.store().await)).keeping(Arc::clone(&database));
        let world = World::open(&harness).await;
        let (samples, venue) = (Arc::clone(&world.samples), world.venue.id);
        Self { harness, samples, venue, news: watch::channel(0).0, database }
    }

    /// Adds events in one commit, without waiting for anything but the database.
    pub(crate) async fn grow(&self, count: usize) {
        let events = (0..count).map(|_| self.samples.event(EventKind::HoldGranted, self.venue)).collect();
        let changes = ChangeSet { events, ..ChangeSet::default() };
        let writing = self.harness.write(&changes);
        let written =
            tokio::time::timeout(Duration::from_secs(20), writing).await.expect("the writer was kept waiting");
        self.news.send_replace(written.unwrap().last_event);
    }

    /// A node that copies this feed. Those with the same number have the same name.
    pub(crate) fn node(&self, number: u128, url: &str) -> Node {
        let shape: Shape = Arc::new(body);
        let holder = Uuid::from_u128(number);
        let store: Arc<dyn Store> = self.harness.store.clone();
        let parts = FanoutParts { store, news: self.news.subscribe(), shape, holder };
        let config = FanoutConfig {
            lease_for: Duration::from_secs(1),
            poll_every: Duration::from_millis(100),
            ..FanoutConfig::new(url)
        };
        let fanout = Fanout::new(parts, config).unwrap();
        let stop = CancellationToken::new();
        Node { running: tokio::spawn(fanout.run(stop.clone())), stop }
    }

    /// As if nobody had ever noted how far the job has come.
    pub(crate) async fn forget_progress(&self) {
        self.database.run("UPDATE jobs SET progress = 0, holder = NULL, leased_until = NULL").await.unwrap();
    }

    /// Waits until the stream holds as many messages as the feed has events; then message by event they are the same.
    pub(crate) async fn is_copied(&self, nats: &NatsServer) -> Vec<Message> {
        let feed = self.harness.store.events(0, 1_000_000, None).await.unwrap();
        let messages = nats.messages(STREAM, feed.last).await;
        for (event, message) in feed.events.iter().zip(&messages) {
            assert_eq!(place(message), event.seq);
            assert_eq!(&message.payload[..], body(event, "PRC"));
            let id = message.headers.as_ref().unwrap().get("Nats-Msg-Id").unwrap();
            assert_eq!(id.as_str(), event.event.id.to_string());
        }
        messages
    }
}

/// The place in the feed that a message names.
pub(crate) fn place(message: &Message) -> u64 {
    message.headers.as_ref().unwrap().get(PLACE_HEADER).unwrap().as_str().parse().unwrap()
}

pub(crate) struct Node {
    running: JoinHandle<()>,
    stop: CancellationToken,
}

impl Node {
    /// Stops as a process does that is told to.
    pub(crate) async fn stop(self) {
        self.stop.cancel();
        self.running.await.unwrap();
    }

    /// Stops as a process does that is killed: it gives nothing back.
    pub(crate) fn kill(self) {
        self.running.abort();
    }
}
