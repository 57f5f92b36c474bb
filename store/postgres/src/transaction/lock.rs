//! Locks the touched rows in order, and then reads what they guard.

use std::collections::BTreeSet;
use std::collections::btree_map::Entry;

use calendars::Instant;
use scheduler_model::{
    BookingId, CallerId, HoldId, IdempotencyKey, IdempotentOutcome, Ledger, PersonFacts, PersonId, SessionEntry,
    SessionId, SpaceId,
};
use sqlx::postgres::PgConnection;
use sqlx::types::Json;
use store::{Scope, StoreResult};
use uuid::Uuid;

use super::uuids;
use crate::error::translate;
use crate::rows::{
    Reader, booking, booking_columns, count, count_columns, hold, hold_columns, occupancy, occupancy_columns, session,
    session_columns, space, space_columns, space_id, venue, venue_columns, venue_id,
};
use crate::time::timestamp;

/// Locks the scope and reads the ledger. Every read is a statement of its own after the locks, so that its snapshot is
/// younger than the last commit of whoever had them before. Gives the people as well of whose time nothing has run out.
pub(super) async fn lock(
    conn: &mut PgConnection,
    scope: &Scope,
    now: Instant,
) -> StoreResult<(Ledger, BTreeSet<PersonId>)> {
    let mut ledger = Ledger::empty(now);
    let session_ids = uuids(&scope.sessions, SessionId::uuid);
    lock_sessions(conn, &session_ids, &mut ledger).await?;
    let tidy = lock_people(conn, &scope.people, &mut ledger).await?;
    read_counts(conn, &session_ids, &mut ledger).await?;
    read_places(conn, &mut ledger).await?;
    read_holds(conn, scope, &session_ids, &mut ledger).await?;
    read_bookings(conn, scope, &mut ledger).await?;
    read_replays(conn, scope, &mut ledger).await?;
    Ok((ledger, tidy))
}

async fn lock_sessions(conn: &mut PgConnection, ids: &[Uuid], ledger: &mut Ledger) -> StoreResult<()> {
    if ids.is_empty() {
        return Ok(());
    }
    // The rows are sorted before they are locked, so the locks are taken in id order. `NO KEY`: foreign keys to the session
    // do not wait.
    let rows = sqlx::query(concat!(
        "SELECT ",
        session_columns!(),
        " FROM sessions s WHERE s.id = ANY($1) ORDER BY s.id FOR NO KEY UPDATE"
    ))
    .bind(ids)
    .fetch_all(conn)
    .await
    .map_err(translate)?;
    for row in &rows {
        let session = session(row)?;
        ledger.sessions.insert(session.id, SessionEntry { session, counts: Vec::new() });
    }
    Ok(())
}

/// Locks the persons, the unknown ones too, and reads their facts and their time. Gives those of whose time nothing has run
/// out.
async fn lock_people(
    conn: &mut PgConnection,
    people: &BTreeSet<PersonId>,
    ledger: &mut Ledger,
) -> StoreResult<BTreeSet<PersonId>> {
    let mut tidy = people.clone();
    if people.is_empty() {
        return Ok(tidy);
    }
    let ids = uuids(people, PersonId::uuid);
    // A conflicting row is locked although `WHERE false` keeps it from being changed, and rows come in id order: one pass
    // makes the missing persons and locks all of them.
    sqlx::query(
        "INSERT INTO persons (id) SELECT id FROM UNNEST($1::uuid[]) AS new(id) ORDER BY id
         ON CONFLICT (id) DO UPDATE SET facts = excluded.facts WHERE false",
    )
    .bind(&ids)
    .execute(&mut *conn)
    .await
    .map_err(translate)?;

    let rows = sqlx::query(concat!(
        "SELECT n.id AS n_id, n.facts AS n_facts, ",
        occupancy_columns!(),
        " FROM persons n LEFT JOIN occupancies o ON o.person = n.id
          WHERE n.id = ANY($1) ORDER BY n.id, o.starts_at, o.source"
    ))
    .bind(&ids)
    .fetch_all(conn)
    .await
    .map_err(translate)?;
    for row in &rows {
        let read = Reader::new(row, "persons", "n_id");
        let id = read.id("n_id", PersonId::from_uuid)?;
        if let Entry::Vacant(unread) = ledger.facts.entry(id) {
            unread.insert(read.optional_json::<PersonFacts>("n_facts")?.unwrap_or_default());
        }
        match occupancy(row)? {
            Some(occupancy) if occupancy.until.is_some_and(|until| until <= ledger.now) => {
                tidy.remove(&id);
            }
            Some(occupancy) => ledger.occupancies.entry(id).or_default().push(occupancy),
            None => {}
        }
    }
    Ok(tidy)
}

