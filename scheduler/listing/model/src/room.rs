//! Venues and their rooms.

use calendars::LocalDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{DateSpan, RoomId, SittingsOn, VenueId, WeekdaySittings, when};

/// A building with rooms.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Venue {
    /// Its id.
    pub id: VenueId,
    /// Its name.
    pub name: String,
    /// The cluster that it belongs to, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cluster: Option<String>,
    /// The region that it belongs to, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// Days on which it is closed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub closed: Vec<DateSpan>,
}

impl Venue {
    /// Whether it is open on `day`.
    #[must_use]
    pub fn is_open(&self, day: LocalDate) -> bool {
        !self.closed.iter().any(|closed| closed.contains(day))
    }
}

/// A room in which hearings can be held, one at a time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Room {
    /// Its id.
    pub id: RoomId,
    /// The venue that it is in.
    pub venue: VenueId,
    /// Its name.
    pub name: String,
    /// What it has: codes of room attributes, such as `15` for video conferencing or `30` for wheelchair access.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attributes: Vec<String>,
    /// How many people it seats. Without it, any number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seats: Option<u16>,
    /// The weekdays and sittings in which it is open. None: Monday to Friday, all day.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub openings: Vec<WeekdaySittings>,
    /// When it is not to be had.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub closed: Vec<SittingsOn>,
}

impl Room {
    /// Whether it is open for the sitting of that code on `day`; whether its venue is, is another matter.
    #[must_use]
    pub fn is_open(&self, day: LocalDate, sitting: &str) -> bool {
        when::is_on(&self.openings, &self.closed, day, sitting)
    }

    /// Whether it has an attribute.
    #[must_use]
    pub fn has(&self, attribute: &str) -> bool {
        self.attributes.iter().any(|own| own == attribute)
    }

    /// Whether so many people find a seat.
    #[must_use]
    pub fn seats(&self, people: u16) -> bool {
        self.seats.is_none_or(|seats| seats >= people)
    }
}
