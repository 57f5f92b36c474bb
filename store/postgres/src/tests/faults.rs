//! A server that goes away, that is another than thought, that is not there.

use std::sync::Arc;
use std::time::Duration;

use store::{Store, StoreError};
use store_conformance::changes::booking;
use store_conformance::samples::open_tables;
use store_conformance::{Harness, World};

use crate::testing::{Durability, PrivateServer, TestDatabase};
use crate::{PostgresConfig, PostgresStore};

/// What was acknowledged before a crash is there after it; what was not is gone; the pool mends itself.
#[tokio::test]
async fn a_crash_of_the_server_loses_nothing_acknowledged() {
    let folder = tempfile::tempdir().unwrap();
    let server = PrivateServer::start_in(folder.path(), Durability::Durable).unwrap();
    let store = PostgresStore::connect(&PostgresConfig::new(server.tcp_url("postgres").unwrap())).await.unwrap();
    store.migrate().await.unwrap();
    let harness = Harness::new(Arc::new(store));
    let world = World::open(&harness).await;
    let session = world.add_one(open_tables(9, 9)).await.session;
    let now = harness.now().await;
    let said = world.samples.booking(&session, world.samples.strangers(), now);
    let unsaid = world.samples.booking(&session, world.samples.strangers(), now);
    harness.write(&booking(&world.samples, &session, &said)).await.unwrap();
    let mut open = harness.store.begin().await.unwrap();
    open.write(&booking(&world.samples, &session, &unsaid)).await.unwrap();

    server.crash().unwrap();
    let lost = open.commit().await;
    assert!(matches!(lost, Err(StoreError::Unavailable(_))), "{lost:?}");
    server.start_again().unwrap();

    let again = harness.store.begin().await.expect("dead connections in the pool are passed over");
    again.rollback().await.unwrap();
    assert_eq!(harness.store.booking(said.id).await.unwrap().unwrap().booking, said);
    assert_eq!(harness.store.booking(unsaid.id).await.unwrap(), None);
    assert_eq!(world.counts(session.id).await[0].taken(), 1);
    harness.finish().await;
}

/// Connections that the server has cut while they lay in the pool are passed over, even those used a moment ago, even all.
#[tokio::test]
async fn connections_that_were_cut_are_passed_over() {
    let database = TestDatabase::fresh().await;
    let (store, other) = (database.store().await, database.store().await);
    let all = database.config().max_connections;
    let mut open = Vec::new();
    for _ in 0..all {
        open.push(store.begin().await.unwrap());
    }
    for transaction in open {
        transaction.rollback().await.unwrap();
    }
    let cut: i64 = sqlx::query_scalar(
        "SELECT count(*) FILTER (WHERE pg_terminate_backend(pid, 5000)) FROM pg_stat_activity
         WHERE datname = current_database() AND pid <> pg_backend_pid()",
    )
    .fetch_one(&other.pool)
    .await
    .unwrap();
    assert_eq!(cut, i64::from(all));
    store.begin().await.unwrap().rollback().await.unwrap();
}

/// Nobody listens: that is said within the time allowed for a connection.
#[tokio::test]
async fn nobody_listening_is_unavailable() {
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let mut config = PostgresConfig::new(format!("postgres://nobody@127.0.0.1:{port}/none"));
    config.acquire_timeout = Duration::from_millis(300);
    let refused = PostgresStore::connect(&config).await;
    assert!(matches!(refused, Err(StoreError::Unavailable(_))), "{refused:?}");
}

/// A database that does not exist is a mistake in the configuration.
#[tokio::test]
async fn an_unknown_database_is_a_mistake_of_configuration() {
    let database = TestDatabase::fresh().await;
    let url = database.url().replace("assize_test_", "assize_no_such_");
    let refused = PostgresStore::connect(&PostgresConfig::new(url)).await;
    assert!(matches!(refused, Err(StoreError::Configuration(_))), "{refused:?}");
}

/// A server whose settings would lose confirmed bookings is refused.
#[tokio::test]
async fn a_server_that_answers_before_its_log_is_on_disk_is_refused() {
    let database = TestDatabase::fresh().await;
    let url = database.url();
    let joint = if url.contains('?') { '&' } else { '?' };
    let careless = PostgresConfig::new(format!("{url}{joint}options[synchronous_commit]=off"));
    let refused = PostgresStore::connect(&careless).await;
    assert!(
        matches!(&refused, Err(StoreError::Configuration(detail)) if detail.contains("synchronous_commit")),
        "{refused:?}"
    );
}

/// A transaction in which a statement has failed cannot be committed: the server would undo it without a word.
#[tokio::test]
async fn a_failed_transaction_is_not_committed_silently() {
    let database = TestDatabase::fresh().await;
    let harness = Harness::new(Arc::new(database.store().await)).keeping(database);
    let world = World::open(&harness).await;
    let session = world.add_one(open_tables(1, 1)).await.session;
    let mut transaction = harness.store.begin().await.unwrap();
    let made = |_| world.samples.booking(&session, world.samples.strangers(), transaction.now());
    let (first, second) = (made(1), made(2));
    transaction.write(&booking(&world.samples, &session, &first)).await.unwrap();
    transaction.write(&booking(&world.samples, &session, &second)).await.unwrap_err();
    transaction.commit().await.unwrap_err();
    assert_eq!(harness.store.booking(first.id).await.unwrap(), None);
}

/// The clock is the server's, and a transaction has one.
#[tokio::test]
async fn the_clock_is_the_servers() {
    let database = TestDatabase::fresh().await;
    let store = database.store().await;
    let before = store.now().await.unwrap();
    let mut transaction = store.begin().await.unwrap();
    let now = transaction.now();
    assert_eq!(transaction.lock(&store::Scope::default()).await.unwrap().now, now);
    transaction.commit().await.unwrap();
    let after = store.now().await.unwrap();
    assert!(before <= now && now <= after, "{before} {now} {after}");
    assert!(store.describe().await.unwrap().starts_with("PostgreSQL 1"));
}
