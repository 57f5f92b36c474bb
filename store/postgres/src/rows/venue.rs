//! Venues and spaces.

use calendars::{Division, Zone};
use scheduler_model::{Space, SpaceId, Venue, VenueId};
use sqlx::postgres::PgRow;
use store::StoreResult;

use super::Reader;

macro_rules! venue_columns {
    () => {
        "v.id AS v_id, v.code AS v_code, v.name AS v_name, v.address AS v_address, v.phone AS v_phone, v.email AS v_email, \
         v.zone AS v_zone, v.division AS v_division, v.policy AS v_policy, v.open AS v_open, v.version AS v_version"
    };
}

macro_rules! space_columns {
    () => {
        "p.id AS p_id, p.venue AS p_venue, p.key AS p_key, p.name AS p_name"
    };
}

pub(crate) use {space_columns, venue_columns};

const fn of_venue(row: &PgRow) -> Reader<'_> {
    Reader::new(row, "venues", "v_id")
}

const fn of_space(row: &PgRow) -> Reader<'_> {
    Reader::new(row, "spaces", "p_id")
}

/// Which venue a row has.
pub(crate) fn venue_id(row: &PgRow) -> StoreResult<VenueId> {
    of_venue(row).id("v_id", VenueId::from_uuid)
}

/// Which space a row has.
pub(crate) fn space_id(row: &PgRow) -> StoreResult<SpaceId> {
    of_space(row).id("p_id", SpaceId::from_uuid)
}

/// The venue of a row with the venue's columns.
pub(crate) fn venue(row: &PgRow) -> StoreResult<Venue> {
    let read = of_venue(row);
    let code: &str = read.get("v_code")?;
    Ok(Venue {
        id: venue_id(row)?,
        code: code.parse().map_err(|error| read.corrupt("v_code", error))?,
        name: read.json("v_name")?,
        address: read.get("v_address")?,
        phone: read.get("v_phone")?,
        email: read.get("v_email")?,
        zone: read.code("v_zone", |name| name.parse::<Zone>().ok())?,
        division: read.code("v_division", |code| code.parse::<Division>().ok())?,
        policy: read.json("v_policy")?,
        open: read.get("v_open")?,
        version: read.u64("v_version")?,
    })
}

/// The space of a row with the space's columns.
pub(crate) fn space(row: &PgRow) -> StoreResult<Space> {
    let read = of_space(row);
    Ok(Space {
        id: space_id(row)?,
        venue: read.id("p_venue", VenueId::from_uuid)?,
        key: read.get("p_key")?,
        name: read.json("p_name")?,
    })
}
