//! Publishing a venue: its row, its spaces, its sessions.

use std::collections::BTreeMap;

use calendars::{DateRange, Instant};
use scheduler_model::{NewEvent, SessionEntry, SessionId, SessionState, SessionsDiff, Space, Venue, VenueId};
use sqlx::postgres::PgConnection;
use sqlx::types::Json;
use store::{StoreError, StoreResult, Written};
use uuid::Uuid;

use super::write::append;
use crate::error::translate;
use crate::rows::{count, count_columns, session, session_columns, state_code};
use crate::time::{date, time, timestamp};

/// Only one publication of a venue at a time: two that saw the same sessions missing would make them twice. The venue's own
/// row cannot be the lock, because it comes after the sessions in the order of locks, and a new venue has none.
async fn lock_publication(conn: &mut PgConnection, venue: VenueId) -> StoreResult<()> {
    sqlx::query("SELECT pg_advisory_xact_lock(hashtextextended('publication of ' || $1::text, 0))")
        .bind(venue.uuid())
        .execute(conn)
        .await
        .map_err(translate)?;
    Ok(())
}

/// The stored sessions of a venue in a range of civil days, locked in id order, sorted by (date, start, space).
pub(super) async fn venue_sessions(
    conn: &mut PgConnection,
    venue: VenueId,
    range: DateRange,
) -> StoreResult<Vec<SessionEntry>> {
    lock_publication(conn, venue).await?;
    let rows = sqlx::query(concat!(
        "SELECT ",
        session_columns!(),
        " FROM sessions s WHERE s.venue = $1 AND s.date BETWEEN $2 AND $3 ORDER BY s.id FOR NO KEY UPDATE"
    ))
    .bind(venue.uuid())
    .bind(date(range.first()))
    .bind(date(range.last()))
    .fetch_all(&mut *conn)
    .await
    .map_err(translate)?;
    let mut entries: BTreeMap<SessionId, SessionEntry> = BTreeMap::new();
    for row in &rows {
        let session = session(row)?;
        entries.insert(session.id, SessionEntry { session, counts: Vec::new() });
    }
    let ids: Vec<Uuid> = entries.keys().map(|id| id.uuid()).collect();
    let rows = sqlx::query(concat!("SELECT ", count_columns!(), " FROM session_counts c WHERE c.session = ANY($1)"))
        .bind(ids)
        .fetch_all(conn)
        .await
        .map_err(translate)?;
    for row in &rows {
        let (id, count) = count(row)?;
        if let Some(entry) = entries.get_mut(&id) {
            entry.counts.push(count);
        }
    }
    let mut entries: Vec<SessionEntry> = entries.into_values().collect();
    for entry in &mut entries {
        entry.counts.sort_by_key(|count| count.class);
    }
    entries.sort_by_key(|entry| (entry.session.date, entry.session.start, entry.session.space, entry.session.id));
    Ok(entries)
}

/// Publishes a venue. Its row is made first if it is new, and written last in any case: see the order of locks.
pub(super) async fn publish(
    conn: &mut PgConnection,
    venue: &Venue,
    spaces: &[Space],
    diff: &SessionsDiff,
    event: &NewEvent,
    now: Instant,
) -> StoreResult<Written> {
    lock_publication(conn, venue.id).await?;
    insert_venue(conn, venue).await?;
    put_spaces(conn, venue.id, spaces).await?;
    insert_sessions(conn, &diff.new).await?;
    update_sessions(conn, &diff.changed).await?;
    put_offers(conn, &diff.new, &diff.changed).await?;
    close_sessions(conn, &diff.closed).await?;
    let version = update_venue(conn, venue).await?;
    let event = NewEvent { version, ..event.clone() };
    let last_event = append(conn, &[event], now).await?;
    Ok(Written { versions: BTreeMap::from([(venue.id, version)]), last_event })
}

async fn insert_venue(conn: &mut PgConnection, venue: &Venue) -> StoreResult<()> {
    sqlx::query(
        "INSERT INTO venues (id, code, name, address, zone, division, policy, open, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0) ON CONFLICT (id) DO NOTHING",
    )
    .bind(venue.id.uuid())
    .bind(venue.code.as_str())
    .bind(Json(&venue.name))
    .bind(&venue.address)
    .bind(venue.zone.name())
    .bind(venue.division.code())
    .bind(Json(&venue.policy))
    .bind(venue.open)
    .execute(conn)
    .await
    .map_err(translate)?;
    Ok(())
}

