//! One venue in the index.

use std::collections::{BTreeMap, HashMap};

use calendars::{DateRange, Instant};
use scheduler::search::{self, Availability, OpenSession, Query, Steady};
use scheduler_model::{ClassCount, SessionEntry, SessionId, Space, SpaceId, Venue};

/// A session in the index.
pub type IndexedSession = store::IndexSession;

/// One venue with its sessions, as of its version.
pub struct VenueView {
    venue: Venue,
    spaces: BTreeMap<SpaceId, Space>,
    /// Sorted by (date, start, space).
    sessions: Vec<IndexedSession>,
    places: HashMap<SessionId, usize>,
    range: DateRange,
}

impl VenueView {
    pub(crate) fn new(venue: Venue, spaces: Vec<Space>, sessions: Vec<IndexedSession>, range: DateRange) -> Self {
        let places = sessions.iter().enumerate().map(|(place, indexed)| (indexed.session.id, place)).collect();
        let spaces = spaces.into_iter().map(|space| (space.id, space)).collect();
        Self { venue, spaces, sessions, places, range }
    }

    /// The venue; its version is the version of everything here.
    #[must_use]
    pub const fn venue(&self) -> &Venue {
        &self.venue
    }

    /// One of its spaces.
    #[must_use]
    pub fn space(&self, id: SpaceId) -> Option<&Space> {
        self.spaces.get(&id)
    }

    /// Its sessions, sorted by (date, start, space).
    #[must_use]
    pub fn sessions(&self) -> &[IndexedSession] {
        &self.sessions
    }

    /// One of its sessions.
    #[must_use]
    pub fn session(&self, id: SessionId) -> Option<&IndexedSession> {
        self.sessions.get(*self.places.get(&id)?)
    }

    /// The civil days that are covered.
    #[must_use]
    pub const fn range(&self) -> DateRange {
        self.range
    }

    /// What could be taken, judged at `now`.
    #[must_use]
    pub fn availability(&self, query: &Query<'_>, now: Instant) -> Availability {
        search::availability(query, &self.venue, now, &self.sessions, |indexed| OpenSession {
            session: &indexed.session,
            counts: &indexed.counts,
        })
    }

    /// The time around `now` in which the passing of time alone changes no answer about this venue.
    #[must_use]
    pub fn steady(&self, now: Instant) -> Steady {
        search::steady(&self.venue, now, &self.sessions, |indexed| OpenSession {
            session: &indexed.session,
            counts: &indexed.counts,
        })
    }

    pub(crate) fn replace_if_newer(&mut self, fresh: Self) {
        if fresh.venue.version >= self.venue.version {
            *self = fresh;
        }
    }

    /// Puts in the sessions of the commit that made `version`, if it came right after what is here: then the whole view is what
    /// the database had at that version. False if commits in between are missing; nothing is put in then.
    pub(crate) fn follow(&mut self, entries: &[&SessionEntry], version: u64) -> bool {
        if version <= self.venue.version {
            return true;
        }
        if version != self.venue.version.saturating_add(1) {
            return false;
        }
        for entry in entries {
            self.put(entry.session.id, &entry.counts);
        }
        self.venue.version = version;
        true
    }

    /// Puts in the counts of every session that has changed since this view's version, as they were at `version`. What is here
    /// stays if it is newer.
    pub(crate) fn overwrite(&mut self, version: u64, counts: &BTreeMap<SessionId, Vec<ClassCount>>) {
        if version <= self.venue.version {
            return;
        }
        for (&session, counts) in counts {
            self.put(session, counts);
        }
        self.venue.version = version;
    }

    fn put(&mut self, session: SessionId, counts: &[ClassCount]) {
        if let Some(&place) = self.places.get(&session)
            && let Some(indexed) = self.sessions.get_mut(place)
        {
            indexed.counts.clear();
            indexed.counts.extend_from_slice(counts);
        }
    }
}
