//! Events as the API shows them.

use calendars::Instant;
use scheduler_model::{BookingId, Event, EventId, EventKind, SessionId};
use serde::Serialize;
use utoipa::ToSchema;

/// An entry of the feed: what changed, and to which version. Fetch the rest; there is no personal data here.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Event)]
pub(crate) struct EventShown {
    /// Its place in the feed: 1, 2, 3 and so on without a gap.
    seq: u64,
    /// The event's own id: the same for everybody who reads it.
    #[schema(value_type = uuid::Uuid)]
    id: EventId,
    /// What happened: `hold.granted`, `hold.extended`, `hold.released`, `hold.expired`, `booking.booked`, `booking.changed`,
    /// `booking.cancelled` or `venue.published`.
    #[schema(value_type = String, example = "booking.booked")]
    kind: EventKind,
    /// When it was decided.
    #[schema(value_type = String, format = DateTime)]
    at: Instant,
    /// The venue's code.
    #[schema(example = "CFI")]
    venue: String,
    /// The session, where one is concerned.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<uuid::Uuid>)]
    session: Option<SessionId>,
    /// The booking, or the one that a hold will become.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<uuid::Uuid>)]
    booking: Option<BookingId>,
    /// The version of the booking, hold or venue that this event made.
    version: u64,
}

impl EventShown {
    pub(crate) fn new(event: &Event, venue: String) -> Self {
        Self {
            seq: event.seq,
            id: event.event.id,
            kind: event.event.kind,
            at: event.at,
            venue,
            session: event.event.session,
            booking: event.event.booking,
            version: event.event.version,
        }
    }
}

/// An event as one JSON object, in the shape that `GET /v1/events` gives it: for whoever sends events elsewhere.
#[must_use]
pub fn event_json(event: &Event, venue: &str) -> Vec<u8> {
    // Plain strings and numbers under fixed names: there is nothing that could fail.
    serde_json::to_vec(&EventShown::new(event, venue.to_owned())).unwrap_or_default()
}

/// A page of the feed.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct EventsPage {
    /// The events, in order.
    pub(crate) events: Vec<EventShown>,
    /// Send this as `after` to go on.
    pub(crate) next: u64,
    /// The feed's end when this was read. Others' venues count too.
    pub(crate) last: u64,
}
