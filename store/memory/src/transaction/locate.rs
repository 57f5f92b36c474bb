//! Where holds and bookings are, before anything is locked.

use std::collections::{BTreeMap, BTreeSet};

use scheduler_model::{Ledger, Party, PersonId, SessionId};
use store::{Located, Scope, StoreError, StoreResult, Wanted};
use uuid::Uuid;

use crate::state::State;

/// Finds the holds, the bookings, and the bookings that the holds belong to, each with its version.
pub(super) fn locate(state: &State, wanted: &Wanted) -> (Located, BTreeMap<Uuid, u32>) {
    let mut located = Located::default();
    let mut versions = BTreeMap::new();
    let mut found = |session: SessionId, party: &Party, id: Uuid, version: u32| {
        located.sessions.insert(session);
        located.people.extend(party.people().map(|(person, _)| person));
        versions.insert(id, version);
    };
    let mut bookings = wanted.bookings.clone();
    let mut of_holds = BTreeSet::new();
    for hold in wanted.holds.iter().filter_map(|id| state.holds.get(id)) {
        found(hold.session, &hold.party, hold.id.uuid(), hold.version);
        of_holds.insert(hold.booking);
    }
    bookings.extend(&of_holds);
    for booking in bookings.iter().filter_map(|id| state.bookings.get(id)) {
        found(booking.session, &booking.party, booking.id.uuid(), booking.version);
    }
    located.bookings = of_holds;
    (located, versions)
}

/// What was moved, or got another party, between being located and being locked is not guarded by the locks: begin again.
pub(super) fn check_unmoved(located: &BTreeMap<Uuid, u32>, scope: &Scope, ledger: &Ledger) -> StoreResult<()> {
    let guarded = |session: SessionId, party: &Party| {
        let people: BTreeSet<PersonId> = party.people().map(|(person, _)| person).collect();
        scope.sessions.contains(&session) && people.is_subset(&scope.people)
    };
    let holds = ledger.holds.values().map(|hold| (hold.id.uuid(), hold.version, hold.session, &hold.party));
    let bookings =
        ledger.bookings.values().map(|booking| (booking.id.uuid(), booking.version, booking.session, &booking.party));
    for (id, version, session, party) in holds.chain(bookings) {
        if located.get(&id).is_some_and(|seen| *seen != version) && !guarded(session, party) {
            return Err(StoreError::Retry(format!("{id} has moved before it was locked")));
        }
    }
    Ok(())
}
