//! What is wrong.

use std::fmt;

/// What kind of thing is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// The checker found a broken promise in the database.
    Unlawful,
    /// An outcome that was acknowledged is not what is stored, or one key had two outcomes.
    Acknowledged,
    /// What clients heard of a session cannot be explained by any order of single steps.
    NotLinearizable,
    /// The feed has a gap, a repetition, or an event that is not of its change.
    Feed,
    /// A node's availability index is not what is stored.
    Index,
    /// The schema had to refuse what the rules had let through.
    Schema,
    /// A command waits for ever.
    Stuck,
    /// The engine says that it failed, or that nothing was done although something was.
    Failed,
}

/// Something that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What kind of thing.
    pub kind: Kind,
    /// What exactly.
    pub text: String,
}

impl Finding {
    pub(crate) fn new(kind: Kind, text: impl Into<String>) -> Self {
        Self { kind, text: text.into() }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}: {}", self.kind, self.text)
    }
}
