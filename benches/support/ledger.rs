//! A ledger in a SQLite file and an engine on it.

use std::path::Path;
use std::sync::Arc;

use engine::{Engine, EngineConfig, EngineParts, RandomIds};
use store::{Clock, Store};
use store_sqlite::{SqliteConfig, SqliteStore};

/// Opens a new ledger in `folder`, with its schema.
///
/// # Errors
/// The file cannot be made.
pub(crate) async fn sqlite(folder: &Path, clock: Arc<dyn Clock>) -> anyhow::Result<Arc<dyn Store>> {
    let store = SqliteStore::open(&SqliteConfig::new(folder.join("ledger.db"), clock)).await?;
    store.migrate().await?;
    Ok(Arc::new(store))
}

/// Starts an engine with the usual settings, whose names come from a seed.
///
/// # Errors
/// The ledger cannot be read.
pub(crate) async fn engine(store: Arc<dyn Store>, clock: Arc<dyn Clock>) -> anyhow::Result<Engine> {
    let parts = EngineParts {
        store,
        config: EngineConfig::default(),
        clock: Arc::clone(&clock),
        stamps: Box::new(RandomIds::from_seed(Arc::clone(&clock), 1)),
        ids: Box::new(RandomIds::from_seed(clock, 2)),
    };
    Ok(Engine::start(parts).await?)
}
