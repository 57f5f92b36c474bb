//! Hearing of other nodes' commits, by `LISTEN`.
//!
//! Every commit with events tells the channel where the feed ends and which node wrote (`feed::append`). The server hands it
//! to listeners only once the commit is visible.

use std::time::Duration;

use async_trait::async_trait;
use sqlx::postgres::{PgConnectOptions, PgListener, PgPoolOptions};
use store::{Heard, Listener, StoreResult};
use uuid::Uuid;

use crate::error::translate;

/// The channel. A notification belongs to one database, so no other name is needed.
const CHANNEL: &str = "assize_feed";
/// Under this name the server shows the connection that listens.
const APPLICATION: &str = "assize listener";
/// How long to wait for a connection.
const CONNECT: Duration = Duration::from_secs(5);

/// One connection that listens, beside the pool.
pub(crate) struct FeedListener {
    inner: PgListener,
    node: Uuid,
}

impl FeedListener {
    pub(crate) async fn start(options: &PgConnectOptions, node: Uuid) -> StoreResult<Self> {
        let pool = PgPoolOptions::new()
            .max_connections(1)
            .max_lifetime(None)
            .idle_timeout(None)
            .acquire_timeout(CONNECT)
            .connect_lazy_with(options.clone().application_name(APPLICATION));
        let mut inner = PgListener::connect_with(&pool).await.map_err(translate)?;
        inner.listen(CHANNEL).await.map_err(translate)?;
        Ok(Self { inner, node })
    }
}

#[async_trait]
impl Listener for FeedListener {
    async fn heard(&mut self) -> StoreResult<Heard> {
        loop {
            // `None`: the connection was lost. It has been made anew and listens again by the time that this is said.
            let Some(notification) = self.inner.try_recv().await.map_err(translate)? else { return Ok(Heard::Gap) };
            if let Some(heard) = read(notification.payload(), self.node) {
                return Ok(heard);
            }
        }
    }
}

/// `1234 0198...`: the feed's end and the node that wrote. `None` for what this node wrote itself. Whatever else somebody may
/// have put there is a reason to look.
fn read(payload: &str, own: Uuid) -> Option<Heard> {
    let (last, node) = payload.split_once(' ').unwrap_or((payload, ""));
    match (last.parse(), node.parse::<Uuid>()) {
        (Ok(_), Ok(node)) if node == own => None,
        (Ok(last), _) => Some(Heard::Committed(last)),
        (Err(_), _) => Some(Heard::Gap),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_others_are_heard() {
        let (own, other) = (Uuid::from_u128(1), Uuid::from_u128(2));
        assert_eq!(read(&format!("7 {own}"), own), None);
        assert_eq!(read(&format!("7 {other}"), own), Some(Heard::Committed(7)));
        assert_eq!(read("7 ", own), Some(Heard::Committed(7)), "a program that says no name");
        assert_eq!(read("", own), Some(Heard::Gap));
        assert_eq!(read("hello", own), Some(Heard::Gap));
    }
}
