//! Several processes on one database: each store here has a pool of its own.

use std::sync::Arc;
use std::time::Duration;

use scheduler_model::{Booking, ChangeSet, Channel, EventKind, PersonId, SessionEntry, SessionsDiff};
use store::{Located, Scope, Store, StoreError, StoreResult, Wanted};
use store_conformance::changes::{batch, booking, delta, only_delta};
use store_conformance::samples::{day, open_tables};
use store_conformance::{Harness, World};
use tokio::task::JoinSet;

use crate::testing::TestDatabase;
use crate::{PostgresConfig, PostgresStore};

async fn two_nodes() -> (Harness, Arc<PostgresStore>) {
    let database = TestDatabase::fresh().await;
    let other = Arc::new(database.store().await);
    (Harness::new(Arc::new(database.store().await)).keeping(database), other)
}

fn scope(sessions: &[&SessionEntry], people: &[PersonId]) -> Scope {
    Scope {
        sessions: sessions.iter().map(|entry| entry.session.id).collect(),
        people: people.iter().copied().collect(),
        ..Scope::default()
    }
}

/// A second venue with a hall in the same store, not yet published.
fn another_venue<'h>(world: &World<'h>) -> World<'h> {
    let samples = Arc::clone(&world.samples);
    let venue = samples.venue("FAR");
    let hall = samples.space(&venue, "hall");
    World { harness: world.harness, samples, venue, hall }
}

const ROUNDS: u32 = 20;
const WRITERS: usize = 6;

/// Each of six writers on two nodes takes a unit in each of its sessions, twenty times, with people and venues locked.
/// Nobody may have to begin again, and every change must arrive.
async fn hammer(sessions_of: impl Fn(usize) -> Vec<usize>, people: usize) {
    let (harness, other) = two_nodes().await;
    let world = World::open(&harness).await;
    let far = another_venue(&world);
    let mut sessions = Vec::new();
    for place in 0..WRITERS {
        let start = 9 + u32::try_from(place).unwrap();
        let at = if place % 2 == 0 { &world } else { &far };
        sessions.push(at.add(day(), (start, start + 1), &[open_tables(9_000, 9_000)]).await);
    }
    let before = (world.version(world.venue.id).await, world.version(far.venue.id).await);
    let people: Vec<PersonId> = (0..people).map(|_| world.samples.person()).collect();
    let venues = [world.venue.id, far.venue.id];

    let mut writers = JoinSet::new();
    let mut expected = [0; WRITERS];
    for writer in 0..WRITERS {
        let store: Arc<dyn Store> = if writer % 2 == 0 { harness.store.clone() } else { other.clone() };
        let mine: Vec<SessionEntry> = sessions_of(writer).into_iter().map(|place| sessions[place].clone()).collect();
        sessions_of(writer).into_iter().for_each(|place| expected[place] += ROUNDS);
        let wanted = scope(&mine.iter().collect::<Vec<_>>(), &people);
        let taking = batch(mine.iter().map(|entry| only_delta(delta(entry.session.id, Channel::Public, 1, 0))));
        let changes = ChangeSet { venues: venues.into(), ..taking };
        writers.spawn(async move {
            for _ in 0..ROUNDS {
                let mut transaction = store.begin().await?;
                transaction.lock(&wanted).await?;
                transaction.write(&changes).await?;
                transaction.commit().await?;
            }
            StoreResult::Ok(())
        });
    }
    for result in writers.join_all().await {
        result.expect("nobody had to begin again");
    }
    for (entry, expected) in sessions.iter().zip(expected) {
        assert_eq!(world.counts(entry.session.id).await[0].taken_public.held, expected);
    }
    let raised = u64::from(ROUNDS) * u64::try_from(WRITERS).unwrap();
    let after = (world.version(world.venue.id).await, world.version(far.venue.id).await);
    assert_eq!(after, (before.0 + raised, before.1 + raised));
}

/// Writers of the same sessions take them in one order.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sessions_are_never_waited_for_in_a_circle() {
    hammer(|_| (0..WRITERS).collect(), 0).await;
}

/// Writers of different sessions for the same people, unknown ones at first, take the people in one order.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn people_are_never_waited_for_in_a_circle() {
    hammer(|writer| vec![writer], 12).await;
}

/// Writers that have nothing in common but the venues raise their versions in one order, and none is lost.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn venues_are_never_waited_for_in_a_circle() {
    hammer(|writer| vec![writer], 0).await;
}

/// Writers whose sessions overlap in part, for the same people.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn neighbours_are_never_waited_for_in_a_circle() {
    hammer(|writer| vec![writer, (writer + 1) % WRITERS], 3).await;
}

/// What is read after a lock includes what its last owner committed, though this transaction began before that.
#[tokio::test]
async fn a_waiting_writer_decides_on_what_the_first_one_left() {
    let (harness, other) = two_nodes().await;
    let world = World::open(&harness).await;
    let entry = world.add_one(open_tables(1, 1)).await;
    let session = entry.session.clone();
    let people: Vec<PersonId> = vec![world.samples.person(), world.samples.person()];
    let mut first = harness.store.begin().await.unwrap();
    let mut second = other.begin().await.unwrap();
    let ledger = first.lock(&scope(&[&entry], &people)).await.unwrap();
    assert_eq!(ledger.sessions[&session.id].counts[0].left(Channel::Public), 1);

    let wanted = scope(&[&entry], &people);
    let waiting = tokio::spawn(async move { (second.lock(&wanted).await, second) });
    let made = world.samples.booking(&session, world.samples.party(people[0], people[1]), first.now());
    first.write(&booking(&world.samples, &session, &made)).await.unwrap();
    first.commit().await.unwrap();

    let (ledger, second) = waiting.await.unwrap();
    let ledger = ledger.unwrap();
    assert_eq!(ledger.sessions[&session.id].counts[0].left(Channel::Public), 0);
    assert_eq!(ledger.occupancies[&people[0]].len(), 1);
    second.rollback().await.unwrap();
}

