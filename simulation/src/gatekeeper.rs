//! The gate at which every step of every node waits until it is let through.

use std::collections::BTreeSet;
use std::future::pending;
use std::sync::{Mutex, MutexGuard, PoisonError};

use async_trait::async_trait;
use store::StoreResult;
use store_memory::{Gate, Point};
use tokio::sync::oneshot;

/// A step that waits.
#[derive(Debug)]
pub(crate) struct Waiter {
    pub(crate) connection: u32,
    pub(crate) point: Point,
    go: oneshot::Sender<StoreResult<()>>,
}

impl Waiter {
    /// Lets it go on, or fail.
    pub(crate) fn release(self, with: StoreResult<()>) {
        // Whoever waited may have been given up meanwhile.
        drop(self.go.send(with));
    }
}

#[derive(Debug, Default)]
struct State {
    open: bool,
    dead: BTreeSet<u32>,
    waiting: Vec<Waiter>,
}

/// The gate.
#[derive(Debug, Default)]
pub(crate) struct Gatekeeper(Mutex<State>);

impl Gatekeeper {
    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// How many steps wait.
    pub(crate) fn waiting(&self) -> usize {
        self.state().waiting.len()
    }

    /// The points at which they wait, in order of arrival, with their connections.
    pub(crate) fn points(&self) -> Vec<(u32, Point)> {
        self.state().waiting.iter().map(|waiter| (waiter.connection, waiter.point)).collect()
    }

    /// Takes the step at `place` of those that wait.
    pub(crate) fn take(&self, place: usize) -> Waiter {
        self.state().waiting.remove(place)
    }

    /// No step of this connection goes on, now or ever.
    pub(crate) fn kill(&self, connection: u32) {
        let mut state = self.state();
        state.dead.insert(connection);
        state.waiting.retain(|waiter| waiter.connection != connection);
    }

    /// From now on every step of the living goes on at once.
    pub(crate) fn open(&self) {
        let mut state = self.state();
        state.open = true;
        for waiter in state.waiting.drain(..) {
            waiter.release(Ok(()));
        }
    }
}

#[async_trait]
impl Gate for Gatekeeper {
    async fn pass(&self, connection: u32, point: Point) -> StoreResult<()> {
        let turn = {
            let mut state = self.state();
            if state.dead.contains(&connection) {
                None
            } else if state.open {
                return Ok(());
            } else {
                let (go, turn) = oneshot::channel();
                state.waiting.push(Waiter { connection, point, go });
                Some(turn)
            }
        };
        match turn {
            Some(turn) => match turn.await {
                Ok(result) => result,
                Err(_) => pending().await,
            },
            None => pending().await,
        }
    }
}
