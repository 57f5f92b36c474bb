//! Where violations are gathered: counted all, kept up to a bound.

use std::collections::BTreeMap;

use crate::{Code, RowRef, Violation};

/// How many violations of each code are kept with their rows. The others are only counted.
const KEPT_OF_EACH: u64 = 1_000;

/// The violations found so far.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    kept: Vec<Violation>,
    counted: BTreeMap<Code, u64>,
}

impl Findings {
    /// Counts a violation, and keeps it while there is room. `tell` makes the sentence and the rows.
    pub(crate) fn add(&mut self, code: Code, tell: impl FnOnce() -> (String, Vec<RowRef>)) {
        let counted = self.counted.entry(code).or_default();
        *counted += 1;
        if *counted <= KEPT_OF_EACH {
            let (says, rows) = tell();
            self.kept.push(Violation { code, says, rows });
        }
    }

    pub(crate) fn into_parts(self) -> (Vec<Violation>, BTreeMap<Code, u64>) {
        (self.kept, self.counted)
    }
}
