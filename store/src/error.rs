//! What can go wrong below the ports.

/// A store's result.
pub type StoreResult<T> = Result<T, StoreError>;

/// Which promise the schema kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Constraint {
    /// Units held and booked would pass what is offered, or fall below none.
    Capacity,
    /// A person would be in two places.
    Occupancy,
    /// A booking reference is taken: draw another.
    Reference,
    /// The idempotency key has just been used on another node.
    Idempotency,
    /// Another constraint of the schema, which no decision should ever reach.
    Other,
}

/// What can go wrong below the ports. It names no back end's own types.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The schema refused the change.
    #[error("the schema refused the change ({constraint:?}): {detail}")]
    Constraint {
        /// Which promise it kept.
        constraint: Constraint,
        /// The database's words.
        detail: String,
    },
    /// Two transactions stood in each other's way; the same work may succeed if begun again.
    #[error("transactions stood in each other's way: {0}")]
    Retry(String),
    /// The database could not be reached, or stopped answering. The outcome of a commit may be unknown.
    #[error("the database is not available: {0}")]
    Unavailable(String),
    /// A stored row cannot be read: somebody else wrote it, or a migration is missing.
    #[error("row {row} of {table} cannot be read: {detail}")]
    Corrupt {
        /// The table.
        table: &'static str,
        /// The row's key.
        row: String,
        /// What is wrong.
        detail: String,
    },
    /// The schema is not what this program needs.
    #[error("the database's schema: {0}")]
    Schema(String),
    /// The database's address or settings are wrong.
    #[error("the database's configuration: {0}")]
    Configuration(String),
    /// Anything else that the database said.
    #[error("the database said: {0}")]
    Database(String),
}

impl StoreError {
    /// Whether beginning the same work again may help.
    #[must_use]
    pub const fn may_retry(&self) -> bool {
        matches!(
            self,
            Self::Retry(_) | Self::Constraint { constraint: Constraint::Idempotency | Constraint::Reference, .. }
        )
    }
}
