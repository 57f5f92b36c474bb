//! Which rows a change locks, in the order in which a transaction asks for them.

use scheduler_model::ChangeSet;

use crate::apply::Published;
use crate::locks::Lock;

/// What a batch locks before it comes to the rows that every writer wants. A transaction that read its scope under lock has
/// the sessions and the people already.
pub(super) fn of_batch(changes: &ChangeSet) -> Vec<Lock> {
    let mut locks = Vec::new();
    locks.extend(changes.capacity.iter().map(|delta| Lock::Session(delta.session)));
    locks.extend(changes.occupancies_new.iter().map(|time| Lock::Person(time.person)));
    locks.extend(changes.holds_changed.iter().map(|hold| Lock::Hold(hold.id)));
    locks.extend(changes.bookings_new.iter().map(|booking| Lock::Reference(booking.reference)));
    locks.extend(changes.bookings_changed.iter().map(|booking| Lock::Booking(booking.id)));
    let mut keys: Vec<_> = changes.outcomes.iter().map(|kept| Lock::Key(kept.caller, kept.key.key.clone())).collect();
    keys.sort();
    locks.extend(keys);
    locks
}

/// What it locks last: the venues' versions and the feed.
pub(super) fn of_feed(changes: &ChangeSet) -> Vec<Lock> {
    let venues = changes.venues.iter().copied().map(Lock::Venue);
    venues.chain((!changes.events.is_empty()).then_some(Lock::Feed)).collect()
}

/// What a publication locks.
pub(super) fn of_publication(published: &Published) -> Vec<Lock> {
    let diff = &published.diff;
    let sessions = diff.changed.iter().map(|entry| entry.session.id).chain(diff.closed.iter().copied());
    let mut locks = vec![Lock::Publication(published.venue.id)];
    locks.extend(sessions.map(Lock::Session));
    locks.extend([Lock::Venue(published.venue.id), Lock::Feed]);
    locks
}
