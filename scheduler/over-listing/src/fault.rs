//! What is wrong with an outcomes file, all of it, each with its place.

use std::fmt;

use crate::outcome::{MAX_MINUTES, MAX_PERCENT};
use crate::probability::{ParseProbabilityError, Probability};

/// One thing that is wrong, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The place in the file, such as `types[3].outcome.lengths.minutes[2].probability`; empty for the whole.
    pub path: String,
    /// What is wrong there.
    pub kind: FaultKind,
}

/// What can be wrong with outcomes.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FaultKind {
    /// The text is no probability.
    #[error(transparent)]
    NotAProbability(#[from] ParseProbabilityError),
    /// More than certain.
    #[error("settling in good time and vacating late come to more than one: {settles} and {vacates}")]
    MoreThanCertain {
        /// Settles in good time.
        settles: Probability,
        /// Vacated late.
        vacates: Probability,
    },
    /// A distribution does not sum to exactly one.
    #[error("the probabilities of the lengths must sum to exactly 1, not {0}")]
    NotOne(
        /// The sum, as a decimal.
        String,
    ),
    /// Nothing is said of the length.
    #[error("at least one length is needed")]
    NoLengths,
    /// A length of nothing, or beyond any hearing.
    #[error("{0} minutes is no length of a hearing: it must be from 1 to {MAX_MINUTES}")]
    Minutes(u32),
    /// A share of nothing, or beyond any hearing.
    #[error("{0} percent of the estimate is no length of a hearing: it must be from 1 to {MAX_PERCENT}")]
    Percent(u32),
    /// A hearing type without a name.
    #[error("a hearing type needs a code that is not blank")]
    BlankCode,
    /// A code that came before.
    #[error("the hearing type `{0}` is there already")]
    RepeatedCode(
        /// The code.
        String,
    ),
    /// Another format, or another version of this one.
    #[error("the format is `{found}`, not `{expected}`")]
    Format {
        /// What the file says.
        found: String,
        /// What is read here.
        expected: &'static str,
    },
    /// The JSON itself, or its shape.
    #[error("{0}")]
    Shape(
        /// The reader's message, with line and column.
        String,
    ),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.path.is_empty() { write!(f, "{}", self.kind) } else { write!(f, "{}: {}", self.path, self.kind) }
    }
}

/// Everything that is wrong, in the order of the file. Never empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Faults(Vec<Fault>);

impl Faults {
    /// The value, unless there are faults.
    pub(crate) fn none_or<T>(faults: Vec<Fault>, value: impl FnOnce() -> T) -> Result<T, Self> {
        if faults.is_empty() { Ok(value()) } else { Err(Self(faults)) }
    }

    /// One fault.
    pub(crate) fn one(path: impl Into<String>, kind: FaultKind) -> Self {
        Self(vec![Fault { path: path.into(), kind }])
    }

    /// Each of them.
    pub fn iter(&self) -> std::slice::Iter<'_, Fault> {
        self.0.iter()
    }

    /// The same faults, seen from further out.
    pub(crate) fn under(self, parent: &str) -> Vec<Fault> {
        let place = |path: String| match path.as_str() {
            "" => parent.to_owned(),
            _ => format!("{parent}.{path}"),
        };
        self.0.into_iter().map(|fault| Fault { path: place(fault.path), kind: fault.kind }).collect()
    }
}

impl<'a> IntoIterator for &'a Faults {
    type Item = &'a Fault;
    type IntoIter = std::slice::Iter<'a, Fault>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, fault) in self.0.iter().enumerate() {
            if index > 0 {
                writeln!(f)?;
            }
            write!(f, "{fault}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Faults {}
