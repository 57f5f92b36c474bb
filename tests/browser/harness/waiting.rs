//! Waiting for something to be so.

use std::future::Future;
use std::time::Duration;

use tokio::time::{Instant, sleep};

const DEADLINE: Duration = Duration::from_secs(15);
const LOOK_EVERY: Duration = Duration::from_millis(15);

/// Asks until there is an answer.
///
/// # Panics
/// There is none by the deadline.
pub(crate) async fn until<T, F>(what: &str, mut ask: impl FnMut() -> F) -> T
where
    F: Future<Output = Option<T>>,
{
    let deadline = Instant::now() + DEADLINE;
    loop {
        if let Some(answer) = ask().await {
            return answer;
        }
        assert!(Instant::now() < deadline, "waited in vain for {what}");
        sleep(LOOK_EVERY).await;
    }
}
