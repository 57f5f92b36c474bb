//! Everything that is stored, for the checker.

use std::collections::BTreeMap;

use async_trait::async_trait;
use checker::{Id, Part, Row, rows};
use scheduler_model::{
    Booking, BookingId, BookingReceipt, BookingState, CallerId, Event, Hold, HoldReceipt, HoldState, Occupancy,
    OccupancySource, Outcome,
};
use serde::Serialize;
use store::{Audit, StoreResult};
use uuid::Uuid;

use crate::gate::Call;
use crate::state::{Posted, State};
use crate::store::MemoryStore;

#[async_trait]
impl Audit for MemoryStore {
    async fn audit(&self, row: &mut (dyn FnMut(Row) + Send)) -> StoreResult<()> {
        let now = self.time().micros();
        self.read(Call::Read, |state| audit(state, now, row)).await
    }
}

fn id(uuid: Uuid) -> Id {
    Id(*uuid.as_bytes())
}

fn number(units: u64) -> i64 {
    i64::try_from(units).unwrap_or(i64::MAX)
}

fn json(value: &impl Serialize) -> Option<String> {
    serde_json::to_string(value).ok()
}

/// A value that is a text in JSON, without its quotes.
fn text(value: &impl Serialize) -> Option<String> {
    serde_json::to_value(value).ok()?.as_str().map(str::to_owned)
}

fn audit(state: &State, now: i64, row: &mut dyn FnMut(Row)) {
    row(Row::Snapshot(rows::Snapshot { now, feed_last: number(state.last_event()) }));
    places(state, row);
    for event in state.events.values() {
        row(Row::Feed(of_event(event)));
    }
    let ids: BTreeMap<_, _> = state.events.values().map(|event| (id(event.event.id.uuid()), event.seq)).collect();
    for (id, seq) in ids {
        row(Row::EventId(rows::EventId { id, seq: number(seq) }));
    }
    let mut times: Vec<_> = state.occupancies.values().map(of_time).collect();
    times.sort_by_key(|time| (time.person, time.starts_at));
    for time in times {
        row(Row::Time(time));
    }
    let references: BTreeMap<_, _> =
        state.references.iter().map(|(reference, booking)| (reference.compact(), id(booking.uuid()))).collect();
    for (reference, booking) in references {
        row(Row::Reference(rows::Reference { reference, booking }));
    }
    cases(state, row);
}

fn places(state: &State, row: &mut dyn FnMut(Row)) {
    for venue in state.venues.values() {
        let hold = &venue.policy.hold;
        row(Row::Venue(rows::Venue {
            id: id(venue.id.uuid()),
            version: number(venue.version),
            hold_lasts: Some(hold.lasts.micros()),
            hold_at_most: Some(hold.at_most.micros()),
        }));
    }
    for space in state.spaces.values() {
        row(Row::Space(rows::Space { id: id(space.id.uuid()), venue: id(space.venue.uuid()) }));
    }
    for session in state.sessions.values() {
        row(Row::Session(rows::Session {
            id: id(session.id.uuid()),
            venue: id(session.venue.uuid()),
            space: id(session.space.uuid()),
            starts_at: session.interval.start().micros(),
            ends_at: session.interval.end().micros(),
        }));
    }
    for ((session, class), count) in state.counts.iter() {
        row(Row::Count(rows::Count {
            session: id(session.uuid()),
            class: class.code().to_owned(),
            total: count.total.0.into(),
            public_share: count.public.0.into(),
            overbook: count.overbook.0.into(),
            public_held: count.taken_public.held.into(),
            public_booked: count.taken_public.booked.into(),
            staff_held: count.taken_staff.held.into(),
            staff_booked: count.taken_staff.booked.into(),
        }));
    }
}

/// What belongs to each booking, and the outcomes that belong to none.
fn cases(state: &State, row: &mut dyn FnMut(Row)) {
    let mut cases: BTreeMap<Id, Vec<Part>> = BTreeMap::new();
    let mut part = |booking: BookingId, part: Part| cases.entry(id(booking.uuid())).or_default().push(part);
    for booking in state.bookings.values() {
        part(booking.id, Part::Booking(of_booking(booking)));
    }
    for hold in state.holds.values() {
        part(hold.booking, Part::Hold(of_hold(hold)));
    }
    for event in state.events.values() {
        if let Some(booking) = event.event.booking {
            part(booking, Part::Event(of_event(event)));
        }
    }
    for (position, posted) in state.outbox.iter() {
        part(posted.message.booking, Part::Message(of_message(*position, posted)));
    }
    for time in state.occupancies.values() {
        part(time.booking, Part::Occupancy(of_time(time)));
    }
    for (stored, at) in state.outcomes.values() {
        match of_outcome(stored.caller, at.micros(), &stored.outcome) {
            Some((booking, outcome)) => part(booking, Part::Outcome(outcome)),
            None => row(Row::Other(rows::OtherOutcome {
                caller: id(stored.caller.uuid()),
                created_at: at.micros(),
                outcome: json(&stored.outcome).unwrap_or_default(),
            })),
        }
    }
    for (booking, parts) in cases {
        for part in parts {
            row(Row::Case(booking, part));
        }
    }
}

