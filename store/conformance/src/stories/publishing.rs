//! Venues, spaces and sessions are published and read back.

use calendars::{CapacityClass, DateRange, LocalDate, Units};
use scheduler_model::{
    Eligibility, EventKind, NewEvent, SessionEntry, SessionId, SessionState, SessionsDiff, SpaceId, VenueId,
};

use crate::changes::{delta, only_delta};
use crate::samples::places::wing;
use crate::samples::{closed_tables, day, open_tables};
use crate::{Harness, World};

fn range(first: LocalDate, last: LocalDate) -> DateRange {
    DateRange::new(first, last).unwrap()
}

/// What is published of a venue is what is read, by every way of reading; versions begin at 1.
pub async fn a_published_venue_reads_back(harness: &Harness) {
    let world = World::open(harness).await;
    let mut other = world.samples.venue("ABC-2");
    other.address.clear();
    other.email = Some("desk@example.org".to_owned());
    other.open = false;
    let hall = world.samples.space(&other, "a-hall");
    let annexe = world.samples.space(&other, "annexe");
    let spaces = [annexe.clone(), hall.clone()];
    let written = world.publish_venue(&other, &spaces, &SessionsDiff::default()).await;
    assert_eq!(written.versions, [(other.id, 1)].into());
    assert_eq!(written.last_event, 2);

    let store = &harness.store;
    assert_eq!(store.venues().await.unwrap(), vec![other.clone(), world.venue.clone()], "sorted by code");
    assert_eq!(store.venue(other.id).await.unwrap(), Some(other.clone()));
    assert_eq!(store.venue_by_code(&world.venue.code).await.unwrap(), Some(world.venue.clone()));
    assert_eq!(store.spaces(other.id).await.unwrap(), vec![hall, annexe], "sorted by key");
    assert_eq!(store.spaces(world.venue.id).await.unwrap(), vec![world.hall.clone()]);
}

/// Unknown ids and codes are nothing, not errors.
pub async fn unknown_places_are_nothing(harness: &Harness) {
    let world = World::open(harness).await;
    let unknown = VenueId::from_uuid(world.samples.uuid());
    let store = &harness.store;
    assert_eq!(store.venue(unknown).await.unwrap(), None);
    assert_eq!(store.venue_by_code(&"NOWHERE".parse().unwrap()).await.unwrap(), None);
    assert_eq!(store.spaces(unknown).await.unwrap(), vec![]);
    assert_eq!(store.session(SessionId::from_uuid(world.samples.uuid())).await.unwrap(), None);
    assert_eq!(store.index_sessions(unknown, range(day(), day())).await.unwrap(), (0, vec![]));
    let mut transaction = store.begin().await.unwrap();
    assert_eq!(transaction.venue_sessions(unknown, range(day(), day())).await.unwrap(), vec![]);
}

/// Sessions read back one by one, as the index wants them, and under lock; a range of days has both its ends.
pub async fn published_sessions_read_back(harness: &Harness) {
    let world = World::open(harness).await;
    let annexe = world.samples.space(&world.venue, "annexe");
    let counts = [open_tables(20, 15), closed_tables(2)];
    let make = |space, days, hours| world.samples.session(space, day().plus_days(days), hours, &counts);
    let before = make(&world.hall, -1, (10, 11));
    let late = make(&world.hall, 0, (14, 15));
    let early = make(&world.hall, 0, (9, 11));
    let beside = make(&annexe, 1, (9, 11));
    let last = make(&world.hall, 1, (10, 12));
    let after = make(&world.hall, 2, (10, 11));
    let all = [before, late.clone(), early.clone(), beside.clone(), last.clone(), after];
    let diff = SessionsDiff { new: all.to_vec(), ..SessionsDiff::default() };
    world.publish_venue(&world.venue, &[world.hall.clone(), annexe.clone()], &diff).await;

    let store = &harness.store;
    let row = store.session(beside.session.id).await.unwrap().unwrap();
    assert_eq!((&row.entry, &row.space), (&beside, &annexe));
    assert_eq!(row.venue.id, world.venue.id);
    assert_eq!(row.venue.version, 2);

    let asked = range(day(), day().plus_days(1));
    let (version, indexed) = store.index_sessions(world.venue.id, asked).await.unwrap();
    assert_eq!(version, 2);
    let read: Vec<SessionEntry> =
        indexed.into_iter().map(|row| SessionEntry { session: row.session, counts: row.counts }).collect();
    let expected = [early, late, beside, last];
    assert_eq!(read, expected, "sorted by date and start");

    let mut transaction = store.begin().await.unwrap();
    let mut locked = transaction.venue_sessions(world.venue.id, asked).await.unwrap();
    locked.sort_by_key(|entry| (entry.session.date, entry.session.start, entry.session.space));
    assert_eq!(locked, expected);
}

