//! Engines that share a PostgreSQL database, each with a store of its own, as processes would have.

use std::sync::Arc;
use std::time::Duration;

use calendars::{DateRange, LocalDate, Span};
use engine::{Engine, EngineConfig, IndexedSession};
use scheduler_model::{SessionId, Venue};
use store::{Clock, Store, StoreError, StoreResult, SystemClock};
use store_postgres::{PostgresConfig, PostgresStore};

use crate::fixture::{Setting, publication, start};

/// Longer than anything here should ever take.
const PATIENCE: Duration = Duration::from_secs(30);

pub(crate) struct Node {
    pub(crate) engine: Engine,
    pub(crate) store: Arc<dyn Store>,
}

impl Node {
    /// A node whose timer looks at the feed every `follow_every`.
    pub(crate) async fn start(url: &str, seed: u64, follow_every: Span) -> Self {
        let config = PostgresConfig { max_connections: 6, ..PostgresConfig::new(url) };
        let store: Arc<dyn Store> = Arc::new(PostgresStore::connect(&config).await.unwrap());
        let setting = Setting::default();
        let config = EngineConfig { follow_every, ..setting.config };
        let engine = start(&store, None, config, seed).await;
        Self { engine, store }
    }

    /// Publishes the venue of all stories.
    pub(crate) async fn publish(&self, setting: &Setting) -> (Venue, Vec<SessionId>) {
        let publication = publication(self.store.now().await.unwrap(), setting);
        let venue = publication.venue.clone();
        self.engine.publish(publication).await.unwrap();
        let (_, sessions) = self.view(&venue).unwrap();
        (venue, sessions.into_iter().map(|indexed| indexed.session.id).collect())
    }

    /// What the index has of the venue, and of which version.
    pub(crate) fn view(&self, venue: &Venue) -> Option<(u64, Vec<IndexedSession>)> {
        self.engine.index().with_venue(venue.id, |view| (view.venue().version, view.sessions().to_vec()))
    }

    /// What the database has.
    pub(crate) async fn stored(&self, venue: &Venue) -> (u64, Vec<IndexedSession>) {
        let today = venue.zone.local_date(SystemClock.now());
        let range = DateRange::new(today, LocalDate::new(2100, 1, 1).unwrap()).unwrap();
        answered(async || self.store.index_sessions(venue.id, range).await).await
    }

    /// Waits until the node knows the feed's end and its index says what the database says.
    pub(crate) async fn catches_up(&self, venue: &Venue) {
        let last = answered(async || self.store.events(0, 1, None).await).await.last;
        let mut known = self.engine.committed();
        let told = tokio::time::timeout(PATIENCE, known.wait_for(|known| *known >= last)).await;
        told.expect("the node never learned of the commit").unwrap();
        // Its own commit is told at once, although others before it may still have to be looked at.
        let stored = self.stored(venue).await;
        let same = async {
            while self.view(venue).as_ref() != Some(&stored) {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        };
        if tokio::time::timeout(PATIENCE, same).await.is_err() {
            assert_eq!(self.view(venue).unwrap(), stored);
        }
    }

    /// Whether the node knows the feed's end.
    pub(crate) async fn is_behind(&self) -> bool {
        *self.engine.committed().borrow() < self.store.events(0, 1, None).await.unwrap().last
    }
}

/// What the database answers. After a crash each connection that the pool still has is found dead once.
async fn answered<T>(ask: impl AsyncFn() -> StoreResult<T>) -> T {
    loop {
        match ask().await {
            Err(StoreError::Unavailable(_)) => {}
            answer => return answer.unwrap(),
        }
    }
}

/// So seldom that no story ever sees the timer.
pub(crate) const NEVER: Span = Span::from_hours(1);
