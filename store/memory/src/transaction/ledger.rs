//! What deciding needs, read under lock.

use std::collections::BTreeSet;

use calendars::{DateRange, Instant};
use scheduler_model::{BookingId, Ledger, Session, VenueId};
use store::Scope;

use crate::state::State;

/// Reads the part of the ledger that `scope` names.
pub(super) fn read(state: &State, scope: &Scope, now: Instant) -> Ledger {
    let mut ledger = Ledger::empty(now);
    for session in scope.sessions.iter().filter_map(|id| state.sessions.get(id)) {
        ledger.sessions.insert(session.id, state.entry(session));
        ledger.venues.extend(state.venues.get(&session.venue).map(|venue| (venue.id, venue.clone())));
        ledger.spaces.extend(state.spaces.get(&session.space).map(|space| (space.id, space.clone())));
    }
    for hold in state.holds.values() {
        if scope.holds.contains(&hold.id) || (scope.sessions.contains(&hold.session) && hold.is_due(now)) {
            ledger.holds.insert(hold.id, hold.clone());
        }
    }
    let of_holds = scope.holds.iter().filter_map(|id| ledger.holds.get(id)).map(|hold| hold.booking);
    let wanted: BTreeSet<BookingId> = scope.bookings.iter().copied().chain(of_holds).collect();
    ledger.bookings = wanted.iter().filter_map(|id| Some((*id, state.bookings.get(id)?.clone()))).collect();
    for &person in &scope.people {
        ledger.facts.insert(person, state.persons.get(&person).cloned().unwrap_or_default());
        let counts = state.time_of(person).filter(|time| time.until.is_none_or(|until| now < until));
        let mut counts: Vec<_> = counts.cloned().collect();
        counts.sort_by_key(|time| (time.interval.start(), time.source));
        if !counts.is_empty() {
            ledger.occupancies.insert(person, counts);
        }
    }
    let replays = scope.keys.iter().filter_map(|key| state.outcomes.get(key));
    ledger.replays = replays.map(|(stored, _)| stored.clone()).collect();
    ledger
}

/// The stored sessions of a venue in a range of civil days.
pub(crate) fn sessions_of(state: &State, venue: VenueId, range: DateRange) -> impl Iterator<Item = &Session> {
    state.sessions.values().filter(move |session| session.venue == venue && range.contains(session.date))
}
