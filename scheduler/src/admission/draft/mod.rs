//! The ledger while a batch is being decided.
//!
//! Reading is free; changing goes through a few methods (in [`holds`] and [`bookings`]), each of which does all that the
//! change means: rows, counts, people's time, the event, the messages. The small steps that those are made of are here and
//! are not seen outside.

mod bookings;
mod changes;
mod holds;
mod messages;

use std::collections::BTreeMap;

use calendars::{CapacityClass, Instant};
use scheduler_model::{
    BookingId, ChangeSet, Channel, EventKind, HoldId, IdempotentOutcome, Ledger, NewEvent, NewMessage, Occupancy,
    OccupancySource, Party, SessionId, VenueId,
};

use super::FreshIds;
use super::expire::Swept;
use super::seat::Seat;
use crate::planted;

/// A ledger that remembers how it was changed.
pub(super) struct Draft<'i> {
    ledger: Ledger,
    ids: &'i mut dyn FreshIds,
    log: Log,
}

/// What has changed since the batch began.
#[derive(Default)]
struct Log {
    /// Held and booked units, by what they are counted under.
    taken: BTreeMap<(SessionId, CapacityClass, Channel), (i64, i64)>,
    holds: BTreeMap<HoldId, Row>,
    bookings: BTreeMap<BookingId, Row>,
    /// The time that each touched hold or booking takes now.
    time: BTreeMap<OccupancySource, Vec<Occupancy>>,
    events: Vec<NewEvent>,
    messages: Vec<NewMessage>,
    outcomes: Vec<IdempotentOutcome>,
}

/// Whether a touched row was there when the batch began.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Row {
    New,
    Changed,
}

impl<'i> Draft<'i> {
    pub(super) fn new(ledger: Ledger, ids: &'i mut dyn FreshIds) -> Self {
        Self { ledger, ids, log: Log::default() }
    }

    /// The ledger as it is now.
    pub(super) const fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// Gives back every hold that has run out, and says how many in each session.
    pub(super) fn sweep(&mut self) -> Swept {
        let Ledger { now, holds, sessions, .. } = &self.ledger;
        let due: Vec<_> = holds
            .values()
            .filter(|hold| hold.is_due(now.minus(planted::grace())) && sessions.contains_key(&hold.session))
            .map(|hold| (hold.id, hold.session))
            .collect();
        let mut swept = Swept::new();
        for (id, session) in due {
            self.expire(id);
            *swept.entry(session).or_default() += 1;
        }
        swept
    }

    /// Stores an outcome under its idempotency key.
    pub(super) fn remember(&mut self, outcome: IdempotentOutcome) {
        self.ledger.replays.push(outcome.clone());
        self.log.outcomes.push(outcome);
    }

    /// All that has changed, and the ledger as it is now.
    pub(super) fn finish(self) -> (ChangeSet, Ledger) {
        (self.log.into_changes(&self.ledger), self.ledger)
    }

    /// Adds the seat's units to what is held and booked, so many times each; negative times give back.
    fn count(&mut self, seat: Seat, held: i64, booked: i64) {
        let units = i64::from(seat.units.0);
        let (held, booked) = (held * units, booked * units);
        let entry = self.ledger.sessions.get_mut(&seat.session);
        if let Some(count) = entry.and_then(|entry| entry.count_mut(seat.class)) {
            count.shift(seat.channel, held, booked);
        }
        let sum = self.log.taken.entry((seat.session, seat.class, seat.channel)).or_default();
        sum.0 += held;
        sum.1 += booked;
    }

    /// From now on `source` takes the time of the party's known people in `session`, and no other time.
    fn occupy(&mut self, source: OccupancySource, booking: BookingId, party: &Party, at: (SessionId, Option<Instant>)) {
        let (session, until) = at;
        let Some(interval) = self.ledger.sessions.get(&session).map(|entry| entry.session.interval) else { return };
        let taken: Vec<_> = party
            .people()
            .map(|(person, role)| Occupancy { person, role, booking, source, session, interval, until })
            .collect();
        if taken.is_empty() {
            return;
        }
        for occupancy in &taken {
            self.ledger.occupancies.entry(occupancy.person).or_default().push(occupancy.clone());
        }
        self.log.time.insert(source, taken);
    }

    /// From now on `source`, which had the time of the party's known people, takes nobody's time.
    fn vacate(&mut self, source: OccupancySource, party: &Party) {
        for (person, _) in party.people() {
            if let Some(taken) = self.ledger.occupancies.get_mut(&person) {
                taken.retain(|occupancy| occupancy.source != source);
            }
        }
        if party.people().next().is_some() {
            self.log.time.insert(source, Vec::new());
        }
    }

    fn record(&mut self, kind: EventKind, venue: VenueId, session: SessionId, booking: BookingId, version: u32) {
        self.log.events.push(NewEvent {
            id: self.ids.event(),
            kind,
            venue,
            session: Some(session),
            booking: Some(booking),
            version: u64::from(version),
        });
    }
}
