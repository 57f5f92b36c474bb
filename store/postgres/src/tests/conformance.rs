//! The stories that every back end must pass.

use std::sync::Arc;

use store_conformance::Harness;

use crate::testing::TestDatabase;

async fn fresh() -> Harness {
    let database = TestDatabase::fresh().await;
    Harness::new(Arc::new(database.store().await)).keeping(database)
}

store_conformance::conformance_tests!(fresh);
