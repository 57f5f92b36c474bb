//! Many writers at once, each deciding for itself under lock.

use std::sync::Arc;

use scheduler_model::{Booking, ChangeSet, Channel, Party, Session};
use store::{Scope, Store, StoreResult};
use tokio::sync::Barrier;
use tokio::task::JoinSet;

use crate::changes::{batch, booking};
use crate::samples::{day, open_tables};
use crate::{Harness, Samples, World};

/// Takes a table in each of `sessions` for `made` where all have one and everybody in it is free: all or nothing.
async fn attempt(store: &dyn Store, sessions: &[Session], made: &[Booking], changes: &ChangeSet) -> StoreResult<bool> {
    let mut transaction = store.begin().await?;
    let scope = Scope {
        sessions: sessions.iter().map(|session| session.id).collect(),
        people: made.iter().flat_map(|one| one.party.people().map(|(person, _)| person)).collect(),
        ..Scope::default()
    };
    let ledger = transaction.lock(&scope).await?;
    let room = ledger.sessions.values().all(|entry| entry.counts[0].left(Channel::Public) > 0);
    let free = ledger
        .occupancies
        .values()
        .flatten()
        .all(|time| sessions.iter().all(|session| !session.interval.overlaps(time.interval)));
    if !(room && free) {
        transaction.rollback().await?;
        return Ok(false);
    }
    transaction.write(changes).await?;
    transaction.commit().await?;
    Ok(true)
}

async fn until_decided(store: &dyn Store, sessions: &[Session], made: &[Booking], changes: &ChangeSet) -> bool {
    loop {
        match attempt(store, sessions, made, changes).await {
            Ok(won) => return won,
            Err(error) => assert!(error.may_retry(), "only a retry may stand between a task and its answer: {error}"),
        }
    }
}

/// Starts one task per list of bookings, all at the same moment, and counts those who won.
async fn race(harness: &Harness, samples: &Samples, entrants: Vec<(Vec<Session>, Vec<Booking>)>) -> usize {
    let start = Arc::new(Barrier::new(entrants.len()));
    let mut tasks = JoinSet::new();
    for (sessions, made) in entrants {
        let changes = batch(sessions.iter().zip(&made).map(|(session, made)| booking(samples, session, made)));
        let (store, start) = (Arc::clone(&harness.store), Arc::clone(&start));
        tasks.spawn(async move {
            start.wait().await;
            until_decided(&*store, &sessions, &made, &changes).await
        });
    }
    tasks.join_all().await.into_iter().filter(|&won| won).count()
}

async fn assert_sold(world: &World<'_>, session: &Session, tables: u32) {
    let count = world.counts(session.id).await.remove(0);
    assert_eq!((count.taken_public.booked, count.taken_public.held), (tables, 0), "what is counted is what was sold");
    let filter = store::BookingFilter {
        venue: world.venue.id,
        dates: None,
        caller: None,
        cancelled: true,
        after: None,
        limit: 1_000,
    };
    let rows = world.harness.store.bookings(&filter).await.unwrap().rows;
    let booked = rows.iter().filter(|row| row.booking.session == session.id).count();
    assert_eq!(booked, usize::try_from(tables).unwrap(), "a booking for every table that was sold");
}

/// Forty writers race for three tables: three win, thirty-seven are told no, and the books agree.
pub async fn the_last_table_is_sold_once(harness: &Harness) {
    let world = World::open(harness).await;
    let session = world.add_one(open_tables(10, 3)).await.session;
    let now = harness.now().await;
    let entrants = (0..40)
        .map(|_| {
            let made = world.samples.booking(&session, world.samples.strangers(), now);
            (vec![session.clone()], vec![made])
        })
        .collect();
    assert_eq!(race(harness, &world.samples, entrants).await, 3);
    assert_sold(&world, &session, 3).await;
    let feed = harness.store.events(0, 1_000, None).await.unwrap();
    assert_eq!(feed.last, 2 + 3, "one event for each booking and none for the refused");
}

/// Writers race to have one person in two overlapping sessions with tables to spare: one wins.
pub async fn one_person_is_won_once(harness: &Harness) {
    let world = World::open(harness).await;
    let one = world.add(day(), (10, 12), &[open_tables(50, 50)]).await.session;
    let two = world.add(day(), (11, 13), &[open_tables(50, 50)]).await.session;
    let (now, prisoner) = (harness.now().await, world.samples.person());
    let entrants = (0..24)
        .map(|number| {
            let session = if number % 2 == 0 { &one } else { &two };
            let party = world.samples.party(prisoner, world.samples.person());
            (vec![session.clone()], vec![world.samples.booking(session, party, now)])
        })
        .collect();
    assert_eq!(race(harness, &world.samples, entrants).await, 1);
    let sold = world.counts(one.id).await[0].taken() + world.counts(two.id).await[0].taken();
    assert_eq!(sold, 1);
}

/// Writers that each want the same two sessions and name them in either order do not wait in a circle.
pub async fn two_sessions_are_taken_together(harness: &Harness) {
    let world = World::open(harness).await;
    let one = world.add(day(), (10, 11), &[open_tables(5, 5)]).await.session;
    let two = world.add(day(), (12, 13), &[open_tables(5, 5)]).await.session;
    let now = harness.now().await;
    let entrants = (0..24)
        .map(|number| {
            let mut sessions = vec![one.clone(), two.clone()];
            if number % 2 == 0 {
                sessions.reverse();
            }
            let made = sessions.iter().map(|session| world.samples.booking(session, Party::default(), now)).collect();
            (sessions, made)
        })
        .collect();
    assert_eq!(race(harness, &world.samples, entrants).await, 5);
    assert_sold(&world, &one, 5).await;
    assert_sold(&world, &two, 5).await;
}
