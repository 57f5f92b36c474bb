//! What can be wrong with a template.

use thiserror::Error;

/// Why a Nunjucks template could not be rewritten, and on which line.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("line {line}: {problem}")]
pub struct TransformError {
    /// The line of the template, counted from 1, on which the faulty tag begins.
    pub line: usize,
    /// What is wrong there.
    pub problem: Problem,
}

/// What is wrong with a tag.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Problem {
    /// A tag, a comment or a string that never ends.
    #[error("`{0}` is never closed")]
    Unclosed(String),
    /// A character that no Nunjucks expression contains.
    #[error("`{0}` has no meaning in an expression")]
    UnknownCharacter(char),
    /// Something else was expected at this point.
    #[error("expected {expected}, found {found}")]
    Unexpected {
        /// What would have been right.
        expected: String,
        /// What stands there.
        found: String,
    },
    /// A tag or a form of a tag that this rewriting does not know.
    #[error("`{0}` is not supported")]
    Unsupported(String),
    /// An end tag without its beginning, or the other way round.
    #[error("`{0}` has no counterpart")]
    Unbalanced(String),
}

impl Problem {
    pub(super) fn at(self, line: usize) -> TransformError {
        TransformError { line, problem: self }
    }
}
