//! A venue with a hall, published in a store under test.

use std::sync::Arc;

use calendars::LocalDate;
use scheduler_model::{ClassCount, EventKind, HoldId, SessionEntry, SessionId, SessionsDiff, Space, Venue, VenueId};
use store::{Scope, Written};

use crate::samples::day;
use crate::{Harness, Samples};

/// A venue with a hall, published in a store under test. The hall has no sessions at first.
#[derive(Debug)]
pub struct World<'h> {
    /// The store under test.
    pub harness: &'h Harness,
    /// Makes further rows.
    pub samples: Arc<Samples>,
    /// The venue.
    pub venue: Venue,
    /// Its hall.
    pub hall: Space,
}

impl<'h> World<'h> {
    /// Publishes a venue and its hall.
    pub async fn open(harness: &'h Harness) -> Self {
        let samples = Arc::new(Samples::new());
        let venue = samples.venue("PRC");
        let hall = samples.space(&venue, "hall");
        let world = Self { harness, samples, venue, hall };
        world.publish(&SessionsDiff::default()).await;
        world
    }

    /// Publishes the venue and its hall with a diff of sessions.
    pub async fn publish(&self, diff: &SessionsDiff) -> Written {
        self.publish_venue(&self.venue, std::slice::from_ref(&self.hall), diff).await
    }

    /// Publishes a venue, spaces and a diff of sessions.
    pub async fn publish_venue(&self, venue: &Venue, spaces: &[Space], diff: &SessionsDiff) -> Written {
        let event = self.samples.event(EventKind::VenuePublished, venue.id);
        let mut transaction = self.harness.store.begin().await.expect("a transaction begins");
        let written = transaction.publish(venue, spaces, diff, &event).await.expect("the venue is published");
        transaction.commit().await.expect("the publication is committed");
        written
    }

    /// Adds a session in the hall.
    pub async fn add(&self, date: LocalDate, hours: (u32, u32), counts: &[ClassCount]) -> SessionEntry {
        let entry = self.samples.session(&self.hall, date, hours, counts);
        self.publish(&SessionsDiff { new: vec![entry.clone()], ..SessionsDiff::default() }).await;
        entry
    }

    /// Adds a session of one class on the usual day, from ten to eleven.
    pub async fn add_one(&self, count: ClassCount) -> SessionEntry {
        self.add(day(), (10, 11), &[count]).await
    }

    /// Publishes a session as it now is.
    pub async fn change(&self, entry: &SessionEntry) {
        self.publish(&SessionsDiff { changed: vec![entry.clone()], ..SessionsDiff::default() }).await;
    }

    /// A session's counts as they are stored, read outside any transaction.
    pub async fn counts(&self, session: SessionId) -> Vec<ClassCount> {
        let row = self.harness.store.session(session).await.expect("the session is read").expect("the session exists");
        row.entry.counts
    }

    /// The venue's version as it is stored.
    pub async fn version(&self, venue: VenueId) -> u64 {
        self.harness.store.venue(venue).await.expect("the venue is read").expect("the venue exists").version
    }
}

/// A scope of sessions alone.
#[must_use]
pub fn sessions(ids: &[SessionId]) -> Scope {
    Scope { sessions: ids.iter().copied().collect(), ..Scope::default() }
}

/// A scope of holds alone.
#[must_use]
pub fn holds(ids: &[HoldId]) -> Scope {
    Scope { holds: ids.iter().copied().collect(), ..Scope::default() }
}
