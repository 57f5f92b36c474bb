//! The engine's own work: giving back holds that ran out.

use std::time::Duration;

use calendars::Span;
use scheduler_model::{Caller, CallerId, Channel, Command, Language, Order, Role, SessionId, Stamp, VenueScope};
use store::{Store, StoreResult};
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use crate::{Engine, EngineConfig};

/// The job of giving back holds that ran out, which one node at a time does.
pub(crate) const SWEEP: &str = "sweep";

/// How long a node that swept goes on doing so: a few rounds, so that the next one is its own again, and so that another soon
/// takes over if it dies.
pub(crate) fn sweep_lease(config: &EngineConfig) -> Span {
    const AT_MOST: Span = Span::from_seconds(10);
    Span::from_micros(config.sweep_every.micros().saturating_mul(5)).min(AT_MOST)
}

/// Sessions that have holds to give back.
pub(crate) async fn due_sessions(store: &dyn Store, limit: u32) -> StoreResult<Vec<SessionId>> {
    let mut transaction = store.begin().await?;
    let sessions = transaction.sessions_with_expired_holds(limit).await?;
    transaction.rollback().await?;
    Ok(sessions)
}

/// The command that gives them back, by the engine itself.
pub(crate) fn expire_order(sessions: Vec<SessionId>, stamp: Stamp) -> Order {
    Order {
        command: Command::Expire { sessions },
        caller: Caller {
            id: CallerId::from_uuid(Uuid::nil()),
            name: "the engine".to_owned(),
            role: Role::Admin,
            venues: VenueScope::All,
        },
        channel: Channel::Staff,
        language: Language::English,
        stamp,
        idempotency: None,
    }
}

/// Sweeps again and again until told to stop. It is hygiene only: an expired hold has lost its force before.
pub(crate) async fn sweep_until(engine: Engine, every: Duration, stop: CancellationToken) {
    let mut ticks = tokio::time::interval(every);
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            () = stop.cancelled() => return,
            _ = ticks.tick() => {}
        }
        match engine.sweep().await {
            Ok(0) => {}
            Ok(holds) => tracing::debug!(holds, "gave back holds that ran out"),
            Err(error) => tracing::warn!(%error, "could not look for holds that ran out"),
        }
        if let Err(error) = engine.roll_forward().await {
            tracing::warn!(%error, "could not bring the availability index to today");
        }
    }
}
