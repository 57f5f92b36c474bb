//! Whole tables in memory, for stores that have them there and for tests.

use crate::rows::{
    Booking, Count, Event, EventId, Hold, Message, Occupancy, OtherOutcome, Outcome, Reference, Session, Snapshot,
    Space, Venue,
};
use crate::{Id, Part, Row};

/// A small database, table by table, in any order. [`Tables::send`] sends it as an audit wants it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tables {
    /// The store's clock.
    pub now: i64,
    /// `feed.last`.
    pub feed_last: i64,
    /// Table `venues`.
    pub venues: Vec<Venue>,
    /// Table `spaces`.
    pub spaces: Vec<Space>,
    /// Table `sessions`.
    pub sessions: Vec<Session>,
    /// Table `session_counts`.
    pub counts: Vec<Count>,
    /// Table `events`, each with its id.
    pub events: Vec<(Id, Event)>,
    /// Table `occupancies`.
    pub occupancies: Vec<Occupancy>,
    /// Table `bookings`.
    pub bookings: Vec<Booking>,
    /// Table `holds`.
    pub holds: Vec<Hold>,
    /// Table `outbox`.
    pub messages: Vec<Message>,
    /// Table `outcomes`: of commands about a booking or its holds, each with the id of that booking.
    pub outcomes: Vec<(Id, Outcome)>,
    /// Table `outcomes`: all others.
    pub other_outcomes: Vec<OtherOutcome>,
}

impl Tables {
    /// Sends every row, pass by pass, each pass sorted as [`Row`] says.
    pub fn send(&self, row: &mut (impl FnMut(Row) + ?Sized)) {
        row(Row::Snapshot(Snapshot { now: self.now, feed_last: self.feed_last }));
        sorted(&self.venues, |venue| venue.id).for_each(|venue| row(Row::Venue(venue)));
        sorted(&self.spaces, |space| space.id).for_each(|space| row(Row::Space(space)));
        sorted(&self.sessions, |session| session.id).for_each(|session| row(Row::Session(session)));
        sorted(&self.counts, |count| count.session).for_each(|count| row(Row::Count(count)));
        sorted(&self.events, |(_, event)| event.seq).for_each(|(_, event)| row(Row::Feed(event)));
        sorted(&self.events, |(id, event)| (*id, event.seq))
            .for_each(|(id, event)| row(Row::EventId(EventId { id, seq: event.seq })));
        sorted(&self.occupancies, |time| (time.person, time.starts_at)).for_each(|time| row(Row::Time(time)));
        sorted(&self.bookings, |booking| (booking.reference.clone(), booking.id)).for_each(|booking| {
            row(Row::Reference(Reference { reference: booking.reference, booking: booking.id }));
        });
        self.other_outcomes.iter().cloned().for_each(|outcome| row(Row::Other(outcome)));
        sorted(&self.parts(), |(booking, _)| *booking).for_each(|(booking, part)| row(Row::Case(booking, part)));
    }

    fn parts(&self) -> Vec<(Id, Part)> {
        let mut parts = Vec::new();
        parts.extend(self.bookings.iter().cloned().map(|booking| (booking.id, Part::Booking(booking))));
        parts.extend(self.holds.iter().cloned().map(|hold| (hold.booking, Part::Hold(hold))));
        let events = self.events.iter().filter_map(|(_, event)| Some((event.booking?, Part::Event(event.clone()))));
        parts.extend(events);
        parts.extend(self.messages.iter().cloned().map(|message| (message.booking, Part::Message(message))));
        parts.extend(self.occupancies.iter().cloned().map(|time| (time.booking, Part::Occupancy(time))));
        parts.extend(self.outcomes.iter().cloned().map(|(booking, outcome)| (booking, Part::Outcome(outcome))));
        parts
    }
}

fn sorted<T: Clone, K: Ord>(rows: &[T], key: impl Fn(&T) -> K) -> std::vec::IntoIter<T> {
    let mut rows = rows.to_vec();
    rows.sort_by_key(key);
    rows.into_iter()
}
