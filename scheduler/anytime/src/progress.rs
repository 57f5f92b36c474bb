//! What a search says of itself while it runs.

/// How far a search has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress<S> {
    /// The best score so far.
    pub score: S,
    /// Steps done, all workers together.
    pub steps: u64,
    /// Steps in the budget, all workers together.
    pub of: u64,
}
