//! Whose time is taken.

use calendars::Interval;
use scheduler_model::{BookingId, HoldId, Occupancy, OccupancySource, PartyRole, PersonId, SessionId};
use sqlx::postgres::PgRow;
use store::StoreResult;

use super::Reader;

macro_rules! occupancy_columns {
    () => {
        "o.person AS o_person, o.role AS o_role, o.booking AS o_booking, o.source_kind AS o_source_kind, \
         o.source AS o_source, o.session AS o_session, o.starts_at AS o_starts_at, o.ends_at AS o_ends_at, o.until AS o_until"
    };
}

pub(crate) use occupancy_columns;

/// The stored kind of what takes the time, and its bare id.
pub(crate) const fn source_parts(source: OccupancySource) -> (&'static str, uuid::Uuid) {
    match source {
        OccupancySource::Hold(hold) => ("hold", hold.uuid()),
        OccupancySource::Booking(booking) => ("booking", booking.uuid()),
    }
}

/// The occupancy of a row with the occupancy's columns; `None` where an outer join found none.
pub(crate) fn occupancy(row: &PgRow) -> StoreResult<Option<Occupancy>> {
    let read = Reader::new(row, "occupancies", "o_source");
    let Some(person) = read.optional_id("o_person", PersonId::from_uuid)? else { return Ok(None) };
    let source = match read.get("o_source_kind")? {
        "hold" => read.id("o_source", |id| OccupancySource::Hold(HoldId::from_uuid(id)))?,
        _ => read.id("o_source", |id| OccupancySource::Booking(BookingId::from_uuid(id)))?,
    };
    let interval = Interval::new(read.instant("o_starts_at")?, read.instant("o_ends_at")?);
    Ok(Some(Occupancy {
        person,
        role: read.code("o_role", PartyRole::from_code)?,
        booking: read.id("o_booking", BookingId::from_uuid)?,
        source,
        session: read.id("o_session", SessionId::from_uuid)?,
        interval: interval.map_err(|error| read.corrupt("o_ends_at", error))?,
        until: read.optional_instant("o_until")?,
    }))
}
