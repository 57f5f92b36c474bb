//! Venues, spaces and sessions: what is kept of them throughout, because everything else refers to them.

use std::collections::HashMap;

use crate::findings::Findings;
use crate::rows::{Session, Space, Venue};
use crate::{Code, Id, RowRef};

/// What is known of a session.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SessionFacts {
    pub(crate) venue: Id,
    pub(crate) starts_at: i64,
    pub(crate) ends_at: i64,
}

/// Venues, spaces and sessions.
#[derive(Debug, Default)]
pub(crate) struct Places {
    pub(crate) venues: HashMap<Id, Venue>,
    spaces: HashMap<Id, Id>,
    sessions: HashMap<Id, SessionFacts>,
}

impl Places {
    pub(crate) fn venue(&mut self, venue: Venue) {
        self.venues.insert(venue.id, venue);
    }

    pub(crate) fn space(&mut self, space: &Space, findings: &mut Findings) {
        if !self.venues.contains_key(&space.venue) {
            findings.add(Code::PlaceWrong, || {
                let row = RowRef::of("spaces").with("id", space.id).with("venue", space.venue);
                ("A space belongs to a venue that does not exist.".to_owned(), vec![row])
            });
        }
        self.spaces.insert(space.id, space.venue);
    }

    pub(crate) fn session(&mut self, session: &Session, findings: &mut Findings) {
        let fault = match self.spaces.get(&session.space) {
            None => Some("A session is in a space that does not exist."),
            Some(venue) if *venue != session.venue => Some("A session is in a space of another venue."),
            Some(_) if session.starts_at >= session.ends_at => Some("A session ends before it starts."),
            Some(_) => None,
        };
        if let Some(fault) = fault {
            findings.add(Code::PlaceWrong, || {
                let row = RowRef::of("sessions").with("id", session.id).with("venue", session.venue);
                let row = row.with("space", session.space).with("starts_at", session.starts_at);
                (fault.to_owned(), vec![row.with("ends_at", session.ends_at)])
            });
        }
        let Session { venue, starts_at, ends_at, .. } = *session;
        self.sessions.insert(session.id, SessionFacts { venue, starts_at, ends_at });
    }

    /// What is known of a session, if it exists.
    pub(crate) fn of_session(&self, session: Id) -> Option<SessionFacts> {
        self.sessions.get(&session).copied()
    }

    /// Why `venue` and `session` cannot be together in one row, if they cannot.
    pub(crate) fn fault(&self, venue: Id, session: Id) -> Option<&'static str> {
        match self.sessions.get(&session) {
            None => Some("names a session that does not exist"),
            Some(facts) if facts.venue != venue => Some("names a venue that its session does not belong to"),
            Some(_) => None,
        }
    }
}
