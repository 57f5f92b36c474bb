//! What is wrong with a file, and where.

use std::fmt;

use serde::Serialize;

use super::FaultCode;

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// The place in the file, such as `hearings[12].window.between`; empty for the whole file.
    pub path: String,
    /// The rule that it breaks.
    pub code: FaultCode,
    /// What comes of it.
    pub effect: Effect,
    /// A sentence for people: what is wrong, what the rule is, what to do.
    pub message: String,
}

/// What comes of a fault.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// Nothing can be made of the file.
    Spoils,
    /// An element is left out: the one at this path. Of a link that cannot be kept, those hearings that it binds to each other.
    LeavesOut(String),
    /// Everything stays, but it is hardly what was meant.
    Warns,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = if self.path.is_empty() { "the file" } else { &self.path };
        write!(f, "{place}: {} [{}]", self.message, self.code)?;
        match &self.effect {
            Effect::Spoils => f.write_str(" Nothing can be made of the file."),
            Effect::LeavesOut(element) => write!(f, " Left out: {element}."),
            Effect::Warns => Ok(()),
        }
    }
}
