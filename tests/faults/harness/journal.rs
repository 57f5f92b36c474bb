//! What the clients know: what was acknowledged, and what they never learned.

use std::collections::BTreeMap;

use serde_json::Value;

use super::caller::{Answer, Command, Trouble};

/// What the clients know.
#[derive(Debug, Default)]
pub(crate) struct Journal {
    /// Each command that got its final answer, with it.
    pub(crate) acknowledged: Vec<(Command, Answer)>,
    /// Commands whose clients went away before they heard: done or not, but never twice.
    pub(crate) forgotten: Vec<Command>,
    /// The latest receipt of each booking.
    pub(crate) bookings: BTreeMap<String, Value>,
    /// How often each trouble was met.
    pub(crate) troubles: BTreeMap<String, u64>,
    /// What must never be.
    pub(crate) wrong: Vec<String>,
}

impl Journal {
    /// Notes a final answer.
    pub(crate) fn answered(&mut self, command: Command, answer: &Answer) {
        if answer.is_done() && answer.body.get("reference").is_some() {
            self.bookings.insert(text(&answer.body["id"]), answer.body.clone());
        }
        self.acknowledged.push((command, answer.clone()));
    }

    /// Notes that there was none.
    pub(crate) fn met(&mut self, command: &Command, trouble: &Trouble) {
        let name = match trouble {
            Trouble::Broken(how) => (*how).to_owned(),
            Trouble::Later(code, _) => code.clone(),
            Trouble::Wrong(what) => {
                self.wrong.push(format!("{} {}: {what}", command.method, command.path));
                "wrong".to_owned()
            }
        };
        *self.troubles.entry(name).or_default() += 1;
    }

    /// How often this trouble was met.
    pub(crate) fn times(&self, trouble: &str) -> u64 {
        self.troubles.get(trouble).copied().unwrap_or(0)
    }

    /// How many commands came to each answer.
    pub(crate) fn tally(&self) -> BTreeMap<String, u64> {
        let mut tally = BTreeMap::new();
        for (command, answer) in &self.acknowledged {
            let name = if answer.is_done() { name_of(command) } else { answer.code() };
            *tally.entry(name.to_owned()).or_default() += 1;
        }
        tally
    }
}

fn name_of(command: &Command) -> &'static str {
    match (command.method.as_str(), command.path.as_str()) {
        ("POST", "/v1/holds") => "held",
        ("DELETE", _) => "released",
        ("PATCH", _) => "changed",
        ("POST", "/v1/bookings") => "booked",
        _ => "cancelled",
    }
}

/// A text of an answer.
pub(crate) fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
