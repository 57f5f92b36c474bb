//! Change sets as the admission core would make them, by hand.

use std::collections::BTreeMap;

use calendars::{CapacityClass, Units};
use scheduler_model::{
    Booking, CapacityDelta, ChangeSet, Channel, EventKind, Hold, NewEvent, OccupancySource, Session, SessionId,
};

use crate::Samples;
use crate::samples::takings::{booking_occupancies, hold_occupancies};

/// A change of what is held and booked of open tables.
#[must_use]
pub fn delta(session: SessionId, channel: Channel, held: i64, booked: i64) -> CapacityDelta {
    CapacityDelta { session, class: CapacityClass::OpenTable, channel, held, booked }
}

/// A change set of nothing but a delta.
#[must_use]
pub fn only_delta(delta: CapacityDelta) -> ChangeSet {
    ChangeSet { capacity: vec![delta], ..ChangeSet::default() }
}

/// A hold is granted: its units, its time, its row, its event, the venue's version.
#[must_use]
pub fn granting(samples: &Samples, session: &Session, hold: &Hold) -> ChangeSet {
    let event = NewEvent {
        session: Some(hold.session),
        booking: Some(hold.booking),
        ..samples.event(EventKind::HoldGranted, hold.venue)
    };
    ChangeSet {
        capacity: vec![CapacityDelta {
            session: hold.session,
            class: hold.class,
            channel: hold.channel,
            held: units(hold.units),
            booked: 0,
        }],
        venues: [hold.venue].into(),
        occupancies_new: hold_occupancies(session, hold),
        holds_new: vec![hold.clone()],
        events: vec![event],
        ..ChangeSet::default()
    }
}

/// A booking is made without a hold: its units, its time, its row, its event, the venue's version.
#[must_use]
pub fn booking(samples: &Samples, session: &Session, booking: &Booking) -> ChangeSet {
    ChangeSet {
        capacity: vec![CapacityDelta {
            session: booking.session,
            class: booking.class,
            channel: booking.channel,
            held: 0,
            booked: units(booking.units),
        }],
        venues: [booking.venue].into(),
        occupancies_new: booking_occupancies(session, booking),
        bookings_new: vec![booking.clone()],
        events: vec![samples.booking_event(EventKind::BookingBooked, booking)],
        ..ChangeSet::default()
    }
}

/// A hold becomes the booking `made`: units move from held to booked, time from the hold to the booking.
#[must_use]
pub fn confirming(samples: &Samples, session: &Session, confirmed: &Hold, made: &Booking) -> ChangeSet {
    let mut changes = booking(samples, session, made);
    for delta in &mut changes.capacity {
        delta.held = -units(confirmed.units);
    }
    changes.occupancies_gone.insert(OccupancySource::Hold(confirmed.id));
    changes.holds_changed.push(confirmed.clone());
    changes
}

/// Several change sets as one batch: capacity summed and sorted, the rest in order.
#[must_use]
pub fn batch(parts: impl IntoIterator<Item = ChangeSet>) -> ChangeSet {
    let mut sums: BTreeMap<(SessionId, CapacityClass, Channel), (i64, i64)> = BTreeMap::new();
    let mut whole = ChangeSet::default();
    for part in parts {
        for delta in part.capacity {
            let sum = sums.entry((delta.session, delta.class, delta.channel)).or_default();
            sum.0 += delta.held;
            sum.1 += delta.booked;
        }
        whole.venues.extend(part.venues);
        whole.occupancies_gone.extend(part.occupancies_gone);
        whole.occupancies_new.extend(part.occupancies_new);
        whole.holds_new.extend(part.holds_new);
        whole.holds_changed.extend(part.holds_changed);
        whole.bookings_new.extend(part.bookings_new);
        whole.bookings_changed.extend(part.bookings_changed);
        whole.events.extend(part.events);
        whole.messages.extend(part.messages);
        whole.outcomes.extend(part.outcomes);
    }
    whole.capacity = sums
        .into_iter()
        .filter(|&(_, sums)| sums != (0, 0))
        .map(|((session, class, channel), (held, booked))| CapacityDelta { session, class, channel, held, booked })
        .collect();
    whole
}

fn units(units: Units) -> i64 {
    i64::from(units.0)
}
