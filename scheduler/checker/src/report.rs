//! The result of an audit.

use std::collections::BTreeMap;
use std::fmt;

use crate::{Code, Violation};

/// What an audit came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    pub(crate) kept: Vec<Violation>,
    pub(crate) counted: BTreeMap<Code, u64>,
    pub(crate) rows: u64,
    pub(crate) void: Option<String>,
}

impl Report {
    /// Whether every promise is kept: nothing was found, and the audit was whole.
    #[must_use]
    pub fn is_lawful(&self) -> bool {
        self.counted.is_empty() && self.void.is_none()
    }

    /// The violations, in the order in which they were found; the first thousand of each code.
    #[must_use]
    pub fn violations(&self) -> &[Violation] {
        &self.kept
    }

    /// How many violations there are of each code, kept or not.
    #[must_use]
    pub const fn counted(&self) -> &BTreeMap<Code, u64> {
        &self.counted
    }

    /// How many violations there are.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.counted.values().sum()
    }

    /// How many rows were looked at. A row counts once for each pass that it comes in.
    #[must_use]
    pub const fn rows(&self) -> u64 {
        self.rows
    }

    /// Why nothing can be concluded, if rows came in another order than [`Row`](crate::Row) says or the snapshot is missing.
    #[must_use]
    pub fn void(&self) -> Option<&str> {
        self.void.as_deref()
    }
}

impl fmt::Display for Report {
    /// Each violation that was kept, with its rows, and a line for each code.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(void) = &self.void {
            writeln!(f, "The audit is void: {void}")?;
        }
        for violation in &self.kept {
            writeln!(f, "{violation}")?;
        }
        for (code, number) in &self.counted {
            writeln!(f, "{number} x {code}")?;
        }
        match self.total() {
            0 => write!(f, "No violations in {} rows.", self.rows),
            total => write!(f, "{total} violations in {} rows.", self.rows),
        }
    }
}
