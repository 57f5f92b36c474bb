//! Lists of bookings, a page at a time.

use calendars::DateRange;
use scheduler_model::{Booking, BookingId, BookingState, CancelReason, ChangeSet, Party, Session, SessionsDiff};
use store::BookingFilter;

use crate::samples::{day, open_tables};
use crate::{Harness, World};

async fn book(world: &World<'_>, session: &Session, count: usize) -> Vec<Booking> {
    let now = world.harness.now().await;
    let made: Vec<_> = (0..count).map(|_| world.samples.booking(session, Party::default(), now)).collect();
    world.harness.write(&ChangeSet { bookings_new: made.clone(), ..ChangeSet::default() }).await.unwrap();
    made
}

fn everything(world: &World<'_>) -> BookingFilter {
    BookingFilter { venue: world.venue.id, dates: None, caller: None, cancelled: true, after: None, limit: 100 }
}

async fn listed(world: &World<'_>, filter: &BookingFilter) -> Vec<BookingId> {
    let page = world.harness.store.bookings(filter).await.unwrap();
    page.rows.iter().map(|row| row.booking.id).collect()
}

/// Pages follow each other by cursor in the order of start and id, without gap or repetition, and the last one says so.
pub async fn bookings_come_in_pages(harness: &Harness) {
    let world = World::open(harness).await;
    let annexe = world.samples.space(&world.venue, "annexe");
    let hall = world.add(day(), (10, 11), &[open_tables(9, 9)]).await.session;
    let early = world.add(day().plus_days(-1), (10, 11), &[open_tables(9, 9)]).await.session;
    let beside = world.samples.session(&annexe, day(), (10, 11), &[open_tables(9, 9)]);
    let diff = SessionsDiff { new: vec![beside.clone()], ..SessionsDiff::default() };
    world.publish_venue(&world.venue, &[annexe], &diff).await;
    let mut expected = Vec::new();
    for session in [&hall, &beside.session, &early] {
        for booking in book(&world, session, 4).await {
            expected.push((session.interval.start(), booking.id));
        }
    }
    expected.sort();

    let mut filter = BookingFilter { limit: 5, ..everything(&world) };
    let (mut read, mut sizes) = (Vec::new(), Vec::new());
    loop {
        let page = harness.store.bookings(&filter).await.unwrap();
        for row in &page.rows {
            assert_eq!((row.venue.id, row.session.id), (world.venue.id, row.booking.session));
            assert_eq!(row.space.id, row.session.space);
            read.push((row.session.interval.start(), row.booking.id));
        }
        sizes.push(page.rows.len());
        let Some(next) = page.next else { break };
        assert_eq!(Some(&next), read.last(), "the cursor is the last row's place");
        filter.after = Some(next);
    }
    assert_eq!(read, expected);
    assert_eq!(sizes, [5, 5, 2]);

    let exact = BookingFilter { limit: 12, ..everything(&world) };
    assert_eq!(harness.store.bookings(&exact).await.unwrap().next, None, "a full last page has no next one");
}

/// Lists are of one venue, and narrow by civil day, caller and state.
pub async fn lists_are_filtered(harness: &Harness) {
    let world = World::open(harness).await;
    let mut days = Vec::new();
    for offset in 0..3 {
        let session = world.add(day().plus_days(offset), (0, 1), &[open_tables(9, 9)]).await.session;
        days.push(book(&world, &session, 1).await.remove(0));
    }
    let other = world.samples.venue("OTHER");
    let space = world.samples.space(&other, "hall");
    let session = world.samples.session(&space, day(), (10, 11), &[open_tables(9, 9)]);
    let diff = SessionsDiff { new: vec![session.clone()], ..SessionsDiff::default() };
    world.publish_venue(&other, &[space], &diff).await;
    let elsewhere = book(&world, &session.session, 1).await;

    let all = everything(&world);
    assert_eq!(listed(&world, &all).await, [days[0].id, days[1].id, days[2].id]);
    let there = BookingFilter { venue: other.id, ..all.clone() };
    assert_eq!(listed(&world, &there).await, [elsewhere[0].id]);
    let range = DateRange::new(day().plus_days(1), day().plus_days(2)).unwrap();
    let by_day = BookingFilter { dates: Some(range), ..all.clone() };
    assert_eq!(listed(&world, &by_day).await, [days[1].id, days[2].id]);
    let one_day = BookingFilter { dates: Some(DateRange::single(day())), ..all.clone() };
    assert_eq!(listed(&world, &one_day).await, [days[0].id]);
    let by_caller = BookingFilter { caller: Some(days[1].caller), ..all.clone() };
    assert_eq!(listed(&world, &by_caller).await, [days[1].id]);

    let state = BookingState::Cancelled { at: harness.now().await, reason: CancelReason::Visitor };
    let cancelled = Booking { state, version: 2, ..days[1].clone() };
    harness.write(&ChangeSet { bookings_changed: vec![cancelled], ..ChangeSet::default() }).await.unwrap();
    let standing = BookingFilter { cancelled: false, ..all.clone() };
    assert_eq!(listed(&world, &standing).await, [days[0].id, days[2].id]);
    assert_eq!(listed(&world, &all).await.len(), 3);
}
