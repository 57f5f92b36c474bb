//! The outbox's way in.

use std::collections::BTreeSet;

use calendars::Instant;
use scheduler_model::NewMessage;
use store::{Constraint, OutboxState, StoreResult};

use super::refused;
use crate::state::{Posted, State, identity};

impl State {
    /// Silences what waits for a booking that gets a new message.
    pub(super) fn silence(&mut self, messages: &[NewMessage]) {
        let bookings: BTreeSet<_> = messages.iter().map(|message| message.booking).collect();
        let waits =
            |posted: &Posted| posted.state == OutboxState::Pending && bookings.contains(&posted.message.booking);
        let silenced: Vec<_> = self
            .outbox
            .iter()
            .filter(|(_, posted)| waits(posted))
            .map(|(position, posted)| {
                (*position, Posted { state: OutboxState::Superseded, lease: None, ..posted.clone() })
            })
            .collect();
        for (position, posted) in silenced {
            self.outbox.put(position, posted);
        }
    }

    /// Adds messages, due at once. There is one per subject, kind, version, channel and recipient.
    pub(super) fn post(&mut self, messages: &[NewMessage], now: Instant) -> StoreResult<()> {
        for message in messages {
            let identity = identity(message);
            if self.told.has(&identity) || self.positions.has(&message.id) {
                return Err(refused(Constraint::Other, "the message is there"));
            }
            let position = self.outbox.iter().next_back().map_or(1, |(last, _)| last + 1);
            self.told.put(identity, position);
            self.positions.put(message.id, position);
            let posted = Posted {
                message: message.clone(),
                created_at: now,
                state: OutboxState::Pending,
                attempts: 0,
                due_at: now,
                lease: None,
            };
            self.outbox.put(position, posted);
        }
        Ok(())
    }
}
