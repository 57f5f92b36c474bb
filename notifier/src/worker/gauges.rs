//! What the metrics say about the outbox.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use store::{Clock, Outbox};
use tokio::time::Instant;

/// Counting the outbox costs a query; once in this time is enough.
const EVERY: Duration = Duration::from_secs(5);

/// Names and explains the metrics of this crate. To be called once, after the recorder is installed.
pub fn describe_metrics() {
    metrics::describe_counter!(
        "assize_messages_total",
        "Tries to send a message, by channel and outcome: sent, retried, failed, unrecorded"
    );
    metrics::describe_gauge!("assize_outbox_pending", "Messages waiting to be sent, or to be tried again");
    metrics::describe_gauge!(
        "assize_outbox_oldest_pending_seconds",
        metrics::Unit::Seconds,
        "Age of the message that waits longest; 0 if none does"
    );
}

/// Keeps the gauges fresh, not too often.
#[derive(Debug, Default)]
pub(super) struct Gauges(Mutex<Option<Instant>>);

impl Gauges {
    pub(super) async fn refresh<O: Outbox + Sync + ?Sized>(&self, outbox: &O, clock: &dyn Clock) {
        if !self.is_due() {
            return;
        }
        match outbox.outbox_waiting().await {
            Ok(waiting) => {
                let age = waiting.oldest.map_or(0, |oldest| clock.now().since(oldest).seconds().max(0));
                metrics::gauge!("assize_outbox_pending").set(number(waiting.pending));
                metrics::gauge!("assize_outbox_oldest_pending_seconds").set(number(age.unsigned_abs()));
            }
            Err(error) => tracing::warn!(%error, "the outbox cannot be counted"),
        }
    }

    fn is_due(&self) -> bool {
        let mut last = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let due = last.is_none_or(|last| last.elapsed() >= EVERY);
        if due {
            *last = Some(Instant::now());
        }
        due
    }
}

/// Gauges are floating-point numbers; past 2^32 nobody needs the exact one.
fn number(count: u64) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}
