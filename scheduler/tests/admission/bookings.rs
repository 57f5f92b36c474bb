//! Book, from a hold or where units are free.

use calendars::{Span, Units};
use rstest::rstest;
use scheduler_model::{
    CapacityDelta, Channel, Command, EventKind, GroupMode, GroupRule, HoldPurpose, HoldRequest, HoldState,
    IncentiveCode, Order, Outcome, Party, PersonFacts, Place, ReasonCode as Code, SessionState,
};

use crate::model_store::ModelStore;
use crate::orders::{ann, book, book_held, by_staff, codes, fresh, hold, hold_for, order, request};
use crate::world::{id, lead, pair, prisoner, reference, session, visitor};

fn book_held_with(n: u64, hold: u64, party: Party) -> Order {
    order(n, Command::Book { place: Place::Held(id(hold)), party: Some(party), contact: ann() })
}

#[test]
fn a_hold_becomes_its_booking() {
    let mut store = ModelStore::two_fridays();
    store.one(hold(1, 1));
    let Outcome::Booked(receipt) = store.one(book_held(2, 1)) else { panic!() };
    assert_eq!((receipt.id, receipt.reference, receipt.version), (id(1001), reference(2), 1));
    assert_eq!(store.taken(1), (0, 1));
    assert_eq!(store.holds[&id(1)].state, HoldState::Confirmed { at: store.now });
    let kinds: Vec<_> = store.written.events.iter().map(|event| event.kind).collect();
    assert_eq!(kinds, [EventKind::BookingBooked]);
    let delta = CapacityDelta {
        session: id(1),
        class: calendars::CapacityClass::OpenTable,
        channel: Channel::Public,
        held: -1,
        booked: 1,
    };
    assert_eq!(store.written.capacity, [delta]);
}

#[test]
fn a_hold_is_honoured_whatever_came_after_it() {
    let mut store = ModelStore::with([session(1, "2026-06-04T14:00", 3, 3)]);
    // Granted a minute before midnight in London, used when the notice of two days has passed.
    store.now = "2026-06-01T22:59:00Z".parse().unwrap();
    store.run(&[hold(1, 1), hold_for(2, 1, pair(3, 4)), hold_for(3, 1, pair(5, 6))]);
    store.wait(Span::from_minutes(2));
    assert_eq!(codes(&store.one(hold_for(4, 1, pair(7, 8)))), [Code::NoticeTooSoon, Code::CapacityFull]);
    assert_eq!(codes(&store.one(book_held(5, 1))), []);
}

#[test]
fn at_its_last_microsecond_a_hold_lives_and_then_never_more() {
    let mut store = ModelStore::two_fridays();
    store.run(&[hold(1, 1), hold_for(2, 1, pair(3, 4))]);
    store.wait(Span::from_micros(10 * 60_000_000 - 1));
    assert_eq!(codes(&store.one(book_held(3, 1))), []);
    store.wait(Span::from_micros(1));
    assert_eq!(codes(&store.one(book_held(4, 2))), [Code::HoldExpired]);
    assert_eq!(store.taken(1), (0, 1));
}

#[rstest]
#[case::closed(SessionState::Closed, true, &[Code::SessionClosed])]
#[case::venue_closed(SessionState::Open, false, &[Code::VenueClosed])]
fn what_closed_meanwhile_is_not_booked(#[case] state: SessionState, #[case] open: bool, #[case] expected: &[Code]) {
    let mut store = ModelStore::two_fridays();
    store.one(hold(1, 1));
    store.entry(1).session.state = state;
    store.venues[0].open = open;
    store.wait(Span::from_minutes(1));
    assert_eq!(codes(&store.one(book_held(2, 1))), expected);
    assert_eq!(codes(&store.one(crate::orders::extend(3, 1))), expected);
    assert_eq!(codes(&store.one(crate::orders::release(4, 1))), []);
}