async fn update_venue(conn: &mut PgConnection, venue: &Venue) -> StoreResult<u64> {
    let version: i64 = sqlx::query_scalar(
        "UPDATE venues
         SET code = $2, name = $3, address = $4, phone = $5, email = $6, zone = $7, division = $8, policy = $9, open = $10,
             version = version + 1
         WHERE id = $1 RETURNING version",
    )
    .bind(venue.id.uuid())
    .bind(venue.code.as_str())
    .bind(Json(&venue.name))
    .bind(&venue.address)
    .bind(&venue.phone)
    .bind(&venue.email)
    .bind(venue.zone.name())
    .bind(venue.division.code())
    .bind(Json(&venue.policy))
    .bind(venue.open)
    .fetch_one(conn)
    .await
    .map_err(translate)?;
    u64::try_from(version).map_err(|error| StoreError::Corrupt {
        table: "venues",
        row: venue.id.to_string(),
        detail: error.to_string(),
    })
}

/// A stored space keeps its id: the venue and the key say which one it is.
async fn put_spaces(conn: &mut PgConnection, venue: VenueId, spaces: &[Space]) -> StoreResult<()> {
    if spaces.is_empty() {
        return Ok(());
    }
    sqlx::query(
        "INSERT INTO spaces (venue, id, key, name)
         SELECT $1, n.* FROM UNNEST($2::uuid[], $3::text[], $4::jsonb[]) AS n
         ON CONFLICT (venue, key) DO UPDATE SET name = excluded.name",
    )
    .bind(venue.uuid())
    .bind(spaces.iter().map(|space| space.id.uuid()).collect::<Vec<Uuid>>())
    .bind(spaces.iter().map(|space| space.key.as_str()).collect::<Vec<_>>())
    .bind(spaces.iter().map(|space| Json(&space.name)).collect::<Vec<_>>())
    .execute(conn)
    .await
    .map_err(translate)?;
    Ok(())
}

async fn insert_sessions(conn: &mut PgConnection, entries: &[SessionEntry]) -> StoreResult<()> {
    if entries.is_empty() {
        return Ok(());
    }
    let sessions: Vec<_> = entries.iter().map(|entry| &entry.session).collect();
    sqlx::query(
        "INSERT INTO sessions (id, venue, space, pattern, date, start_time, end_time, starts_at, ends_at, eligibility, state)
         SELECT * FROM UNNEST($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::date[], $6::time[], $7::time[],
                              $8::timestamptz[], $9::timestamptz[], $10::jsonb[], $11::text[])",
    )
    .bind(sessions.iter().map(|session| session.id.uuid()).collect::<Vec<Uuid>>())
    .bind(sessions.iter().map(|session| session.venue.uuid()).collect::<Vec<Uuid>>())
    .bind(sessions.iter().map(|session| session.space.uuid()).collect::<Vec<Uuid>>())
    .bind(sessions.iter().map(|session| session.pattern.as_str()).collect::<Vec<_>>())
    .bind(sessions.iter().map(|session| date(session.date)).collect::<Vec<_>>())
    .bind(sessions.iter().map(|session| time(session.start)).collect::<Vec<_>>())
    .bind(sessions.iter().map(|session| time(session.end)).collect::<Vec<_>>())
    .bind(sessions.iter().map(|session| timestamp(session.interval.start())).collect::<Vec<_>>())
    .bind(sessions.iter().map(|session| timestamp(session.interval.end())).collect::<Vec<_>>())
    .bind(sessions.iter().map(|session| Json(&session.eligibility)).collect::<Vec<_>>())
    .bind(sessions.iter().map(|session| state_code(session.state)).collect::<Vec<_>>())
    .execute(conn)
    .await
    .map_err(translate)?;
    Ok(())
}

