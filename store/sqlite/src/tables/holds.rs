//! Table `holds`.

use calendars::Units;
use scheduler_model::{BookingId, CallerId, Channel, Hold, HoldId, HoldState, SessionId, VenueId};
use sqlx::SqliteConnection;
use sqlx::sqlite::SqliteRow;
use store::{Constraint, StoreResult};

use crate::error::refused;
use crate::statement::{Cells, Many};

/// The columns of a hold `h`.
macro_rules! hold_columns {
    () => {
        "h.id, h.booking, h.replaces, h.venue, h.session, h.class, h.channel, h.units, h.party, h.contact, h.caller, \
         h.created_at, h.last_moment, h.version, h.state, h.state_at"
    };
}
pub(crate) use hold_columns;

/// How many there are.
pub(crate) const COLUMNS: usize = 16;

/// Reads a hold from the first columns.
pub(crate) fn read(row: &SqliteRow) -> StoreResult<Hold> {
    let mut cells = Cells::new("holds", row, 0);
    Ok(Hold {
        id: HoldId::from_uuid(cells.uuid()?),
        booking: BookingId::from_uuid(cells.uuid()?),
        replaces: cells.get()?,
        venue: VenueId::from_uuid(cells.uuid()?),
        session: SessionId::from_uuid(cells.uuid()?),
        class: cells.parsed()?,
        channel: cells.code(Channel::from_code)?,
        units: Units(cells.number()?),
        party: cells.json()?,
        contact: cells.optional_json()?,
        caller: CallerId::from_uuid(cells.uuid()?),
        created_at: cells.instant()?,
        last_moment: cells.instant()?,
        version: cells.number()?,
        state: state(&mut cells)?,
    })
}

fn state(cells: &mut Cells<'_>) -> StoreResult<HoldState> {
    let code: &str = cells.get()?;
    let instant = cells.instant()?;
    HoldState::from_parts(code, instant).ok_or_else(|| cells.corrupt(format!("the state `{code}` is not known")))
}

static INSERT: Many = Many::new(
    "INSERT INTO holds (id, booking, replaces, venue, session, class, channel, units, party, contact, caller,
         created_at, last_moment, version, state, state_at)
     SELECT * FROM (VALUES {rows}) WHERE column1 IS NOT NULL",
    COLUMNS,
);

/// Adds holds.
pub(crate) async fn insert(conn: &mut SqliteConnection, holds: &[Hold]) -> StoreResult<()> {
    INSERT
        .execute(conn, holds, |row, hold| {
            row.uuid(hold.id.uuid())?;
            row.uuid(hold.booking.uuid())?;
            row.int(hold.replaces)?;
            row.uuid(hold.venue.uuid())?;
            row.uuid(hold.session.uuid())?;
            row.text(hold.class.code())?;
            row.text(hold.channel.code())?;
            row.int(hold.units.0)?;
            row.json(&hold.party)?;
            row.optional_json(hold.contact.as_ref())?;
            row.uuid(hold.caller.uuid())?;
            row.instant(hold.created_at)?;
            row.instant(hold.last_moment)?;
            row.int(hold.version)?;
            row.text(hold.state.code())?;
            row.instant(hold.state.instant())
        })
        .await?;
    Ok(())
}

static UPDATE: Many = Many::new(
    "UPDATE holds SET party = new.column2, contact = new.column3, version = new.column4, state = new.column5,
         state_at = new.column6
     FROM (VALUES {rows}) AS new WHERE id = new.column1",
    6,
);

/// Changes state, version, party and contact of holds.
pub(crate) async fn update(conn: &mut SqliteConnection, holds: &[Hold]) -> StoreResult<()> {
    let touched = UPDATE
        .execute(conn, holds, |row, hold| {
            row.uuid(hold.id.uuid())?;
            row.json(&hold.party)?;
            row.optional_json(hold.contact.as_ref())?;
            row.int(hold.version)?;
            row.text(hold.state.code())?;
            row.instant(hold.state.instant())
        })
        .await?;
    if touched == holds.len() {
        Ok(())
    } else {
        Err(refused(Constraint::Other, "a hold that shall change does not exist"))
    }
}
