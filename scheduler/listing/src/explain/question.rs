//! What an officer may ask of a hearing.

use calendars::LocalDate;
use listing_model::{HearingId, PersonId, RoomId, VenueId};
use serde::{Deserialize, Serialize};

use super::within::Within;
use crate::ground::Ground;

/// What an officer may ask of a hearing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Question {
    /// Why is it not listed?
    WhyNotListed,
    /// Why does it not begin before this day?
    WhyNotEarlier {
        /// The day: usually the one on which it is listed.
        than: LocalDate,
    },
    /// Why does it not begin on this day?
    WhyNotOn {
        /// The day.
        date: LocalDate,
    },
    /// Why is it not at this venue?
    WhyNotAt {
        /// The venue.
        venue: VenueId,
    },
    /// Why is it not in this room?
    WhyNotIn {
        /// The room.
        room: RoomId,
    },
    /// Why is it not before this judge or member, or with this interpreter?
    WhyNotWith {
        /// The person.
        person: PersonId,
    },
}

/// A question that has no answer because it names what is not there.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unanswerable {
    /// No such hearing.
    #[error("there is no hearing {0}")]
    UnknownHearing(HearingId),
    /// No such venue.
    #[error("there is no venue {0}")]
    UnknownVenue(VenueId),
    /// No such room.
    #[error("there is no room {0}")]
    UnknownRoom(RoomId),
    /// No such office-holder or interpreter.
    #[error("there is nobody called {0}")]
    UnknownPerson(PersonId),
}

impl Question {
    /// The places that are meant; nothing if it is about a day that is no sitting day.
    pub(super) fn within(&self, ground: &Ground) -> Result<Option<Within>, Unanswerable> {
        let all = Within::default();
        Ok(Some(match self {
            Self::WhyNotListed => all,
            Self::WhyNotEarlier { than } => Within { before: Some(ground.calendar.on_or_after(*than)), ..all },
            Self::WhyNotOn { date } => match ground.calendar.day(*date) {
                Some(day) => Within { on: Some(day), ..all },
                None => return Ok(None),
            },
            Self::WhyNotAt { venue } => {
                let number = ground.rooms.venue(venue);
                Within { venue: Some(number.ok_or_else(|| Unanswerable::UnknownVenue(venue.clone()))?), ..all }
            }
            Self::WhyNotIn { room } => {
                let number = ground.rooms.room(room).ok_or_else(|| Unanswerable::UnknownRoom(room.clone()))?;
                let venue = ground.rooms.all[usize::from(number)].venue;
                Within { room: Some(number), venue: Some(venue), ..all }
            }
            Self::WhyNotWith { person } => {
                let number = ground.people.person(person);
                Within { person: Some(number.ok_or_else(|| Unanswerable::UnknownPerson(person.clone()))?), ..all }
            }
        }))
    }
}
