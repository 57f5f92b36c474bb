//! Why a command got no outcome at all. A refusal is an outcome, not an error.

use scheduler::publication::PublicationError;
use store::StoreError;

/// Why a command got no outcome.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EngineError {
    /// The queue is full. Nothing was done; come back later.
    #[error("the booking queue is full")]
    Busy,
    /// The engine is stopping. Nothing was done.
    #[error("the booking engine is stopping")]
    Stopping,
    /// The database could not be reached before anything was committed. Nothing was done.
    #[error("the database is not available: {0}")]
    Unavailable(String),
    /// The connection broke while committing: the command may or may not have been carried out. Send it again with the same
    /// idempotency key.
    #[error("the outcome is not known: {0}")]
    Unknown(String),
    /// The publication contradicts itself. Nothing was done.
    #[error("{0}")]
    Publication(#[from] PublicationError),
    /// The database or the program is at fault. Nothing was done.
    #[error("the booking engine failed: {0}")]
    Internal(String),
}

impl EngineError {
    /// The error of a step before the commit: nothing was done.
    pub(crate) fn before_commit(error: &StoreError) -> Self {
        match error {
            StoreError::Unavailable(detail) | StoreError::Retry(detail) => Self::Unavailable(detail.clone()),
            other => Self::Internal(other.to_string()),
        }
    }

    /// The error of the commit itself.
    pub(crate) fn at_commit(error: &StoreError) -> Self {
        match error {
            StoreError::Unavailable(detail) => Self::Unknown(detail.clone()),
            other => Self::before_commit(other),
        }
    }
}
