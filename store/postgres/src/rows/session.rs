//! Sessions and their counts.

use calendars::{CapacityClass, Interval, Units};
use scheduler_model::{ClassCount, Session, SessionId, SessionState, SpaceId, Taken, VenueId};
use sqlx::postgres::PgRow;
use store::StoreResult;
use uuid::Uuid;

use super::Reader;

macro_rules! session_columns {
    () => {
        "s.id AS s_id, s.venue AS s_venue, s.space AS s_space, s.pattern AS s_pattern, s.date AS s_date, \
         s.start_time AS s_start_time, s.end_time AS s_end_time, s.starts_at AS s_starts_at, s.ends_at AS s_ends_at, \
         s.eligibility AS s_eligibility, s.state AS s_state"
    };
}

macro_rules! count_columns {
    () => {
        "c.session AS c_session, c.class AS c_class, c.total AS c_total, c.public_share AS c_public_share, \
         c.overbook AS c_overbook, c.public_held AS c_public_held, c.public_booked AS c_public_booked, \
         c.staff_held AS c_staff_held, c.staff_booked AS c_staff_booked"
    };
}

pub(crate) use {count_columns, session_columns};

/// The stored code of a session's state.
pub(crate) const fn state_code(state: SessionState) -> &'static str {
    match state {
        SessionState::Open => "open",
        SessionState::Closed => "closed",
    }
}

fn state_from_code(code: &str) -> Option<SessionState> {
    [SessionState::Open, SessionState::Closed].into_iter().find(|state| state_code(*state) == code)
}

const fn of_session(row: &PgRow) -> Reader<'_> {
    Reader::new(row, "sessions", "s_id")
}

const fn of_count(row: &PgRow) -> Reader<'_> {
    Reader::new(row, "session_counts", "c_session")
}

/// Whether the row's session is `last`: a join with the counts repeats the session for each class.
pub(crate) fn same_session(row: &PgRow, last: Option<&Session>) -> StoreResult<bool> {
    let id = of_session(row).id("s_id", SessionId::from_uuid)?;
    Ok(last.is_some_and(|session| session.id == id))
}

/// The session of a row with the session's columns.
pub(crate) fn session(row: &PgRow) -> StoreResult<Session> {
    let read = of_session(row);
    let interval = Interval::new(read.instant("s_starts_at")?, read.instant("s_ends_at")?);
    Ok(Session {
        id: read.id("s_id", SessionId::from_uuid)?,
        venue: read.id("s_venue", VenueId::from_uuid)?,
        space: read.id("s_space", SpaceId::from_uuid)?,
        pattern: read.get("s_pattern")?,
        date: read.date("s_date")?,
        start: read.time("s_start_time")?,
        end: read.time("s_end_time")?,
        interval: interval.map_err(|error| read.corrupt("s_ends_at", error))?,
        eligibility: read.json("s_eligibility")?,
        state: read.code("s_state", state_from_code)?,
    })
}

/// Whether an outer join found a count.
pub(crate) fn has_count(row: &PgRow) -> StoreResult<bool> {
    Ok(of_count(row).get::<Option<Uuid>>("c_session")?.is_some())
}

/// The count of a row with the count's columns, and whose it is.
pub(crate) fn count(row: &PgRow) -> StoreResult<(SessionId, ClassCount)> {
    let read = of_count(row);
    let taken = |held, booked| -> StoreResult<Taken> { Ok(Taken { held: read.u32(held)?, booked: read.u32(booked)? }) };
    let count = ClassCount {
        class: read.code("c_class", |code| code.parse::<CapacityClass>().ok())?,
        total: Units(read.u32("c_total")?),
        public: Units(read.u32("c_public_share")?),
        overbook: Units(read.u32("c_overbook")?),
        taken_public: taken("c_public_held", "c_public_booked")?,
        taken_staff: taken("c_staff_held", "c_staff_booked")?,
    };
    Ok((read.id("c_session", SessionId::from_uuid)?, count))
}
