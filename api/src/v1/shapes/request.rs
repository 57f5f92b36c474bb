//! Parts that several requests share.

use calendars::{CapacityClass, Units};
use scheduler_model::{Channel, FreshPlace, Place};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::auth::Authenticated;
use crate::described::ClassCode;
use crate::problem::{Rule, Spot};
use crate::request::{Reader, class_of};

/// Most units that one request may ask for: more is a slip.
const UNITS_MAX: u32 = 1_000;

/// Where to book: what a hold keeps, or a session with what to take of it.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "hold": "019a9f3e-7d5b-7c4f-b3a1-0d9e3c5b7a11" }))]
pub(crate) struct PlaceInput {
    /// A live hold of the caller's.
    #[schema(value_type = Option<uuid::Uuid>)]
    hold: Option<String>,
    /// A session, if there is no hold.
    #[schema(value_type = Option<uuid::Uuid>)]
    session: Option<String>,
    /// With a session: `open_table` (where it is not said), `closed_table`, `minutes` or `whole_room`.
    #[schema(value_type = Option<ClassCode>)]
    class: Option<String>,
    /// With a session: how many units; 1 where it is not said.
    #[schema(minimum = 1, maximum = 1_000)]
    units: Option<u32>,
}

impl PlaceInput {
    /// The place, with faults below `prefix`.
    pub(crate) fn read(&self, reader: &mut Reader, prefix: &str) -> Option<Place> {
        let spot = |field: &str| Spot::Pointer(format!("{prefix}/{field}"));
        match (&self.hold, &self.session) {
            (Some(hold), None) if self.class.is_none() && self.units.is_none() => {
                reader.read(spot("hold"), Some(hold), Rule::Id).map(Place::Held)
            }
            (None, Some(session)) => {
                session_place(reader, prefix, session, self.class.as_deref(), self.units).map(Place::Fresh)
            }
            _ => {
                reader.fault(Spot::Pointer(prefix.to_owned()), Rule::OnePlace);
                None
            }
        }
    }
}

/// A session with what to take of it.
pub(crate) fn session_place(
    reader: &mut Reader,
    prefix: &str,
    session: &str,
    class: Option<&str>,
    units: Option<u32>,
) -> Option<FreshPlace> {
    let spot = |field: &str| Spot::Pointer(format!("{prefix}/{field}"));
    let session = reader.read(spot("session"), Some(session), Rule::Id);
    let class = match class {
        None => Some(CapacityClass::OpenTable),
        Some(_) => class_of(reader, spot("class"), class),
    };
    let units = reader.within(spot("units"), units.unwrap_or(1), 1, UNITS_MAX);
    Some(FreshPlace { session: session?, class: class?, units: Units(units?) })
}

/// The channel that a request names, or the caller's own.
pub(crate) fn channel_of(reader: &mut Reader, spot: Spot, text: Option<&str>, caller: &Authenticated) -> Channel {
    reader.one_of(spot, text, &Channel::ALL, Channel::code).unwrap_or_else(|| caller.channel())
}
