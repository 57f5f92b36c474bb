//! Bookings are kept, changed, and found.

use calendars::Units;
use scheduler_model::{
    Booking, BookingId, BookingState, CancelReason, ChangeSet, Channel, Contact, HoldState, Language, Party,
};
use store::{BookingRow, Constraint, Scope};

use super::assert_refused;
use crate::changes::{booking, confirming, granting};
use crate::samples::{day, later, open_tables};
use crate::{Harness, World};

async fn read(harness: &Harness, id: BookingId) -> BookingRow {
    harness.store.booking(id).await.unwrap().unwrap()
}

/// A booking reads back whole, with its place, by id, by reference, and under lock; an unknown one is nothing.
pub async fn a_booking_reads_back(harness: &Harness) {
    let world = World::open(harness).await;
    let entry = world.add_one(open_tables(9, 9)).await;
    let made = world.samples.booking(&entry.session, world.samples.strangers(), harness.now().await);
    harness.write(&booking(&world.samples, &entry.session, &made)).await.unwrap();

    let row = read(harness, made.id).await;
    assert_eq!(row.booking, made);
    assert_eq!((&row.session, &row.space), (&entry.session, &world.hall));
    assert_eq!((row.venue.id, row.venue.version), (world.venue.id, 3));
    assert_eq!(harness.store.booking_by_reference(made.reference).await.unwrap(), Some(row));
    assert_eq!(harness.store.booking_by_reference(world.samples.reference()).await.unwrap(), None);
    let unknown = BookingId::from_uuid(world.samples.uuid());
    assert_eq!(harness.store.booking(unknown).await.unwrap(), None);
    let scope = Scope { bookings: [made.id, unknown].into(), ..Scope::default() };
    assert_eq!(harness.ledger(&scope).await.bookings.into_values().collect::<Vec<_>>(), vec![made]);
}

/// Everything about a booking that can change does: place, party, contact, version, state.
pub async fn a_booking_changes(harness: &Harness) {
    let world = World::open(harness).await;
    let old = world.add(day(), (10, 11), &[open_tables(9, 9)]).await.session;
    let new = world.add(day(), (14, 15), &[open_tables(9, 9)]).await.session;
    let now = harness.now().await;
    let made = world.samples.booking(&old, world.samples.strangers(), now);
    harness.write(&booking(&world.samples, &old, &made)).await.unwrap();
    let moved = Booking {
        session: new.id,
        channel: Channel::Staff,
        units: Units(2),
        party: world.samples.strangers(),
        contact: Contact { email: None, phone: Some("07700 900123".to_owned()), language: Language::English },
        updated_at: later(now, 1),
        version: 2,
        ..made.clone()
    };
    harness.write(&ChangeSet { bookings_changed: vec![moved.clone()], ..ChangeSet::default() }).await.unwrap();
    let row = read(harness, made.id).await;
    assert_eq!((row.booking, row.session), (moved.clone(), new));
    for (version, reason) in (3..).zip(CancelReason::ALL) {
        let state = BookingState::Cancelled { at: later(now, 2), reason };
        let cancelled = Booking { version, state, ..moved.clone() };
        harness.write(&ChangeSet { bookings_changed: vec![cancelled.clone()], ..ChangeSet::default() }).await.unwrap();
        assert_eq!(read(harness, made.id).await.booking, cancelled);
    }
}

/// A reference names one booking for ever. The schema's refusal says that another try may succeed.
pub async fn a_reference_is_taken_once(harness: &Harness) {
    let world = World::open(harness).await;
    let entry = world.add_one(open_tables(9, 9)).await;
    let now = harness.now().await;
    let first = world.samples.booking(&entry.session, Party::default(), now);
    harness.write(&booking(&world.samples, &entry.session, &first)).await.unwrap();
    let second = Booking { reference: first.reference, ..world.samples.booking(&entry.session, Party::default(), now) };
    let result = harness.write(&booking(&world.samples, &entry.session, &second)).await;
    assert!(result.as_ref().is_err_and(store::StoreError::may_retry));
    assert_refused(result, Constraint::Reference);
    assert_eq!(world.counts(entry.session.id).await[0].taken(), 1);
}

/// Changing a booking that does not exist is refused, and so is making one twice.
pub async fn a_booking_exists_once_before_it_changes(harness: &Harness) {
    let world = World::open(harness).await;
    let entry = world.add_one(open_tables(9, 9)).await;
    let made = world.samples.booking(&entry.session, Party::default(), harness.now().await);
    let change = ChangeSet { bookings_changed: vec![made.clone()], ..ChangeSet::default() };
    assert_refused(harness.write(&change).await, Constraint::Other);
    harness.write(&ChangeSet { bookings_new: vec![made.clone()], ..ChangeSet::default() }).await.unwrap();
    let again = Booking { reference: world.samples.reference(), ..made };
    assert_refused(
        harness.write(&ChangeSet { bookings_new: vec![again], ..ChangeSet::default() }).await,
        Constraint::Other,
    );
}

/// A hold becomes a booking in one step: units, time, rows and events agree.
pub async fn a_hold_becomes_a_booking(harness: &Harness) {
    let world = World::open(harness).await;
    let entry = world.add_one(open_tables(1, 1)).await;
    let now = harness.now().await;
    let mut hold = world.samples.hold(&entry.session, world.samples.strangers(), later(now, 10));
    harness.write(&granting(&world.samples, &entry.session, &hold)).await.unwrap();
    hold.version = 2;
    hold.state = HoldState::Confirmed { at: now };
    let mut made = world.samples.booking(&entry.session, hold.party.clone(), now);
    made.id = hold.booking;
    harness.write(&confirming(&world.samples, &entry.session, &hold, &made)).await.unwrap();

    let count = world.counts(entry.session.id).await.remove(0);
    assert_eq!((count.taken_public.held, count.taken_public.booked), (0, 1));
    let people = made.party.people().map(|(person, _)| person).collect();
    let ledger = harness.ledger(&Scope { people, holds: [hold.id].into(), ..Scope::default() }).await;
    assert_eq!(ledger.holds[&hold.id], hold);
    assert_eq!(ledger.bookings[&made.id], made, "the booking of a named hold comes with it");
    let times: Vec<_> = ledger.occupancies.into_values().flatten().collect();
    assert_eq!(times.len(), 2);
    assert!(times.iter().all(|time| time.source == scheduler_model::OccupancySource::Booking(made.id)));
}
