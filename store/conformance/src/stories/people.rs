//! Nobody is in two places, and what is known of people.

use scheduler_model::{
    BookingId, CategoryCode, ChangeSet, HoldId, IncentiveCode, Location, Occupancy, OccupancySource, PartyRole,
    PersonFacts, PersonId, Session,
};
use store::{Constraint, Scope};

use super::assert_refused;
use crate::samples::{day, later, open_tables};
use crate::{Harness, World};

fn occupancy(world: &World<'_>, person: PersonId, session: &Session, booking: BookingId) -> Occupancy {
    Occupancy {
        person,
        role: PartyRole::Visitor,
        booking,
        source: OccupancySource::Hold(HoldId::from_uuid(world.samples.uuid())),
        session: session.id,
        interval: session.interval,
        until: None,
    }
}

fn taking(occupancies: &[&Occupancy]) -> ChangeSet {
    ChangeSet { occupancies_new: occupancies.iter().map(|&one| one.clone()).collect(), ..ChangeSet::default() }
}

/// Two overlapping sessions, from ten to twelve and from eleven to one, and a third that adjoins the first.
struct Morning {
    first: Session,
    second: Session,
    third: Session,
}

async fn morning(world: &World<'_>) -> Morning {
    let mut sessions = Vec::new();
    for hours in [(10, 12), (11, 13), (12, 14)] {
        sessions.push(world.add(day(), hours, &[open_tables(9, 9)]).await.session);
    }
    let third = sessions.pop().unwrap();
    let second = sessions.pop().unwrap();
    let first = sessions.pop().unwrap();
    Morning { first, second, third }
}

fn booking_id(world: &World<'_>) -> BookingId {
    BookingId::from_uuid(world.samples.uuid())
}

async fn stored(harness: &Harness, person: PersonId) -> Vec<Occupancy> {
    let scope = Scope { people: [person].into(), ..Scope::default() };
    harness.ledger(&scope).await.occupancies.remove(&person).unwrap_or_default()
}

/// A person whom one booking has cannot be had by another at the same time; other people can.
pub async fn nobody_is_in_two_places(harness: &Harness) {
    let world = World::open(harness).await;
    let Morning { first, second, .. } = morning(&world).await;
    let (ann, bob) = (world.samples.person(), world.samples.person());
    let taken = occupancy(&world, ann, &first, booking_id(&world));
    harness.write(&taking(&[&taken])).await.unwrap();
    let elsewhere = occupancy(&world, ann, &second, booking_id(&world));
    assert_refused(harness.write(&taking(&[&elsewhere])).await, Constraint::Occupancy);
    let within = occupancy(&world, ann, &first, booking_id(&world));
    assert_refused(harness.write(&taking(&[&within])).await, Constraint::Occupancy);
    let another = occupancy(&world, bob, &second, booking_id(&world));
    harness.write(&taking(&[&another])).await.unwrap();
    assert_eq!(stored(harness, ann).await, vec![taken]);
    assert_eq!(stored(harness, bob).await, vec![another]);
}

/// Two rows of one batch exclude each other as rows of two batches do.
pub async fn one_batch_excludes_itself(harness: &Harness) {
    let world = World::open(harness).await;
    let Morning { first, second, .. } = morning(&world).await;
    let ann = world.samples.person();
    let one = occupancy(&world, ann, &first, booking_id(&world));
    let two = occupancy(&world, ann, &second, booking_id(&world));
    assert_refused(harness.write(&taking(&[&one, &two])).await, Constraint::Occupancy);
    assert_eq!(stored(harness, ann).await, vec![]);
}

/// A booking and the hold for its new place may overlap: both belong to one booking.
pub async fn one_booking_may_overlap_itself(harness: &Harness) {
    let world = World::open(harness).await;
    let Morning { first, second, .. } = morning(&world).await;
    let (ann, chain) = (world.samples.person(), booking_id(&world));
    let old = Occupancy { source: OccupancySource::Booking(chain), ..occupancy(&world, ann, &first, chain) };
    let new = occupancy(&world, ann, &second, chain);
    harness.write(&taking(&[&old])).await.unwrap();
    harness.write(&taking(&[&new])).await.unwrap();
    assert_eq!(stored(harness, ann).await.len(), 2);
    let stranger = occupancy(&world, ann, &second, booking_id(&world));
    assert_refused(harness.write(&taking(&[&stranger])).await, Constraint::Occupancy);
}