async fn read_counts(conn: &mut PgConnection, sessions: &[Uuid], ledger: &mut Ledger) -> StoreResult<()> {
    if sessions.is_empty() {
        return Ok(());
    }
    let rows = sqlx::query(concat!("SELECT ", count_columns!(), " FROM session_counts c WHERE c.session = ANY($1)"))
        .bind(sessions)
        .fetch_all(conn)
        .await
        .map_err(translate)?;
    for row in &rows {
        let (id, count) = count(row)?;
        if let Some(entry) = ledger.sessions.get_mut(&id) {
            entry.counts.push(count);
        }
    }
    for entry in ledger.sessions.values_mut() {
        entry.counts.sort_by_key(|count| count.class);
    }
    Ok(())
}

/// The venues and spaces of the locked sessions. They are not locked: a policy that changes at this moment may apply to this
/// batch or to the next, as if the batch had come a moment earlier or later.
async fn read_places(conn: &mut PgConnection, ledger: &mut Ledger) -> StoreResult<()> {
    let spaces: BTreeSet<SpaceId> = ledger.sessions.values().map(|entry| entry.session.space).collect();
    if spaces.is_empty() {
        return Ok(());
    }
    let rows = sqlx::query(concat!(
        "SELECT ",
        space_columns!(),
        ", ",
        venue_columns!(),
        " FROM spaces p JOIN venues v ON v.id = p.venue WHERE p.id = ANY($1)"
    ))
    .bind(uuids(&spaces, SpaceId::uuid))
    .fetch_all(conn)
    .await
    .map_err(translate)?;
    for row in &rows {
        ledger.spaces.insert(space_id(row)?, space(row)?);
        if let Entry::Vacant(unread) = ledger.venues.entry(venue_id(row)?) {
            unread.insert(venue(row)?);
        }
    }
    Ok(())
}

/// The named holds, and those of locked sessions that have run out but still count.
async fn read_holds(conn: &mut PgConnection, scope: &Scope, sessions: &[Uuid], ledger: &mut Ledger) -> StoreResult<()> {
    if scope.holds.is_empty() && sessions.is_empty() {
        return Ok(());
    }
    let rows = sqlx::query(concat!(
        "SELECT ",
        hold_columns!(),
        " FROM holds h WHERE h.id = ANY($1)
         UNION ALL
         SELECT ",
        hold_columns!(),
        " FROM holds h
         WHERE h.session = ANY($2) AND h.state = 'live' AND h.state_at <= $3 AND h.id <> ALL($1)"
    ))
    .bind(uuids(&scope.holds, HoldId::uuid))
    .bind(sessions)
    .bind(timestamp(ledger.now))
    .fetch_all(conn)
    .await
    .map_err(translate)?;
    for row in &rows {
        let hold = hold(row)?;
        ledger.holds.insert(hold.id, hold);
    }
    Ok(())
}

/// The named bookings, and those that named holds belong to.
async fn read_bookings(conn: &mut PgConnection, scope: &Scope, ledger: &mut Ledger) -> StoreResult<()> {
    let of_holds = scope.holds.iter().filter_map(|id| ledger.holds.get(id)).map(|hold| hold.booking);
    let wanted: BTreeSet<BookingId> = scope.bookings.iter().copied().chain(of_holds).collect();
    if wanted.is_empty() {
        return Ok(());
    }
    let rows = sqlx::query(concat!("SELECT ", booking_columns!(), " FROM bookings b WHERE b.id = ANY($1)"))
        .bind(uuids(&wanted, BookingId::uuid))
        .fetch_all(conn)
        .await
        .map_err(translate)?;
    for row in &rows {
        let booking = booking(row)?;
        ledger.bookings.insert(booking.id, booking);
    }
    Ok(())
}

async fn read_replays(conn: &mut PgConnection, scope: &Scope, ledger: &mut Ledger) -> StoreResult<()> {
    if scope.keys.is_empty() {
        return Ok(());
    }
    let callers: Vec<Uuid> = scope.keys.iter().map(|(caller, _)| caller.uuid()).collect();
    let keys: Vec<&str> = scope.keys.iter().map(|(_, key)| key.as_str()).collect();
    let rows = sqlx::query(
        "SELECT r.caller, r.key, r.fingerprint, r.outcome
         FROM UNNEST($1::uuid[], $2::text[]) AS wanted(caller, key)
         JOIN outcomes r ON r.caller = wanted.caller AND r.key = wanted.key
         ORDER BY r.caller, r.key",
    )
    .bind(callers)
    .bind(keys)
    .fetch_all(conn)
    .await
    .map_err(translate)?;
    for row in &rows {
        let read = Reader::new(row, "outcomes", "caller");
        ledger.replays.push(IdempotentOutcome {
            caller: read.id("caller", CallerId::from_uuid)?,
            key: IdempotencyKey { key: read.get("key")?, fingerprint: read.hash("fingerprint")? },
            outcome: read.json("outcome")?,
        });
    }
    Ok(())
}

/// Records what is known of a person, under the lock of their row.
pub(super) async fn put_facts(conn: &mut PgConnection, person: PersonId, facts: &PersonFacts) -> StoreResult<()> {
    sqlx::query(
        "INSERT INTO persons (id, facts) VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET facts = excluded.facts",
    )
    .bind(person.uuid())
    .bind(Json(facts))
    .execute(conn)
    .await
    .map_err(translate)?;
    Ok(())
}
