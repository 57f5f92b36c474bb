//! The event feed: 1, 2, 3 and so on without a gap, in the order of commit.

use calendars::Instant;
use scheduler_model::{BookingId, NewEvent, SessionId};
use sqlx::postgres::PgConnection;
use store::{StoreError, StoreResult};
use uuid::Uuid;

use crate::error::translate;
use crate::time::timestamp;

fn place(last: i64) -> StoreResult<u64> {
    u64::try_from(last).map_err(|error| StoreError::Corrupt {
        table: "feed",
        row: "last".to_owned(),
        detail: error.to_string(),
    })
}

/// The last place that was given out.
pub(in crate::transaction) async fn last_place(conn: &mut PgConnection) -> StoreResult<u64> {
    place(sqlx::query_scalar("SELECT last FROM feed WHERE only_row").fetch_one(conn).await.map_err(translate)?)
}

/// Gives the events the next places and returns the last of them.
///
/// At the commit the other processes are told of the feed's new end, and by whom (see `listener`). Telling takes a lock of the
/// whole server from then to the end of the commit; whoever waits for that lock would wait for the feed's row anyway.
///
/// This statement must be the transaction's last: from here to the commit every other writer waits. Since nobody gets a place
/// before the commit of whoever has the one below it, a reader who sees a place sees all below it.
pub(in crate::transaction) async fn append(
    conn: &mut PgConnection,
    events: &[NewEvent],
    now: Instant,
) -> StoreResult<u64> {
    let count = i64::try_from(events.len()).unwrap_or(i64::MAX);
    let last: i64 = sqlx::query_scalar(
        "WITH place AS (
             UPDATE feed SET last = last + $1 WHERE only_row RETURNING last
         ), appended AS (
             INSERT INTO events (seq, id, at, kind, venue, session, booking, version)
             SELECT place.last - $1 + n.ordinal, n.id, $2, n.kind, n.venue, n.session, n.booking, n.version
             FROM place, UNNEST($3::uuid[], $4::text[], $5::uuid[], $6::uuid[], $7::uuid[], $8::bigint[])
                 WITH ORDINALITY AS n(id, kind, venue, session, booking, version, ordinal)
         )
         SELECT last, pg_notify('assize_feed', last || ' ' || current_setting('assize.node', true)) FROM place",
    )
    .bind(count)
    .bind(timestamp(now))
    .bind(events.iter().map(|event| event.id.uuid()).collect::<Vec<Uuid>>())
    .bind(events.iter().map(|event| event.kind.code()).collect::<Vec<_>>())
    .bind(events.iter().map(|event| event.venue.uuid()).collect::<Vec<Uuid>>())
    .bind(events.iter().map(|event| event.session.map(SessionId::uuid)).collect::<Vec<Option<Uuid>>>())
    .bind(events.iter().map(|event| event.booking.map(BookingId::uuid)).collect::<Vec<Option<Uuid>>>())
    .bind(events.iter().map(|event| i64::try_from(event.version).unwrap_or(i64::MAX)).collect::<Vec<_>>())
    .fetch_one(conn)
    .await
    .map_err(translate)?;
    place(last)
}
