//! Sessions: what a timetable makes, one by one.

use calendars::{Interval, LocalDate, LocalTime};
use serde::{Deserialize, Serialize};

use crate::{Eligibility, SessionId, SpaceId, VenueId};

/// Whether a session takes demands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SessionState {
    /// It does.
    Open,
    /// It does not: closed, or no longer in the timetable. Bookings that it has stay until staff move or cancel them.
    Closed,
}

/// A space open for business in one interval.
///
/// It stores the instants and the civil times: a later change of the zone's rules must not move it unseen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// The session.
    pub id: SessionId,
    /// The venue.
    pub venue: VenueId,
    /// The space.
    pub space: SpaceId,
    /// The timetable's pattern that made it.
    pub pattern: String,
    /// The civil day.
    pub date: LocalDate,
    /// When it starts, civil time of the venue.
    pub start: LocalTime,
    /// When it ends, civil time of the venue, the same day.
    pub end: LocalTime,
    /// The same as instants.
    pub interval: Interval,
    /// Whom it is for.
    pub eligibility: Eligibility,
    /// Whether it takes demands.
    pub state: SessionState,
}
