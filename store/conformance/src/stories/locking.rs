//! What is read under lock is exactly what deciding needs.

use scheduler_model::{BookingId, HoldId, SessionId};
use store::{Located, Scope, Wanted};

use crate::changes::{booking, granting};
use crate::samples::{day, later, open_tables};
use crate::world::sessions;
use crate::{Harness, World};

/// A locked session comes with its counts, its venue and its space; other sessions do not.
pub async fn locking_reads_sessions_with_their_places(harness: &Harness) {
    let world = World::open(harness).await;
    let one = world.add(day(), (10, 11), &[open_tables(9, 9)]).await;
    let two = world.add(day(), (12, 13), &[open_tables(8, 8)]).await;
    world.add(day(), (14, 15), &[open_tables(7, 7)]).await;
    let mut transaction = harness.store.begin().await.unwrap();
    let unknown = SessionId::from_uuid(world.samples.uuid());
    let ledger = transaction.lock(&sessions(&[one.session.id, two.session.id, unknown])).await.unwrap();
    assert_eq!(ledger.now, transaction.now());
    let expected = [(one.session.id, one), (two.session.id, two)];
    assert_eq!(ledger.sessions, expected.into());
    let mut venue = world.venue.clone();
    venue.version = 4;
    assert_eq!(ledger.venues, [(venue.id, venue)].into());
    assert_eq!(ledger.spaces, [(world.hall.id, world.hall.clone())].into());
    assert!(ledger.holds.is_empty() && ledger.bookings.is_empty() && ledger.replays.is_empty());
}

/// Locking nothing reads nothing and does no harm.
pub async fn locking_nothing_is_allowed(harness: &Harness) {
    let mut transaction = harness.store.begin().await.unwrap();
    let ledger = transaction.lock(&Scope::default()).await.unwrap();
    assert!(ledger.sessions.is_empty() && ledger.venues.is_empty() && ledger.occupancies.is_empty());
    assert_eq!(transaction.locate(&Wanted::default()).await.unwrap(), Located::default());
    transaction.commit().await.unwrap();
}

/// A batch that was written is read under lock by the same transaction.
pub async fn a_transaction_reads_its_own_writes(harness: &Harness) {
    let world = World::open(harness).await;
    let entry = world.add_one(open_tables(9, 9)).await;
    let mut transaction = harness.store.begin().await.unwrap();
    let hold = world.samples.hold(&entry.session, world.samples.strangers(), later(transaction.now(), 10));
    transaction.write(&granting(&world.samples, &entry.session, &hold)).await.unwrap();
    let mut scope = sessions(&[entry.session.id]);
    scope.holds.insert(hold.id);
    let ledger = transaction.lock(&scope).await.unwrap();
    assert_eq!(ledger.holds[&hold.id], hold);
    assert_eq!(ledger.sessions[&entry.session.id].counts[0].taken_public.held, 1);
    assert_eq!(ledger.venues[&world.venue.id].version, 3);
}

/// The sessions and people behind holds and bookings are found, also the old place of a booking that a hold shall move.
pub async fn holds_and_bookings_are_located(harness: &Harness) {
    let world = World::open(harness).await;
    let old = world.add(day(), (10, 11), &[open_tables(9, 9)]).await.session;
    let new = world.add(day(), (12, 13), &[open_tables(9, 9)]).await.session;
    let now = harness.now().await;
    let made = world.samples.booking(&old, world.samples.strangers(), now);
    harness.write(&booking(&world.samples, &old, &made)).await.unwrap();
    let mut hold = world.samples.hold(&new, world.samples.strangers(), later(now, 10));
    hold.booking = made.id;
    hold.replaces = true;
    harness.write(&granting(&world.samples, &new, &hold)).await.unwrap();
    let fresh = world.samples.hold(&new, world.samples.strangers(), later(now, 10));
    harness.write(&granting(&world.samples, &new, &fresh)).await.unwrap();

    let people = |parties: &[&scheduler_model::Party]| {
        parties.iter().flat_map(|party| party.people().map(|(person, _)| person)).collect()
    };
    let mut transaction = harness.store.begin().await.unwrap();
    let unknown_hold = HoldId::from_uuid(world.samples.uuid());
    let unknown_booking = BookingId::from_uuid(world.samples.uuid());
    let by_booking = Wanted { holds: [unknown_hold].into(), bookings: [made.id, unknown_booking].into() };
    let located = transaction.locate(&by_booking).await.unwrap();
    let expected = Located { sessions: [old.id].into(), people: people(&[&made.party]), ..Located::default() };
    assert_eq!(located, expected);

    let by_hold = Wanted { holds: [hold.id, fresh.id].into(), ..Wanted::default() };
    let located = transaction.locate(&by_hold).await.unwrap();
    assert_eq!(located.sessions, [old.id, new.id].into());
    assert_eq!(located.people, people(&[&made.party, &hold.party, &fresh.party]));
    assert!(located.bookings.contains(&made.id));

    let scope = Scope { holds: [hold.id, fresh.id].into(), ..Scope::default() };
    let ledger = transaction.lock(&scope).await.unwrap();
    assert_eq!(ledger.bookings.into_values().collect::<Vec<_>>(), vec![made]);
    assert_eq!(ledger.holds, [(hold.id, hold), (fresh.id, fresh)].into());
}
