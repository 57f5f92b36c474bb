//! What is wrong with a rota, and where.

use std::fmt;

use calendars::LocalDate;
use serde::{Serialize, Serializer};
use thiserror::Error;

use crate::fitness::Hindrance;

/// Something wrong in a rota. What is wrong is left out; the rest can still be filled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// Where: the path in the JSON, such as `sessions[3].when`.
    pub path: String,
    /// What.
    #[serde(serialize_with = "as_text", rename = "message")]
    pub kind: FaultKind,
}

impl Fault {
    pub(super) fn new(path: impl Into<String>, kind: FaultKind) -> Self {
        Self { path: path.into(), kind }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.path.is_empty() { write!(f, "{}", self.kind) } else { write!(f, "{}: {}", self.path, self.kind) }
    }
}

fn as_text<S: Serializer>(kind: &FaultKind, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(kind)
}

/// What can be wrong.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum FaultKind {
    /// It is not JSON, or not of the shape that the format has; in the reader's words.
    #[error("{0}")]
    Unreadable(String),
    /// Something that must be there is not.
    #[error("this is missing")]
    Missing,
    /// The format has no such field.
    #[error("the format has no such field")]
    UnknownField,
    /// Another before it has this id. Only the first counts.
    #[error("`{0}` is used before")]
    Duplicate(String),
    /// The bench has no seats.
    #[error("a bench without seats can never be full")]
    NoSeats,
    /// The bench has more than twelve seats.
    #[error("a bench has at most 12 seats; this one has {0}")]
    TooManySeats(usize),
    /// Nobody in the rota has the role that a seat asks for.
    #[error("nobody has the role `{0}`: this bench can never be full")]
    NobodyHasRole(String),
    /// No bench has a seat for the role.
    #[error("no bench has a seat for the role `{0}`")]
    UnknownRole(String),
    /// The session ends before it starts, or as it starts.
    #[error("it ends before it starts")]
    EndsBeforeStart,
    /// No kind of bench may hear the session.
    #[error("no bench may hear a session of panel `{panel}` and business `{business}`")]
    NoBench {
        /// The session's panel.
        panel: String,
        /// The session's business.
        business: String,
    },
    /// One bench cannot sit in two linked sessions at once. This one is taken out of its group.
    #[error("it sits at the same time as `{0}`, to which it is linked: one bench cannot take both")]
    LinkedAtOnce(String),
    /// No kind of bench may hear all sessions of a group. This one is taken out of its group.
    #[error("no bench may hear both this and the sessions that it is linked to")]
    LinkedWithoutBench,
    /// The days run backwards.
    #[error("the last day is before the first, {0}")]
    BackwardDays(LocalDate),
    /// The least is more than the most. The least is left out.
    #[error("at least {least} and at most {most} cannot both be")]
    LeastAboveMost {
        /// The least.
        least: u32,
        /// The most.
        most: u32,
    },
    /// There is no such session.
    #[error("there is no session `{0}`")]
    UnknownSession(String),
    /// There is no such person.
    #[error("there is no person `{0}`")]
    UnknownPerson(String),
    /// There is no such bench.
    #[error("there is no bench `{0}`")]
    UnknownBench(String),
    /// The bench has no such seat.
    #[error("the bench has no seat `{0}`")]
    UnknownSeat(String),
    /// The bench may not hear the session.
    #[error("the bench may not hear this session")]
    BenchNotAllowed,
    /// The session has another kind of bench by a lock before this one.
    #[error("the session is locked to the bench `{0}`")]
    OtherBench(String),
    /// The seat is locked for somebody else.
    #[error("the seat is locked for `{0}`")]
    SeatTaken(String),
    /// The person is locked elsewhere at that time, or on another seat of the bench.
    #[error("`{0}` is locked elsewhere at that time")]
    TwiceAtOnce(String),
    /// The person may not take the seat.
    #[error("{0}")]
    Unfit(Hindrance),
    /// With this lock the person would sit more often than they may.
    #[error("with this lock they sit more often than they may")]
    TooOften,
}
