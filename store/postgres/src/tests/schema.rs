//! Migrating, and knowing whether it is needed.

use store::{Store, StoreError};

use crate::testing::{Durability, PrivateServer, TestDatabase};
use crate::{PostgresConfig, PostgresStore};

fn schema_error(result: Result<(), StoreError>) -> String {
    match result {
        Err(StoreError::Schema(detail)) => detail,
        other => panic!("an error about the schema was expected, but: {other:?}"),
    }
}

async fn run(store: &PostgresStore, statement: &'static str) {
    sqlx::raw_sql(statement).execute(&store.pool).await.unwrap();
}

/// Processes that start together on an empty database migrate it once.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn processes_that_start_together_migrate_once() {
    let database = TestDatabase::bare().await;
    let stores = [database.store().await, database.store().await, database.store().await];
    assert!(schema_error(stores[0].ready().await).contains("migrate it first"));
    let (a, b, c) = tokio::join!(stores[0].migrate(), stores[1].migrate(), stores[2].migrate());
    for migrated in [a, b, c] {
        migrated.unwrap();
    }
    stores[1].ready().await.unwrap();
    let applied: i64 =
        sqlx::query_scalar("SELECT count(*) FROM _sqlx_migrations").fetch_one(&stores[0].pool).await.unwrap();
    assert_eq!(usize::try_from(applied).unwrap(), crate::migrations::FILES.len());
}

/// What benches begin with, without filling a ledger for each of them again.
#[tokio::test]
async fn a_copied_database_has_what_was_in_the_other() {
    let database = TestDatabase::fresh().await;
    let store = database.store().await;
    run(&store, "INSERT INTO persons (id) VALUES ('00000000-0000-0000-0000-00000000a551')").await;
    store.close().await;
    database.settle().await.unwrap();
    let copied = database.copy().await.unwrap();
    let copy = copied.store().await;
    copy.ready().await.unwrap();
    let people: Vec<String> = sqlx::query_scalar("SELECT id::text FROM persons").fetch_all(&copy.pool).await.unwrap();
    assert_eq!(people, ["00000000-0000-0000-0000-00000000a551"]);
}

/// A database from which something is missing, to which something was added, or in which something is another.
#[tokio::test]
async fn another_schema_is_told_apart() {
    let database = TestDatabase::fresh().await;
    let store = database.store().await;
    let later = "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
                 VALUES (900, 'later', true, '', 1)";
    run(&store, later).await;
    store.ready().await.unwrap();
    store.migrate().await.unwrap();
    run(&store, "UPDATE _sqlx_migrations SET version = 0 WHERE version = 900").await;
    assert!(schema_error(store.ready().await).contains("migration 0, which is older"));
    run(&store, "DELETE FROM _sqlx_migrations WHERE version IN (0, 3)").await;
    assert!(schema_error(store.ready().await).contains("migration 3 is missing"));
    run(&store, r"UPDATE _sqlx_migrations SET checksum = '\x00' WHERE version = 2").await;
    assert!(schema_error(store.ready().await).contains("migration 2 is not the one of this program"));
    assert!(schema_error(store.migrate().await).contains("migration 2 is not the one of this program"));
}

/// Who may not make the extension is told what is needed and who can do it.
#[tokio::test]
async fn a_forbidden_extension_is_explained() {
    let folder = tempfile::tempdir().unwrap();
    let server = PrivateServer::start_in(folder.path(), Durability::Fast).unwrap();
    let owner = PostgresStore::connect(&PostgresConfig::new(server.url("postgres").unwrap())).await.unwrap();
    run(&owner, "CREATE ROLE visitor LOGIN").await;
    owner.close().await;
    let url = server.url("postgres").unwrap().replace("postgres@", "visitor@");
    let visitor = PostgresStore::connect(&PostgresConfig::new(url)).await.unwrap();
    let detail = schema_error(visitor.migrate().await);
    assert!(detail.contains("btree_gist") && detail.contains("CREATE EXTENSION"), "{detail}");
}