fn of_event(event: &Event) -> rows::Event {
    rows::Event {
        seq: number(event.seq),
        at: event.at.micros(),
        kind: event.event.kind.code().to_owned(),
        venue: id(event.event.venue.uuid()),
        session: event.event.session.map(|session| id(session.uuid())),
        booking: event.event.booking.map(|booking| id(booking.uuid())),
        version: number(event.event.version),
    }
}

fn of_time(time: &Occupancy) -> rows::Occupancy {
    let (source_kind, source) = match time.source {
        OccupancySource::Hold(hold) => ("hold", hold.uuid()),
        OccupancySource::Booking(booking) => ("booking", booking.uuid()),
    };
    rows::Occupancy {
        person: id(time.person.uuid()),
        role: time.role.code().to_owned(),
        booking: id(time.booking.uuid()),
        source_kind: source_kind.to_owned(),
        source: id(source),
        session: id(time.session.uuid()),
        starts_at: time.interval.start().micros(),
        ends_at: time.interval.end().micros(),
        until: time.until.map(calendars::Instant::micros),
    }
}

fn of_booking(booking: &Booking) -> rows::Booking {
    let cancelled_at = match booking.state {
        BookingState::Booked => None,
        BookingState::Cancelled { at, .. } => Some(at.micros()),
    };
    rows::Booking {
        id: id(booking.id.uuid()),
        reference: booking.reference.compact(),
        venue: id(booking.venue.uuid()),
        session: id(booking.session.uuid()),
        class: booking.class.code().to_owned(),
        channel: booking.channel.code().to_owned(),
        units: booking.units.0.into(),
        party: json(&booking.party),
        contact: json(&booking.contact),
        created_at: booking.created_at.micros(),
        updated_at: booking.updated_at.micros(),
        version: booking.version.into(),
        state: booking.state.code().to_owned(),
        cancelled_at,
    }
}

fn of_hold(hold: &Hold) -> rows::Hold {
    rows::Hold {
        id: id(hold.id.uuid()),
        booking: id(hold.booking.uuid()),
        replaces: hold.replaces,
        venue: id(hold.venue.uuid()),
        session: id(hold.session.uuid()),
        class: hold.class.code().to_owned(),
        channel: hold.channel.code().to_owned(),
        units: hold.units.0.into(),
        party: json(&hold.party),
        contact: hold.contact.as_ref().and_then(json),
        created_at: hold.created_at.micros(),
        last_moment: hold.last_moment.micros(),
        version: hold.version.into(),
        state: hold.state.code().to_owned(),
        state_at: hold.state.instant().micros(),
    }
}

fn of_message(position: u64, posted: &Posted) -> rows::Message {
    let message = &posted.message;
    rows::Message {
        position: number(position),
        id: id(message.id.uuid()),
        booking: id(message.booking.uuid()),
        subject: id(message.subject),
        kind: message.kind.code().to_owned(),
        version: message.version.into(),
        channel: message.channel.code().to_owned(),
        recipient: message.recipient.clone(),
        created_at: posted.created_at.micros(),
        state: posted.state.code().to_owned(),
    }
}

/// What a receipt says, and the booking that it is about. Nothing for an outcome without one.
fn of_outcome(caller: CallerId, created_at: i64, outcome: &Outcome) -> Option<(BookingId, rows::Outcome)> {
    let blank = |kind: &str| rows::Outcome {
        caller: id(caller.uuid()),
        created_at,
        kind: kind.to_owned(),
        id: None,
        session: None,
        class: None,
        channel: None,
        units: None,
        version: None,
        state: None,
        expires_at: None,
        reference: None,
    };
    let of_hold = |kind, receipt: &HoldReceipt| {
        let expires_at = match receipt.state {
            HoldState::Live { expires_at } => text(&expires_at),
            HoldState::Released { .. } | HoldState::Expired { .. } | HoldState::Confirmed { .. } => None,
        };
        let said = rows::Outcome {
            id: Some(id(receipt.id.uuid())),
            session: Some(id(receipt.session.uuid())),
            class: Some(receipt.class.code().to_owned()),
            channel: Some(receipt.channel.code().to_owned()),
            units: Some(receipt.units.0.into()),
            version: Some(receipt.version.into()),
            state: Some(receipt.state.code().to_owned()),
            expires_at,
            ..blank(kind)
        };
        Some((receipt.booking, said))
    };
    let of_booking = |kind, receipt: &BookingReceipt| {
        let said = rows::Outcome {
            id: Some(id(receipt.id.uuid())),
            session: Some(id(receipt.session.uuid())),
            class: Some(receipt.class.code().to_owned()),
            channel: Some(receipt.channel.code().to_owned()),
            units: Some(receipt.units.0.into()),
            version: Some(receipt.version.into()),
            state: Some(receipt.state.code().to_owned()),
            reference: text(&receipt.reference),
            ..blank(kind)
        };
        Some((receipt.id, said))
    };
    match outcome {
        Outcome::Held(receipt) => of_hold("held", receipt),
        Outcome::Extended(receipt) => of_hold("extended", receipt),
        Outcome::Released(receipt) => of_hold("released", receipt),
        Outcome::Booked(receipt) => of_booking("booked", receipt),
        Outcome::Changed(receipt) => of_booking("changed", receipt),
        Outcome::Cancelled(receipt) => of_booking("cancelled", receipt),
        Outcome::Expired { .. } | Outcome::Refused(_) => None,
    }
}
