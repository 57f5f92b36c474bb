//! The passes over single tables.

use checker::rows::{Count, Event, EventId, Occupancy, OtherOutcome, Reference, Session, Snapshot, Space, Venue};
use checker::{Id, Row};
use chrono::{DateTime, Utc};
use sqlx::postgres::{PgConnection, PgRow};
use sqlx::types::Uuid;
use store::StoreResult;

use super::{Send, each};
use crate::rows::Reader;

/// The text of the id of the booking that a stored outcome is about; NULL where it is about none, or that is no id.
macro_rules! outcome_booking {
    () => {
        "substring(
             CASE WHEN outcome ->> 'outcome' IN ('held', 'extended', 'released') THEN outcome ->> 'booking'
                  WHEN outcome ->> 'outcome' IN ('booked', 'changed', 'cancelled') THEN outcome ->> 'id' END
             FROM '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')"
    };
}
pub(super) use outcome_booking;

/// Sends everything but the cases.
pub(super) async fn send(conn: &mut PgConnection, send: Send<'_>) -> StoreResult<()> {
    for (sql, read) in PASSES {
        each(conn, sql, read, send).await?;
    }
    Ok(())
}

type Read = fn(&PgRow) -> StoreResult<Row>;

/// Each pass with its statement.
const PASSES: [(&str, Read); 10] = [
    ("SELECT clock_timestamp() AS now, last FROM feed", snapshot),
    (
        "SELECT id, version, (policy #>> '{hold,lasts}')::bigint AS lasts, (policy #>> '{hold,at_most}')::bigint AS at_most
         FROM venues ORDER BY id",
        venue,
    ),
    ("SELECT id, venue FROM spaces ORDER BY id", space),
    ("SELECT id, venue, space, starts_at, ends_at FROM sessions ORDER BY id", session),
    ("SELECT * FROM session_counts ORDER BY session, class", count),
    ("SELECT seq, at, kind, venue, session, booking, version FROM events ORDER BY seq", event),
    ("SELECT id, seq FROM events ORDER BY id", event_id),
    ("SELECT * FROM occupancies ORDER BY person, starts_at", time),
    ("SELECT id, reference FROM bookings ORDER BY reference", reference),
    (
        concat!(
            "SELECT caller, created_at, outcome::text AS outcome FROM outcomes WHERE ",
            outcome_booking!(),
            " IS NULL"
        ),
        other_outcome,
    ),
];

impl Reader<'_> {
    /// An id without its kind.
    pub(super) fn bare_id(&self, column: &str) -> StoreResult<Id> {
        Ok(Id(self.get::<Uuid>(column)?.into_bytes()))
    }

    /// An id without its kind, if there is one.
    pub(super) fn optional_bare_id(&self, column: &str) -> StoreResult<Option<Id>> {
        Ok(self.get::<Option<Uuid>>(column)?.map(|id| Id(id.into_bytes())))
    }

    /// An instant in microseconds.
    pub(super) fn micros(&self, column: &str) -> StoreResult<i64> {
        Ok(self.get::<DateTime<Utc>>(column)?.timestamp_micros())
    }

    /// An instant in microseconds, if there is one.
    pub(super) fn optional_micros(&self, column: &str) -> StoreResult<Option<i64>> {
        Ok(self.get::<Option<DateTime<Utc>>>(column)?.map(|at| at.timestamp_micros()))
    }
}

fn snapshot(row: &PgRow) -> StoreResult<Row> {
    let read = Reader::new(row, "feed", "last");
    Ok(Row::Snapshot(Snapshot { now: read.micros("now")?, feed_last: read.get("last")? }))
}

fn venue(row: &PgRow) -> StoreResult<Row> {
    let read = Reader::new(row, "venues", "id");
    Ok(Row::Venue(Venue {
        id: read.bare_id("id")?,
        version: read.get("version")?,
        hold_lasts: read.get("lasts")?,
        hold_at_most: read.get("at_most")?,
    }))
}

fn space(row: &PgRow) -> StoreResult<Row> {
    let read = Reader::new(row, "spaces", "id");
    Ok(Row::Space(Space { id: read.bare_id("id")?, venue: read.bare_id("venue")? }))
}

fn session(row: &PgRow) -> StoreResult<Row> {
    let read = Reader::new(row, "sessions", "id");
    Ok(Row::Session(Session {
        id: read.bare_id("id")?,
        venue: read.bare_id("venue")?,
        space: read.bare_id("space")?,
        starts_at: read.micros("starts_at")?,
        ends_at: read.micros("ends_at")?,
    }))
}

fn count(row: &PgRow) -> StoreResult<Row> {
    let read = Reader::new(row, "session_counts", "session");
    Ok(Row::Count(Count {
        session: read.bare_id("session")?,
        class: read.get("class")?,
        total: read.get("total")?,
        public_share: read.get("public_share")?,
        overbook: read.get("overbook")?,
        public_held: read.get("public_held")?,
        public_booked: read.get("public_booked")?,
        staff_held: read.get("staff_held")?,
        staff_booked: read.get("staff_booked")?,
    }))
}

fn event(row: &PgRow) -> StoreResult<Row> {
    let read = Reader::new(row, "events", "seq");
    Ok(Row::Feed(Event {
        seq: read.get("seq")?,
        at: read.micros("at")?,
        kind: read.get("kind")?,
        venue: read.bare_id("venue")?,
        session: read.optional_bare_id("session")?,
        booking: read.optional_bare_id("booking")?,
        version: read.get("version")?,
    }))
}

fn event_id(row: &PgRow) -> StoreResult<Row> {
    let read = Reader::new(row, "events", "id");
    Ok(Row::EventId(EventId { id: read.bare_id("id")?, seq: read.get("seq")? }))
}

fn time(row: &PgRow) -> StoreResult<Row> {
    let read = Reader::new(row, "occupancies", "source");
    Ok(Row::Time(Occupancy {
        person: read.bare_id("person")?,
        role: read.get("role")?,
        booking: read.bare_id("booking")?,
        source_kind: read.get("source_kind")?,
        source: read.bare_id("source")?,
        session: read.bare_id("session")?,
        starts_at: read.micros("starts_at")?,
        ends_at: read.micros("ends_at")?,
        until: read.optional_micros("until")?,
    }))
}

fn reference(row: &PgRow) -> StoreResult<Row> {
    let read = Reader::new(row, "bookings", "id");
    Ok(Row::Reference(Reference { reference: read.get("reference")?, booking: read.bare_id("id")? }))
}

fn other_outcome(row: &PgRow) -> StoreResult<Row> {
    let read = Reader::new(row, "outcomes", "caller");
    Ok(Row::Other(OtherOutcome {
        caller: read.bare_id("caller")?,
        created_at: read.micros("created_at")?,
        outcome: read.get("outcome")?,
    }))
}
