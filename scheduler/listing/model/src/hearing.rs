//! What is to be heard.

use calendars::LocalDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{DateSpan, HearingId, PartyId, PersonId, RoomId, VenueId, schema};

/// A hearing that waits for its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Hearing {
    /// Its id.
    pub id: HearingId,
    /// The code of its type, such as `ET-SHORT`; outcomes (settled, vacated, length) are known by type.
    #[serde(rename = "type")]
    #[schemars(length(min = 1, max = 100))]
    pub hearing_type: String,
    /// The estimate in listing minutes. More than a day's minutes are split: full days, then what remains, which begins
    /// the last day.
    #[schemars(range(min = 1))]
    pub minutes: u32,
    /// When it may begin and must have ended. Without it, the whole horizon.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub window: Option<Window>,
    /// Calendar days that must lie between today and its first day, unless it is in force on that very date.
    #[serde(default)]
    pub notice_days: u16,
    /// How urgent it is.
    #[serde(default)]
    pub priority: Priority,
    /// When the claim was received or the hearing was asked for. Without it, today.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "schema::optional_date")]
    pub received: Option<LocalDate>,
    /// The day by which it should begin (a statutory or published target).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "schema::optional_date")]
    pub target: Option<LocalDate>,
    /// How it may be held, each at a cost; at least one.
    #[schemars(length(min = 1))]
    pub channels: Vec<ChannelChoice>,
    /// Where it may be held, each at a cost. For a hearing with a room; at least one unless every channel does without.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub venues: Vec<VenueChoice>,
    /// Codes of room attributes that the hearing itself calls for. The parties' adjustments are added to them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub room_needs: Vec<String>,
    /// How many people the room must seat.
    #[serde(default)]
    pub seats: u16,
    /// Who must sit, the presiding one first; at least one, and with the interpreters at most 8.
    #[schemars(length(min = 1, max = 8))]
    pub panel: Vec<Seat>,
    /// Particular people who must, may preferably or must not sit.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub panel_preferences: Vec<PanelPreference>,
    /// Who attends.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parties: Vec<Attendance>,
    /// Codes of the languages for which an interpreter must be there, one for each code.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 8))]
    pub interpreters: Vec<String>,
    /// Whether it may be given to a float or backup list.
    #[serde(default)]
    pub may_float: bool,
    /// What of its place in the list in force must stay.
    #[serde(default, skip_serializing_if = "Lock::is_open")]
    pub lock: Lock,
    /// Places that are forbidden to it, and by whom a listing officer's decision stands. Empty fields mean any.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub forbidden: Vec<Place>,
}

/// When a hearing may begin and must have ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Window {
    /// From the first day to the last, both included; a hearing of several days ends by the last.
    Between(DateSpan),
    /// It must begin on this very day.
    FixedDate(#[schemars(schema_with = "schema::date")] LocalDate),
}

/// How urgent a hearing is. What each is worth is the policy's ([`PriorityValues`](crate::PriorityValues)).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Priority {
    /// Cannot wait: liberty, safety, a statutory limit.
    Critical,
    /// Expedited by order.
    Urgent,
    /// Before others of its kind.
    High,
    /// As most.
    #[default]
    Standard,
}

/// How a hearing is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// Everybody in the room.
    InPerson,
    /// Some in the room, some by video.
    Hybrid,
    /// Everybody by video: no room is taken.
    Video,
    /// Everybody by telephone: no room is taken.
    Telephone,
}

impl Channel {
    /// Whether a room is taken.
    #[must_use]
    pub const fn needs_room(self) -> bool {
        matches!(self, Self::InPerson | Self::Hybrid)
    }
}

/// A channel at a cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChannelChoice {
    /// The channel.
    pub channel: Channel,
    /// What it costs, in units of the layer of preferences.
    #[serde(default)]
    pub cost: u16,
}

/// A venue, a cluster or a region at a cost: exactly one of the three. Where several name the same venue, the cheapest counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct VenueChoice {
    /// A venue.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub venue: Option<VenueId>,
    /// Every venue of a cluster.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cluster: Option<String>,
    /// Every venue of a region.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// What it costs, in units of the layer of venue and travel.
    #[serde(default)]
    pub cost: u16,
}

/// A seat on the panel and what it takes to sit there.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Seat {
    /// The role.
    pub role: String,
    /// Tickets that the person must have, all of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tickets: Vec<String>,
    /// Specialisms that the person must have, all of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub specialisms: Vec<String>,
}

/// What is said of one person as a member of the panel.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PanelPreference {
    /// Who.
    pub person: PersonId,
    /// What.
    pub requirement: Requirement,
}

/// Whether a person is to sit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Requirement {
    /// Must be on the panel.
    Include,
    /// Should be on the panel: it costs something if no preferred person is.
    Prefer,
    /// Must not be on the panel.
    Exclude,
}

/// A party at a hearing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Attendance {
    /// Who.
    pub party: PartyId,
    /// Whether the hearing cannot be held without them. If not, it costs something to list it when they are unavailable.
    #[serde(default = "yes")]
    pub required: bool,
}

fn yes() -> bool {
    true
}

/// What of a place in the list in force must stay as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Lock {
    /// The first day.
    pub date: bool,
    /// The start time.
    pub time: bool,
    /// The room, and so the venue.
    pub room: bool,
    /// The panel.
    pub panel: bool,
}

impl Lock {
    /// Nothing is locked.
    #[must_use]
    pub fn is_open(&self) -> bool {
        *self == Self::default()
    }
}

/// A set of places: all that match every field given.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Place {
    /// First days.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days: Option<DateSpan>,
    /// A venue.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub venue: Option<VenueId>,
    /// A room.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub room: Option<RoomId>,
    /// A person on the panel.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub person: Option<PersonId>,
}
