//! What stands in the way: a rule and the facts.

use std::fmt;

use calendars::{LocalDate, LocalTime};
use listing_model::{Channel, HearingId, ListId, PartyId, PersonId, RoomId, VenueId};
use over_listing::Probability;
use serde::Serialize;

use crate::reason::Reason;

/// A rule that a place breaks, and who or what breaks it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Obstacle {
    /// The rule.
    #[serde(serialize_with = "by_code")]
    pub reason: Reason,
    /// What stands in the way, each once.
    pub facts: Vec<Fact>,
}

/// All that has to do with one obstacle.
pub(crate) type Facts = Vec<Fact>;

/// One thing that has to do with an obstacle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Fact {
    /// Another hearing, or the one of several in a slot that is meant.
    Hearing(HearingId),
    /// A list.
    List(ListId),
    /// A venue.
    Venue(VenueId),
    /// A room.
    Room(RoomId),
    /// An office-holder or an interpreter.
    Person(PersonId),
    /// A party.
    Party(PartyId),
    /// The role of a seat.
    Role(String),
    /// A ticket or a specialism that somebody lacks.
    Qualification(String),
    /// A language.
    Language(String),
    /// A room attribute.
    Attribute(String),
    /// A way of holding a hearing.
    Channel(Channel),
    /// What is locked.
    Locked(Locked),
    /// What keeps a hearing out of a list.
    Unsuited(Unsuited),
    /// A day.
    Date(LocalDate),
    /// Days from the first to the last, both included.
    Dates(LocalDate, LocalDate),
    /// A time of day.
    Time(LocalTime),
    /// How many: days, people, seats or hearings, as the rule has it.
    Count(u32),
    /// How probably somebody is sent away.
    Risk(Probability),
    /// How probably somebody may be.
    Ceiling(Probability),
}

/// A part of a place that can be locked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Locked {
    /// The first day.
    Date,
    /// The start.
    Time,
    /// The room, or the list.
    Room,
    /// The panel.
    Panel,
}

/// What keeps a hearing out of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Unsuited {
    /// The list has no such start.
    Start,
    /// Its type is none of the list's.
    Type,
    /// It needs an interpreter.
    Interpreter,
    /// It takes more than one day.
    Days,
    /// It shares a slot or a panel with others.
    Linked,
    /// Its channel takes no room, and a block list has one.
    Channel,
    /// The list's room lacks what it needs.
    Room,
    /// The list's people do not fill its seats, or somebody sits who must not, or does not who must.
    Panel,
    /// It may not float.
    MayNotFloat,
    /// It has more than one seat, or somebody must be included.
    Seats,
}

impl fmt::Display for Fact {
    /// The kind and the name, for logs and tests.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Hearing(id) => write!(f, "hearing {id}"),
            Self::List(id) => write!(f, "list {id}"),
            Self::Venue(id) => write!(f, "venue {id}"),
            Self::Room(id) => write!(f, "room {id}"),
            Self::Person(id) => write!(f, "person {id}"),
            Self::Party(id) => write!(f, "party {id}"),
            Self::Role(code) => write!(f, "role {code}"),
            Self::Qualification(code) => write!(f, "qualification {code}"),
            Self::Language(code) => write!(f, "language {code}"),
            Self::Attribute(code) => write!(f, "attribute {code}"),
            Self::Channel(channel) => write!(f, "channel {channel:?}"),
            Self::Locked(part) => write!(f, "locked {part:?}"),
            Self::Unsuited(why) => write!(f, "unsuited {why:?}"),
            Self::Date(date) => write!(f, "{date}"),
            Self::Dates(first, last) => write!(f, "{first} to {last}"),
            Self::Time(time) => write!(f, "{time}"),
            Self::Count(count) => write!(f, "{count}"),
            Self::Risk(risk) => write!(f, "risk {:.1}", risk.percent()),
            Self::Ceiling(ceiling) => write!(f, "ceiling {:.1}", ceiling.percent()),
        }
    }
}

impl fmt::Display for Obstacle {
    /// The code and the facts, for logs and tests; [`Obstacle::english`] and [`Obstacle::welsh`] make sentences.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let facts: Vec<String> = self.facts.iter().map(ToString::to_string).collect();
        write!(f, "{}: {}", self.reason, facts.join(", "))
    }
}

fn by_code<S: serde::Serializer>(reason: &Reason, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(reason.code())
}
