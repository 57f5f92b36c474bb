//! The passes over single tables.

use calendars::Instant;
use checker::rows::{Count, Event, EventId, Occupancy, OtherOutcome, Reference, Session, Snapshot, Space, Venue};
use checker::{Id, Row};
use sqlx::SqliteConnection;
use sqlx::sqlite::SqliteRow;
use store::StoreResult;

use super::{Send, each};
use crate::statement::Cells;
use crate::tables::events;

/// The id of the booking that a stored outcome is about; NULL or too short where it is about none, or that cannot be read.
macro_rules! outcome_booking {
    () => {
        "unhex(replace(
             CASE WHEN NOT json_valid(outcome) THEN NULL
                  WHEN outcome ->> '$.outcome' IN ('held', 'extended', 'released') THEN outcome ->> '$.booking'
                  WHEN outcome ->> '$.outcome' IN ('booked', 'changed', 'cancelled') THEN outcome ->> '$.id' END,
             '-', ''))"
    };
}
pub(super) use outcome_booking;

/// Sends everything but the cases.
pub(super) async fn send(conn: &mut SqliteConnection, now: Instant, send: Send<'_>) -> StoreResult<()> {
    // The first statement: it fixes the commit that all of them see.
    let last = events::last(conn).await?;
    send(Row::Snapshot(Snapshot { now: now.micros(), feed_last: i64::try_from(last).unwrap_or(i64::MAX) }));
    for (sql, read) in PASSES {
        each(conn, sql, read, send).await?;
    }
    Ok(())
}

type Read = fn(&SqliteRow) -> StoreResult<Row>;

/// Each pass with its statement. Where an index has the order, no row is sorted.
const PASSES: [(&str, Read); 9] = [
    ("SELECT id, version, policy ->> '$.hold.lasts', policy ->> '$.hold.at_most' FROM venues ORDER BY id", venue),
    ("SELECT id, venue FROM spaces ORDER BY id", space),
    ("SELECT id, venue, space, starts_at, ends_at FROM sessions ORDER BY id", session),
    (
        "SELECT session, class, total, public_share, overbook, public_held, public_booked, staff_held, staff_booked
         FROM session_counts ORDER BY session, class",
        count,
    ),
    ("SELECT seq, at, kind, venue, session, booking, version FROM events ORDER BY seq", event),
    ("SELECT id, seq FROM events ORDER BY id", event_id),
    (
        // Sorted, because the rows are in the order of writing: one by one through the index takes longer.
        "SELECT person, role, booking, source_kind, source, session, starts_at, ends_at, until FROM occupancies NOT INDEXED
         ORDER BY person, starts_at",
        time,
    ),
    ("SELECT id, reference FROM bookings ORDER BY reference", reference),
    (
        concat!(
            "SELECT caller, created_at, outcome FROM outcomes WHERE coalesce(length(",
            outcome_booking!(),
            "), 0) <> 16"
        ),
        other_outcome,
    ),
];

/// The next column as an id.
pub(super) fn id(cells: &mut Cells<'_>) -> StoreResult<Id> {
    Ok(Id(cells.uuid()?.into_bytes()))
}

/// The next column as an id, if there is one.
pub(super) fn optional_id(cells: &mut Cells<'_>) -> StoreResult<Option<Id>> {
    Ok(cells.get::<Option<uuid::Uuid>>()?.map(|uuid| Id(uuid.into_bytes())))
}

fn venue(row: &SqliteRow) -> StoreResult<Row> {
    let mut cells = Cells::new("venues", row, 0);
    Ok(Row::Venue(Venue {
        id: id(&mut cells)?,
        version: cells.get()?,
        hold_lasts: cells.get()?,
        hold_at_most: cells.get()?,
    }))
}

fn space(row: &SqliteRow) -> StoreResult<Row> {
    let mut cells = Cells::new("spaces", row, 0);
    Ok(Row::Space(Space { id: id(&mut cells)?, venue: id(&mut cells)? }))
}

fn session(row: &SqliteRow) -> StoreResult<Row> {
    let mut cells = Cells::new("sessions", row, 0);
    Ok(Row::Session(Session {
        id: id(&mut cells)?,
        venue: id(&mut cells)?,
        space: id(&mut cells)?,
        starts_at: cells.get()?,
        ends_at: cells.get()?,
    }))
}

fn count(row: &SqliteRow) -> StoreResult<Row> {
    let mut cells = Cells::new("session_counts", row, 0);
    Ok(Row::Count(Count {
        session: id(&mut cells)?,
        class: cells.get()?,
        total: cells.get()?,
        public_share: cells.get()?,
        overbook: cells.get()?,
        public_held: cells.get()?,
        public_booked: cells.get()?,
        staff_held: cells.get()?,
        staff_booked: cells.get()?,
    }))
}

fn event(row: &SqliteRow) -> StoreResult<Row> {
    let mut cells = Cells::new("events", row, 0);
    Ok(Row::Feed(Event {
        seq: cells.get()?,
        at: cells.get()?,
        kind: cells.get()?,
        venue: id(&mut cells)?,
        session: optional_id(&mut cells)?,
        booking: optional_id(&mut cells)?,
        version: cells.get()?,
    }))
}

fn event_id(row: &SqliteRow) -> StoreResult<Row> {
    let mut cells = Cells::new("events", row, 0);
    Ok(Row::EventId(EventId { id: id(&mut cells)?, seq: cells.get()? }))
}

fn time(row: &SqliteRow) -> StoreResult<Row> {
    let mut cells = Cells::new("occupancies", row, 0);
    Ok(Row::Time(Occupancy {
        person: id(&mut cells)?,
        role: cells.get()?,
        booking: id(&mut cells)?,
        source_kind: cells.get()?,
        source: id(&mut cells)?,
        session: id(&mut cells)?,
        starts_at: cells.get()?,
        ends_at: cells.get()?,
        until: cells.get()?,
    }))
}

fn reference(row: &SqliteRow) -> StoreResult<Row> {
    let mut cells = Cells::new("bookings", row, 0);
    Ok(Row::Reference(Reference { booking: id(&mut cells)?, reference: cells.get()? }))
}

fn other_outcome(row: &SqliteRow) -> StoreResult<Row> {
    let mut cells = Cells::new("outcomes", row, 0);
    Ok(Row::Other(OtherOutcome { caller: id(&mut cells)?, created_at: cells.get()?, outcome: cells.get()? }))
}
