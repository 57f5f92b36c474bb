//! What deciding needs, read at once. Each part is one statement, however many ids there are.

use std::collections::{BTreeMap, BTreeSet};

use calendars::Instant;
use scheduler_model::{
    Booking, BookingId, Hold, HoldId, Ledger, Occupancy, PersonId, SessionEntry, SessionId, SpaceId, VenueId,
};
use sqlx::SqliteConnection;
use sqlx::sqlite::SqliteRow;
use store::{Scope, StoreResult};

use crate::error::translate;
use crate::statement::{ids, pairs};
use crate::tables::bookings::booking_columns;
use crate::tables::counts::{Counts, count_columns};
use crate::tables::holds::hold_columns;
use crate::tables::occupancies::occupancy_columns;
use crate::tables::sessions::session_columns;
use crate::tables::spaces::space_columns;
use crate::tables::venues::venue_columns;
use crate::tables::{bookings, holds, occupancies, outcomes, persons, sessions, spaces, venues};

/// Rows of a statement whose first parameter is a JSON list.
async fn rows(conn: &mut SqliteConnection, sql: &'static str, list: String) -> StoreResult<Vec<SqliteRow>> {
    sqlx::query(sql).bind(list).fetch_all(conn).await.map_err(translate)
}

/// The same with the transaction's time as the second parameter.
async fn rows_at(
    conn: &mut SqliteConnection,
    sql: &'static str,
    list: String,
    now: Instant,
) -> StoreResult<Vec<SqliteRow>> {
    sqlx::query(sql).bind(list).bind(now.micros()).fetch_all(conn).await.map_err(translate)
}

/// Reads the scope, and gives the people as well of whose time nothing has run out. The writing connection has the file to
/// itself, so nothing needs to be locked row by row.
pub(crate) async fn lock(
    conn: &mut SqliteConnection,
    scope: &Scope,
    now: Instant,
) -> StoreResult<(Ledger, BTreeSet<PersonId>)> {
    let mut ledger = Ledger::empty(now);
    let mut tidy = BTreeSet::new();
    if !scope.sessions.is_empty() {
        ledger.sessions = read_sessions(conn, scope).await?;
        read_places(conn, &mut ledger).await?;
    }
    ledger.holds = read_holds(conn, scope, now).await?;
    ledger.bookings = read_bookings(conn, scope, &ledger.holds).await?;
    if !scope.people.is_empty() {
        tidy = read_people(conn, scope, &mut ledger).await?;
    }
    if !scope.keys.is_empty() {
        let keys = pairs(scope.keys.iter().map(|(caller, key)| (caller.uuid(), key.as_str())))?;
        let found = rows(
            conn,
            "SELECT o.caller, o.key, o.fingerprint, o.outcome
             FROM json_each(?) AS wanted
             JOIN outcomes AS o ON o.caller = unhex(wanted.value ->> 0) AND o.key = wanted.value ->> 1",
            keys,
        );
        ledger.replays = found.await?.iter().map(outcomes::read).collect::<StoreResult<_>>()?;
    }
    Ok((ledger, tidy))
}

async fn read_sessions(conn: &mut SqliteConnection, scope: &Scope) -> StoreResult<BTreeMap<SessionId, SessionEntry>> {
    let list = ids(scope.sessions.iter().copied().map(SessionId::uuid));
    let count_rows = rows(
        conn,
        concat!(
            "SELECT ",
            count_columns!(),
            " FROM session_counts AS c WHERE c.session IN (SELECT unhex(value) FROM json_each(?))"
        ),
        list.clone(),
    );
    let mut counts = Counts::read(&count_rows.await?)?;
    let session_rows = rows(
        conn,
        concat!(
            "SELECT ",
            session_columns!(),
            " FROM sessions AS s WHERE s.id IN (SELECT unhex(value) FROM json_each(?))"
        ),
        list,
    );
    let read = |row| {
        let entry = counts.entry(sessions::read(row, 0)?);
        Ok((entry.session.id, entry))
    };
    session_rows.await?.iter().map(read).collect()
}

