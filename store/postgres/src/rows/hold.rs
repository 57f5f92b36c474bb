//! Holds.

use calendars::{CapacityClass, Units};
use scheduler_model::{BookingId, CallerId, Channel, Hold, HoldId, HoldState, SessionId, VenueId};
use sqlx::postgres::PgRow;
use store::StoreResult;

use super::Reader;

macro_rules! hold_columns {
    () => {
        "h.id AS h_id, h.booking AS h_booking, h.replaces AS h_replaces, h.venue AS h_venue, h.session AS h_session, \
         h.class AS h_class, h.channel AS h_channel, h.units AS h_units, h.party AS h_party, h.contact AS h_contact, \
         h.caller AS h_caller, h.created_at AS h_created_at, h.last_moment AS h_last_moment, h.version AS h_version, \
         h.state AS h_state, h.state_at AS h_state_at"
    };
}

pub(crate) use hold_columns;

/// The hold of a row with the hold's columns.
pub(crate) fn hold(row: &PgRow) -> StoreResult<Hold> {
    let read = Reader::new(row, "holds", "h_id");
    let at = read.instant("h_state_at")?;
    Ok(Hold {
        id: read.id("h_id", HoldId::from_uuid)?,
        booking: read.id("h_booking", BookingId::from_uuid)?,
        replaces: read.get("h_replaces")?,
        venue: read.id("h_venue", VenueId::from_uuid)?,
        session: read.id("h_session", SessionId::from_uuid)?,
        class: read.code("h_class", |code| code.parse::<CapacityClass>().ok())?,
        channel: read.code("h_channel", Channel::from_code)?,
        units: Units(read.u32("h_units")?),
        party: read.json("h_party")?,
        contact: read.optional_json("h_contact")?,
        caller: read.id("h_caller", CallerId::from_uuid)?,
        created_at: read.instant("h_created_at")?,
        last_moment: read.instant("h_last_moment")?,
        version: read.u32("h_version")?,
        state: read.code("h_state", |code| HoldState::from_parts(code, at))?,
    })
}
