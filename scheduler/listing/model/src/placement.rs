//! Where a hearing is.

use calendars::{LocalDate, LocalTime};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Channel, HearingId, ListId, PersonId, RoomId, schema};

/// The place of one hearing: in a slot of its own, or in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Placement {
    /// Which hearing.
    pub hearing: HearingId,
    /// Its first day. A hearing of several days goes on, on the sitting days that follow, in the same room and with the same
    /// panel.
    #[schemars(schema_with = "schema::date")]
    pub date: LocalDate,
    /// When it begins, on each of its days but later ones, which begin with the first sitting.
    #[schemars(schema_with = "schema::time")]
    pub start: LocalTime,
    /// How it is held.
    pub channel: Channel,
    /// The list that it is in, if it has no slot of its own. Room and panel are then those of the list, and empty here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub list: Option<ListId>,
    /// The room, if the channel takes one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub room: Option<RoomId>,
    /// Who sits, in the order of the hearing's seats.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub panel: Vec<Bench>,
    /// Who interprets, in the order of the hearing's languages.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub interpreters: Vec<InterpreterAt>,
}

impl Placement {
    /// Who presides: the first of the panel. Nobody, if it is in a list.
    #[must_use]
    pub fn presiding(&self) -> Option<&PersonId> {
        self.panel.first().map(|bench| &bench.person)
    }
}

/// Somebody in a seat of the panel.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Bench {
    /// The role of the seat.
    pub role: String,
    /// Who sits there.
    pub person: PersonId,
}

/// Somebody who interprets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct InterpreterAt {
    /// The language.
    pub language: String,
    /// Who.
    pub person: PersonId,
}
