//! Where the holds and bookings of a batch are, and who is in them.

use scheduler_model::{BookingId, HoldId, Party, SessionId};
use sqlx::SqliteConnection;
use store::{Located, StoreResult, Wanted};

use crate::error::translate;
use crate::statement::{Cells, ids};

/// Finds the sessions and people behind holds and bookings, and the bookings that the holds belong to with theirs.
pub(crate) async fn locate(conn: &mut SqliteConnection, wanted: &Wanted) -> StoreResult<Located> {
    let mut located = Located::default();
    if !wanted.holds.is_empty() {
        holds(conn, wanted, &mut located).await?;
    }
    if !(wanted.bookings.is_empty() && located.bookings.is_empty()) {
        bookings(conn, wanted, &mut located).await?;
    }
    Ok(located)
}

async fn holds(conn: &mut SqliteConnection, wanted: &Wanted, located: &mut Located) -> StoreResult<()> {
    let rows = sqlx::query(
        "SELECT h.id, h.session, h.party, h.booking,
             EXISTS (SELECT 1 FROM bookings AS b WHERE b.id = h.booking)
         FROM holds AS h WHERE h.id IN (SELECT unhex(value) FROM json_each(?))",
    )
    .bind(ids(wanted.holds.iter().copied().map(HoldId::uuid)))
    .fetch_all(conn)
    .await
    .map_err(translate)?;
    for row in &rows {
        let mut cells = Cells::new("holds", row, 0);
        cells.uuid()?;
        place(&mut cells, located)?;
        let booking = BookingId::from_uuid(cells.uuid()?);
        if cells.get()? {
            located.bookings.insert(booking);
        }
    }
    Ok(())
}

async fn bookings(conn: &mut SqliteConnection, wanted: &Wanted, located: &mut Located) -> StoreResult<()> {
    let rows = sqlx::query(
        "SELECT b.id, b.session, b.party FROM bookings AS b WHERE b.id IN (SELECT unhex(value) FROM json_each(?))",
    )
    .bind(ids(wanted.bookings.union(&located.bookings).copied().map(BookingId::uuid)))
    .fetch_all(conn)
    .await
    .map_err(translate)?;
    for row in &rows {
        let mut cells = Cells::new("bookings", row, 0);
        cells.uuid()?;
        place(&mut cells, located)?;
    }
    Ok(())
}

/// Reads a session and a party.
fn place(cells: &mut Cells<'_>, located: &mut Located) -> StoreResult<()> {
    located.sessions.insert(SessionId::from_uuid(cells.uuid()?));
    let party: Party = cells.json()?;
    located.people.extend(party.people().map(|(person, _)| person));
    Ok(())
}
