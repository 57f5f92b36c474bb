//! The same key is the same command.

use calendars::Span;
use scheduler_model::{Outcome, ReasonCode as Code};

use crate::model_store::ModelStore;
use crate::orders::{book, book_held, by_other, codes, hold, hold_for, keyed, release};
use crate::world::{id, pair, session};

#[test]
fn a_repeat_gets_the_same_answer_and_does_nothing() {
    let mut store = ModelStore::two_fridays();
    let first = store.one(keyed(hold(1, 1), "a", 1));
    store.wait(Span::from_minutes(1));
    assert_eq!(store.one(keyed(hold(2, 1), "a", 1)), first);
    assert!(store.written.is_empty());
    // Even when the hold is long gone, the answer is what it was.
    store.one(release(3, 1));
    assert_eq!(store.one(keyed(hold(4, 1), "a", 1)), first);
    assert_eq!(store.taken(1), (0, 0));
}

#[test]
fn a_repeat_in_the_same_batch_too() {
    let mut store = ModelStore::two_fridays();
    let outcomes = store.run(&[keyed(book(1, 1, pair(1, 2)), "a", 1), keyed(book(2, 1, pair(1, 2)), "a", 1)]);
    assert_eq!(outcomes[0], outcomes[1]);
    assert_eq!((store.taken(1), store.outcomes.len()), ((0, 1), 1));
}

#[test]
fn another_command_under_the_key_is_refused_and_not_stored() {
    let mut store = ModelStore::two_fridays();
    let first = store.one(keyed(hold(1, 1), "a", 1));
    for _ in 0..2 {
        assert_eq!(codes(&store.one(keyed(hold_for(2, 2, pair(3, 4)), "a", 2))), [Code::IdempotencyReused]);
        assert!(store.written.is_empty());
    }
    assert_eq!(store.one(keyed(hold(3, 1), "a", 1)), first);
}

#[test]
fn a_key_is_its_callers() {
    let mut store = ModelStore::two_fridays();
    store.one(keyed(hold(1, 1), "a", 1));
    let other = store.one(by_other(keyed(hold_for(2, 2, pair(3, 4)), "a", 2)));
    assert!(matches!(other, Outcome::Held(receipt) if receipt.id == id(2)));
}

#[test]
fn a_refusal_is_stored_too() {
    let mut store = ModelStore::with([session(1, "2026-06-12T14:00", 1, 1)]);
    store.one(hold(1, 1));
    let refused = store.one(keyed(book(2, 1, pair(3, 4)), "a", 1));
    assert_eq!(codes(&refused), [Code::CapacityFull]);
    assert_eq!(store.written.outcomes.len(), 1);
    store.one(release(3, 1));
    assert_eq!(store.one(keyed(book(4, 1, pair(3, 4)), "a", 1)), refused);
    assert_eq!(codes(&store.one(keyed(book(5, 1, pair(3, 4)), "b", 1))), []);
}

#[test]
fn a_confirmation_sent_twice_is_one_booking() {
    let mut store = ModelStore::two_fridays();
    store.one(hold(1, 1));
    let first = store.one(keyed(book_held(2, 1), "a", 1));
    assert_eq!(store.one(keyed(book_held(3, 1), "a", 1)), first);
    assert_eq!(codes(&store.one(book_held(4, 1))), [Code::HoldConfirmed]);
}
