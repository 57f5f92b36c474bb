//! The event feed: ordered, gapless, resumable.

use std::sync::Arc;

use scheduler_model::{ChangeSet, Channel, Event, EventKind, NewEvent};
use store::{News, Store, VenueNews};

use crate::changes::{delta, only_delta};
use crate::samples::{day, open_tables};
use crate::{Harness, World, write};

fn telling(events: Vec<NewEvent>) -> ChangeSet {
    ChangeSet { events, ..ChangeSet::default() }
}

async fn all(store: &dyn Store) -> Vec<Event> {
    let page = store.events(0, 100_000, None).await.unwrap();
    assert_eq!(page.last, page.events.last().map_or(0, |event| event.seq));
    page.events
}

fn assert_gapless(events: &[Event]) {
    for (expected, event) in (1..).zip(events) {
        assert_eq!(event.seq, expected, "the feed has no gap and no repetition");
    }
}

/// A feed without events ends at 0.
pub async fn an_empty_feed_ends_at_nothing(harness: &Harness) {
    let page = harness.store.events(0, 10, None).await.unwrap();
    assert_eq!((page.events, page.last), (vec![], 0));
    assert_eq!(harness.write(&ChangeSet::default()).await.unwrap().last_event, 0);
}

/// Events of every kind come back in the order of decision, with place, time and content; pages follow by cursor.
pub async fn events_come_in_order(harness: &Harness) {
    let world = World::open(harness).await;
    let entry = world.add_one(open_tables(9, 9)).await;
    let booking = world.samples.booking(&entry.session, world.samples.strangers(), harness.now().await);
    let told: Vec<NewEvent> = EventKind::ALL.map(|kind| world.samples.booking_event(kind, &booking)).to_vec();
    let mut transaction = harness.store.begin().await.unwrap();
    let now = transaction.now();
    let written = transaction.write(&telling(told.clone())).await.unwrap();
    transaction.commit().await.unwrap();
    assert_eq!(written.last_event, 10);

    let mut read = Vec::new();
    loop {
        let after = 2 + u64::try_from(read.len()).unwrap();
        let page = harness.store.events(after, 3, None).await.unwrap();
        assert_eq!(page.last, 10, "each page tells where the feed ends");
        if page.events.is_empty() {
            break;
        }
        read.extend(page.events);
    }
    let expected: Vec<Event> = (3..).zip(told).map(|(seq, event)| Event { seq, at: now, event }).collect();
    assert_eq!(read, expected);
}

/// The feed of some venues alone leaves the others out and keeps the places.
pub async fn the_feed_is_filtered_by_venue(harness: &Harness) {
    let world = World::open(harness).await;
    let other = world.samples.venue("OTHER");
    world.publish_venue(&other, &[], &scheduler_model::SessionsDiff::default()).await;
    let event = |venue| world.samples.event(EventKind::HoldGranted, venue);
    harness.write(&telling(vec![event(other.id), event(world.venue.id), event(other.id)])).await.unwrap();
    let places = async |venues: &[_], limit| {
        let page = harness.store.events(0, limit, Some(venues)).await.unwrap();
        assert_eq!(page.last, 5);
        page.events.iter().map(|event| event.seq).collect::<Vec<_>>()
    };
    assert_eq!(places(&[other.id], 10).await, [2, 3, 5]);
    assert_eq!(places(&[other.id], 2).await, [2, 3]);
    assert_eq!(places(&[world.venue.id, other.id], 10).await, [1, 2, 3, 4, 5]);
    assert_eq!(places(&[], 10).await, [0_u64; 0]);
}

