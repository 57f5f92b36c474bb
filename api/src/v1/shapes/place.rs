//! Where and when: civil time with its zone, and the instants.

use calendars::{Instant, LocalDate, LocalTime, Zone};
use scheduler_model::{Bilingual, Session, SessionId, Space, Venue, VenueCode};
use serde::Serialize;
use utoipa::ToSchema;

/// A session with its venue and space.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Place)]
pub(crate) struct PlaceShown {
    /// The venue's code.
    #[schema(value_type = String, example = "CFI")]
    pub(crate) venue: VenueCode,
    /// The session.
    #[schema(value_type = uuid::Uuid)]
    pub(crate) session: SessionId,
    /// The space.
    pub(crate) space: SpaceShown,
    /// The civil day at the venue.
    #[schema(value_type = String, format = Date, example = "2026-12-24")]
    pub(crate) date: LocalDate,
    /// When it starts, civil time at the venue.
    #[schema(value_type = String, example = "14:00")]
    pub(crate) start: LocalTime,
    /// When it ends, civil time at the venue.
    #[schema(value_type = String, example = "16:00")]
    pub(crate) end: LocalTime,
    /// The zone of those.
    #[schema(value_type = String, example = "Europe/London")]
    pub(crate) zone: Zone,
    /// The start as an instant.
    #[schema(value_type = String, format = DateTime, example = "2026-12-24T14:00:00Z")]
    pub(crate) starts_at: Instant,
    /// The end as an instant.
    #[schema(value_type = String, format = DateTime, example = "2026-12-24T16:00:00Z")]
    pub(crate) ends_at: Instant,
}

impl PlaceShown {
    pub(crate) fn new(venue: &Venue, space: &Space, session: &Session) -> Self {
        Self {
            venue: venue.code.clone(),
            session: session.id,
            space: space.into(),
            date: session.date,
            start: session.start,
            end: session.end,
            zone: venue.zone,
            starts_at: session.interval.start(),
            ends_at: session.interval.end(),
        }
    }
}

/// A space in a venue.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Space)]
pub(crate) struct SpaceShown {
    /// Its key, unique in the venue.
    #[schema(example = "visits-hall")]
    pub(crate) key: String,
    /// Its name.
    pub(crate) name: NameShown,
}

impl From<&Space> for SpaceShown {
    fn from(space: &Space) -> Self {
        Self { key: space.key.clone(), name: (&space.name).into() }
    }
}

/// A name in English and, where it has one, in Welsh.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Name)]
pub(crate) struct NameShown {
    /// In English.
    #[schema(example = "Cardiff")]
    pub(crate) en: String,
    /// In Welsh, if it has words of its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "Caerdydd")]
    pub(crate) cy: Option<String>,
}

impl From<&Bilingual> for NameShown {
    fn from(name: &Bilingual) -> Self {
        Self { en: name.en.clone(), cy: name.cy.clone() }
    }
}
