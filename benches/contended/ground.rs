//! A ledger with sessions in it, to book in.

use std::sync::Arc;

use scheduler_model::{BookingId, SessionId, VenueId};
use store::{Clock, SystemClock};

use crate::support::backend::{Backend, Database};
use crate::support::scene::Scene;
use crate::support::{audit, ledger};

/// Connections of whoever books: the baseline's number on PostgreSQL.
pub(crate) const CONNECTIONS: u32 = 32;

/// A ledger with sessions in it. Nobody is connected between turns.
pub(crate) struct Ground {
    /// The ledger.
    pub(crate) database: Database,
    /// Its sessions and their venues, the most wanted first.
    pub(crate) sessions: Vec<(VenueId, SessionId)>,
    /// The number of the first visit that nobody has booked yet.
    pub(crate) next: u64,
    /// What was confirmed on it, and must be in it.
    pub(crate) confirmed: Vec<(BookingId, SessionId)>,
}

/// The clock of the benches.
pub(crate) fn clock() -> Arc<dyn Clock> {
    Arc::new(SystemClock)
}

impl Ground {
    /// A new ledger with the scene's venues published.
    ///
    /// # Errors
    /// There is no such database here.
    pub(crate) async fn fresh(backend: Backend, scene: Scene) -> anyhow::Result<Self> {
        let database = backend.create(clock()).await?;
        let store = database.connect(CONNECTIONS, clock()).await?;
        let engine = ledger::engine(Arc::clone(&store), clock()).await?;
        let sessions = scene.publish(&engine).await?;
        engine.stop().await;
        store.close().await;
        Ok(Self { database, sessions, next: 0, confirmed: Vec::new() })
    }

    /// Another one with the same in it.
    ///
    /// # Errors
    /// The ledger cannot be copied.
    pub(crate) async fn copy(&self) -> anyhow::Result<Self> {
        Ok(Self {
            database: self.database.copy().await?,
            sessions: self.sessions.clone(),
            next: self.next,
            confirmed: self.confirmed.clone(),
        })
    }

    /// Checks the whole ledger: it is lawful, and what was confirmed is in it, once, and nothing else.
    ///
    /// # Errors
    /// A promise is broken: which.
    pub(crate) async fn check(&self) -> anyhow::Result<()> {
        let store = self.database.connect(2, clock()).await?;
        audit::check(store.as_ref(), &self.confirmed).await?;
        store.close().await;
        Ok(())
    }
}
