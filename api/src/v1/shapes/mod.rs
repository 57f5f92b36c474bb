//! What the API shows, apart from the core's own types: these shapes are promises to callers.

mod booking;
mod event;
mod hold;
mod place;
mod request;
mod slot;
mod venue;
mod waiting;

pub(crate) use booking::{BookingShown, BookingsPage, ReceiptShown};
pub use event::event_json;
pub(crate) use event::{EventShown, EventsPage};
pub(crate) use hold::HoldShown;
pub(crate) use place::{PlaceShown, SpaceShown};
pub(crate) use request::{PlaceInput, channel_of, session_place};
pub(crate) use slot::{AvailabilityShown, ObstacleShown, SlotShown};
pub(crate) use venue::{VenueWithSpaces, VenuesPage};
pub(crate) use waiting::{WaitingShown, ask_after};
