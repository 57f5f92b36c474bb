//! Change.

use calendars::{CapacityClass, Span, Units};
use rstest::rstest;
use scheduler_model::{
    BookingEdit, ClassCount, Command, EventKind, FreshPlace, GroupMode, GroupRule, HoldPurpose, HoldRequest, HoldState,
    IncentiveCode, MessageKind, Order, Outcome, Party, Place, ReasonCode as Code, SessionState,
};

use crate::model_store::ModelStore;
use crate::orders::{ann, book, by_staff, cancel, change, codes, fresh, hold_for, order, request, to};
use crate::world::{contact, id, lead, pair, prisoner, session, venue, visitor};

/// Booking 1001 of the pair (1, 2) in session 1.
fn booked() -> ModelStore {
    let mut store = ModelStore::two_fridays();
    store.one(book(1, 1, pair(1, 2)));
    store
}

fn hold_for_change(n: u64, session: u64, booking: u64) -> Order {
    order(n, Command::Hold(HoldRequest { purpose: HoldPurpose::Change(id(booking)), ..request(session) }))
}

fn with_party(party: Party) -> BookingEdit {
    BookingEdit { party: Some(party), ..BookingEdit::default() }
}

#[test]
fn a_booking_moves_in_one_step() {
    let mut store = booked();
    let Outcome::Changed(receipt) = store.one(change(2, 1001, to(fresh(2, 1)))) else { panic!() };
    assert_eq!((receipt.id, receipt.session, receipt.version), (id(1001), id(2), 2));
    assert_eq!((store.taken(1), store.taken(2)), ((0, 0), (0, 1)));
    let message = &store.messages[0];
    assert_eq!(
        (store.messages.len(), message.kind, message.version, message.facts.sequence),
        (1, MessageKind::Changed, 2, 1)
    );
    assert_eq!(message.facts.moved_from, Some(("2026-06-12".parse().unwrap(), "14:00".parse().unwrap())));
    assert_eq!(store.events.last().unwrap().kind, EventKind::BookingChanged);
}

#[test]
fn a_refused_move_leaves_the_booking_where_it_was() {
    let mut store = booked();
    store.entry(2).counts[0] = ClassCount::fresh(CapacityClass::OpenTable, Units(0), Units(0));
    let before = store.bookings.clone();
    assert_eq!(codes(&store.one(change(2, 1001, to(fresh(2, 1))))), [Code::ClassNotOffered]);
    assert!(store.written.is_empty());
    assert_eq!(store.bookings, before);
}

#[test]
fn the_old_place_is_kept_until_the_held_one_is_taken() {
    let mut store = booked();
    store.one(hold_for_change(2, 2, 1001));
    assert_eq!((store.taken(1), store.taken(2)), ((0, 1), (1, 0)));
    assert_eq!(codes(&store.one(change(3, 1001, to(Place::Held(id(2)))))), []);
    assert_eq!((store.taken(1), store.taken(2)), ((0, 0), (0, 1)));
    assert!(matches!(store.holds[&id(2)].state, HoldState::Confirmed { .. }));
    assert_eq!(codes(&store.one(change(4, 1001, to(Place::Held(id(2)))))), [Code::HoldConfirmed]);
}

#[test]
fn a_held_place_is_for_its_booking_and_its_time() {
    let mut store = booked();
    let as_they_are = HoldRequest { purpose: HoldPurpose::Change(id(1002)), party: Party::default(), ..request(1) };
    let made = store.run(&[book(2, 2, pair(3, 4)), hold_for(3, 2, pair(5, 6)), order(4, Command::Hold(as_they_are))]);
    assert!(made.iter().all(|outcome| codes(outcome).is_empty()));
    // One for a new booking, one for the change of another booking.
    for hold in [3, 4] {
        assert_eq!(codes(&store.one(change(5, 1001, to(Place::Held(id(hold)))))), [Code::HoldPurpose]);
    }
    store.wait(Span::from_minutes(10));
    assert_eq!(codes(&store.one(change(6, 1001, to(Place::Held(id(3)))))), [Code::HoldExpired, Code::HoldPurpose]);
    assert_eq!(codes(&store.one(change(7, 1001, to(Place::Held(id(77)))))), [Code::HoldUnknown]);
}

#[test]
fn its_own_units_do_not_stand_in_its_way() {
    let mut store = ModelStore::with([session(1, "2026-06-12T14:00", 2, 2)]);
    store.one(book(1, 1, pair(1, 2)));
    assert_eq!(codes(&store.one(change(2, 1001, to(fresh(1, 2))))), []);
    assert_eq!(store.taken(1), (0, 2));
    assert_eq!(codes(&store.one(change(3, 1001, to(fresh(1, 3))))), [Code::CapacityFull]);
    assert_eq!(codes(&store.one(change(4, 1001, to(fresh(1, 0))))), [Code::UnitsZero]);
    assert_eq!(codes(&store.one(change(5, 1001, to(fresh(1, 1))))), []);
    assert_eq!(store.taken(1), (0, 1));
}

