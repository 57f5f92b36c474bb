//! A look at everything at once, past the gate: for whoever watches a simulation.

use calendars::DateRange;
use scheduler_model::{Booking, Event, Hold, IdempotentOutcome, SessionEntry, VenueId};
use store::{Constraint, IndexSession};

use crate::memory::Memory;
use crate::state::State;

/// Everything that is committed at one moment.
#[derive(Debug, Clone)]
pub struct Snapshot {
    /// Sessions with their counts, by id.
    pub sessions: Vec<SessionEntry>,
    /// Holds, by id.
    pub holds: Vec<Hold>,
    /// Bookings, by id.
    pub bookings: Vec<Booking>,
    /// The feed.
    pub events: Vec<Event>,
    /// Outcomes, by caller and key.
    pub outcomes: Vec<IdempotentOutcome>,
}

/// What kept transactions from being written, so far.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Incidents {
    /// Refusals by the schema, with its words.
    pub refused: Vec<(Constraint, String)>,
    /// How often somebody was told to begin again.
    pub retries: u64,
    /// How often transactions waited for each other in a circle.
    pub circles: u64,
}

impl State {
    /// A venue's sessions as the index wants them, with its version.
    pub(crate) fn index_of(&self, venue: VenueId, range: DateRange) -> (u64, Vec<IndexSession>) {
        let version = self.venues.get(&venue).map_or(0, |venue| venue.version);
        let here = self.sessions.values().filter(|session| session.venue == venue && range.contains(session.date));
        let row = |session: &scheduler_model::Session| IndexSession {
            session: session.clone(),
            counts: self.counts_of(session.id),
        };
        let mut found: Vec<_> = here.map(row).collect();
        found.sort_by_key(|row| (row.session.date, row.session.start, row.session.space));
        (version, found)
    }
}

impl Memory {
    /// Everything that is committed now.
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        let core = self.inner.core();
        let state = &core.state;
        Snapshot {
            sessions: state.sessions.values().map(|session| state.entry(session)).collect(),
            holds: state.holds.values().cloned().collect(),
            bookings: state.bookings.values().cloned().collect(),
            events: state.events.values().cloned().collect(),
            outcomes: state.outcomes.values().map(|(stored, _)| stored.clone()).collect(),
        }
    }

    /// A venue's version.
    #[must_use]
    pub fn version(&self, venue: VenueId) -> u64 {
        self.inner.core().state.venues.get(&venue).map_or(0, |venue| venue.version)
    }

    /// What `Sessions::index_sessions` would answer.
    #[must_use]
    pub fn index_sessions(&self, venue: VenueId, range: DateRange) -> (u64, Vec<IndexSession>) {
        self.inner.core().state.index_of(venue, range)
    }

    /// What kept transactions from being written, so far.
    #[must_use]
    pub fn incidents(&self) -> Incidents {
        self.inner.core().incidents.clone()
    }
}