/// News name every venue with an event after the place and no other. Where they give counts, these are the present ones of
/// every session that an event names, and those of the whole venue once a booking has moved: the session that it left is in
/// no event.
pub async fn news_tell_what_changed(harness: &Harness) {
    let world = World::open(harness).await;
    let (here, there) = (
        world.add(day(), (10, 11), &[open_tables(9, 9)]).await.session.id,
        world.add(day(), (12, 13), &[open_tables(9, 9)]).await.session.id,
    );
    let before = harness.store.events(0, 1, None).await.unwrap().last;
    let news = harness.store.news(before).await.unwrap();
    assert_eq!(news, News { last: before, ..News::default() }, "nothing has happened");
    let published = harness.store.news(0).await.unwrap();
    assert_eq!((published.last, published.venues.get(&world.venue.id)), (before, Some(&VenueNews::Anew)));

    let telling = |kind, session, change| {
        let event = NewEvent { session: Some(session), ..world.samples.event(kind, world.venue.id) };
        ChangeSet { venues: [world.venue.id].into(), events: vec![event], ..only_delta(change) }
    };
    let taken = telling(EventKind::HoldGranted, here, delta(here, Channel::Public, 1, 0));
    let last = harness.write(&taken).await.unwrap().last_event;
    let changed = harness.store.news(before).await.unwrap();
    assert_eq!((changed.last, changed.venues.len()), (last, 1));
    check_counts(&world, &changed, &[here]).await;

    // A booking moved from `there` to `here`; only `here` is in the event.
    harness.write(&telling(EventKind::BookingBooked, there, delta(there, Channel::Public, 0, 1))).await.unwrap();
    let place = harness.store.events(0, 1, None).await.unwrap().last;
    harness.write(&telling(EventKind::BookingChanged, here, delta(there, Channel::Public, 0, -1))).await.unwrap();
    check_counts(&world, &harness.store.news(place).await.unwrap(), &[here, there]).await;
}

/// Counts that are told are those of the database, at its version, for at least these sessions.
async fn check_counts(world: &World<'_>, news: &News, sessions: &[scheduler_model::SessionId]) {
    match news.venues.get(&world.venue.id).expect("the venue has news") {
        VenueNews::Anew => {}
        VenueNews::Counts { version, counts } => {
            assert_eq!(*version, world.version(world.venue.id).await);
            assert!(sessions.iter().all(|session| counts.contains_key(session)), "a session is missing");
            for (session, counts) in counts {
                assert_eq!(counts, &world.counts(*session).await);
            }
        }
    }
}

/// A transaction that is undone leaves no gap, whether it is rolled back or dropped.
pub async fn an_undone_transaction_leaves_no_gap(harness: &Harness) {
    let world = World::open(harness).await;
    for end in 0..3 {
        let mut transaction = harness.store.begin().await.unwrap();
        let event = world.samples.event(EventKind::HoldGranted, world.venue.id);
        transaction.write(&telling(vec![event])).await.unwrap();
        match end {
            0 => transaction.rollback().await.unwrap(),
            1 => drop(transaction),
            _ => transaction.commit().await.unwrap(),
        }
    }
    let events = all(&*harness.store).await;
    assert_gapless(&events);
    assert_eq!(events.len(), 2);
}

/// Many writers at once, some of whom give up, leave a feed without a gap; a reader beside them never sees one either.
pub async fn many_writers_leave_no_gap(harness: &Harness) {
    const WRITERS: usize = 12;
    const ROUNDS: usize = 8;
    let world = World::open(harness).await;
    let (venue, samples) = (world.venue.id, Arc::clone(&world.samples));
    let mut writers = tokio::task::JoinSet::new();
    for number in 0..WRITERS {
        let (store, samples) = (Arc::clone(&harness.store), Arc::clone(&samples));
        writers.spawn(async move {
            for round in 0..ROUNDS {
                let events = (0..=round % 3).map(|_| samples.event(EventKind::HoldGranted, venue));
                let changes = telling(events.collect());
                if (number + round).is_multiple_of(4) {
                    let mut transaction = store.begin().await.unwrap();
                    let _ = transaction.write(&changes).await;
                    drop(transaction);
                } else {
                    while let Err(error) = write(&*store, &changes).await {
                        assert!(error.may_retry(), "{error}");
                    }
                }
            }
        });
    }
    let reader = {
        let store = Arc::clone(&harness.store);
        tokio::spawn(async move {
            for _ in 0..40 {
                assert_gapless(&all(&*store).await);
                tokio::task::yield_now().await;
            }
        })
    };
    while let Some(done) = writers.join_next().await {
        done.unwrap();
    }
    reader.await.unwrap();
    let events = all(&*harness.store).await;
    assert_gapless(&events);
    let written: usize = (0..WRITERS)
        .flat_map(|number| (0..ROUNDS).filter(move |round| (number + round) % 4 != 0))
        .map(|round| round % 3 + 1)
        .sum();
    assert_eq!(events.len(), 1 + written);
}
