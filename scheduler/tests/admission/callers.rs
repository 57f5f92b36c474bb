//! Who may do what where.

use rstest::rstest;
use scheduler_model::{BookingEdit, Caller, Channel, Order, ReasonCode as Code, Role, VenueScope};

use crate::model_store::ModelStore;
use crate::orders::{book, book_held, cancel, change, codes, extend, fresh, hold, hold_for, release, to};
use crate::world::{caller, contact, id, pair};

fn by(caller: Caller, channel: Channel, order: Order) -> Order {
    Order { caller, channel, ..order }
}

fn at_venue_2(n: u64, role: Role) -> Caller {
    Caller { venues: VenueScope::Only([id(2)].into()), ..caller(n, role) }
}

fn new_contact() -> BookingEdit {
    BookingEdit { contact: Some(contact("ben@example.org")), ..BookingEdit::default() }
}

/// Hold 1 and booking 1002 are of caller 1.
fn store() -> ModelStore {
    let mut store = ModelStore::two_fridays();
    store.run(&[hold(1, 1), book(2, 2, pair(3, 4))]);
    store
}

#[rstest]
#[case::another_of_the_public(caller(2, Role::Public), Channel::Public, &[Code::BookingUnknown])]
#[case::staff(caller(9, Role::Staff), Channel::Staff, &[])]
#[case::staff_for_the_public(caller(9, Role::Staff), Channel::Public, &[])]
#[case::staff_of_another_venue(at_venue_2(9, Role::Staff), Channel::Staff, &[Code::BookingUnknown])]
#[case::its_own_caller(caller(1, Role::Public), Channel::Public, &[])]
#[case::its_own_caller_too_bold(caller(1, Role::Public), Channel::Staff, &[Code::CallerChannel])]
#[case::its_own_caller_moved_on(at_venue_2(1, Role::Public), Channel::Public, &[Code::CallerVenue])]
fn bookings(#[case] who: Caller, #[case] channel: Channel, #[case] expected: &[Code]) {
    for order in [change(5, 1002, new_contact()), cancel(6, 1002)] {
        assert_eq!(codes(&store().one(by(who.clone(), channel, order))), expected);
    }
}

#[rstest]
#[case::public(caller(1, Role::Public), Channel::Public, &[])]
#[case::public_as_staff(caller(1, Role::Public), Channel::Staff, &[Code::CallerChannel])]
#[case::elsewhere(at_venue_2(1, Role::Public), Channel::Public, &[Code::CallerVenue])]
#[case::both(at_venue_2(1, Role::Public), Channel::Staff, &[Code::CallerVenue, Code::CallerChannel])]
fn every_command_asks(#[case] who: Caller, #[case] channel: Channel, #[case] expected: &[Code]) {
    let mut later = store();
    later.wait(calendars::Span::from_minutes(1));
    let orders = [
        hold_for(5, 1, pair(5, 6)),
        book(6, 1, pair(5, 6)),
        extend(7, 1),
        release(8, 1),
        book_held(9, 1),
        change(10, 1002, to(fresh(1, 1))),
        cancel(11, 1002),
    ];
    for order in orders {
        assert_eq!(codes(&later.clone().one(by(who.clone(), channel, order))), expected);
    }
}

#[test]
fn whoever_may_not_act_hears_nothing_else() {
    let mut store = store();
    store.entry(1).session.state = scheduler_model::SessionState::Closed;
    let refused = store.one(by(at_venue_2(1, Role::Public), Channel::Public, hold_for(5, 1, pair(3, 4))));
    assert_eq!(codes(&refused), [Code::CallerVenue]);
}
