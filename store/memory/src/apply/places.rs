//! Publications.

use std::collections::BTreeMap;

use calendars::{Instant, Units};
use scheduler_model::{ClassCount, NewEvent, Session, SessionEntry, SessionState, Space, Venue};
use store::{Constraint, StoreResult, Written};

use super::{Published, missing, refused};
use crate::state::State;

fn within_total(count: &ClassCount) -> StoreResult<()> {
    if count.public > count.total {
        return Err(refused(Constraint::Other, "the public's share is more than there is"));
    }
    Ok(())
}

impl State {
    pub(super) fn publish(&mut self, published: &Published, now: Instant) -> StoreResult<Written> {
        let Published { venue, spaces, diff, event } = published;
        let version = self.put_venue(venue)?;
        for space in spaces {
            self.put_space(venue, space);
        }
        for entry in &diff.new {
            self.insert_session(entry)?;
        }
        for entry in &diff.changed {
            self.update_session(entry)?;
        }
        for id in &diff.closed {
            let Some(session) = self.sessions.get(id) else { continue };
            let closed = Session { state: SessionState::Closed, ..session.clone() };
            self.sessions.put(*id, closed);
        }
        self.append(&[NewEvent { version, ..event.clone() }], now);
        Ok(Written { versions: BTreeMap::from([(venue.id, version)]), last_event: self.last_event() })
    }

    fn put_venue(&mut self, venue: &Venue) -> StoreResult<u64> {
        if self.venues.values().any(|other| other.code == venue.code && other.id != venue.id) {
            return Err(refused(Constraint::Other, "the venue's code is taken"));
        }
        let version = self.venues.get(&venue.id).map_or(0, |stored| stored.version) + 1;
        self.venues.put(venue.id, Venue { version, ..venue.clone() });
        Ok(version)
    }

    /// A stored space keeps its id: venue and key say which one it is.
    fn put_space(&mut self, venue: &Venue, space: &Space) {
        let stored = self.spaces.values().find(|stored| stored.venue == venue.id && stored.key == space.key);
        let id = stored.map_or(space.id, |stored| stored.id);
        self.spaces.put(id, Space { id, venue: venue.id, ..space.clone() });
    }

    fn insert_session(&mut self, entry: &SessionEntry) -> StoreResult<()> {
        let session = &entry.session;
        let same = |other: &Session| {
            other.id == session.id
                || (other.space, other.date, other.start, other.end)
                    == (session.space, session.date, session.start, session.end)
        };
        if self.sessions.values().any(same) {
            return Err(refused(Constraint::Other, "the session exists"));
        }
        if !self.spaces.has(&session.space) {
            return Err(refused(Constraint::Other, "a session in a space that does not exist"));
        }
        self.sessions.put(session.id, session.clone());
        for count in &entry.counts {
            within_total(count)?;
            let fresh =
                ClassCount { overbook: count.overbook, ..ClassCount::fresh(count.class, count.total, count.public) };
            self.counts.put((session.id, count.class), fresh);
        }
        Ok(())
    }

    /// Pattern, eligibility, state and what is offered. What is taken stays; a class that is left out offers nothing from now
    /// on, and vanishes if nothing of it is taken.
    fn update_session(&mut self, entry: &SessionEntry) -> StoreResult<()> {
        let stored = self.sessions.get(&entry.session.id).ok_or_else(|| missing("a session"))?;
        let changed = Session {
            pattern: entry.session.pattern.clone(),
            eligibility: entry.session.eligibility.clone(),
            state: entry.session.state,
            ..stored.clone()
        };
        let id = changed.id;
        self.sessions.put(id, changed);
        for count in self.counts_of(id) {
            if entry.counts.iter().any(|offered| offered.class == count.class) {
                continue;
            }
            if count.taken() == 0 {
                self.counts.remove(&(id, count.class));
            } else {
                let nothing = ClassCount { total: Units(0), public: Units(0), overbook: Units(0), ..count };
                self.counts.put((id, nothing.class), nothing);
            }
        }
        for offered in &entry.counts {
            within_total(offered)?;
            let key = (id, offered.class);
            let stored = self.counts.get(&key);
            let (public, staff) =
                stored.map_or_else(Default::default, |stored| (stored.taken_public, stored.taken_staff));
            self.counts.put(key, ClassCount { taken_public: public, taken_staff: staff, ..offered.clone() });
        }
        Ok(())
    }
}
