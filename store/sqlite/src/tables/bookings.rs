//! Table `bookings`.

use calendars::{Instant, Units};
use scheduler_model::{
    Booking, BookingId, BookingReference, BookingState, CallerId, CancelReason, Channel, SessionId, VenueId,
};
use sqlx::SqliteConnection;
use sqlx::sqlite::SqliteRow;
use store::{Constraint, StoreResult};

use crate::error::refused;
use crate::statement::{Bindings, Cells, Many};

/// The columns of a booking `b`.
macro_rules! booking_columns {
    () => {
        "b.id, b.reference, b.venue, b.session, b.class, b.channel, b.units, b.party, b.contact, b.caller, b.created_at, \
         b.updated_at, b.version, b.state, b.cancelled_at, b.cancel_reason"
    };
}
pub(crate) use booking_columns;

/// How many there are.
pub(crate) const COLUMNS: usize = 16;

/// Reads a booking from the first columns.
pub(crate) fn read(row: &SqliteRow) -> StoreResult<Booking> {
    let mut cells = Cells::new("bookings", row, 0);
    Ok(Booking {
        id: BookingId::from_uuid(cells.uuid()?),
        reference: cells.parsed::<BookingReference>()?,
        venue: VenueId::from_uuid(cells.uuid()?),
        session: SessionId::from_uuid(cells.uuid()?),
        class: cells.parsed()?,
        channel: cells.code(Channel::from_code)?,
        units: Units(cells.number()?),
        party: cells.json()?,
        contact: cells.json()?,
        caller: CallerId::from_uuid(cells.uuid()?),
        created_at: cells.instant()?,
        updated_at: cells.instant()?,
        version: cells.number()?,
        state: state(&mut cells)?,
    })
}

fn state(cells: &mut Cells<'_>) -> StoreResult<BookingState> {
    let code: &str = cells.get()?;
    let at = cells.optional_instant()?;
    let reason: Option<&str> = cells.get()?;
    match (code, at, reason.map(CancelReason::from_code)) {
        ("booked", None, None) => Ok(BookingState::Booked),
        ("cancelled", Some(at), Some(Some(reason))) => Ok(BookingState::Cancelled { at, reason }),
        _ => Err(cells.corrupt(format!("state `{code}`, cancelled at {at:?}, reason {reason:?} do not go together"))),
    }
}

fn bind_state(row: &mut Bindings, state: BookingState) -> StoreResult<()> {
    let (at, reason): (Option<Instant>, Option<CancelReason>) = match state {
        BookingState::Booked => (None, None),
        BookingState::Cancelled { at, reason } => (Some(at), Some(reason)),
    };
    row.text(state.code())?;
    row.optional_instant(at)?;
    row.optional_text(reason.map(CancelReason::code))
}

static INSERT: Many = Many::new(
    "INSERT INTO bookings (id, reference, venue, session, class, channel, units, party, contact, caller, created_at,
         updated_at, version, state, cancelled_at, cancel_reason)
     SELECT * FROM (VALUES {rows}) WHERE column1 IS NOT NULL",
    COLUMNS,
);

/// Adds bookings.
pub(crate) async fn insert(conn: &mut SqliteConnection, bookings: &[Booking]) -> StoreResult<()> {
    INSERT
        .execute(conn, bookings, |row, booking| {
            row.uuid(booking.id.uuid())?;
            row.text(booking.reference.compact())?;
            row.uuid(booking.venue.uuid())?;
            row.uuid(booking.session.uuid())?;
            row.text(booking.class.code())?;
            row.text(booking.channel.code())?;
            row.int(booking.units.0)?;
            row.json(&booking.party)?;
            row.json(&booking.contact)?;
            row.uuid(booking.caller.uuid())?;
            row.instant(booking.created_at)?;
            row.instant(booking.updated_at)?;
            row.int(booking.version)?;
            bind_state(row, booking.state)
        })
        .await?;
    Ok(())
}

static UPDATE: Many = Many::new(
    "UPDATE bookings SET session = new.column2, class = new.column3, channel = new.column4, units = new.column5,
         party = new.column6, contact = new.column7, updated_at = new.column8, version = new.column9,
         state = new.column10, cancelled_at = new.column11, cancel_reason = new.column12, venue = new.column13
     FROM (VALUES {rows}) AS new WHERE id = new.column1",
    13,
);

/// Changes all of bookings but their reference and who made them when.
pub(crate) async fn update(conn: &mut SqliteConnection, bookings: &[Booking]) -> StoreResult<()> {
    let touched = UPDATE
        .execute(conn, bookings, |row, booking| {
            row.uuid(booking.id.uuid())?;
            row.uuid(booking.session.uuid())?;
            row.text(booking.class.code())?;
            row.text(booking.channel.code())?;
            row.int(booking.units.0)?;
            row.json(&booking.party)?;
            row.json(&booking.contact)?;
            row.instant(booking.updated_at)?;
            row.int(booking.version)?;
            bind_state(row, booking.state)?;
            row.uuid(booking.venue.uuid())
        })
        .await?;
    if touched == bookings.len() {
        Ok(())
    } else {
        Err(refused(Constraint::Other, "a booking that shall change does not exist"))
    }
}
