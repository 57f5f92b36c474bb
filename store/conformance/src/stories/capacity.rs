//! The schema's word on capacity.

use calendars::{CapacityClass, Units};
use scheduler_model::{CapacityDelta, ChangeSet, Channel, SessionEntry, SessionId};
use store::{Constraint, StoreResult, Written};

use super::assert_refused;
use crate::changes::{batch, delta, only_delta};
use crate::samples::{closed_tables, day, open_tables};
use crate::{Harness, World};

async fn shift(
    harness: &Harness,
    session: SessionId,
    channel: Channel,
    held: i64,
    booked: i64,
) -> StoreResult<Written> {
    harness.write(&only_delta(delta(session, channel, held, booked))).await
}

/// Deltas of many sessions, classes and channels in one batch each land where they belong.
pub async fn counts_follow_deltas(harness: &Harness) {
    let world = World::open(harness).await;
    let one = world.add(day(), (10, 11), &[open_tables(10, 8), closed_tables(3)]).await;
    let two = world.add(day(), (12, 13), &[open_tables(10, 8)]).await;
    let (a, b) = (one.session.id, two.session.id);
    let closed = CapacityDelta { class: CapacityClass::ClosedTable, ..delta(a, Channel::Staff, 0, 2) };
    let first =
        [delta(a, Channel::Public, 3, 1), delta(a, Channel::Staff, 0, 2), closed, delta(b, Channel::Public, 1, 0)];
    harness.write(&batch(first.map(only_delta))).await.unwrap();
    harness.write(&batch([delta(a, Channel::Public, -2, 2)].map(only_delta))).await.unwrap();

    let counts = world.counts(a).await;
    let mut open = open_tables(10, 8);
    open.shift(Channel::Public, 1, 3);
    open.shift(Channel::Staff, 0, 2);
    let mut glass = closed_tables(3);
    glass.shift(Channel::Staff, 0, 2);
    assert_eq!(counts, vec![open, glass]);
    let mut other = open_tables(10, 8);
    other.shift(Channel::Public, 1, 0);
    assert_eq!(world.counts(b).await, vec![other]);
}

/// Staff may take every unit and not one more, held and booked counted together.
pub async fn the_total_has_the_last_word(harness: &Harness) {
    let world = World::open(harness).await;
    let session = world.add_one(open_tables(5, 3)).await.session.id;
    shift(harness, session, Channel::Public, 2, 0).await.unwrap();
    shift(harness, session, Channel::Staff, 1, 2).await.unwrap();
    for (channel, held, booked) in [(Channel::Staff, 1, 0), (Channel::Staff, 0, 1), (Channel::Public, 1, 0)] {
        assert_refused(shift(harness, session, channel, held, booked).await, Constraint::Capacity);
    }
    assert_eq!(world.counts(session).await[0].taken(), 5);
}

/// The public may take its share and not one more, however much is free.
pub async fn the_public_share_has_the_last_word(harness: &Harness) {
    let world = World::open(harness).await;
    let session = world.add_one(open_tables(5, 3)).await.session.id;
    shift(harness, session, Channel::Public, 2, 1).await.unwrap();
    assert_refused(shift(harness, session, Channel::Public, 0, 1).await, Constraint::Capacity);
    shift(harness, session, Channel::Staff, 0, 2).await.unwrap();
}

/// An overbooking grant stretches what staff may take by its limit.
pub async fn an_overbooking_grant_stretches_the_total(harness: &Harness) {
    let world = World::open(harness).await;
    let mut count = open_tables(2, 2);
    count.overbook = Units(1);
    let session = world.add_one(count).await.session.id;
    shift(harness, session, Channel::Staff, 0, 3).await.unwrap();
    assert_refused(shift(harness, session, Channel::Staff, 0, 1).await, Constraint::Capacity);
}

/// Capacity may be lowered below what is taken. From then on units are only given back, until there is room again.
pub async fn an_overfull_session_only_gives_back(harness: &Harness) {
    let world = World::open(harness).await;
    let entry = world.add_one(open_tables(6, 6)).await;
    let session = entry.session.id;
    shift(harness, session, Channel::Public, 2, 2).await.unwrap();
    shift(harness, session, Channel::Staff, 0, 2).await.unwrap();
    world.change(&SessionEntry { counts: vec![open_tables(3, 1)], ..entry.clone() }).await;
    assert_eq!(world.counts(session).await[0].taken(), 6, "nothing is cancelled unseen");

    assert_refused(shift(harness, session, Channel::Staff, 0, 1).await, Constraint::Capacity);
    shift(harness, session, Channel::Public, -1, 1).await.expect("a hold that was granted may become a booking");
    shift(harness, session, Channel::Public, -1, 0).await.expect("giving back is always allowed");
    shift(harness, session, Channel::Staff, 0, -1).await.expect("giving back is always allowed");
    assert_refused(shift(harness, session, Channel::Public, 0, 1).await, Constraint::Capacity);
    shift(harness, session, Channel::Public, 0, -2).await.unwrap();
    shift(harness, session, Channel::Staff, 0, 1).await.expect("there is room again");
    assert_refused(shift(harness, session, Channel::Public, 0, 1).await, Constraint::Capacity);
}

/// Nothing that was not taken can be given back.
pub async fn counts_never_fall_below_none(harness: &Harness) {
    let world = World::open(harness).await;
    let session = world.add_one(open_tables(5, 5)).await.session.id;
    shift(harness, session, Channel::Public, 1, 0).await.unwrap();
    assert_refused(shift(harness, session, Channel::Public, -2, 0).await, Constraint::Capacity);
    assert_refused(shift(harness, session, Channel::Public, 0, -1).await, Constraint::Capacity);
    assert_refused(shift(harness, session, Channel::Staff, -1, 0).await, Constraint::Capacity);
    assert_eq!(world.counts(session).await[0].taken_public.held, 1);
}

/// A class that a session does not offer cannot be taken, nor anything of a session that does not exist.
pub async fn what_is_not_offered_cannot_be_taken(harness: &Harness) {
    let world = World::open(harness).await;
    let session = world.add_one(open_tables(5, 5)).await.session.id;
    let minutes = CapacityDelta { class: CapacityClass::Minutes, ..delta(session, Channel::Staff, 0, 1) };
    assert_refused(harness.write(&only_delta(minutes)).await, Constraint::Capacity);
    let nowhere = SessionId::from_uuid(world.samples.uuid());
    assert_refused(shift(harness, nowhere, Channel::Staff, 0, 1).await, Constraint::Capacity);
}

/// A refused delta undoes the rest of its batch.
pub async fn a_refused_delta_undoes_its_batch(harness: &Harness) {
    let world = World::open(harness).await;
    let one = world.add(day(), (10, 11), &[open_tables(5, 5)]).await.session.id;
    let two = world.add(day(), (12, 13), &[open_tables(1, 1)]).await.session.id;
    let mut changes: ChangeSet =
        batch([delta(one, Channel::Public, 1, 0), delta(two, Channel::Public, 2, 0)].map(only_delta));
    changes.venues.insert(world.venue.id);
    assert_refused(harness.write(&changes).await, Constraint::Capacity);
    assert_eq!(world.counts(one).await, vec![open_tables(5, 5)]);
    assert_eq!(world.version(world.venue.id).await, 3);
}
