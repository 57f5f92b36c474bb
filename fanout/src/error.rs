//! Why events do not go out at the moment.

use store::StoreError;

/// Why events do not go out at the moment. All of it is tried again.
#[derive(Debug, thiserror::Error)]
pub enum FanoutError {
    /// NATS cannot be reached, or does not answer.
    #[error("NATS: {0}")]
    Nats(String),
    /// The stream's last message is not one of ours.
    #[error(
        "message {sequence} of the stream is not an event of the feed: give the fan-out a stream that nobody else writes to"
    )]
    Foreign {
        /// Its place in the stream.
        sequence: u64,
    },
    /// The stream has events that the feed has not.
    #[error(
        "the stream ends with event {stream}, the feed with event {feed}: they belong to different databases. Name another \
         stream, or delete this one"
    )]
    Ahead {
        /// The place of the stream's last event.
        stream: u64,
        /// The place of the feed's last event.
        feed: u64,
    },
    /// The feed cannot be read.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl FanoutError {
    /// For `map_err` on what the client says.
    pub(crate) fn nats(error: impl std::fmt::Display) -> Self {
        Self::Nats(error.to_string())
    }
}
