//! A process: its connection, its engine, what it is doing.

use std::sync::Arc;

use calendars::Span;
use engine::{Engine, EngineConfig, EngineParts, StoreError};
use store::{ManualClock, Store};
use store_memory::MemoryStore;

use crate::dice::Dice;
use crate::history::Step;
use crate::ids::DrawnIds;
use crate::temper::Temper;

/// A process, or the place of one that died.
pub(crate) enum Node {
    /// Nobody is there. Somebody starts it again, not before this step.
    Down(Step),
    /// It reads what it needs and takes no commands yet.
    Starting(Arc<MemoryStore>),
    /// It takes commands.
    Up(Arc<MemoryStore>, Engine),
    /// It takes no more, and answers those that it has.
    Leaving(Arc<MemoryStore>, Engine),
}

impl Node {
    pub(crate) fn store(&self) -> Option<&Arc<MemoryStore>> {
        match self {
            Self::Down(_) => None,
            Self::Starting(store) | Self::Leaving(store, _) | Self::Up(store, _) => Some(store),
        }
    }

    pub(crate) fn engine(&self) -> Option<&Engine> {
        match self {
            Self::Up(_, engine) => Some(engine),
            Self::Down(_) | Self::Starting(_) | Self::Leaving(..) => None,
        }
    }

    /// The engine that hears whoever calls here, though it may take no more commands.
    pub(crate) fn listening(&self) -> Option<&Engine> {
        match self {
            Self::Up(_, engine) | Self::Leaving(_, engine) => Some(engine),
            Self::Down(_) | Self::Starting(_) => None,
        }
    }
}

/// Starts an engine as a process would.
pub(crate) async fn start(
    store: Arc<MemoryStore>,
    clock: ManualClock,
    temper: Temper,
    mut dice: Dice,
) -> Result<Engine, StoreError> {
    let config = EngineConfig {
        queue: temper.queue,
        batch: temper.batch,
        sweep_every: Span::ZERO,
        follow_every: Span::ZERO,
        index_days: 30,
        ..EngineConfig::default()
    };
    Engine::start(EngineParts {
        store: store as Arc<dyn Store>,
        config,
        clock: Arc::new(clock),
        stamps: Box::new(DrawnIds::new(dice.fork())),
        ids: Box::new(DrawnIds::new(dice.fork())),
    })
    .await
}
