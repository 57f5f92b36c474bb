//! Table `sessions`.

use calendars::{DateRange, Interval};
use scheduler_model::{Session, SessionEntry, SessionId, SessionState, SpaceId, VenueId};
use sqlx::SqliteConnection;
use sqlx::sqlite::SqliteRow;
use store::{Constraint, StoreResult};

use crate::error::{refused, translate};
use crate::statement::{Cells, Many};
use crate::tables::counts::{Counts, count_columns};

/// The columns of a session `s`.
macro_rules! session_columns {
    () => {
        "s.id, s.venue, s.space, s.pattern, s.date, s.start_time, s.end_time, s.starts_at, s.ends_at, s.eligibility, s.state"
    };
}
pub(crate) use session_columns;

/// How many there are.
pub(crate) const COLUMNS: usize = 11;

/// Reads a session from the columns that begin at `first`.
pub(crate) fn read(row: &SqliteRow, first: usize) -> StoreResult<Session> {
    let mut cells = Cells::new("sessions", row, first);
    Ok(Session {
        id: SessionId::from_uuid(cells.uuid()?),
        venue: VenueId::from_uuid(cells.uuid()?),
        space: SpaceId::from_uuid(cells.uuid()?),
        pattern: cells.get()?,
        date: cells.parsed()?,
        start: cells.parsed()?,
        end: cells.parsed()?,
        interval: interval(&mut cells)?,
        eligibility: cells.json()?,
        state: cells.code(state_from_code)?,
    })
}

/// Every session of a venue in a range of civil days with its counts, by (date, start, space).
pub(crate) async fn of_venue(
    conn: &mut SqliteConnection,
    venue: VenueId,
    range: DateRange,
) -> StoreResult<Vec<SessionEntry>> {
    let of_range = async |conn: &mut SqliteConnection, sql: &'static str| {
        sqlx::query(sql)
            .bind(venue.uuid())
            .bind(range.first().to_string())
            .bind(range.last().to_string())
            .fetch_all(conn)
            .await
            .map_err(translate)
    };
    let count_rows = of_range(
        conn,
        concat!(
            "SELECT ",
            count_columns!(),
            " FROM sessions AS s JOIN session_counts AS c ON c.session = s.id WHERE s.venue = ? AND s.date BETWEEN ? AND ?"
        ),
    );
    let mut counts = Counts::read(&count_rows.await?)?;
    let session_rows = of_range(
        conn,
        concat!(
            "SELECT ",
            session_columns!(),
            " FROM sessions AS s WHERE s.venue = ? AND s.date BETWEEN ? AND ? ORDER BY s.date, s.start_time, s.space"
        ),
    );
    session_rows.await?.iter().map(|row| Ok(counts.entry(read(row, 0)?))).collect()
}

/// Reads two instants as an interval.
pub(crate) fn interval(cells: &mut Cells<'_>) -> StoreResult<Interval> {
    let (start, end) = (cells.instant()?, cells.instant()?);
    Interval::new(start, end).map_err(|error| cells.corrupt(error.to_string()))
}

const fn state_code(state: SessionState) -> &'static str {
    match state {
        SessionState::Open => "open",
        SessionState::Closed => "closed",
    }
}

fn state_from_code(code: &str) -> Option<SessionState> {
    [SessionState::Open, SessionState::Closed].into_iter().find(|&state| state_code(state) == code)
}

static INSERT: Many = Many::new(
    "INSERT INTO sessions (id, venue, space, pattern, date, start_time, end_time, starts_at, ends_at, eligibility, state)
     SELECT * FROM (VALUES {rows}) WHERE column1 IS NOT NULL",
    COLUMNS,
);

/// Adds sessions, without their counts.
pub(crate) async fn insert(conn: &mut SqliteConnection, entries: &[SessionEntry]) -> StoreResult<()> {
    INSERT
        .execute(conn, entries, |row, SessionEntry { session, .. }| {
            row.uuid(session.id.uuid())?;
            row.uuid(session.venue.uuid())?;
            row.uuid(session.space.uuid())?;
            row.text(session.pattern.as_str())?;
            row.text(session.date.to_string())?;
            row.text(session.start.to_string())?;
            row.text(session.end.to_string())?;
            row.instant(session.interval.start())?;
            row.instant(session.interval.end())?;
            row.json(&session.eligibility)?;
            row.text(state_code(session.state))
        })
        .await?;
    Ok(())
}

static UPDATE: Many = Many::new(
    "UPDATE sessions SET pattern = new.column2, eligibility = new.column3, state = new.column4
     FROM (VALUES {rows}) AS new WHERE id = new.column1",
    4,
);

/// Changes pattern, eligibility and state of sessions.
pub(crate) async fn update(conn: &mut SqliteConnection, entries: &[SessionEntry]) -> StoreResult<()> {
    let touched = UPDATE
        .execute(conn, entries, |row, SessionEntry { session, .. }| {
            row.uuid(session.id.uuid())?;
            row.text(session.pattern.as_str())?;
            row.json(&session.eligibility)?;
            row.text(state_code(session.state))
        })
        .await?;
    all_of(entries.len(), touched)
}

static CLOSE: Many = Many::new("UPDATE sessions SET state = 'closed' WHERE id IN (VALUES {rows})", 1);

/// Closes sessions.
pub(crate) async fn close(conn: &mut SqliteConnection, ids: &[SessionId]) -> StoreResult<()> {
    let touched = CLOSE.execute(conn, ids, |row, id| row.uuid(id.uuid())).await?;
    all_of(ids.len(), touched)
}

fn all_of(wanted: usize, touched: usize) -> StoreResult<()> {
    if touched == wanted {
        Ok(())
    } else {
        Err(refused(Constraint::Other, "a session that shall change does not exist"))
    }
}
