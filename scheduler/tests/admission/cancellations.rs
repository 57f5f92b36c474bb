//! Cancel.

use scheduler_model::{BookingState, CancelReason, Command, MessageKind, Outcome, ReasonCode as Code};

use crate::model_store::ModelStore;
use crate::orders::{book, by_staff, cancel, codes, order};
use crate::world::{id, pair};

#[test]
fn a_cancelled_booking_gives_everything_back() {
    let mut store = ModelStore::two_fridays();
    store.one(book(1, 1, pair(1, 2)));
    let Outcome::Cancelled(receipt) = store.one(cancel(2, 1001)) else { panic!() };
    assert_eq!(receipt.version, 2);
    assert_eq!(receipt.state, BookingState::Cancelled { at: store.now, reason: CancelReason::Visitor });
    assert_eq!((store.taken(1), store.occupancies.len()), ((0, 0), 0));
    let message = &store.messages[0];
    assert_eq!((store.messages.len(), message.kind, message.facts.sequence), (1, MessageKind::Cancelled, 1));
    assert_eq!(message.facts.cancelled_because, Some(CancelReason::Visitor));
    assert_eq!(codes(&store.one(cancel(3, 1001))), [Code::BookingCancelled]);
    assert_eq!(codes(&store.one(book(4, 1, pair(1, 2)))), []);
}

#[test]
fn after_the_start_only_staff_cancel() {
    let mut store = ModelStore::two_fridays();
    store.one(book(1, 1, pair(1, 2)));
    store.now = store.sessions[&id(1)].session.interval.start();
    assert_eq!(codes(&store.one(cancel(2, 1001))), [Code::BookingStarted]);
    assert_eq!(codes(&store.one(by_staff(cancel(3, 1001)))), []);
}

#[test]
fn a_cancellation_may_insist_on_what_was_seen() {
    let mut store = ModelStore::two_fridays();
    store.one(book(1, 1, pair(1, 2)));
    let seen = |version| {
        let reason = CancelReason::Establishment;
        order(2, Command::Cancel { booking: id(1001), expected_version: Some(version), reason })
    };
    assert_eq!(codes(&store.one(seen(7))), [Code::BookingVersion]);
    assert_eq!(codes(&store.one(seen(1))), []);
}
