//! Hold, extend, release, and what becomes of holds that run out.

use calendars::{Span, Units};
use rstest::rstest;
use scheduler_model::{
    ChangeSet, Command, EventKind, HoldPurpose, HoldRequest, HoldState, Order, Outcome, ReasonCode as Code,
};

use crate::model_store::ModelStore;
use crate::orders::{ann, book, book_held, by_other, by_staff, codes, extend, hold, hold_for, order, release, request};
use crate::world::{id, now, pair, session};

fn minutes(minutes: i64) -> Span {
    Span::from_minutes(minutes)
}

fn instead_of(n: u64, session: u64, hold: u64) -> Order {
    order(n, Command::Hold(HoldRequest { instead_of: Some(id(hold)), ..request(session) }))
}

#[test]
fn a_hold_keeps_units_for_ten_minutes() {
    let mut store = ModelStore::two_fridays();
    let Outcome::Held(receipt) = store.one(hold(1, 1)) else { panic!() };
    assert_eq!((receipt.id, receipt.booking, receipt.version), (id(1), id(1001), 1));
    assert_eq!(receipt.state, HoldState::Live { expires_at: now().plus(minutes(10)) });
    assert_eq!(receipt.last_moment, now().plus(minutes(60)));
    assert_eq!(store.taken(1), (1, 0));
    assert_eq!(store.events.iter().map(|event| event.kind).collect::<Vec<_>>(), [EventKind::HoldGranted]);
    assert_eq!(store.messages, []);
    assert_eq!(store.venues[0].version, 2);
}

#[test]
fn a_hold_never_outlives_its_last_moment() {
    let mut store = ModelStore::two_fridays();
    store.venues[0].policy.hold.at_most = minutes(15);
    store.one(hold(1, 1));
    assert_eq!(codes(&store.one(extend(2, 1))), [Code::HoldLastMoment]);
    store.wait(minutes(8));
    let Outcome::Extended(receipt) = store.one(extend(3, 1)) else { panic!() };
    assert_eq!(receipt.state, HoldState::Live { expires_at: now().plus(minutes(15)) });
    store.wait(minutes(5));
    assert_eq!(codes(&store.one(extend(4, 1))), [Code::HoldLastMoment]);
    store.wait(minutes(2));
    assert_eq!(codes(&store.one(extend(5, 1))), [Code::HoldExpired]);
}

/// One transaction begins at nine and waits for a lock; another begins at ten past, has it first, and sees that a hold ran out.
#[test]
fn time_that_was_given_away_is_not_taken_back_by_extending() {
    let mut store = ModelStore::with([session(1, "2026-06-12T14:00", 10, 8), session(2, "2026-06-12T15:00", 10, 8)]);
    store.one(hold(1, 1));
    store.wait(minutes(10));
    let Outcome::Held(_) = store.one(hold(2, 2)) else { panic!("whose hold ran out is free") };
    store.now = now().plus(minutes(9));
    assert_eq!(codes(&store.one(extend(3, 1))), [Code::PrisonerElsewhere, Code::VisitorElsewhere]);
    let Outcome::Released(_) = store.one(release(4, 1)) else { panic!("its units are its own still") };
}

#[test]
fn the_last_moment_may_come_before_a_hold_would_run_out() {
    let mut store = ModelStore::two_fridays();
    store.venues[0].policy.hold.at_most = minutes(5);
    let Outcome::Held(receipt) = store.one(hold(1, 1)) else { panic!() };
    assert_eq!(receipt.state, HoldState::Live { expires_at: now().plus(minutes(5)) });
}

#[test]
fn the_last_table_goes_to_the_first() {
    let mut store = ModelStore::with([session(1, "2026-06-12T14:00", 1, 1)]);
    let outcomes = store.run(&[hold(1, 1), hold_for(2, 1, pair(3, 4))]);
    assert!(matches!(outcomes[0], Outcome::Held(_)));
    assert_eq!(codes(&outcomes[1]), [Code::CapacityFull]);
    store.wait(minutes(10));
    assert!(matches!(store.one(hold_for(3, 1, pair(3, 4))), Outcome::Held(_)));
    assert_eq!(store.holds[&id(1)].state, HoldState::Expired { at: store.now });
    let kinds: Vec<_> = store.events.iter().map(|event| event.kind).collect();
    assert_eq!(kinds, [EventKind::HoldGranted, EventKind::HoldExpired, EventKind::HoldGranted]);
    assert_eq!(codes(&store.one(book_held(4, 1))), [Code::HoldExpired]);
}

