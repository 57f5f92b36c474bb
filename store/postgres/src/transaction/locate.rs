//! Where holds and bookings are, before anything is locked.

use std::collections::{BTreeMap, BTreeSet};

use scheduler_model::{BookingId, Ledger, Party, PersonId, SessionId};
use sqlx::postgres::PgConnection;
use store::{Located, Scope, StoreError, StoreResult, Wanted};
use uuid::Uuid;

use super::uuids;
use crate::error::translate;
use crate::rows::Reader;

/// The versions at which holds and bookings were located, by bare id.
pub(super) type Versions = BTreeMap<Uuid, u32>;

/// Finds the holds, the bookings, and the bookings that the holds belong to.
pub(super) async fn locate(conn: &mut PgConnection, wanted: &Wanted) -> StoreResult<(Located, Versions)> {
    let mut located = Located::default();
    let mut versions = Versions::new();
    if wanted.holds.is_empty() && wanted.bookings.is_empty() {
        return Ok((located, versions));
    }
    let rows = sqlx::query(
        "SELECT id, session, version, party, booking, 'holds' AS origin FROM holds WHERE id = ANY($1)
         UNION ALL
         SELECT id, session, version, party, id, 'bookings' FROM bookings
         WHERE id = ANY($2 || ARRAY(SELECT booking FROM holds WHERE id = ANY($1)))",
    )
    .bind(uuids(&wanted.holds, scheduler_model::HoldId::uuid))
    .bind(uuids(&wanted.bookings, BookingId::uuid))
    .fetch_all(conn)
    .await
    .map_err(translate)?;
    for row in &rows {
        let origin = Reader::new(row, "holds or bookings", "id").get::<&str>("origin")?;
        let of_hold = origin == "holds";
        let read = Reader::new(row, if of_hold { "holds" } else { "bookings" }, "id");
        versions.insert(read.get("id")?, read.u32("version")?);
        located.sessions.insert(read.id("session", SessionId::from_uuid)?);
        located.people.extend(read.json::<Party>("party")?.people().map(|(person, _)| person));
        if of_hold {
            located.bookings.insert(read.id("booking", BookingId::from_uuid)?);
        }
    }
    Ok((located, versions))
}

/// Another node may have moved a booking or changed its party between locating and locking. Then the scope lacks rows that
/// guard it, and the batch has to begin again.
pub(super) fn check_unmoved(located: &Versions, scope: &Scope, ledger: &Ledger) -> StoreResult<()> {
    let guarded = |session: SessionId, party: &Party| {
        let people: BTreeSet<PersonId> = party.people().map(|(person, _)| person).collect();
        scope.sessions.contains(&session) && people.is_subset(&scope.people)
    };
    let changed = |id: Uuid, version: u32| located.get(&id).is_some_and(|seen| *seen != version);
    let holds = ledger.holds.values().map(|hold| (hold.id.uuid(), hold.version, hold.session, &hold.party));
    let bookings =
        ledger.bookings.values().map(|booking| (booking.id.uuid(), booking.version, booking.session, &booking.party));
    for (id, version, session, party) in holds.chain(bookings) {
        if changed(id, version) && !guarded(session, party) {
            return Err(StoreError::Retry(format!("{id} has moved before it was locked")));
        }
    }
    Ok(())
}
