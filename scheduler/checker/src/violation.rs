//! What was found.

use std::fmt;

use crate::Code;

/// A row that a violation is about: enough of it to find and to understand it, and nothing personal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowRef {
    /// The table.
    pub table: &'static str,
    /// The columns that matter, each with its value as text.
    pub columns: Vec<(&'static str, String)>,
}

impl RowRef {
    pub(crate) const fn of(table: &'static str) -> Self {
        Self { table, columns: Vec::new() }
    }

    pub(crate) fn with(mut self, column: &'static str, value: impl fmt::Display) -> Self {
        self.columns.push((column, value.to_string()));
        self
    }

    /// With a column that may be empty.
    pub(crate) fn maybe(self, column: &'static str, value: Option<impl fmt::Display>) -> Self {
        match value {
            Some(value) => self.with(column, value),
            None => self.with(column, "NULL"),
        }
    }
}

impl fmt::Display for RowRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.table)?;
        self.columns.iter().try_for_each(|(column, value)| write!(f, " {column}={value}"))
    }
}

/// One breach of a promise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    /// What kind of breach it is.
    pub code: Code,
    /// What is wrong, in a sentence.
    pub says: String,
    /// The rows involved.
    pub rows: Vec<RowRef>,
}

impl fmt::Display for Violation {
    /// The code, the promise and the sentence in a line, then a line for each row.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({}): {}", self.code, self.code.promise(), self.says)?;
        self.rows.iter().try_for_each(|row| write!(f, "\n    {row}"))
    }
}
