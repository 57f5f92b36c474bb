//! What hearings are held with.

use calendars::{LocalDate, LocalTime};
use over_listing::Probability;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Interpreter, ListId, OfficeHolder, Party, PersonId, Room, RoomId, Venue, VenueId, schema};

/// Rooms, people, and lists that take several hearings.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Supply {
    /// The venues.
    pub venues: Vec<Venue>,
    /// The rooms.
    pub rooms: Vec<Room>,
    /// Judges and members.
    pub people: Vec<OfficeHolder>,
    /// Interpreters.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub interpreters: Vec<Interpreter>,
    /// Those who attend.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parties: Vec<Party>,
    /// Block lists, float lists and backup lists.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lists: Vec<List>,
}

/// A list that takes several hearings on one day, more than would fit if all went ahead.
///
/// How many it takes is bounded by risk: the probability that somebody is sent away stays at or below the ceiling.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct List {
    /// Its id.
    pub id: ListId,
    /// The day.
    #[schemars(schema_with = "schema::date")]
    pub date: LocalDate,
    /// Where.
    pub venue: VenueId,
    /// Which kind, and what it stands on.
    pub kind: ListKind,
    /// The times for which hearings are listed: at least one, each on a grain of a sitting (of a block list's own).
    #[schemars(schema_with = "schema::times")]
    pub start_times: Vec<LocalTime>,
    /// Codes of the hearing types that it takes. None: any.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub types: Vec<String>,
    /// At most so many hearings, whatever the risk.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_hearings: Option<u16>,
    /// The highest probability that somebody is sent away. Without it, the policy's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ceiling: Option<Probability>,
}

/// Which kind of list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum ListKind {
    /// Before one judge in one room, who are taken for its sittings and hear in the order of who attends.
    Block {
        /// The room.
        room: RoomId,
        /// Who sits, the presiding one first.
        people: Vec<PersonId>,
        /// Codes of the sittings. None: the whole day.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        sittings: Vec<String>,
    },
    /// Before whichever judge at the venue falls free that day.
    Float,
    /// Before the named people, if what they are to hear collapses.
    Backup {
        /// Whose sittings it waits for.
        people: Vec<PersonId>,
    },
}
