//! Publishing a venue: its policy, its spaces, and the sessions that its timetable makes.

use calendars::{CapacityByClass, DateRange, Interval, LocalDate, LocalTime};
use serde::{Deserialize, Serialize};

use crate::{Eligibility, SessionEntry, SessionId, Space, Venue};

/// A session as the timetable wishes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedSession {
    /// The space's key.
    pub space: String,
    /// The timetable's pattern that made it.
    pub pattern: String,
    /// The civil day.
    pub date: LocalDate,
    /// When it starts.
    pub start: LocalTime,
    /// When it ends.
    pub end: LocalTime,
    /// The same as instants.
    pub interval: Interval,
    /// What it offers.
    pub capacity: CapacityByClass,
    /// Whom it is for.
    pub eligibility: Eligibility,
}

/// A venue as it shall be from now on, and its sessions in `range`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Publication {
    /// The venue; its `version` is the store's business.
    pub venue: Venue,
    /// Every space.
    pub spaces: Vec<Space>,
    /// The civil days that `sessions` covers. Sessions outside stay as they are.
    pub range: DateRange,
    /// Every session of those days, sorted by (date, start, space).
    pub sessions: Vec<PlannedSession>,
}

/// How the stored sessions must change to be those of a publication. A session is the same if space, date, start and end are.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SessionsDiff {
    /// Sessions that did not exist, with an id.
    pub new: Vec<SessionEntry>,
    /// Sessions whose capacity, eligibility, pattern or state changes. What is taken stays as the store has it.
    pub changed: Vec<SessionEntry>,
    /// Sessions that the timetable no longer has: they close.
    pub closed: Vec<SessionId>,
}

/// What a publication did.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicationEffect {
    /// Sessions made.
    pub new: u32,
    /// Sessions changed.
    pub changed: u32,
    /// Sessions closed.
    pub closed: u32,
    /// Closed or lowered sessions that have more booked than they now offer: staff must decide, nothing is cancelled unseen.
    pub overfull: Vec<SessionId>,
}
