//! Everything about one booking after the other.

use checker::rows::{Booking, Event, Hold, Message, Occupancy, Outcome};
use checker::{Id, Part, Row};
use sqlx::SqliteConnection;
use sqlx::sqlite::SqliteRow;
use store::StoreResult;

use super::passes::{id, optional_id, outcome_booking};
use super::{Send, each};
use crate::statement::Cells;

/// Sends the parts of every case, by booking.
pub(super) async fn send(conn: &mut SqliteConnection, send: Send<'_>) -> StoreResult<()> {
    each(conn, CASES, part, send).await
}

/// Six tables merged by booking. SQLite sorts each for itself, in a temporary file, and merges them.
///
/// The columns have the same places in all: the booking, the table's number, three ids, six texts, six numbers. A party is
/// read only where its people's time must be taken.
const CASES: &str = concat!(
    "SELECT id, 0, venue, session, NULL, class, channel, state, reference,
            CASE state WHEN 'booked' THEN party END, contact,
            units, created_at, updated_at, version, cancelled_at, NULL FROM bookings
     UNION ALL
     SELECT booking, 1, venue, session, id, class, channel, state, NULL, CASE state WHEN 'live' THEN party END, contact,
            units, created_at, last_moment, version, state_at, replaces FROM holds
     UNION ALL
     SELECT booking, 2, venue, session, NULL, kind, NULL, NULL, NULL, NULL, NULL, seq, at, version, NULL, NULL, NULL
     FROM events WHERE booking IS NOT NULL
     UNION ALL
     SELECT booking, 3, id, subject, NULL, kind, channel, state, recipient, NULL, NULL,
            position, version, created_at, NULL, NULL, NULL FROM outbox
     UNION ALL
     SELECT booking, 4, person, session, source, role, source_kind, NULL, NULL, NULL, NULL,
            starts_at, ends_at, until, NULL, NULL, NULL FROM occupancies
     UNION ALL
     SELECT booking, 5, caller, unhex(replace(outcome ->> '$.session', '-', '')),
            unhex(replace(outcome ->> '$.id', '-', '')), outcome ->> '$.outcome', outcome ->> '$.class',
            outcome ->> '$.channel', outcome ->> '$.state', outcome ->> '$.expires_at', outcome ->> '$.reference',
            created_at, outcome ->> '$.version', outcome ->> '$.units', NULL, NULL, NULL
     FROM (SELECT caller, created_at, outcome, ",
    outcome_booking!(),
    " AS booking FROM outcomes) WHERE length(booking) = 16
     ORDER BY 1"
);

/// The first column of each kind.
const IDS: usize = 2;
const TEXTS: usize = 5;
const NUMBERS: usize = 11;

/// The cells of a row of `table`, by kind.
struct Parts<'r> {
    ids: Cells<'r>,
    texts: Cells<'r>,
    numbers: Cells<'r>,
}

impl<'r> Parts<'r> {
    fn of(table: &'static str, row: &'r SqliteRow) -> Self {
        Self {
            ids: Cells::new(table, row, IDS),
            texts: Cells::new(table, row, TEXTS),
            numbers: Cells::new(table, row, NUMBERS),
        }
    }
}

fn part(row: &SqliteRow) -> StoreResult<Row> {
    let mut cells = Cells::new("the rows of a booking", row, 0);
    let case = id(&mut cells)?;
    let part = match cells.get::<i64>()? {
        0 => Part::Booking(booking(case, row)?),
        1 => Part::Hold(hold(case, row)?),
        2 => Part::Event(event(case, row)?),
        3 => Part::Message(message(case, row)?),
        4 => Part::Occupancy(occupancy(case, row)?),
        _ => Part::Outcome(outcome(row)?),
    };
    Ok(Row::Case(case, part))
}

fn booking(case: Id, row: &SqliteRow) -> StoreResult<Booking> {
    let Parts { mut ids, mut texts, mut numbers } = Parts::of("bookings", row);
    Ok(Booking {
        id: case,
        venue: id(&mut ids)?,
        session: id(&mut ids)?,
        class: texts.get()?,
        channel: texts.get()?,
        state: texts.get()?,
        reference: texts.get()?,
        party: texts.get()?,
        contact: texts.get()?,
        units: numbers.get()?,
        created_at: numbers.get()?,
        updated_at: numbers.get()?,
        version: numbers.get()?,
        cancelled_at: numbers.get()?,
    })
}

fn hold(case: Id, row: &SqliteRow) -> StoreResult<Hold> {
    let Parts { mut ids, mut texts, mut numbers } = Parts::of("holds", row);
    let (venue, session, hold) = (id(&mut ids)?, id(&mut ids)?, id(&mut ids)?);
    let (class, channel, state) = (texts.get()?, texts.get()?, texts.get()?);
    texts.get::<Option<String>>()?;
    Ok(Hold {
        id: hold,
        booking: case,
        venue,
        session,
        class,
        channel,
        state,
        party: texts.get()?,
        contact: texts.get()?,
        units: numbers.get()?,
        created_at: numbers.get()?,
        last_moment: numbers.get()?,
        version: numbers.get()?,
        state_at: numbers.get()?,
        replaces: numbers.get::<i64>()? != 0,
    })
}

fn event(case: Id, row: &SqliteRow) -> StoreResult<Event> {
    let Parts { mut ids, mut texts, mut numbers } = Parts::of("events", row);
    Ok(Event {
        booking: Some(case),
        venue: id(&mut ids)?,
        session: optional_id(&mut ids)?,
        kind: texts.get()?,
        seq: numbers.get()?,
        at: numbers.get()?,
        version: numbers.get()?,
    })
}

fn message(case: Id, row: &SqliteRow) -> StoreResult<Message> {
    let Parts { mut ids, mut texts, mut numbers } = Parts::of("outbox", row);
    Ok(Message {
        booking: case,
        id: id(&mut ids)?,
        subject: id(&mut ids)?,
        kind: texts.get()?,
        channel: texts.get()?,
        state: texts.get()?,
        recipient: texts.get()?,
        position: numbers.get()?,
        version: numbers.get()?,
        created_at: numbers.get()?,
    })
}

fn occupancy(case: Id, row: &SqliteRow) -> StoreResult<Occupancy> {
    let Parts { mut ids, mut texts, mut numbers } = Parts::of("occupancies", row);
    Ok(Occupancy {
        booking: case,
        person: id(&mut ids)?,
        session: id(&mut ids)?,
        source: id(&mut ids)?,
        role: texts.get()?,
        source_kind: texts.get()?,
        starts_at: numbers.get()?,
        ends_at: numbers.get()?,
        until: numbers.get()?,
    })
}

fn outcome(row: &SqliteRow) -> StoreResult<Outcome> {
    let Parts { mut ids, mut texts, mut numbers } = Parts::of("outcomes", row);
    Ok(Outcome {
        caller: id(&mut ids)?,
        session: optional_id(&mut ids)?,
        id: optional_id(&mut ids)?,
        kind: texts.get()?,
        class: texts.get()?,
        channel: texts.get()?,
        state: texts.get()?,
        expires_at: texts.get()?,
        reference: texts.get()?,
        created_at: numbers.get()?,
        version: numbers.get()?,
        units: numbers.get()?,
    })
}