/// The venues and spaces of the sessions.
async fn read_places(conn: &mut SqliteConnection, ledger: &mut Ledger) -> StoreResult<()> {
    let mut venue_ids: Vec<VenueId> = ledger.sessions.values().map(|entry| entry.session.venue).collect();
    venue_ids.sort_unstable();
    venue_ids.dedup();
    let mut space_ids: Vec<SpaceId> = ledger.sessions.values().map(|entry| entry.session.space).collect();
    space_ids.sort_unstable();
    space_ids.dedup();
    let venue_rows = rows(
        conn,
        concat!("SELECT ", venue_columns!(), " FROM venues AS v WHERE v.id IN (SELECT unhex(value) FROM json_each(?))"),
        ids(venue_ids.into_iter().map(VenueId::uuid)),
    );
    for row in &venue_rows.await? {
        let venue = venues::read(row, 0)?;
        ledger.venues.insert(venue.id, venue);
    }
    let space_rows = rows(
        conn,
        concat!("SELECT ", space_columns!(), " FROM spaces AS p WHERE p.id IN (SELECT unhex(value) FROM json_each(?))"),
        ids(space_ids.into_iter().map(SpaceId::uuid)),
    );
    for row in &space_rows.await? {
        let space = spaces::read(row, 0)?;
        ledger.spaces.insert(space.id, space);
    }
    Ok(())
}

/// The named holds, and those of the sessions that have run out but still count.
async fn read_holds(conn: &mut SqliteConnection, scope: &Scope, now: Instant) -> StoreResult<BTreeMap<HoldId, Hold>> {
    let mut found = Vec::new();
    if !scope.holds.is_empty() {
        let named = rows(
            conn,
            concat!(
                "SELECT ",
                hold_columns!(),
                " FROM holds AS h WHERE h.id IN (SELECT unhex(value) FROM json_each(?))"
            ),
            ids(scope.holds.iter().copied().map(HoldId::uuid)),
        );
        found = named.await?;
    }
    if !scope.sessions.is_empty() {
        let due = rows_at(
            conn,
            concat!(
                "SELECT ",
                hold_columns!(),
                " FROM holds AS h
                 WHERE h.state = 'live' AND h.session IN (SELECT unhex(value) FROM json_each(?)) AND h.state_at <= ?"
            ),
            ids(scope.sessions.iter().copied().map(SessionId::uuid)),
            now,
        );
        found.extend(due.await?);
    }
    found.iter().map(|row| holds::read(row).map(|hold| (hold.id, hold))).collect()
}

/// The named bookings, and those that named holds belong to.
async fn read_bookings(
    conn: &mut SqliteConnection,
    scope: &Scope,
    held: &BTreeMap<HoldId, Hold>,
) -> StoreResult<BTreeMap<BookingId, Booking>> {
    let of_holds = scope.holds.iter().filter_map(|id| held.get(id)).map(|hold| hold.booking);
    let mut wanted: Vec<BookingId> = scope.bookings.iter().copied().chain(of_holds).collect();
    if wanted.is_empty() {
        return Ok(BTreeMap::new());
    }
    wanted.sort_unstable();
    wanted.dedup();
    let found = rows(
        conn,
        concat!(
            "SELECT ",
            booking_columns!(),
            " FROM bookings AS b WHERE b.id IN (SELECT unhex(value) FROM json_each(?))"
        ),
        ids(wanted.into_iter().map(BookingId::uuid)),
    );
    found.await?.iter().map(|row| bookings::read(row).map(|booking| (booking.id, booking))).collect()
}

/// The people's time, and what is known of them. Gives those of whose time nothing has run out.
async fn read_people(
    conn: &mut SqliteConnection,
    scope: &Scope,
    ledger: &mut Ledger,
) -> StoreResult<BTreeSet<PersonId>> {
    let mut tidy = scope.people.clone();
    let list = ids(scope.people.iter().copied().map(PersonId::uuid));
    let times = rows(
        conn,
        concat!(
            "SELECT ",
            occupancy_columns!(),
            " FROM occupancies AS o WHERE o.person IN (SELECT unhex(value) FROM json_each(?))"
        ),
        list.clone(),
    );
    for row in &times.await? {
        let occupancy: Occupancy = occupancies::read(row)?;
        if occupancy.until.is_some_and(|until| until <= ledger.now) {
            tidy.remove(&occupancy.person);
        } else {
            ledger.occupancies.entry(occupancy.person).or_default().push(occupancy);
        }
    }
    // What the rules say of a person's time does not depend on the order of writing.
    for times in ledger.occupancies.values_mut() {
        times.sort_unstable_by_key(|occupancy| (occupancy.interval.start(), occupancy.source));
    }
    let facts = rows(conn, "SELECT id, facts FROM persons WHERE id IN (SELECT unhex(value) FROM json_each(?))", list);
    for row in &facts.await? {
        let (person, facts) = persons::read(row)?;
        ledger.facts.insert(person, facts);
    }
    Ok(tidy)
}
