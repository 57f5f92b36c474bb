//! Bookings.

use calendars::{CapacityClass, Units};
use scheduler_model::{
    Booking, BookingId, BookingReference, BookingState, CallerId, CancelReason, Channel, SessionId, VenueId,
};
use sqlx::postgres::PgRow;
use store::StoreResult;

use super::Reader;

macro_rules! booking_columns {
    () => {
        "b.id AS b_id, b.reference AS b_reference, b.venue AS b_venue, b.session AS b_session, b.class AS b_class, \
         b.channel AS b_channel, b.units AS b_units, b.party AS b_party, b.contact AS b_contact, b.caller AS b_caller, \
         b.created_at AS b_created_at, b.updated_at AS b_updated_at, b.version AS b_version, b.state AS b_state, \
         b.cancelled_at AS b_cancelled_at, b.cancel_reason AS b_cancel_reason"
    };
}

pub(crate) use booking_columns;

/// The booking of a row with the booking's columns.
pub(crate) fn booking(row: &PgRow) -> StoreResult<Booking> {
    let read = Reader::new(row, "bookings", "b_id");
    Ok(Booking {
        id: read.id("b_id", BookingId::from_uuid)?,
        reference: read.code("b_reference", |text| text.parse::<BookingReference>().ok())?,
        venue: read.id("b_venue", VenueId::from_uuid)?,
        session: read.id("b_session", SessionId::from_uuid)?,
        class: read.code("b_class", |code| code.parse::<CapacityClass>().ok())?,
        channel: read.code("b_channel", Channel::from_code)?,
        units: Units(read.u32("b_units")?),
        party: read.json("b_party")?,
        contact: read.json("b_contact")?,
        caller: read.id("b_caller", CallerId::from_uuid)?,
        created_at: read.instant("b_created_at")?,
        updated_at: read.instant("b_updated_at")?,
        version: read.u32("b_version")?,
        state: state(&read)?,
    })
}

fn state(read: &Reader<'_>) -> StoreResult<BookingState> {
    match read.optional_instant("b_cancelled_at")? {
        None if read.get::<&str>("b_state")? == BookingState::Booked.code() => Ok(BookingState::Booked),
        None => Err(read.corrupt("b_state", "cancelled, but not when")),
        Some(at) => Ok(BookingState::Cancelled { at, reason: read.code("b_cancel_reason", CancelReason::from_code)? }),
    }
}
