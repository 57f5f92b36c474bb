//! Tables `feed` and `events`.

use calendars::Instant;
use scheduler_model::{BookingId, Event, EventId, EventKind, NewEvent, SessionId, VenueId};
use sqlx::SqliteConnection;
use sqlx::sqlite::SqliteRow;
use store::{StoreError, StoreResult};

use crate::error::translate;
use crate::statement::{Cells, Many};

/// The columns of an event `e`.
macro_rules! event_columns {
    () => {
        "e.seq, e.at, e.id, e.kind, e.venue, e.session, e.booking, e.version"
    };
}
pub(crate) use event_columns;

/// How many there are.
const COLUMNS: usize = 8;

/// Reads an event.
pub(crate) fn read(row: &SqliteRow) -> StoreResult<Event> {
    let mut cells = Cells::new("events", row, 0);
    Ok(Event {
        seq: cells.number()?,
        at: cells.instant()?,
        event: NewEvent {
            id: EventId::from_uuid(cells.uuid()?),
            kind: cells.code(EventKind::from_code)?,
            venue: VenueId::from_uuid(cells.uuid()?),
            session: cells.get::<Option<_>>()?.map(SessionId::from_uuid),
            booking: cells.get::<Option<_>>()?.map(BookingId::from_uuid),
            version: cells.number()?,
        },
    })
}

static INSERT: Many = Many::new(
    "INSERT INTO events (seq, at, id, kind, venue, session, booking, version)
     SELECT * FROM (VALUES {rows}) WHERE column1 IS NOT NULL",
    COLUMNS,
);

/// Gives events the next places of the feed and returns the last place given out, by these or before them.
pub(crate) async fn append(conn: &mut SqliteConnection, events: &[NewEvent], now: Instant) -> StoreResult<u64> {
    let count = u64::try_from(events.len()).unwrap_or(u64::MAX);
    let last = advance(conn, count).await?;
    let placed: Vec<(u64, &NewEvent)> = (last - count + 1..).zip(events).collect();
    INSERT
        .execute(conn, &placed, |row, (seq, event)| {
            row.big(*seq)?;
            row.instant(now)?;
            row.uuid(event.id.uuid())?;
            row.text(event.kind.code())?;
            row.uuid(event.venue.uuid())?;
            row.optional_uuid(event.session.map(SessionId::uuid))?;
            row.optional_uuid(event.booking.map(BookingId::uuid))?;
            row.big(event.version)
        })
        .await?;
    Ok(last)
}

async fn advance(conn: &mut SqliteConnection, count: u64) -> StoreResult<u64> {
    if count == 0 {
        return last(conn).await;
    }
    let count = i64::try_from(count).map_err(|_| StoreError::Database("too many events".to_owned()))?;
    let row = sqlx::query("UPDATE feed SET last = last + ? RETURNING last")
        .bind(count)
        .fetch_one(conn)
        .await
        .map_err(translate)?;
    Cells::new("feed", &row, 0).number()
}

/// The last place that was given out.
pub(crate) async fn last(conn: &mut SqliteConnection) -> StoreResult<u64> {
    let row = sqlx::query("SELECT last FROM feed").fetch_one(conn).await.map_err(translate)?;
    Cells::new("feed", &row, 0).number()
}
