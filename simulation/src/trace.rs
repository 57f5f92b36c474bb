//! What happened, line by line, where somebody wants to read it.

use crate::history::Step;

/// The lines of a run, or nothing.
#[derive(Debug, Default)]
pub(crate) struct Trace(Option<Vec<String>>);

impl Trace {
    /// A trace that keeps its lines.
    pub(crate) const fn kept() -> Self {
        Self(Some(Vec::new()))
    }

    /// A trace that keeps nothing.
    pub(crate) const fn none() -> Self {
        Self(None)
    }

    /// Keeps a line, if lines are kept.
    pub(crate) fn say(&mut self, step: Step, line: impl FnOnce() -> String) {
        if let Some(lines) = &mut self.0 {
            lines.push(format!("{step:>5}  {}", line()));
        }
    }

    pub(crate) fn into_lines(self) -> Vec<String> {
        self.0.unwrap_or_default()
    }
}