#[test]
fn a_public_share_stops_the_public_and_not_staff() {
    let mut store = ModelStore::with([session(1, "2026-06-12T14:00", 2, 1)]);
    store.one(hold(1, 1));
    assert_eq!(codes(&store.one(hold_for(2, 1, pair(3, 4)))), [Code::CapacityFull]);
    assert_eq!(codes(&store.one(by_staff(hold_for(3, 1, pair(3, 4))))), []);
    assert_eq!(codes(&store.one(by_staff(hold_for(4, 1, pair(5, 6))))), [Code::CapacityFull]);
}

#[test]
fn a_hold_that_ended_cannot_be_used_again() {
    let mut store = ModelStore::two_fridays();
    store.run(&[hold(1, 1), hold(2, 2)]);
    assert!(matches!(store.one(release(3, 1)), Outcome::Released(_)));
    store.one(book_held(4, 2));
    for ended in [extend(5, 1), release(6, 1), book_held(7, 1)] {
        assert_eq!(codes(&store.one(ended)), [Code::HoldReleased]);
    }
    for ended in [extend(8, 2), release(9, 2), book_held(10, 2)] {
        assert_eq!(codes(&store.one(ended)), [Code::HoldConfirmed]);
    }
    assert_eq!((store.taken(1), store.taken(2)), ((0, 0), (0, 1)));
}

#[test]
fn a_hold_is_its_callers_alone() {
    let mut store = ModelStore::two_fridays();
    store.one(hold(1, 1));
    let attempts = [extend(2, 1), release(3, 1), book_held(4, 1), instead_of(5, 2, 1)];
    for attempt in attempts {
        assert_eq!(codes(&store.one(by_other(attempt.clone()))), [Code::HoldUnknown]);
        assert_eq!(codes(&store.one(by_staff(attempt))), [Code::HoldUnknown]);
    }
    assert_eq!(codes(&store.one(extend(6, 77))), [Code::HoldUnknown]);
}

#[test]
fn another_choice_gives_the_first_back() {
    let mut store = ModelStore::with([session(1, "2026-06-12T14:00", 1, 1), session(2, "2026-06-12T15:00", 1, 1)]);
    store.one(hold(1, 1));
    // Without giving the first back, the two overlap; with it they do not, even in the same, full session.
    assert_eq!(codes(&store.one(hold(2, 2))), [Code::PrisonerElsewhere, Code::VisitorElsewhere]);
    assert_eq!(codes(&store.one(instead_of(3, 1, 1))), []);
    assert_eq!(codes(&store.one(instead_of(4, 2, 3))), []);
    assert_eq!((store.taken(1), store.taken(2)), ((0, 0), (1, 0)));
    assert!(matches!(store.holds[&id(3)].state, HoldState::Released { .. }));
}

#[test]
fn a_refused_choice_leaves_the_first_standing() {
    let mut store = ModelStore::with([session(1, "2026-06-12T14:00", 1, 1), session(2, "2026-06-12T15:00", 1, 1)]);
    store.run(&[hold(1, 1), hold_for(2, 2, pair(3, 4))]);
    assert_eq!(codes(&store.one(instead_of(3, 2, 1))), [Code::CapacityFull]);
    assert!(store.written.is_empty());
    assert!(store.holds[&id(1)].is_live(store.now));
}

#[rstest]
#[case::released(vec![release(2, 1)], 0, &[])]
#[case::ran_out(vec![], 10, &[])]
#[case::confirmed(vec![book_held(2, 1)], 0, &[Code::HoldConfirmed])]
fn a_hold_that_ended_has_nothing_to_give_back(#[case] end: Vec<Order>, #[case] wait: i64, #[case] expected: &[Code]) {
    let mut store = ModelStore::two_fridays();
    store.one(hold(1, 1));
    store.run(&end);
    store.wait(minutes(wait));
    assert_eq!(codes(&store.one(instead_of(3, 2, 1))), expected);
}

