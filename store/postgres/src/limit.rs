//! How long an answer of the server is waited for.
//!
//! The server gives up a statement by itself (`statement_timeout`) and says so. But a connection can fall silent: a network
//! that forgets it, a server that stands still. Nothing ever comes then, no error either, and whoever waits would wait for
//! ever, with the writer's queue behind it.

use std::future::Future;
use std::io;
use std::time::Duration;

use store::{StoreError, StoreResult};

/// The longest silence: more than the server works on a statement or waits for a lock.
const SILENCE: Duration = Duration::from_secs(15);
/// The same for a question that costs the server nothing.
const SHORT_SILENCE: Duration = Duration::from_secs(2);

/// The answer, or [`StoreError::Unavailable`] if none comes. The connection must not be used again then.
pub(crate) async fn answered<T>(asked: impl Future<Output = StoreResult<T>>) -> StoreResult<T> {
    let answer = tokio::time::timeout(SILENCE, asked).await;
    answer.unwrap_or_else(|_| Err(StoreError::Unavailable(format!("no answer within {} s", SILENCE.as_secs()))))
}

/// The same in the driver's words, for a question that costs nothing.
pub(crate) async fn answered_at_once<T>(asked: impl Future<Output = sqlx::Result<T>>) -> sqlx::Result<T> {
    let answer = tokio::time::timeout(SHORT_SILENCE, asked).await;
    answer.unwrap_or_else(|_| Err(sqlx::Error::Io(io::ErrorKind::TimedOut.into())))
}

#[cfg(test)]
mod tests {
    use std::future::pending;

    use super::*;

    #[tokio::test(start_paused = true)]
    async fn silence_is_unavailable() {
        let silent = answered(pending::<StoreResult<()>>()).await;
        assert!(matches!(silent, Err(StoreError::Unavailable(said)) if said == "no answer within 15 s"));
        let silent = answered_at_once(pending::<sqlx::Result<()>>()).await;
        assert!(matches!(silent, Err(sqlx::Error::Io(_))));
        assert_eq!(answered(async { Ok(7) }).await.unwrap(), 7);
    }
}