/// Publishing again changes the venue, its spaces and sessions in place. What is taken stays; spaces keep their ids.
pub async fn publishing_again_changes_in_place(harness: &Harness) {
    let world = World::open(harness).await;
    let entry = world.add(day(), (10, 11), &[open_tables(10, 5), closed_tables(2)]).await;
    let gone = world.add(day(), (12, 13), &[open_tables(4, 4)]).await;
    harness.write(&only_delta(delta(entry.session.id, scheduler_model::Channel::Public, 2, 1))).await.unwrap();

    let mut venue = world.venue.clone();
    venue.name.cy = None;
    venue.policy.party.max_total = 4;
    venue.version = 77;
    let mut hall = world.hall.clone();
    hall.id = SpaceId::from_uuid(world.samples.uuid());
    hall.name.en = "The Great Hall".to_owned();
    let mut changed = entry.clone();
    changed.session.pattern = "afternoons".to_owned();
    changed.session.eligibility = Eligibility::default();
    changed.session.state = SessionState::Closed;
    changed.counts = vec![open_tables(12, 6)];
    let diff =
        SessionsDiff { changed: vec![changed.clone()], closed: vec![gone.session.id], ..SessionsDiff::default() };
    let written = world.publish_venue(&venue, &[hall.clone()], &diff).await;
    assert_eq!(written.versions, [(venue.id, 4)].into(), "the store counts versions itself");

    let store = &harness.store;
    venue.version = 4;
    assert_eq!(store.venue(venue.id).await.unwrap(), Some(venue));
    hall.id = world.hall.id;
    assert_eq!(store.spaces(world.venue.id).await.unwrap(), vec![hall], "found by its key, so its id stays");

    let row = store.session(entry.session.id).await.unwrap().unwrap();
    changed.counts[0].taken_public.held = 2;
    changed.counts[0].taken_public.booked = 1;
    assert_eq!(row.entry, changed, "offers change, what is taken stays, an unused class vanishes");
    let closed = store.session(gone.session.id).await.unwrap().unwrap().entry;
    assert_eq!(closed.session.state, SessionState::Closed);
    assert_eq!(closed.counts, gone.counts, "closing changes the state and nothing else");

    let mut reopened = changed.clone();
    reopened.session.state = SessionState::Open;
    reopened.session.eligibility = wing("B");
    world.change(&reopened).await;
    assert_eq!(store.session(entry.session.id).await.unwrap().unwrap().entry, reopened);
}

/// A class that is no longer offered stays on the books while something of it is taken, and offers nothing.
pub async fn a_class_in_use_does_not_vanish(harness: &Harness) {
    let world = World::open(harness).await;
    let entry = world.add(day(), (10, 11), &[open_tables(10, 5), closed_tables(2)]).await;
    harness.write(&only_delta(delta(entry.session.id, scheduler_model::Channel::Staff, 0, 3))).await.unwrap();
    world.change(&SessionEntry { counts: vec![closed_tables(2)], ..entry.clone() }).await;
    let counts = world.counts(entry.session.id).await;
    assert_eq!(counts.len(), 2);
    assert_eq!((counts[0].class, counts[0].total, counts[0].public), (CapacityClass::OpenTable, Units(0), Units(0)));
    assert_eq!(counts[0].taken_staff.booked, 3);
    assert_eq!(counts[1], closed_tables(2));
}

/// New sessions start with nothing taken, whatever their entry says.
pub async fn new_sessions_start_empty(harness: &Harness) {
    let world = World::open(harness).await;
    let mut count = open_tables(10, 5);
    count.taken_staff.booked = 4;
    let entry = world.add_one(count).await;
    assert_eq!(world.counts(entry.session.id).await, vec![open_tables(10, 5)]);
}

/// The event of a publication carries the version that the publication made.
pub async fn the_event_of_a_publication_has_its_version(harness: &Harness) {
    let world = World::open(harness).await;
    let event = NewEvent { version: 99, ..world.samples.event(EventKind::VenuePublished, world.venue.id) };
    let mut transaction = harness.store.begin().await.unwrap();
    let now = transaction.now();
    transaction.publish(&world.venue, &[], &SessionsDiff::default(), &event).await.unwrap();
    transaction.commit().await.unwrap();
    let page = harness.store.events(1, 10, None).await.unwrap();
    assert_eq!(page.events.len(), 1);
    assert_eq!(page.events[0].event, NewEvent { version: 2, ..event });
    assert_eq!((page.events[0].seq, page.events[0].at), (2, now));
    assert_eq!(harness.store.spaces(world.venue.id).await.unwrap(), vec![world.hall], "spaces that are not given stay");
}
