//! The schema and the store itself.

use std::sync::Arc;

use crate::{Harness, World};

/// Bringing the schema up to date again, also several times at once, changes nothing; the store is ready and has a name.
pub async fn migrating_again_changes_nothing(harness: &Harness) {
    let world = World::open(harness).await;
    let again = (0..4).map(|_| {
        let store = Arc::clone(&harness.store);
        tokio::spawn(async move { store.migrate().await })
    });
    for done in futures::future::join_all(again).await {
        done.unwrap().unwrap();
    }
    harness.store.ready().await.unwrap();
    assert_eq!(world.version(world.venue.id).await, 1);
    let name = harness.store.describe().await.unwrap();
    assert!(name.chars().any(|c| c.is_ascii_digit()), "a name and a version: {name}");
}

/// A closed store says so, and is not ready.
pub async fn a_closed_store_is_not_ready(harness: &Harness) {
    harness.store.ready().await.unwrap();
    harness.store.close().await;
    assert!(matches!(harness.store.ready().await, Err(store::StoreError::Unavailable(_))));
    assert!(matches!(harness.store.begin().await.map(drop), Err(store::StoreError::Unavailable(_))));
}
