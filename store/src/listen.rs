//! Hearing of commits, whichever process made them.

use async_trait::async_trait;

use crate::StoreResult;

/// What is heard of the feed. It is a nudge and no more: whoever follows the feed also looks from time to time by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heard {
    /// Another process has committed; the feed ends there.
    Committed(u64),
    /// Something may have been missed, because the connection was lost meanwhile: look.
    Gap,
}

/// An ear for other processes' commits.
#[async_trait]
pub trait Listener: Send {
    /// Waits for the next thing to be heard. It need not be safe to cancel: let a task of its own listen.
    ///
    /// # Errors
    /// The database cannot be reached. Listen anew then, and look.
    async fn heard(&mut self) -> StoreResult<Heard>;
}

/// The listener of a back end in which nobody is told of others' commits: it hears nothing, ever.
#[derive(Debug, Clone, Copy, Default)]
pub struct Silence;

#[async_trait]
impl Listener for Silence {
    async fn heard(&mut self) -> StoreResult<Heard> {
        std::future::pending().await
    }
}