/// A session that begins when another ends does not overlap it.
pub async fn adjoining_times_are_free(harness: &Harness) {
    let world = World::open(harness).await;
    let Morning { first, third, .. } = morning(&world).await;
    let ann = world.samples.person();
    let one = occupancy(&world, ann, &third, booking_id(&world));
    let two = occupancy(&world, ann, &first, booking_id(&world));
    harness.write(&taking(&[&one])).await.unwrap();
    harness.write(&taking(&[&two])).await.unwrap();
    assert_eq!(stored(harness, ann).await.len(), 2);
}

/// Time given back is free for the same batch already, and only the source's own time is given back.
pub async fn time_given_back_is_free(harness: &Harness) {
    let world = World::open(harness).await;
    let Morning { first, second, third } = morning(&world).await;
    let ann = world.samples.person();
    let old = occupancy(&world, ann, &first, booking_id(&world));
    let stays = occupancy(&world, ann, &third, booking_id(&world));
    harness.write(&taking(&[&old, &stays])).await.unwrap();
    let new = occupancy(&world, ann, &second, booking_id(&world));
    let mut swap = taking(&[&new]);
    swap.occupancies_gone.insert(old.source);
    assert_refused(harness.write(&swap).await, Constraint::Occupancy);
    swap.occupancies_gone.insert(stays.source);
    harness.write(&swap).await.unwrap();
    assert_eq!(stored(harness, ann).await, vec![new]);
}

/// The time of a hold that ran out is free, though nobody has given it back; that of a live hold is not.
pub async fn time_of_an_expired_hold_is_free(harness: &Harness) {
    let world = World::open(harness).await;
    let Morning { first, second, third } = morning(&world).await;
    let (ann, now) = (world.samples.person(), harness.now().await);
    let expired = Occupancy { until: Some(later(now, -1)), ..occupancy(&world, ann, &first, booking_id(&world)) };
    let live = Occupancy { until: Some(later(now, 60)), ..occupancy(&world, ann, &third, booking_id(&world)) };
    harness.write(&taking(&[&expired, &live])).await.unwrap();
    assert_eq!(stored(harness, ann).await, vec![live.clone()], "deciding does not see the one that ran out");

    let blocked = occupancy(&world, ann, &second, booking_id(&world));
    assert_refused(harness.write(&taking(&[&blocked])).await, Constraint::Occupancy);
    let free = occupancy(&world, ann, &first, booking_id(&world));
    // As the writer does: the person's time is read under lock before some of it is taken.
    let mut transaction = harness.store.begin().await.unwrap();
    transaction.lock(&Scope { people: [ann].into(), ..Scope::default() }).await.unwrap();
    transaction.write(&taking(&[&free])).await.unwrap();
    transaction.commit().await.unwrap();
    let mut read = stored(harness, ann).await;
    read.sort_by_key(|occupancy| occupancy.interval.start());
    assert_eq!(read, vec![free, live]);
}

/// Facts read back in and outside a transaction, replace what was known, and an unknown person has none.
pub async fn facts_read_back(harness: &Harness) {
    let world = World::open(harness).await;
    let (ann, bob) = (world.samples.person(), world.samples.person());
    let known = PersonFacts {
        location: Some(Location(vec!["C".to_owned(), "2".to_owned(), "008".to_owned()])),
        category: Some(CategoryCode("A_HIGH".to_owned())),
        incentive: None,
    };
    let newer = PersonFacts { incentive: Some(IncentiveCode("ENHANCED".to_owned())), ..PersonFacts::default() };
    for facts in [&known, &newer] {
        let mut transaction = harness.store.begin().await.unwrap();
        transaction.put_facts(ann, facts).await.unwrap();
        transaction.commit().await.unwrap();
        assert_eq!(harness.store.facts(ann).await.unwrap(), *facts);
        let scope = Scope { people: [ann, bob].into(), ..Scope::default() };
        let ledger = harness.ledger(&scope).await;
        assert_eq!(ledger.facts.get(&ann), Some(facts));
        assert_eq!(ledger.facts.get(&bob).cloned().unwrap_or_default(), PersonFacts::default());
    }
    assert_eq!(harness.store.facts(bob).await.unwrap(), PersonFacts::default());
}
