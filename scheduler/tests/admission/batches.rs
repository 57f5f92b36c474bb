//! Commands of one batch see each other.

use scheduler_model::{MessageKind, Outcome, ReasonCode as Code};

use crate::model_store::ModelStore;
use crate::orders::{book, book_held, cancel, change, codes, fresh, hold, hold_for, release, to};
use crate::world::{id, pair, session};

#[test]
fn what_one_gives_back_the_next_may_take() {
    let mut store = ModelStore::with([session(1, "2026-06-12T14:00", 1, 1)]);
    let outcomes = store.run(&[hold(1, 1), hold_for(2, 1, pair(3, 4)), release(3, 1), hold_for(4, 1, pair(3, 4))]);
    assert_eq!(codes(&outcomes[1]), [Code::CapacityFull]);
    assert!(matches!(outcomes[3], Outcome::Held(_)));
    assert_eq!(store.written.capacity.len(), 1);
    assert_eq!(store.taken(1), (1, 0));
}

#[test]
fn a_whole_life_in_one_batch() {
    let mut store = ModelStore::two_fridays();
    let outcomes = store.run(&[hold(1, 1), book_held(2, 1), change(3, 1001, to(fresh(2, 1))), cancel(4, 1001)]);
    assert!(outcomes.iter().all(|outcome| codes(outcome).is_empty()));
    let written = &store.written;
    assert!(written.capacity.is_empty() && written.occupancies_new.is_empty() && written.occupancies_gone.is_empty());
    assert_eq!((written.holds_new.len(), written.bookings_new.len()), (1, 1));
    assert!(written.holds_changed.is_empty() && written.bookings_changed.is_empty());
    assert_eq!(written.events.len(), 4);
    assert_eq!(written.bookings_new[0].version, 3);
    // Only the last word is sent.
    assert_eq!(written.messages.iter().map(|message| message.kind).collect::<Vec<_>>(), [MessageKind::Cancelled]);
}

#[test]
fn nobody_is_in_two_places_within_a_batch_either() {
    let mut store = ModelStore::with([session(1, "2026-06-12T14:00", 5, 5), session(2, "2026-06-12T15:00", 5, 5)]);
    let outcomes =
        store.run(&[book(1, 1, pair(1, 2)), book(2, 2, pair(1, 3)), book(3, 2, pair(4, 2)), book(4, 1, pair(1, 2))]);
    assert_eq!(codes(&outcomes[1]), [Code::PrisonerElsewhere]);
    assert_eq!(codes(&outcomes[2]), [Code::VisitorElsewhere]);
    assert_eq!(codes(&outcomes[3]), [Code::DuplicateRequest]);
    assert_eq!(store.bookings.keys().copied().collect::<Vec<_>>(), [id(1001)]);
}

#[test]
fn two_can_change_places() {
    let mut store = ModelStore::with([session(1, "2026-06-12T14:00", 1, 1), session(2, "2026-06-19T14:00", 2, 2)]);
    store.run(&[book(1, 1, pair(1, 2)), book(2, 2, pair(3, 4))]);
    let outcomes = store.run(&[change(3, 1001, to(fresh(2, 1))), change(4, 1002, to(fresh(1, 1)))]);
    assert!(outcomes.iter().all(|outcome| codes(outcome).is_empty()));
    assert!(store.written.capacity.is_empty(), "the sums are what they were");
    assert_eq!((store.taken(1), store.taken(2)), ((0, 1), (0, 1)));
}

#[test]
fn nothing_in_nothing_out() {
    let mut store = ModelStore::two_fridays();
    assert_eq!(store.run(&[]), []);
    assert!(store.written.is_empty());
}
