//! What a reader found wrong, with its place and its cure.

pub(crate) mod code;
pub(crate) mod sink;

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::Code;

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The file loads; somebody should look at it.
    Warning,
    /// The file is refused.
    Error,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Warning => "warning",
            Self::Error => "error",
        })
    }
}

/// Most characters of a message.
const LONGEST: usize = 600;

/// A place in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// The line; the first is 1.
    pub line: u32,
    /// The column in characters; the first is 1.
    pub column: u32,
}

impl Position {
    /// Where a text starts.
    pub const START: Self = Self { line: 1, column: 1 };

    /// The start of a line.
    #[must_use]
    pub fn line(line: usize) -> Self {
        Self::new(line, 1)
    }

    /// A place; numbers that do not fit are the greatest that do.
    #[must_use]
    pub fn new(line: usize, column: usize) -> Self {
        let fit = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        Self { line: fit(line), column: fit(column) }
    }
}

/// One thing that is wrong in a file.
///
/// Its text is one line: `file:line:column: error[code] key: message; cure`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// How bad it is.
    pub severity: Severity,
    /// What kind of fault, stable across releases.
    pub code: Code,
    /// The file's name as it was handed in.
    pub file: String,
    /// The line; the first is 1.
    pub line: u32,
    /// The column in characters; the first is 1.
    pub column: u32,
    /// The path of the value in the file, such as `recurring.mon[0]`; empty if the fault is in the file as a whole.
    pub key: String,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub cure: String,
}

impl Finding {
    /// A finding of the code's own severity.
    #[must_use]
    pub fn new(code: Code, file: &str, at: Position, key: &str, message: String, cure: &str) -> Self {
        Self {
            severity: code.severity(),
            code,
            file: file.to_owned(),
            line: at.line,
            column: at.column,
            key: shortened(key, 80),
            // It may repeat what stands in the file: nothing of that may move somebody's cursor or start another line.
            message: readable(message),
            cure: cure.to_owned(),
        }
    }

    /// Whether it makes a strict reader refuse the file.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { severity, code, file, line, column, key, message, cure } = self;
        write!(f, "{file}:{line}:{column}: {severity}[{code}] ")?;
        if !key.is_empty() {
            write!(f, "{key}: ")?;
        }
        f.write_str(message)?;
        if !cure.is_empty() {
            write!(f, "; {cure}")?;
        }
        Ok(())
    }
}

/// Whether any of the findings makes a strict reader refuse.
#[must_use]
pub fn has_errors(findings: &[Finding]) -> bool {
    findings.iter().any(Finding::is_error)
}

/// A message as it may be shown.
fn readable(message: String) -> String {
    let is_so = message.len() <= LONGEST && !message.chars().any(char::is_control);
    if is_so { message } else { shortened(&message, LONGEST) }
}

/// One line of at most `longest` characters: a message must stay readable whatever the input is.
pub(crate) fn shortened(text: &str, longest: usize) -> String {
    let mut short: String = text.chars().take(longest).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.chars().nth(longest).is_some() {
        short.push_str("...");
    }
    short
}

/// A value as a message quotes it.
pub(crate) fn quoted(text: &str) -> String {
    format!("`{}`", shortened(text, 40))
}
