//! What must be true after every batch, derived from the rows alone.

use std::collections::BTreeMap;

use scheduler_model::{
    BookingId, ChangeSet, Channel, EventKind, Hold, HoldState, Ledger, Occupancy, OccupancySource, SessionId, Taken,
};

use crate::model_store::ModelStore;

/// Counts are the sums over live holds and standing bookings, and never exceed what is offered.
pub(crate) fn counts(store: &ModelStore) {
    let mut sums: BTreeMap<(SessionId, _, Channel), Taken> = BTreeMap::new();
    for hold in store.holds.values().filter(|hold| is_counted(hold)) {
        sums.entry((hold.session, hold.class, hold.channel)).or_default().held += hold.units.0;
    }
    for booking in store.bookings.values().filter(|booking| booking.is_booked()) {
        sums.entry((booking.session, booking.class, booking.channel)).or_default().booked += booking.units.0;
    }
    for (id, entry) in &store.sessions {
        for count in &entry.counts {
            for channel in Channel::ALL {
                let sum = sums.remove(&(*id, count.class, channel)).unwrap_or_default();
                assert_eq!(count.taken_by(channel), sum, "{id} {} {}", count.class, channel.code());
            }
            assert!(count.taken() <= count.total.0 + count.overbook.0, "oversold: {count:?}");
            assert!(count.taken_public.all() <= count.public.0, "the public's share is oversold: {count:?}");
        }
    }
    assert!(sums.is_empty(), "units of a class that the session lacks: {sums:?}");
}

/// The time that is taken is that of live holds and standing bookings, and nobody is in two places.
pub(crate) fn people(store: &ModelStore) {
    let mut expected = Vec::new();
    for hold in store.holds.values().filter(|hold| hold.is_live(store.now)) {
        assert!(hold.state.instant() <= hold.last_moment, "a hold lives past its last moment");
        let until = Some(hold.state.instant());
        let source = OccupancySource::Hold(hold.id);
        expected.extend(
            hold.party.people().map(|(person, role)| (person, role, hold.booking, source, hold.session, until)),
        );
    }
    for booking in store.bookings.values().filter(|booking| booking.is_booked()) {
        let source = OccupancySource::Booking(booking.id);
        expected.extend(
            booking.party.people().map(|(person, role)| (person, role, booking.id, source, booking.session, None)),
        );
    }
    let valid = |taken: &&Occupancy| taken.until.is_none_or(|until| store.now < until);
    let standing: Vec<_> = store.occupancies.iter().filter(valid).collect();
    let mut actual: Vec<_> = standing
        .iter()
        .map(|taken| (taken.person, taken.role, taken.booking, taken.source, taken.session, taken.until))
        .collect();
    // A hold that ran out may have lost its time to another; where the clock is then set back, it is live without it.
    let set_back = store.holds.values().any(|hold| hold.created_at > store.now);
    let given_away = |person, booking, session| {
        let wanted = store.sessions[&session].session.interval;
        standing
            .iter()
            .any(|taken| taken.person == person && taken.booking != booking && taken.interval.overlaps(wanted))
    };
    expected.retain(|taken| !(set_back && !actual.contains(taken) && given_away(taken.0, taken.2, taken.4)));
    actual.sort_by_key(|taken| (taken.3, taken.0));
    expected.sort_by_key(|taken| (taken.3, taken.0));
    assert_eq!(actual, expected, "time taken and rows differ");
    for (place, one) in standing.iter().enumerate() {
        assert_eq!(one.interval, store.sessions[&one.session].session.interval);
        for other in &standing[place + 1..] {
            let two_places =
                one.person == other.person && one.booking != other.booking && one.interval.overlaps(other.interval);
            assert!(!two_places, "in two places: {one:?} {other:?}");
        }
    }
}

/// Every new version of a row has one event, and there are no other events. To be asked before the batch is written.
pub(crate) fn events(store: &ModelStore, changes: &ChangeSet) {
    let mut expected: Vec<(bool, BookingId, u64)> = Vec::new();
    for hold in changes.holds_new.iter().chain(&changes.holds_changed) {
        let before = store.holds.get(&hold.id);
        let first = before.map_or(1, |before| before.version + 1);
        assert!(first <= hold.version, "a row is written whose version stays");
        // A confirmation is told by the booking's event.
        let last = if matches!(hold.state, HoldState::Confirmed { .. }) { hold.version - 1 } else { hold.version };
        expected.extend((first..=last).map(|version| (true, hold.booking, u64::from(version))));
        if let Some(before) = before {
            transition(before, hold, store);
        }
    }
    for booking in changes.bookings_new.iter().chain(&changes.bookings_changed) {
        let first = store.bookings.get(&booking.id).map_or(1, |before| before.version + 1);
        assert!(first <= booking.version, "a row is written whose version stays");
        expected.extend((first..=booking.version).map(|version| (false, booking.id, u64::from(version))));
    }
    let is_hold = |kind| {
        matches!(
            kind,
            EventKind::HoldGranted | EventKind::HoldExtended | EventKind::HoldReleased | EventKind::HoldExpired
        )
    };
    let mut actual: Vec<_> =
        changes.events.iter().map(|event| (is_hold(event.kind), event.booking.unwrap(), event.version)).collect();
    actual.sort_unstable();
    expected.sort_unstable();
    assert_eq!(actual, expected, "changes and events differ");
    if changes.events.is_empty() {
        assert!(
            changes.capacity.is_empty() && changes.occupancies_gone.is_empty() && changes.occupancies_new.is_empty()
        );
        assert!(changes.messages.is_empty() && changes.venues.is_empty());
    }
}

/// A hold that has ended stays ended, and one that ran out is never confirmed or extended.
fn transition(before: &Hold, after: &Hold, store: &ModelStore) {
    let HoldState::Live { expires_at } = before.state else { panic!("{:?} became {:?}", before.state, after.state) };
    match after.state {
        HoldState::Confirmed { .. } | HoldState::Released { .. } => assert!(store.now < expires_at),
        HoldState::Live { expires_at: later } => assert!(store.now < expires_at && expires_at < later),
        HoldState::Expired { .. } => assert!(store.now >= expires_at),
    }
}

/// The ledger that was given back is what the store now has.
pub(crate) fn same_as(store: &ModelStore, ledger: &Ledger) {
    for (id, entry) in &ledger.sessions {
        assert_eq!(entry, &store.sessions[id]);
    }
    for (id, hold) in &ledger.holds {
        assert_eq!(hold, &store.holds[id]);
    }
    for (id, booking) in &ledger.bookings {
        assert_eq!(booking, &store.bookings[id]);
    }
}

fn is_counted(hold: &Hold) -> bool {
    matches!(hold.state, HoldState::Live { .. })
}
