//! The schema's last word, where no lock has kept writers apart.

use std::sync::Arc;

use scheduler_model::{Channel, Party, PartyMember, PartyRole};
use store::{Constraint, Store, StoreError};
use store_conformance::changes::{booking, delta, granting, only_delta};
use store_conformance::samples::{day, later, open_tables};
use store_conformance::stories::assert_refused;
use store_conformance::{Harness, World};

use crate::PostgresStore;
use crate::testing::TestDatabase;

async fn fresh() -> (Harness, Arc<PostgresStore>) {
    let database = TestDatabase::fresh().await;
    let store = Arc::new(database.store().await);
    (Harness::new(store.clone()).keeping(database), store)
}

/// Two transactions that both believe a person to be free: the second waits for the first and is refused.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_person_is_not_taken_twice_without_locks() {
    let (harness, store) = fresh().await;
    let world = World::open(&harness).await;
    let one = world.add(day(), (10, 12), &[open_tables(9, 9)]).await.session;
    let two = world.add(day(), (11, 13), &[open_tables(9, 9)]).await.session;
    let (prisoner, now) = (world.samples.person(), harness.now().await);
    let party = || world.samples.party(prisoner, world.samples.person());
    let (first, second) = (world.samples.booking(&one, party(), now), world.samples.booking(&two, party(), now));

    let mut winner = store.begin().await.unwrap();
    winner.write(&booking(&world.samples, &one, &first)).await.unwrap();
    let mut late = booking(&world.samples, &two, &second);
    // Without the rows that both have to take in any case, so that nothing but the exclusion keeps them apart.
    late.capacity.clear();
    late.venues.clear();
    late.events.clear();
    let mut loser = store.begin().await.unwrap();
    let losing = tokio::spawn(async move { loser.write(&late).await });
    winner.commit().await.unwrap();
    assert_refused(losing.await.unwrap(), Constraint::Occupancy);
}

/// Two transactions that both believe the last unit to be free: the second waits for the first and is refused.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_last_unit_is_not_sold_twice_without_locks() {
    let (harness, store) = fresh().await;
    let world = World::open(&harness).await;
    let session = world.add_one(open_tables(1, 1)).await.session;
    let last = move || only_delta(delta(session.id, Channel::Staff, 1, 0));
    let mut winner = store.begin().await.unwrap();
    winner.write(&last()).await.unwrap();
    let mut loser = store.begin().await.unwrap();
    let losing = tokio::spawn(async move { loser.write(&last()).await });
    winner.commit().await.unwrap();
    assert_refused(losing.await.unwrap(), Constraint::Capacity);
}

/// What the database cannot keep is a refusal of that batch, not a failure of the database.
#[tokio::test]
async fn a_text_that_cannot_be_stored_is_refused() {
    let (harness, _) = fresh().await;
    let world = World::open(&harness).await;
    let session = world.add_one(open_tables(9, 9)).await.session;
    let mut made = world.samples.booking(&session, world.samples.strangers(), harness.now().await);
    made.contact.email = Some("a\0b@example.org".to_owned());
    assert_refused(harness.write(&booking(&world.samples, &session, &made)).await, Constraint::Other);
}

/// A party that names somebody twice takes their time once.
#[tokio::test]
async fn a_person_named_twice_is_there_once() {
    let (harness, _) = fresh().await;
    let world = World::open(&harness).await;
    let session = world.add_one(open_tables(9, 9)).await.session;
    let twin = world.samples.person();
    let member = |role| PartyMember { role, person: Some(twin), name: None, born: None };
    let party = Party(vec![member(PartyRole::LeadVisitor), member(PartyRole::Visitor)]);
    let made = world.samples.booking(&session, party, harness.now().await);
    harness.write(&booking(&world.samples, &session, &made)).await.unwrap();
    let scope = store::Scope { people: [twin].into(), ..store::Scope::default() };
    assert_eq!(harness.ledger(&scope).await.occupancies[&twin].len(), 1);
}

/// A row that somebody else has spoilt is named; what is in it is not repeated.
#[tokio::test]
async fn a_row_that_cannot_be_read_is_named() {
    let (harness, store) = fresh().await;
    let world = World::open(&harness).await;
    let session = world.add_one(open_tables(9, 9)).await.session;
    let hold = world.samples.hold(&session, world.samples.strangers(), later(harness.now().await, 10));
    harness.write(&granting(&world.samples, &session, &hold)).await.unwrap();
    sqlx::query(r#"UPDATE holds SET party = '[{"role": "Ann Lee"}]' WHERE id = $1"#)
        .bind(hold.id.uuid())
        .execute(&store.pool)
        .await
        .unwrap();
    let error = harness.store.hold(hold.id).await.unwrap_err();
    assert!(!error.to_string().contains("Ann"), "{error}");
    match error {
        StoreError::Corrupt { table, row, detail } => {
            assert_eq!((table, row), ("holds", hold.id.to_string()));
            assert!(detail.contains("h_party"), "{detail}");
        }
        error => panic!("{error}"),
    }
}
