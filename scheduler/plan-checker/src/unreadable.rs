//! Nothing can be concluded.

use std::fmt;

/// One of the texts is not what it should be, so nothing can be concluded. The first thing that was found, with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    /// Where: the name of the text and the place in it, such as `problem.hearings[3].minutes`.
    pub path: String,
    /// What is wrong there, to be read after the path.
    pub says: String,
}

impl Unreadable {
    pub(crate) fn here(says: impl Into<String>) -> Self {
        Self { path: String::new(), says: says.into() }
    }

    /// The same, seen from one step further out: `name` is a field, or `[3]` for a place in a list.
    pub(crate) fn under(mut self, name: &str) -> Self {
        let joint = if self.path.is_empty() || self.path.starts_with('[') { "" } else { "." };
        self.path = format!("{name}{joint}{}", self.path);
        self
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path, self.says)
    }
}

impl std::error::Error for Unreadable {}
