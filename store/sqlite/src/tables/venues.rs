//! Table `venues`.

use scheduler_model::{Venue, VenueId};
use sqlx::SqliteConnection;
use sqlx::sqlite::SqliteRow;
use store::{Constraint, StoreResult};

use crate::error::{refused, translate};
use crate::statement::{Bindings, Cells, Many};

/// The columns of a venue `v`.
macro_rules! venue_columns {
    () => {
        "v.id, v.code, v.name, v.address, v.phone, v.email, v.zone, v.division, v.policy, v.open, v.version"
    };
}
pub(crate) use venue_columns;

/// How many there are.
pub(crate) const COLUMNS: usize = 11;

/// Reads a venue from the columns that begin at `first`.
pub(crate) fn read(row: &SqliteRow, first: usize) -> StoreResult<Venue> {
    let mut cells = Cells::new("venues", row, first);
    Ok(Venue {
        id: VenueId::from_uuid(cells.uuid()?),
        code: cells.parsed()?,
        name: cells.json()?,
        address: cells.json()?,
        phone: cells.get()?,
        email: cells.get()?,
        zone: cells.parsed()?,
        division: cells.parsed()?,
        policy: cells.json()?,
        open: cells.get()?,
        version: cells.number()?,
    })
}

/// Writes all of a venue but its version, which goes up by one, and returns that.
pub(crate) async fn publish(conn: &mut SqliteConnection, venue: &Venue) -> StoreResult<u64> {
    let mut row = Bindings::default();
    row.uuid(venue.id.uuid())?;
    row.text(venue.code.as_str())?;
    row.json(&venue.name)?;
    row.json(&venue.address)?;
    row.optional_text(venue.phone.as_deref())?;
    row.optional_text(venue.email.as_deref())?;
    row.text(venue.zone.to_string())?;
    row.text(venue.division.code())?;
    row.json(&venue.policy)?;
    row.int(venue.open)?;
    let written = sqlx::query_with(
        "INSERT INTO venues (id, code, name, address, phone, email, zone, division, policy, open, version)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)
         ON CONFLICT (id) DO UPDATE SET code = excluded.code, name = excluded.name, address = excluded.address,
             phone = excluded.phone, email = excluded.email, zone = excluded.zone, division = excluded.division,
             policy = excluded.policy, open = excluded.open, version = version + 1
         RETURNING id, version",
        row.into_arguments(),
    )
    .fetch_one(conn)
    .await
    .map_err(translate)?;
    Ok(version(&written)?.1)
}

static RAISE: Many =
    Many::new("UPDATE venues SET version = version + 1 WHERE id IN (VALUES {rows}) RETURNING id, version", 1);

/// Raises the versions of `venues` by one and returns them.
pub(crate) async fn raise(conn: &mut SqliteConnection, venues: &[VenueId]) -> StoreResult<Vec<(VenueId, u64)>> {
    let rows = RAISE.fetch(conn, venues, |row, id| row.uuid(id.uuid())).await?;
    if rows.len() != venues.len() {
        return Err(refused(Constraint::Other, "a venue whose version shall go up does not exist"));
    }
    rows.iter().map(version).collect()
}

fn version(row: &SqliteRow) -> StoreResult<(VenueId, u64)> {
    let mut cells = Cells::new("venues", row, 0);
    Ok((VenueId::from_uuid(cells.uuid()?), cells.number()?))
}
