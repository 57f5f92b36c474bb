//! Waiting for something to be so, never for time to pass.

use std::time::{Duration, Instant};

/// How often a condition is looked at.
const LOOK_EVERY: Duration = Duration::from_millis(20);

/// Waits until `look` finds something, and gives it with the time that it took.
///
/// # Panics
/// If it has not come about within `limit`: `what` is then the message.
pub(crate) async fn until<T>(what: &str, limit: Duration, look: impl AsyncFnMut() -> Option<T>) -> (T, Duration) {
    until_or(limit, look).await.unwrap_or_else(|| panic!("not within {limit:?}: {what}"))
}

/// The same, but nothing if it has not come about within `limit`.
pub(crate) async fn until_or<T>(limit: Duration, mut look: impl AsyncFnMut() -> Option<T>) -> Option<(T, Duration)> {
    let began = Instant::now();
    loop {
        if let Some(found) = look().await {
            return Some((found, began.elapsed()));
        }
        if began.elapsed() >= limit {
            return None;
        }
        tokio::time::sleep(LOOK_EVERY).await;
    }
}