#[rstest]
#[case::as_held(pair(1, 2), &[])]
#[case::one_more(Party(vec![prisoner(1), lead(2, "1990-01-01"), visitor(3, "2020-01-01")]), &[])]
#[case::no_prisoner(Party(vec![lead(2, "1990-01-01")]), &[Code::PartyPrisoner])]
#[case::a_child_alone(Party(vec![prisoner(1), lead(2, "2010-01-01")]), &[Code::PartyNoAdult])]
#[case::somebody_elsewhere(Party(vec![prisoner(1), lead(12, "1990-01-01")]), &[Code::VisitorElsewhere])]
#[case::a_prisoner_with_a_visit(Party(vec![prisoner(11), lead(2, "1990-01-01")]), &[Code::PrisonerInSession])]
#[case::the_same_visit(Party(vec![prisoner(11), lead(2, "1990-01-01"), visitor(12, "1990-01-01")]), &[Code::DuplicateRequest])]
fn who_comes_is_judged_again(#[case] party: Party, #[case] expected: &[Code]) {
    let mut store = ModelStore::two_fridays();
    store.run(&[hold(1, 1), book(2, 1, pair(11, 12))]);
    assert_eq!(codes(&store.one(book_held_with(3, 1, party))), expected);
}

#[test]
fn a_booking_knows_everybody() {
    let mut store = ModelStore::two_fridays();
    let mut party = pair(1, 2);
    party.0[1].person = None;
    store.one(hold_for(1, 1, party));
    assert_eq!(codes(&store.one(book_held(2, 1))), [Code::PartyUnidentified]);
    assert_eq!(codes(&store.one(book_held_with(3, 1, pair(1, 2)))), []);
}

#[test]
fn a_restricted_session_needs_a_prisoner_who_fits() {
    let mut store = ModelStore::two_fridays();
    let any_of = vec![IncentiveCode("ENHANCED".into())];
    store.entry(1).session.eligibility.incentive = Some(GroupRule { mode: GroupMode::Include, any_of });
    assert_eq!(codes(&store.one(hold(1, 1))), [Code::IncentiveUnknown]);
    store.facts.insert(id(1), PersonFacts { incentive: Some(IncentiveCode("BASIC".into())), ..PersonFacts::default() });
    assert_eq!(codes(&store.one(book(2, 1, pair(1, 2)))), [Code::IncentiveNotEligible]);
    store
        .facts
        .insert(id(1), PersonFacts { incentive: Some(IncentiveCode("ENHANCED".into())), ..PersonFacts::default() });
    assert_eq!(codes(&store.one(hold(3, 1))), []);
    assert_eq!(codes(&store.one(book_held_with(4, 3, pair(7, 2)))), [Code::IncentiveUnknown]);
    assert_eq!(codes(&store.one(book_held(5, 3))), []);
}

#[test]
fn booking_at_once_takes_what_is_free() {
    let mut store = ModelStore::with([session(1, "2026-06-12T14:00", 2, 1)]);
    assert!(matches!(store.one(book(1, 1, pair(1, 2))), Outcome::Booked(_)));
    assert_eq!(store.bookings[&id(1001)].units, Units(1));
    assert_eq!(codes(&store.one(book(2, 1, pair(3, 4)))), [Code::CapacityFull]);
    assert_eq!(codes(&store.one(by_staff(book(3, 1, pair(3, 4))))), []);
    let nobody = order(4, Command::Book { place: fresh(1, 0), party: None, contact: ann() });
    assert_eq!(codes(&store.one(nobody)), [Code::UnitsZero, Code::PartyEmpty, Code::PartyPrisoner]);
}

#[test]
fn a_hold_for_a_change_makes_no_new_booking() {
    let mut store = ModelStore::two_fridays();
    store.one(book(1, 1, pair(1, 2)));
    store.one(order(2, Command::Hold(HoldRequest { purpose: HoldPurpose::Change(id(1001)), ..request(2) })));
    assert_eq!(codes(&store.one(book_held(3, 2))), [Code::HoldPurpose]);
}