#[test]
fn another_class_on_the_same_day_needs_no_notice() {
    let mut store = booked();
    store.entry(1).counts.push(ClassCount::fresh(CapacityClass::ClosedTable, Units(1), Units(0)));
    store.now = "2026-06-12T08:00:00Z".parse().unwrap();
    let closed = FreshPlace { session: id(1), class: CapacityClass::ClosedTable, units: Units(1) };
    let wish = change(2, 1001, to(Place::Fresh(closed)));
    assert_eq!(codes(&store.one(wish.clone())), [Code::CapacityFull]);
    assert_eq!(codes(&store.one(by_staff(wish))), []);
    assert_eq!(store.bookings[&id(1001)].channel, scheduler_model::Channel::Staff);
    assert_eq!(codes(&store.one(change(3, 1001, to(fresh(2, 1))))), []);
    assert_eq!(codes(&store.one(change(4, 1001, to(fresh(1, 1))))), [Code::NoticeTooSoon]);
}

#[rstest]
#[case::one_less(Party(vec![prisoner(1), lead(2, "1990-01-01")]), &[])]
#[case::somebody_else(Party(vec![prisoner(1), lead(5, "1990-01-01")]), &[])]
#[case::no_adult(Party(vec![prisoner(1), lead(2, "2012-01-01")]), &[Code::PartyNoAdult])]
#[case::somebody_elsewhere(Party(vec![prisoner(1), lead(4, "1990-01-01")]), &[Code::VisitorElsewhere])]
#[case::another_prisoner_needs_to_fit(Party(vec![prisoner(9), lead(2, "1990-01-01")]), &[Code::IncentiveUnknown])]
#[case::as_it_is(Party(vec![prisoner(1), lead(2, "1990-01-01"), visitor(7, "2015-01-01")]), &[Code::NothingToChange])]
fn a_party_changes(#[case] party: Party, #[case] expected: &[Code]) {
    let mut store = ModelStore::two_fridays();
    let now = Party(vec![prisoner(1), lead(2, "1990-01-01"), visitor(7, "2015-01-01")]);
    store.run(&[book(1, 1, now), book(2, 1, pair(3, 4))]);
    // Closed and restricted since: whoever is in may still be fewer.
    store.entry(1).session.state = SessionState::Closed;
    let any_of = vec![IncentiveCode("ENHANCED".into())];
    store.entry(1).session.eligibility.incentive = Some(GroupRule { mode: GroupMode::Include, any_of });
    assert_eq!(codes(&store.one(change(3, 1001, with_party(party)))), expected);
}

#[test]
fn a_party_that_changes_has_its_time_and_the_others_have_theirs_back() {
    let mut store = booked();
    store.one(change(2, 1001, with_party(pair(1, 5))));
    assert_eq!(codes(&store.one(book(3, 1, pair(7, 2)))), []);
    assert_eq!(codes(&store.one(book(4, 1, pair(8, 5)))), [Code::VisitorElsewhere]);
    assert_eq!(store.messages[0].facts.moved_from, None);
}

#[test]
fn the_contact_alone_may_change() {
    let mut store = booked();
    let edit = BookingEdit { contact: Some(contact("ben@example.org")), ..BookingEdit::default() };
    assert_eq!(codes(&store.one(change(2, 1001, edit.clone()))), []);
    assert_eq!(store.messages.last().unwrap().recipient, "ben@example.org");
    assert!(store.written.capacity.is_empty() && store.written.occupancies_new.is_empty());
    assert_eq!(codes(&store.one(change(3, 1001, edit))), [Code::NothingToChange]);
}

#[test]
fn nothing_is_changed_by_nothing() {
    let mut store = booked();
    let same = BookingEdit { place: Some(fresh(1, 1)), party: Some(pair(1, 2)), contact: Some(ann()) };
    for edit in [BookingEdit::default(), same] {
        assert_eq!(codes(&store.one(change(2, 1001, edit))), [Code::NothingToChange]);
    }
}

#[test]
fn what_was_cancelled_started_or_changed_meanwhile_is_refused() {
    let mut store = booked();
    let seen = |version| {
        let edit = to(fresh(2, 1));
        order(2, Command::Change { booking: id(1001), expected_version: Some(version), edit })
    };
    assert_eq!(codes(&store.one(seen(2))), [Code::BookingVersion]);
    assert_eq!(codes(&store.one(seen(1))), []);
    store.now = store.sessions[&id(2)].session.interval.start();
    assert_eq!(codes(&store.one(change(3, 1001, with_party(pair(1, 5))))), [Code::BookingStarted]);
    store.one(by_staff(cancel(4, 1001)));
    assert_eq!(codes(&store.one(seen(1))), [Code::BookingCancelled]);
    assert_eq!(codes(&store.one(change(5, 1077, to(fresh(2, 1))))), [Code::BookingUnknown]);
    assert_eq!(codes(&store.one(change(5, 1001, to(fresh(7, 1))))), [Code::BookingCancelled]);
}

#[test]
fn a_booking_stays_at_its_venue() {
    let mut store = booked();
    let mut other = venue();
    other.id = id(2);
    store.venues.push(other);
    store.entry(2).session.venue = id(2);
    assert_eq!(codes(&store.one(change(2, 1001, to(fresh(2, 1))))), [Code::BookingVenue]);
    assert_eq!(codes(&store.one(hold_for_change(3, 2, 1001))), [Code::BookingVenue]);
}
