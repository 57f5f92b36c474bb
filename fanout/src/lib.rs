//! The event feed's way out to NATS JetStream, for consumers that would rather be told than ask.
//!
//! The feed in the database is the truth and has its own address (`GET /v1/events`); the stream is a copy of it. Every event is
//! one message, in the feed's order, each once:
//!
//! - One node at a time does it, under a lease of [`store::Jobs`].
//! - Where to go on is read from the stream's own last message, which carries its event's place in the feed. Only where the
//!   stream is empty (new, or all of it too old) does the noted progress decide.
//! - Each message says which sequence number of the stream it expects to follow. Messages can so be sent hundreds at a time
//!   without waiting: if one is lost, the server refuses those after it, and a process that stood still while another took its
//!   place can add nothing.
//! - Each message has its event's id as `Nats-Msg-Id`, so that the server drops what it has had already.
//!
//! Nothing here is on the way of a booking. When NATS is away, the events wait in the feed.

mod config;
mod error;
mod stream;
mod worker;

pub use config::{ConfigError, FanoutConfig};
pub use error::FanoutError;
pub use stream::{PLACE_HEADER, subject_of};
pub use worker::{Fanout, FanoutParts, Shape};