/// A writer that waits too long for a lock is told to begin again.
#[tokio::test]
async fn a_lock_that_does_not_come_is_a_retry() {
    let database = TestDatabase::fresh().await;
    let hasty = PostgresConfig { lock_timeout: Duration::from_millis(50), ..database.config() };
    let hasty = PostgresStore::connect(&hasty).await.unwrap();
    let harness = Harness::new(Arc::new(database.store().await)).keeping(database);
    let world = World::open(&harness).await;
    let entry = world.add_one(open_tables(1, 1)).await;
    let mut first = harness.store.begin().await.unwrap();
    first.lock(&scope(&[&entry], &[])).await.unwrap();
    let mut second = hasty.begin().await.unwrap();
    let refused = second.lock(&scope(&[&entry], &[])).await;
    assert!(matches!(refused, Err(StoreError::Retry(_))), "{refused:?}");

    // Dropped without an end, the first one's locks are gone nevertheless.
    drop(first);
    drop(second);
    harness.ledger(&scope(&[&entry], &[])).await;
}

/// A booking in one session, made in a world with another session to move it to.
async fn movable(world: &World<'_>) -> (Booking, SessionEntry, SessionEntry) {
    let old = world.add(day(), (10, 11), &[open_tables(9, 9)]).await;
    let new = world.add(day(), (12, 13), &[open_tables(9, 9)]).await;
    let made = world.samples.booking(&old.session, world.samples.strangers(), world.harness.now().await);
    world.harness.write(&booking(&world.samples, &old.session, &made)).await.unwrap();
    (made, old, new)
}

fn moved(made: &Booking, to: &SessionEntry) -> Booking {
    Booking { session: to.session.id, version: made.version + 1, ..made.clone() }
}

/// Between locating and locking a booking may move. The scope then lacks its new session, and the batch begins again; a
/// scope that has it is good.
#[tokio::test]
async fn a_booking_that_moved_before_the_lock_is_a_retry() {
    let (harness, other) = two_nodes().await;
    let world = World::open(&harness).await;
    let (made, old, new) = movable(&world).await;
    for covered in [false, true] {
        let mut transaction = other.begin().await.unwrap();
        let Located { sessions, people, .. } =
            transaction.locate(&Wanted { bookings: [made.id].into(), ..Wanted::default() }).await.unwrap();
        assert_eq!(sessions.len(), 1);
        let current = harness.store.booking(made.id).await.unwrap().unwrap().booking;
        let to = if current.session == old.session.id { &new } else { &old };
        let change = ChangeSet { bookings_changed: vec![moved(&current, to)], ..Default::default() };
        harness.write(&change).await.unwrap();

        let mut wanted = Scope { sessions, people, bookings: [made.id].into(), ..Scope::default() };
        if covered {
            wanted.sessions.insert(to.session.id);
        }
        let locked = transaction.lock(&wanted).await;
        if covered {
            assert_eq!(locked.unwrap().bookings[&made.id].session, to.session.id);
        } else {
            assert!(matches!(locked, Err(StoreError::Retry(_))), "{locked:?}");
        }
        transaction.rollback().await.unwrap();
    }
}

/// A change that was decided on an older version than the stored one is not written over the newer one.
#[tokio::test]
async fn an_older_version_never_overwrites_a_newer_one() {
    let (harness, _) = two_nodes().await;
    let world = World::open(&harness).await;
    let (made, _, new) = movable(&world).await;
    let change = ChangeSet { bookings_changed: vec![moved(&made, &new)], ..Default::default() };
    harness.write(&change).await.unwrap();
    let again = harness.write(&change).await;
    assert!(matches!(again, Err(StoreError::Retry(_))), "{again:?}");
}

/// Two nodes publish the same new sessions at once: the second waits, and finds them.
#[tokio::test]
async fn publications_of_one_venue_follow_each_other() {
    let (harness, other) = two_nodes().await;
    let world = World::open(&harness).await;
    let range = calendars::DateRange::single(day());
    let entry = world.samples.session(&world.hall, day(), (10, 11), &[open_tables(1, 1)]);
    let mut first = harness.store.begin().await.unwrap();
    assert_eq!(first.venue_sessions(world.venue.id, range).await.unwrap(), []);
    let mut second = other.begin().await.unwrap();
    let venue = world.venue.id;
    let waiting = tokio::spawn(async move { second.venue_sessions(venue, range).await });
    let event = world.samples.event(EventKind::VenuePublished, venue);
    let diff = SessionsDiff { new: vec![entry.clone()], ..Default::default() };
    first.publish(&world.venue, std::slice::from_ref(&world.hall), &diff, &event).await.unwrap();
    first.commit().await.unwrap();
    assert_eq!(waiting.await.unwrap().unwrap(), [entry]);
}
