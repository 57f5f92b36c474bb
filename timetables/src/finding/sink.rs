//! Collects what a reader finds in one file.

use crate::{Code, Finding, Position};

/// More findings than anybody reads: from here on they are only counted.
const MOST: usize = 1_000;

/// The findings of one file, in the order in which they were made.
#[derive(Debug)]
pub(crate) struct Sink {
    file: String,
    findings: Vec<Finding>,
    left_out: usize,
    errors: usize,
}

impl Sink {
    pub(crate) fn new(file: &str) -> Self {
        Self { file: file.to_owned(), findings: Vec::new(), left_out: 0, errors: 0 }
    }

    pub(crate) fn add(&mut self, code: Code, at: Position, key: &str, message: impl Into<String>, cure: &str) {
        let finding = Finding::new(code, &self.file, at, key, message.into(), cure);
        self.errors += usize::from(finding.is_error());
        if self.findings.len() < MOST {
            self.findings.push(finding);
        } else {
            self.left_out += 1;
        }
    }

    /// Whether further findings are only counted, so that nobody needs to word them well.
    pub(crate) fn is_full(&self) -> bool {
        self.findings.len() >= MOST
    }

    pub(crate) const fn errors(&self) -> usize {
        self.errors
    }

    pub(crate) fn file(&self) -> &str {
        &self.file
    }

    /// The findings, sorted by place.
    pub(crate) fn finish(mut self) -> Vec<Finding> {
        self.findings.sort_by_key(|finding| (finding.line, finding.column));
        if self.left_out > 0 {
            let message = format!("{} more findings are left out", self.left_out);
            self.findings.push(Finding::new(
                Code::TooLarge,
                &self.file,
                Position::START,
                "",
                message,
                "mend these first",
            ));
        }
        self.findings
    }
}
