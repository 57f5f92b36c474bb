//! What a connection may take.

use std::time::Duration;

/// What connections may take. Each limit is kept to within a quarter of a second.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ConnectionLimits {
    /// Most connections at once. One more is answered with 503, `service.too_many_connections`, and closed.
    pub most: usize,
    /// How long a request's head may take from its first byte to its last; and how long a new connection may be silent.
    pub head: Duration,
    /// How long a connection may stay open between an answer and the next request; and how long a client that takes its answer
    /// may make no progress.
    pub idle: Duration,
    /// The same while there are as many connections as there may be: the silent make room.
    pub idle_when_full: Duration,
}

impl Default for ConnectionLimits {
    fn default() -> Self {
        Self {
            most: 24_576,
            head: Duration::from_secs(10),
            idle: Duration::from_secs(75),
            idle_when_full: Duration::from_secs(5),
        }
    }
}
