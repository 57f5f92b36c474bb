//! Everything that is stored, as tables.

use calendars::{CapacityClass, Instant};
use scheduler_model::{
    Booking, BookingId, BookingReference, CallerId, ClassCount, Event, Hold, HoldId, IdempotentOutcome, MessageChannel,
    MessageId, MessageKind, NewMessage, Occupancy, OccupancySource, PersonFacts, PersonId, Session, SessionEntry,
    SessionId, Space, SpaceId, Venue, VenueId,
};
use store::{CallerRecord, OutboxState};
use uuid::Uuid;

use crate::table::Table;

/// A message in the outbox.
#[derive(Debug, Clone)]
pub(crate) struct Posted {
    pub(crate) message: NewMessage,
    pub(crate) created_at: Instant,
    pub(crate) state: OutboxState,
    pub(crate) attempts: u32,
    /// When it is to be sent. While leased: when the lease runs out.
    pub(crate) due_at: Instant,
    pub(crate) lease: Option<Uuid>,
}

/// A job that one process at a time does.
#[derive(Debug, Clone, Default)]
pub(crate) struct Job {
    /// Who has it, and until when.
    pub(crate) lease: Option<(Uuid, Instant)>,
    pub(crate) progress: u64,
}

/// What a message is unique by.
pub(crate) type MessageIdentity = (Uuid, MessageKind, u32, MessageChannel, String);

pub(crate) fn identity(message: &NewMessage) -> MessageIdentity {
    (message.subject, message.kind, message.version, message.channel, message.recipient.clone())
}

/// Everything that is stored.
#[derive(Debug, Default)]
pub(crate) struct State {
    pub(crate) venues: Table<VenueId, Venue>,
    pub(crate) spaces: Table<SpaceId, Space>,
    pub(crate) sessions: Table<SessionId, Session>,
    pub(crate) counts: Table<(SessionId, CapacityClass), ClassCount>,
    pub(crate) persons: Table<PersonId, PersonFacts>,
    pub(crate) holds: Table<HoldId, Hold>,
    pub(crate) bookings: Table<BookingId, Booking>,
    pub(crate) references: Table<BookingReference, BookingId>,
    pub(crate) occupancies: Table<(PersonId, OccupancySource), Occupancy>,
    pub(crate) events: Table<u64, Event>,
    /// By position: the order of writing.
    pub(crate) outbox: Table<u64, Posted>,
    pub(crate) positions: Table<MessageId, u64>,
    pub(crate) told: Table<MessageIdentity, u64>,
    /// With the instant at which each was stored.
    pub(crate) outcomes: Table<(CallerId, String), (IdempotentOutcome, Instant)>,
    pub(crate) callers: Table<CallerId, CallerRecord>,
    pub(crate) jobs: Table<String, Job>,
}

impl State {
    /// Takes back whatever was changed since the last [`keep`](State::keep).
    pub(crate) fn undo(&mut self) {
        let Self {
            venues,
            spaces,
            sessions,
            counts,
            persons,
            holds,
            bookings,
            references,
            occupancies,
            events,
            outbox,
            positions,
            told,
            outcomes,
            callers,
            jobs,
        } = self;
        venues.undo();
        spaces.undo();
        sessions.undo();
        counts.undo();
        persons.undo();
        holds.undo();
        bookings.undo();
        references.undo();
        occupancies.undo();
        events.undo();
        outbox.undo();
        positions.undo();
        told.undo();
        outcomes.undo();
        callers.undo();
        jobs.undo();
    }

    /// Makes whatever was changed last.
    pub(crate) fn keep(&mut self) {
        let Self {
            venues,
            spaces,
            sessions,
            counts,
            persons,
            holds,
            bookings,
            references,
            occupancies,
            events,
            outbox,
            positions,
            told,
            outcomes,
            callers,
            jobs,
        } = self;
        venues.keep();
        spaces.keep();
        sessions.keep();
        counts.keep();
        persons.keep();
        holds.keep();
        bookings.keep();
        references.keep();
        occupancies.keep();
        events.keep();
        outbox.keep();
        positions.keep();
        told.keep();
        outcomes.keep();
        callers.keep();
        jobs.keep();
    }

    /// The last place given out in the feed.
    pub(crate) fn last_event(&self) -> u64 {
        self.events.iter().next_back().map_or(0, |(seq, _)| *seq)
    }

    /// A session's counts, by class.
    pub(crate) fn counts_of(&self, session: SessionId) -> Vec<ClassCount> {
        let classes = (session, CapacityClass::ALL[0])..;
        let counts = self.counts.range(classes).take_while(|((of, _), _)| *of == session);
        counts.map(|(_, count)| count.clone()).collect()
    }

    /// A session with its counts.
    pub(crate) fn entry(&self, session: &Session) -> SessionEntry {
        SessionEntry { session: session.clone(), counts: self.counts_of(session.id) }
    }

    /// The time of a person that is taken, that of holds which ran out as well.
    pub(crate) fn time_of(&self, person: PersonId) -> impl Iterator<Item = &Occupancy> {
        let first = (person, OccupancySource::Hold(HoldId::from_uuid(Uuid::nil())));
        self.occupancies.range(first..).take_while(move |((of, _), _)| *of == person).map(|(_, time)| time)
    }
}
