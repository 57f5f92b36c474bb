//! Everything about one booking after the other.

use checker::rows::{Booking, Event, Hold, Message, Occupancy, Outcome};
use checker::{Id, Part, Row};
use sqlx::postgres::{PgConnection, PgRow};
use store::StoreResult;

use super::passes::outcome_booking;
use super::{Send, each};
use crate::rows::Reader;

/// Sends the parts of every case, by booking.
pub(super) async fn send(conn: &mut PgConnection, send: Send<'_>) -> StoreResult<()> {
    each(conn, CASES, part, send).await
}

/// Six tables, sorted together by booking.
///
/// The columns have the same places in all: the booking, the table's number, three ids, six texts, three numbers, four
/// instants. A party is read only where its people's time must be taken.
const CASES: &str = concat!(
    "SELECT id AS booking, 0 AS part, venue AS u1, session AS u2, NULL::uuid AS u3,
            class AS t1, channel AS t2, state AS t3, reference AS t4,
            CASE state WHEN 'booked' THEN party::text END AS t5, contact::text AS t6,
            units AS n1, version AS n2, NULL::bigint AS n3,
            created_at AS d1, updated_at AS d2, cancelled_at AS d3, NULL::timestamptz AS d4 FROM bookings
     UNION ALL
     SELECT booking, 1, venue, session, id, class, channel, state, NULL::text,
            CASE state WHEN 'live' THEN party::text END, contact::text,
            units, version, replaces::int::bigint, created_at, last_moment, state_at, NULL::timestamptz FROM holds
     UNION ALL
     SELECT booking, 2, venue, session, NULL::uuid, kind, NULL::text, NULL::text, NULL::text, NULL::text, NULL::text,
            seq, version, NULL::bigint, at, NULL::timestamptz, NULL::timestamptz, NULL::timestamptz
     FROM events WHERE booking IS NOT NULL
     UNION ALL
     SELECT booking, 3, id, subject, NULL::uuid, kind, channel, state, recipient, NULL::text, NULL::text,
            position, version, NULL::bigint, created_at, NULL::timestamptz, NULL::timestamptz, NULL::timestamptz FROM outbox
     UNION ALL
     SELECT booking, 4, person, session, source, role, source_kind, NULL::text, NULL::text, NULL::text, NULL::text,
            NULL::bigint, NULL::bigint, NULL::bigint, starts_at, ends_at, until, NULL::timestamptz FROM occupancies
     UNION ALL
     SELECT booking::uuid, 5, caller, (outcome ->> 'session')::uuid, (outcome ->> 'id')::uuid, outcome ->> 'outcome',
            outcome ->> 'class', outcome ->> 'channel', outcome ->> 'state', outcome ->> 'expires_at',
            outcome ->> 'reference', (outcome ->> 'version')::bigint, (outcome ->> 'units')::bigint, NULL::bigint,
            created_at, NULL::timestamptz, NULL::timestamptz, NULL::timestamptz
     FROM (SELECT caller, created_at, outcome, ",
    outcome_booking!(),
    " AS booking FROM outcomes) AS known WHERE booking IS NOT NULL
     ORDER BY 1"
);

fn part(row: &PgRow) -> StoreResult<Row> {
    let of = |table| Reader::new(row, table, "booking");
    let case = of("the rows of a booking").bare_id("booking")?;
    let part = match of("the rows of a booking").get::<i32>("part")? {
        0 => Part::Booking(booking(case, &of("bookings"))?),
        1 => Part::Hold(hold(case, &of("holds"))?),
        2 => Part::Event(event(case, &of("events"))?),
        3 => Part::Message(message(case, &of("outbox"))?),
        4 => Part::Occupancy(occupancy(case, &of("occupancies"))?),
        _ => Part::Outcome(outcome(&of("outcomes"))?),
    };
    Ok(Row::Case(case, part))
}

fn booking(case: Id, read: &Reader<'_>) -> StoreResult<Booking> {
    Ok(Booking {
        id: case,
        venue: read.bare_id("u1")?,
        session: read.bare_id("u2")?,
        class: read.get("t1")?,
        channel: read.get("t2")?,
        state: read.get("t3")?,
        reference: read.get("t4")?,
        party: read.get("t5")?,
        contact: read.get("t6")?,
        units: read.get("n1")?,
        version: read.get("n2")?,
        created_at: read.micros("d1")?,
        updated_at: read.micros("d2")?,
        cancelled_at: read.optional_micros("d3")?,
    })
}

fn hold(case: Id, read: &Reader<'_>) -> StoreResult<Hold> {
    Ok(Hold {
        id: read.bare_id("u3")?,
        booking: case,
        venue: read.bare_id("u1")?,
        session: read.bare_id("u2")?,
        class: read.get("t1")?,
        channel: read.get("t2")?,
        state: read.get("t3")?,
        party: read.get("t5")?,
        contact: read.get("t6")?,
        units: read.get("n1")?,
        version: read.get("n2")?,
        replaces: read.get::<i64>("n3")? != 0,
        created_at: read.micros("d1")?,
        last_moment: read.micros("d2")?,
        state_at: read.micros("d3")?,
    })
}

fn event(case: Id, read: &Reader<'_>) -> StoreResult<Event> {
    Ok(Event {
        booking: Some(case),
        venue: read.bare_id("u1")?,
        session: read.optional_bare_id("u2")?,
        kind: read.get("t1")?,
        seq: read.get("n1")?,
        version: read.get("n2")?,
        at: read.micros("d1")?,
    })
}

fn message(case: Id, read: &Reader<'_>) -> StoreResult<Message> {
    Ok(Message {
        booking: case,
        id: read.bare_id("u1")?,
        subject: read.bare_id("u2")?,
        kind: read.get("t1")?,
        channel: read.get("t2")?,
        state: read.get("t3")?,
        recipient: read.get("t4")?,
        position: read.get("n1")?,
        version: read.get("n2")?,
        created_at: read.micros("d1")?,
    })
}

fn occupancy(case: Id, read: &Reader<'_>) -> StoreResult<Occupancy> {
    Ok(Occupancy {
        booking: case,
        person: read.bare_id("u1")?,
        session: read.bare_id("u2")?,
        source: read.bare_id("u3")?,
        role: read.get("t1")?,
        source_kind: read.get("t2")?,
        starts_at: read.micros("d1")?,
        ends_at: read.micros("d2")?,
        until: read.optional_micros("d3")?,
    })
}

fn outcome(read: &Reader<'_>) -> StoreResult<Outcome> {
    Ok(Outcome {
        caller: read.bare_id("u1")?,
        session: read.optional_bare_id("u2")?,
        id: read.optional_bare_id("u3")?,
        kind: read.get("t1")?,
        class: read.get("t2")?,
        channel: read.get("t3")?,
        state: read.get("t4")?,
        expires_at: read.get("t5")?,
        reference: read.get("t6")?,
        version: read.get("n1")?,
        units: read.get("n2")?,
        created_at: read.micros("d1")?,
    })
}
