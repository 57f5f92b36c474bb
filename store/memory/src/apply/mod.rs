//! Changes to what is stored, under the schema's last word.
//!
//! A change that is refused half-way leaves the rest to be undone by whoever asked for it.

mod capacity;
mod messages;
mod places;
mod rows;
mod time;

use std::collections::BTreeMap;
use std::sync::Arc;

use calendars::Instant;
use scheduler_model::{ChangeSet, Event, NewEvent, PersonFacts, PersonId, SessionsDiff, Space, Venue};
use store::{Constraint, StoreError, StoreResult, Written};

use crate::state::State;

/// One change that a transaction asked for, kept until it commits.
#[derive(Debug, Clone)]
pub(crate) enum Change {
    Batch(Arc<ChangeSet>),
    Publication(Arc<Published>),
    Facts(PersonId, PersonFacts),
}

/// A publication, as the port gives it.
#[derive(Debug)]
pub(crate) struct Published {
    pub(crate) venue: Venue,
    pub(crate) spaces: Vec<Space>,
    pub(crate) diff: SessionsDiff,
    pub(crate) event: NewEvent,
}

/// A refusal by the schema.
fn refused(constraint: Constraint, detail: impl Into<String>) -> StoreError {
    StoreError::Constraint { constraint, detail: detail.into() }
}

/// What shall change does not exist.
fn missing(what: &str) -> StoreError {
    refused(Constraint::Other, format!("{what} that shall change does not exist"))
}

impl State {
    /// Makes a change true, as of `now`.
    pub(crate) fn apply(&mut self, change: &Change, now: Instant) -> StoreResult<Written> {
        match change {
            Change::Batch(changes) => self.write(changes, now),
            Change::Publication(published) => self.publish(published, now),
            Change::Facts(person, facts) => {
                self.persons.put(*person, facts.clone());
                Ok(Written::default())
            }
        }
    }

    fn write(&mut self, changes: &ChangeSet, now: Instant) -> StoreResult<Written> {
        self.shift(&changes.capacity)?;
        self.remove_time(&changes.occupancies_gone, &changes.occupancies_new, now);
        self.add_time(&changes.occupancies_new)?;
        self.insert_holds(&changes.holds_new)?;
        self.update_holds(&changes.holds_changed)?;
        self.insert_bookings(&changes.bookings_new)?;
        self.update_bookings(&changes.bookings_changed)?;
        self.silence(&changes.messages);
        self.post(&changes.messages, now)?;
        self.remember(&changes.outcomes, now)?;
        let mut versions = BTreeMap::new();
        for id in &changes.venues {
            let mut venue = self.venues.get(id).cloned().ok_or_else(|| missing("a venue"))?;
            venue.version += 1;
            versions.insert(*id, venue.version);
            self.venues.put(*id, venue);
        }
        self.append(&changes.events, now);
        Ok(Written { versions, last_event: self.last_event() })
    }

    /// Gives events the next places of the feed.
    fn append(&mut self, events: &[NewEvent], now: Instant) {
        for (seq, event) in (self.last_event() + 1..).zip(events) {
            self.events.put(seq, Event { seq, at: now, event: event.clone() });
        }
    }
}
