//! An engine on a ledger.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use engine::{Engine, EngineConfig, EngineParts, RandomIds};
use store::{Clock, Store};

/// Names from a seed that no other source of this run has had: two sources on one ledger must not draw the same.
pub(crate) fn names(clock: Arc<dyn Clock>) -> RandomIds {
    static SEED: AtomicU64 = AtomicU64::new(1);
    RandomIds::from_seed(clock, SEED.fetch_add(1, Ordering::Relaxed))
}

/// Starts an engine with the usual settings, whose names come from seeds.
///
/// # Errors
/// The ledger cannot be read.
pub(crate) async fn engine(store: Arc<dyn Store>, clock: Arc<dyn Clock>) -> anyhow::Result<Engine> {
    let parts = EngineParts {
        store,
        config: EngineConfig::default(),
        clock: Arc::clone(&clock),
        stamps: Box::new(names(Arc::clone(&clock))),
        ids: Box::new(names(clock)),
    };
    Ok(Engine::start(parts).await?)
}
