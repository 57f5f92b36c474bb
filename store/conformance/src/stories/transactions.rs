//! Whatever must be true together becomes true together, or not at all.

use calendars::Span;
use scheduler_model::{MessageKind, Party, PersonFacts};

use crate::changes::booking;
use crate::samples::open_tables;
use crate::{Harness, World};

/// Nobody sees a batch before it is committed; then everybody sees all of it.
pub async fn uncommitted_work_is_invisible(harness: &Harness) {
    let world = World::open(harness).await;
    let entry = world.add_one(open_tables(9, 9)).await;
    let mut transaction = harness.store.begin().await.unwrap();
    let made = world.samples.booking(&entry.session, world.samples.strangers(), transaction.now());
    let mut changes = booking(&world.samples, &entry.session, &made);
    changes.messages.push(world.samples.message(MessageKind::Booked, &entry.session, &made, transaction.now()));
    let written = transaction.write(&changes).await.unwrap();

    let store = &harness.store;
    assert_eq!(store.booking(made.id).await.unwrap(), None);
    assert_eq!(world.counts(entry.session.id).await[0].taken(), 0);
    assert_eq!(world.version(world.venue.id).await, 2);
    assert_eq!(store.events(0, 10, None).await.unwrap().last, 2);
    assert_eq!(store.outbox_stats().await.unwrap().pending, 0);

    transaction.commit().await.unwrap();
    assert_eq!(written.versions, [(world.venue.id, 3)].into());
    assert_eq!(written.last_event, 3);
    assert_eq!(store.booking(made.id).await.unwrap().unwrap().booking, made);
    assert_eq!(world.counts(entry.session.id).await[0].taken(), 1);
    assert_eq!(world.version(world.venue.id).await, 3);
    assert_eq!(store.events(0, 10, None).await.unwrap().last, 3);
    assert_eq!(store.outbox_stats().await.unwrap().pending, 1);
}

/// A transaction that is rolled back or dropped leaves nothing behind, and the next one can begin.
pub async fn an_undone_transaction_leaves_nothing(harness: &Harness) {
    let world = World::open(harness).await;
    let entry = world.add_one(open_tables(9, 9)).await;
    let person = world.samples.person();
    let facts = PersonFacts { category: Some(scheduler_model::CategoryCode("B".to_owned())), ..PersonFacts::default() };
    for dropped in [true, false] {
        let mut transaction = harness.store.begin().await.unwrap();
        let made = world.samples.booking(&entry.session, Party::default(), transaction.now());
        transaction.write(&booking(&world.samples, &entry.session, &made)).await.unwrap();
        transaction.put_facts(person, &facts).await.unwrap();
        if dropped {
            drop(transaction);
        } else {
            transaction.rollback().await.unwrap();
        }
        assert_eq!(harness.store.booking(made.id).await.unwrap(), None);
    }
    assert_eq!(world.counts(entry.session.id).await[0].taken(), 0);
    assert_eq!(world.version(world.venue.id).await, 2);
    assert_eq!(harness.store.facts(person).await.unwrap(), PersonFacts::default());
}

/// After the schema has refused a write the transaction is of no use, and the store is as it was.
pub async fn a_refused_write_leaves_nothing(harness: &Harness) {
    let world = World::open(harness).await;
    let entry = world.add_one(open_tables(1, 1)).await;
    let mut transaction = harness.store.begin().await.unwrap();
    let first = world.samples.booking(&entry.session, Party::default(), transaction.now());
    transaction.write(&booking(&world.samples, &entry.session, &first)).await.unwrap();
    let second = world.samples.booking(&entry.session, Party::default(), transaction.now());
    assert!(transaction.write(&booking(&world.samples, &entry.session, &second)).await.is_err());
    drop(transaction);
    assert_eq!(harness.store.booking(first.id).await.unwrap(), None);
    assert_eq!(world.counts(entry.session.id).await[0].taken(), 0);
    harness.write(&booking(&world.samples, &entry.session, &second)).await.unwrap();
}

/// A transaction's time is read once, and a later transaction's is not earlier: also where the clock is set back.
pub async fn time_does_not_run_backwards(harness: &Harness) {
    let world = World::open(harness).await;
    let mut last = harness.now().await;
    for _ in 0..5 {
        let mut transaction = harness.store.begin().await.unwrap();
        let now = transaction.now();
        assert!(now >= last, "{now} came after {last}");
        transaction.put_facts(world.samples.person(), &PersonFacts::default()).await.unwrap();
        if let Some(clock) = &harness.clock {
            clock.advance(Span::from_hours(-1));
        }
        assert_eq!(transaction.now(), now);
        transaction.commit().await.unwrap();
        last = now;
    }
    assert!(harness.now().await >= last);
}
