//! From a file to what the store publishes.

use calendars::{DateRange, Disambiguation, LocalDate, RecurrenceError, TimeError};
use scheduler_model::{PlannedSession, Publication, Space, Venue};

use super::eligibility::resolve;
use super::ids::{space_id, venue_id};
use super::model::{GroupUse, VenueFile};

/// Why a file could not be published.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PublicationError {
    /// A session's weeks or validity make no sense.
    #[error(transparent)]
    Recurrence(#[from] RecurrenceError),
    /// A session falls on a clock change so that its times mean nothing.
    #[error("session {pattern} on {date}: {source}")]
    ClockChange {
        /// The pattern.
        pattern: String,
        /// The day.
        date: LocalDate,
        /// What the clock does.
        source: TimeError,
    },
    /// A session is kept both for and from people by the same characteristic.
    #[error("session {pattern} is kept for some and from others by the same characteristic ({characteristic})")]
    BothWays {
        /// The pattern.
        pattern: String,
        /// The characteristic.
        characteristic: &'static str,
    },
}

impl VenueFile {
    /// The venue, its spaces and its sessions in `range`, ready to be published. Times on a clock change are resolved as
    /// `disambiguation` says. Ids are those of [`venue_id`] and [`space_id`]; the version is left to the store.
    ///
    /// # Errors
    /// [`PublicationError`]; for a file that was loaded only where a session falls on a clock change.
    pub fn publication(
        &self,
        range: DateRange,
        disambiguation: Disambiguation,
    ) -> Result<Publication, PublicationError> {
        let venue = self.venue();
        let space = |entry: &super::model::SpaceEntry| Space {
            id: space_id(&self.code, &entry.key),
            venue: venue.id,
            key: entry.key.clone(),
            name: entry.name.clone(),
        };
        let spaces = self.spaces.iter().map(space).collect();
        let mut sessions = Vec::new();
        for occurrence in self.timetable()?.expand(range) {
            let pattern = occurrence.pattern.to_string();
            let date = occurrence.date;
            let interval = occurrence
                .interval(self.zone, disambiguation)
                .map_err(|source| PublicationError::ClockChange { pattern: pattern.clone(), date, source })?;
            let eligibility = resolve(&GroupUse::from_keys(&occurrence.eligibility), &self.groups)
                .map_err(|both| PublicationError::BothWays { pattern: pattern.clone(), characteristic: both.0 })?;
            sessions.push(PlannedSession {
                space: occurrence.space.to_string(),
                pattern,
                date,
                start: occurrence.start(),
                end: occurrence.end(),
                interval,
                capacity: occurrence.capacity,
                eligibility,
            });
        }
        Ok(Publication { venue, spaces, range, sessions })
    }

    /// The venue alone.
    #[must_use]
    pub fn venue(&self) -> Venue {
        Venue {
            id: venue_id(&self.code),
            code: self.code.clone(),
            name: self.name.clone(),
            address: self.address.clone(),
            phone: self.phone.clone(),
            email: self.email.clone(),
            zone: self.zone,
            division: self.division,
            policy: self.policy.clone(),
            open: self.open,
            version: 0,
        }
    }
}