#[test]
fn a_refusal_lists_every_rule_and_writes_nothing() {
    let mut store = ModelStore::with([session(1, "2026-06-03T14:00", 1, 1)]);
    store.run(&[by_staff(book(1, 1, pair(1, 2)))]);
    let crowd = HoldRequest { units: Units(3), party: scheduler_model::Party(vec![]), ..request(1) };
    let refused = store.one(order(2, Command::Hold(crowd)));
    assert_eq!(codes(&refused), [Code::PartyEmpty, Code::NoticeTooSoon, Code::CapacityFull]);
    assert!(store.written.is_empty());
    assert_eq!(codes(&store.one(hold(3, 1))), [Code::NoticeTooSoon, Code::DuplicateRequest, Code::CapacityFull]);
    assert_eq!(codes(&store.one(hold(3, 7))), [Code::SessionUnknown]);
}

#[test]
fn a_hold_may_know_ages_alone() {
    let mut store = ModelStore::two_fridays();
    let mut party = pair(1, 2);
    party.0.remove(0);
    party.0[0].person = None;
    assert_eq!(codes(&store.run(&[hold_for(1, 1, party.clone()), hold_for(2, 1, party)])[1]), []);
    assert_eq!((store.taken(1), store.occupancies.len()), ((2, 0), 0));
}

#[test]
fn housekeeping_gives_back_what_ran_out() {
    let mut store = ModelStore::two_fridays();
    store.run(&[hold(1, 1), hold_for(2, 1, pair(3, 4)), hold_for(3, 2, pair(5, 6))]);
    let sweep = || order(9, Command::Expire { sessions: vec![id(1)] });
    assert_eq!(store.one(sweep()), Outcome::Expired { holds: 0 });
    store.wait(minutes(10));
    assert_eq!(store.one(sweep()), Outcome::Expired { holds: 2 });
    assert_eq!((store.taken(1), store.taken(2)), ((0, 0), (1, 0)));
    assert_eq!(store.one(sweep()), Outcome::Expired { holds: 0 });
}

#[test]
fn a_hold_made_and_given_back_in_one_batch_is_one_row() {
    let mut store = ModelStore::two_fridays();
    store.run(&[hold(1, 1), extend(2, 1), release(3, 1)]);
    let ChangeSet { capacity, venues, occupancies_gone, occupancies_new, holds_new, holds_changed, .. } =
        &store.written;
    assert!(capacity.is_empty() && venues.is_empty() && occupancies_gone.is_empty() && occupancies_new.is_empty());
    assert!(holds_changed.is_empty());
    assert_eq!(holds_new[0].state, HoldState::Released { at: now() });
}

#[test]
fn a_hold_for_a_change_stands_beside_its_booking() {
    let mut store = ModelStore::with([session(1, "2026-06-12T14:00", 1, 1), session(2, "2026-06-12T15:00", 1, 1)]);
    store.one(book(1, 1, pair(1, 2)));
    let wish = HoldRequest { purpose: HoldPurpose::Change(id(1001)), contact: Some(ann()), ..request(2) };
    let party_left_out = HoldRequest { party: scheduler_model::Party::default(), ..wish.clone() };
    let Outcome::Held(receipt) = store.one(order(2, Command::Hold(party_left_out))) else { panic!() };
    assert_eq!(receipt.booking, id(1001));
    assert_eq!(store.holds[&id(2)].party, pair(1, 2));
    assert_eq!(store.messages.last().unwrap().facts.reference, Some(store.bookings[&id(1001)].reference));

    assert_eq!(codes(&store.one(by_other(order(3, Command::Hold(wish.clone()))))), [Code::BookingUnknown]);
    store.one(release(4, 2));
    store.one(crate::orders::cancel(5, 1001));
    assert_eq!(codes(&store.one(order(6, Command::Hold(wish)))), [Code::BookingCancelled]);
}
