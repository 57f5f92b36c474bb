//! A whole rota: what is to be filled, by whom, under which rules.

use serde::{Deserialize, Serialize};

use super::{Bench, Person, Session};

/// Sessions, the people who may sit, and who sits now: the format `rota/1`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rota {
    /// `rota/1`.
    pub format: RotaFormat,
    /// What people call it.
    pub name: String,
    /// What holds for all of it.
    #[serde(default)]
    pub rules: Rules,
    /// The kinds of bench.
    pub benches: Vec<Bench>,
    /// The sessions.
    pub sessions: Vec<Session>,
    /// The people.
    pub people: Vec<Person>,
    /// Who sits where now. Those that are not locked may be changed, but each change counts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub assignments: Vec<Assignment>,
}

/// The version of the format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum RotaFormat {
    /// The first.
    #[default]
    #[serde(rename = "rota/1")]
    V1,
}

/// What holds for a whole rota.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    /// What linked sessions ask for.
    #[serde(default)]
    pub linked: Linked,
}

/// What sessions of one group ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Linked {
    /// The same bench, seat by seat, for all of them or for none.
    #[default]
    Together,
    /// The same people, if nothing more important speaks against it.
    Preferred,
}

/// A person on a seat of a session.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Assignment {
    /// The session.
    pub session: String,
    /// The kind of bench that it has.
    pub bench: String,
    /// The seat of that bench.
    pub seat: String,
    /// Who sits there.
    pub person: String,
    /// Whether it must stay.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub locked: bool,
}

/// A filled rota: the format `rota-filled/1`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Filled {
    /// `rota-filled/1`.
    pub format: FilledFormat,
    /// Who sits where, in the order of the rota's sessions and of their benches' seats.
    pub assignments: Vec<Assignment>,
}

/// The version of the format of a filled rota.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum FilledFormat {
    /// The first.
    #[default]
    #[serde(rename = "rota-filled/1")]
    V1,
}
