//! The open connections: how many there may be, and which have to go.

use std::collections::HashMap;
use std::future::Future;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::task::AbortHandle;
use tokio::time::{Instant, MissedTickBehavior};

use super::ConnectionLimits;
use super::common::Common;
use super::pulse::Pulse;

/// How often the connections are looked over.
const EVERY: Duration = Duration::from_millis(250);
/// After how long a silence a connection dozes.
const DOZE_AFTER: Duration = Duration::from_millis(250);

/// The open connections.
pub(super) struct Register {
    limits: ConnectionLimits,
    common: Common,
    open: Mutex<Open>,
}

#[derive(Default)]
struct Open {
    last: u64,
    connections: HashMap<u64, (Arc<Pulse>, AbortHandle)>,
}

impl Register {
    pub(super) fn new(limits: ConnectionLimits) -> Self {
        Self { limits, common: Common::default(), open: Mutex::default() }
    }

    /// Whether there is room for one connection more.
    pub(super) fn has_room(&self) -> bool {
        self.lock().connections.len() < self.limits.most
    }

    /// Starts a connection's task and knows it until it ends.
    pub(super) fn start<F: Future<Output = ()> + Send + 'static>(
        self: &Arc<Self>,
        serve: impl FnOnce(Arc<Pulse>) -> F,
    ) {
        let pulse = Arc::new(Pulse::new(self.common.clone()));
        let serving = serve(Arc::clone(&pulse));
        // Whoever ends quickly waits here until it is in the register.
        let mut open = self.lock();
        open.last = open.last.wrapping_add(1);
        let entry = Entry { register: Arc::clone(self), number: open.last };
        let task = tokio::spawn(async move {
            let entry = entry;
            serving.await;
            drop(entry);
        });
        let number = open.last;
        open.connections.insert(number, (pulse, task.abort_handle()));
        metrics::gauge!("assize_http_connections").set(u32::try_from(open.connections.len()).unwrap_or(u32::MAX));
    }

    /// Closes those that are overdue, and tells the silent to doze.
    fn look_over(&self) {
        let open = self.lock();
        let full = open.connections.len() >= self.limits.most;
        for (pulse, task) in open.connections.values() {
            if let Some(overdue) = pulse.give_up_if_overdue(&self.limits, full) {
                metrics::counter!("assize_http_connections_closed_total", "overdue" => overdue.name()).increment(1);
                task.abort();
            } else {
                pulse.doze_if_idle(DOZE_AFTER);
            }
        }
    }

    fn lock(&self) -> MutexGuard<'_, Open> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A connection's place in the register, given back however its task ends.
struct Entry {
    register: Arc<Register>,
    number: u64,
}

impl Drop for Entry {
    fn drop(&mut self) {
        let mut open = self.register.lock();
        let removed = open.connections.remove(&self.number);
        metrics::gauge!("assize_http_connections").set(u32::try_from(open.connections.len()).unwrap_or(u32::MAX));
        drop(open);
        drop(removed);
    }
}

/// Looks the connections over, again and again.
pub(super) async fn look_over(register: Arc<Register>) {
    let began = Instant::now();
    let mut ticks = tokio::time::interval(EVERY);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        register.common.beat(began.elapsed());
        register.look_over();
    }
}