/// Pattern, eligibility and state of sessions that stay, and the classes that they no longer offer: nothing of those can be
/// taken from now on, and a count of which nothing is taken vanishes.
async fn update_sessions(conn: &mut PgConnection, entries: &[SessionEntry]) -> StoreResult<()> {
    if entries.is_empty() {
        return Ok(());
    }
    let ids: Vec<Uuid> = entries.iter().map(|entry| entry.session.id.uuid()).collect();
    sqlx::query(
        "UPDATE sessions s SET pattern = n.pattern, eligibility = n.eligibility, state = n.state
         FROM UNNEST($1::uuid[], $2::text[], $3::jsonb[], $4::text[]) AS n(id, pattern, eligibility, state) WHERE s.id = n.id",
    )
    .bind(&ids)
    .bind(entries.iter().map(|entry| entry.session.pattern.as_str()).collect::<Vec<_>>())
    .bind(entries.iter().map(|entry| Json(&entry.session.eligibility)).collect::<Vec<_>>())
    .bind(entries.iter().map(|entry| state_code(entry.session.state)).collect::<Vec<_>>())
    .execute(&mut *conn)
    .await
    .map_err(translate)?;

    let (sessions, classes): (Vec<Uuid>, Vec<&str>) = entries
        .iter()
        .flat_map(|entry| entry.counts.iter().map(|count| (entry.session.id.uuid(), count.class.code())))
        .unzip();
    sqlx::query(
        "UPDATE session_counts c SET total = 0, public_share = 0, overbook = 0
         WHERE c.session = ANY($1)
           AND NOT EXISTS (SELECT FROM UNNEST($2::uuid[], $3::text[]) AS n(session, class)
                           WHERE n.session = c.session AND n.class = c.class)",
    )
    .bind(&ids)
    .bind(&sessions)
    .bind(&classes)
    .execute(&mut *conn)
    .await
    .map_err(translate)?;
    sqlx::query(
        "DELETE FROM session_counts c
         WHERE c.session = ANY($1) AND c.public_held + c.public_booked + c.staff_held + c.staff_booked = 0
           AND NOT EXISTS (SELECT FROM UNNEST($2::uuid[], $3::text[]) AS n(session, class)
                           WHERE n.session = c.session AND n.class = c.class)",
    )
    .bind(&ids)
    .bind(&sessions)
    .bind(&classes)
    .execute(conn)
    .await
    .map_err(translate)?;
    Ok(())
}

/// What each class offers. A new count starts with nothing taken; a stored one keeps what is taken.
async fn put_offers(conn: &mut PgConnection, new: &[SessionEntry], changed: &[SessionEntry]) -> StoreResult<()> {
    let offers: Vec<_> = new
        .iter()
        .chain(changed)
        .flat_map(|entry| entry.counts.iter().map(|count| (entry.session.id.uuid(), count)))
        .collect();
    if offers.is_empty() {
        return Ok(());
    }
    sqlx::query(
        "INSERT INTO session_counts (session, class, total, public_share, overbook, public_held, public_booked, staff_held,
                                     staff_booked)
         SELECT n.*, 0, 0, 0, 0 FROM UNNEST($1::uuid[], $2::text[], $3::bigint[], $4::bigint[], $5::bigint[]) AS n
         ON CONFLICT (session, class) DO UPDATE
         SET total = excluded.total, public_share = excluded.public_share, overbook = excluded.overbook",
    )
    .bind(offers.iter().map(|(session, _)| *session).collect::<Vec<Uuid>>())
    .bind(offers.iter().map(|(_, count)| count.class.code()).collect::<Vec<_>>())
    .bind(offers.iter().map(|(_, count)| i64::from(count.total.0)).collect::<Vec<_>>())
    .bind(offers.iter().map(|(_, count)| i64::from(count.public.0)).collect::<Vec<_>>())
    .bind(offers.iter().map(|(_, count)| i64::from(count.overbook.0)).collect::<Vec<_>>())
    .execute(conn)
    .await
    .map_err(translate)?;
    Ok(())
}

async fn close_sessions(conn: &mut PgConnection, ids: &[SessionId]) -> StoreResult<()> {
    if ids.is_empty() {
        return Ok(());
    }
    sqlx::query("UPDATE sessions SET state = $2 WHERE id = ANY($1)")
        .bind(ids.iter().map(|id| id.uuid()).collect::<Vec<Uuid>>())
        .bind(state_code(SessionState::Closed))
        .execute(conn)
        .await
        .map_err(translate)?;
    Ok(())
}
