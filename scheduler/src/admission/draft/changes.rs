//! What a batch writes, summed up.

use std::collections::{BTreeSet, HashSet};

use scheduler_model::{CapacityDelta, ChangeSet, Ledger, NewMessage, OccupancySource};

use super::{Log, Row};

impl Log {
    /// The batch's changes, set-wise: final states once each, sums without zeros, only the time that is taken at the end.
    pub(super) fn into_changes(self, ledger: &Ledger) -> ChangeSet {
        let capacity: Vec<_> = self
            .taken
            .iter()
            .filter(|(_, sum)| **sum != (0, 0))
            .map(|(&(session, class, channel), &(held, booked))| CapacityDelta {
                session,
                class,
                channel,
                held,
                booked,
            })
            .collect();
        let touched = capacity.iter().filter_map(|delta| ledger.sessions.get(&delta.session));
        let venues: BTreeSet<_> = touched.map(|entry| entry.session.venue).collect();

        let was_there = |source: &OccupancySource| match source {
            OccupancySource::Hold(id) => self.holds.get(id) != Some(&Row::New),
            OccupancySource::Booking(id) => self.bookings.get(id) != Some(&Row::New),
        };
        let occupancies_gone = self.time.keys().copied().filter(was_there).collect();
        let occupancies_new = self.time.into_values().flatten().collect();

        let mut changes = ChangeSet {
            capacity,
            venues,
            occupancies_gone,
            occupancies_new,
            events: self.events,
            messages: last_of_each(self.messages),
            outcomes: self.outcomes,
            ..ChangeSet::default()
        };
        for (id, row) in self.holds {
            let rows = match row {
                Row::New => &mut changes.holds_new,
                Row::Changed => &mut changes.holds_changed,
            };
            rows.extend(ledger.holds.get(&id).cloned());
        }
        for (id, row) in self.bookings {
            let rows = match row {
                Row::New => &mut changes.bookings_new,
                Row::Changed => &mut changes.bookings_changed,
            };
            rows.extend(ledger.bookings.get(&id).cloned());
        }
        changes
    }
}

/// The messages without those that a later one to the same recipient about the same booking makes stale, in order.
fn last_of_each(mut messages: Vec<NewMessage>) -> Vec<NewMessage> {
    let mut told = HashSet::new();
    messages.reverse();
    messages.retain(|message| told.insert((message.booking, message.channel, message.recipient.clone())));
    messages.reverse();
    messages
}
