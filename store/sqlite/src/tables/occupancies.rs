//! Table `occupancies`: whose time is taken.

use std::collections::BTreeSet;

use calendars::Instant;
use scheduler_model::{BookingId, HoldId, Occupancy, OccupancySource, PartyRole, PersonId, SessionId};
use sqlx::SqliteConnection;
use sqlx::sqlite::SqliteRow;
use store::StoreResult;
use uuid::Uuid;

use crate::error::translate;
use crate::statement::{Cells, Many, ids};
use crate::tables::sessions::interval;

/// The columns of an occupancy `o`.
macro_rules! occupancy_columns {
    () => {
        "o.person, o.role, o.booking, o.source_kind, o.source, o.session, o.starts_at, o.ends_at, o.until"
    };
}
pub(crate) use occupancy_columns;

/// How many there are.
const COLUMNS: usize = 9;

/// Reads an occupancy.
pub(crate) fn read(row: &SqliteRow) -> StoreResult<Occupancy> {
    let mut cells = Cells::new("occupancies", row, 0);
    Ok(Occupancy {
        person: PersonId::from_uuid(cells.uuid()?),
        role: cells.code(PartyRole::from_code)?,
        booking: BookingId::from_uuid(cells.uuid()?),
        source: source(&mut cells)?,
        session: SessionId::from_uuid(cells.uuid()?),
        interval: interval(&mut cells)?,
        until: cells.optional_instant()?,
    })
}

fn source(cells: &mut Cells<'_>) -> StoreResult<OccupancySource> {
    let kind: &str = cells.get()?;
    let id = cells.uuid()?;
    match kind {
        "hold" => Ok(OccupancySource::Hold(HoldId::from_uuid(id))),
        "booking" => Ok(OccupancySource::Booking(BookingId::from_uuid(id))),
        _ => Err(cells.corrupt(format!("the source `{kind}` is not known"))),
    }
}

const fn parts(source: OccupancySource) -> (&'static str, Uuid) {
    match source {
        OccupancySource::Hold(id) => ("hold", id.uuid()),
        OccupancySource::Booking(id) => ("booking", id.uuid()),
    }
}

static DELETE: Many = Many::new("DELETE FROM occupancies WHERE (source, source_kind) IN (VALUES {rows})", 2);

/// Removes the time that sources took of everybody.
pub(crate) async fn delete(conn: &mut SqliteConnection, sources: &[OccupancySource]) -> StoreResult<()> {
    DELETE
        .execute(conn, sources, |row, &source| {
            let (kind, id) = parts(source);
            row.uuid(id)?;
            row.text(kind)
        })
        .await?;
    Ok(())
}

/// Removes the time that holds took which have run out by `now`, of the people in `occupancies` who are not known to be
/// `tidy`.
pub(crate) async fn tidy_away(
    conn: &mut SqliteConnection,
    occupancies: &[Occupancy],
    tidy: &BTreeSet<PersonId>,
    now: Instant,
) -> StoreResult<()> {
    let people = occupancies.iter().map(|occupancy| occupancy.person).filter(|person| !tidy.contains(person));
    let people: BTreeSet<Uuid> = people.map(PersonId::uuid).collect();
    if people.is_empty() {
        return Ok(());
    }
    sqlx::query("DELETE FROM occupancies WHERE person IN (SELECT unhex(value) FROM json_each(?)) AND until <= ?")
        .bind(ids(people))
        .bind(now.micros())
        .execute(conn)
        .await
        .map_err(translate)?;
    Ok(())
}

static INSERT: Many = Many::new(
    "INSERT INTO occupancies (person, role, booking, source_kind, source, session, starts_at, ends_at, until)
     SELECT * FROM (VALUES {rows}) WHERE column1 IS NOT NULL",
    COLUMNS,
);

/// Adds occupancies.
pub(crate) async fn insert(conn: &mut SqliteConnection, occupancies: &[Occupancy]) -> StoreResult<()> {
    // In the order of the table: neighbours find their page at hand.
    let mut sorted: Vec<&Occupancy> = occupancies.iter().collect();
    sorted.sort_unstable_by_key(|occupancy| occupancy.person);
    INSERT
        .execute(conn, &sorted, |row, occupancy| {
            let (kind, source) = parts(occupancy.source);
            row.uuid(occupancy.person.uuid())?;
            row.text(occupancy.role.code())?;
            row.uuid(occupancy.booking.uuid())?;
            row.text(kind)?;
            row.uuid(source)?;
            row.uuid(occupancy.session.uuid())?;
            row.instant(occupancy.interval.start())?;
            row.instant(occupancy.interval.end())?;
            row.optional_instant(occupancy.until)
        })
        .await?;
    Ok(())
}
