//! What happened in a run, and how often.

use std::collections::BTreeMap;
use std::fmt;

use scheduler_model::ReasonCode;
use store_memory::Point;

/// Something worth counting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Seen {
    /// A step went through here.
    Passed(Point),
    /// A process died while a step waited here.
    Crashed(Point),
    /// A step failed here.
    Failed(Point),
    /// A command came to this outcome.
    Outcome(&'static str),
    /// A command was refused for this reason.
    Refused(ReasonCode),
    /// A command got no outcome but this error.
    Error(&'static str),
    /// Anything else, by its name.
    Event(&'static str),
}

impl fmt::Display for Seen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Passed(point) => write!(f, "passed {point}"),
            Self::Crashed(point) => write!(f, "crashed {point}"),
            Self::Failed(point) => write!(f, "failed {point}"),
            Self::Outcome(name) => write!(f, "outcome {name}"),
            Self::Refused(code) => write!(f, "refused {}", code.as_str()),
            Self::Error(name) => write!(f, "error {name}"),
            Self::Event(name) => f.write_str(name),
        }
    }
}

/// How often each thing happened.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Coverage(BTreeMap<Seen, u64>);

impl Coverage {
    pub(crate) fn saw(&mut self, what: Seen) {
        self.saw_times(what, 1);
    }

    pub(crate) fn saw_times(&mut self, what: Seen, times: u64) {
        *self.0.entry(what).or_default() += times;
    }

    /// Adds what happened in another run.
    pub fn add(&mut self, other: &Self) {
        for (&what, &times) in &other.0 {
            self.saw_times(what, times);
        }
    }

    /// How often it happened.
    #[must_use]
    pub fn of(&self, what: Seen) -> u64 {
        self.0.get(&what).copied().unwrap_or_default()
    }

    /// Everything that happened, in order, with how often.
    pub fn iter(&self) -> impl Iterator<Item = (Seen, u64)> {
        self.0.iter().map(|(what, times)| (*what, *times))
    }
}
