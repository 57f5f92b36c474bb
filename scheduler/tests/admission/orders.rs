//! Orders, briefly. The order with the number `n` brings hold `n`, booking `1000 + n` and reference `n` with it.

use calendars::{CapacityClass, Units};
use scheduler_model::{
    BookingEdit, Channel, Command, Contact, FreshPlace, HoldPurpose, HoldRequest, IdempotencyKey, Language, Order,
    Outcome, Party, Place, ReasonCode, Role, Stamp,
};

use crate::world::{caller, contact, id, pair, reference};

/// An order by the public caller 1.
pub(crate) fn order(n: u64, command: Command) -> Order {
    Order {
        command,
        caller: caller(1, Role::Public),
        channel: Channel::Public,
        language: Language::English,
        stamp: Stamp { hold: id(n), booking: id(1000 + n), reference: reference(n) },
        idempotency: None,
    }
}

/// The same by the staff caller 9, through the staff channel.
pub(crate) fn by_staff(order: Order) -> Order {
    Order { caller: caller(9, Role::Staff), channel: Channel::Staff, ..order }
}

/// The same by another public caller.
pub(crate) fn by_other(order: Order) -> Order {
    Order { caller: caller(2, Role::Public), ..order }
}

pub(crate) fn keyed(order: Order, key: &str, fingerprint: u8) -> Order {
    Order { idempotency: Some(IdempotencyKey { key: key.into(), fingerprint: [fingerprint; 32] }), ..order }
}

/// A request for one open table for the pair (1, 2).
pub(crate) fn request(session: u64) -> HoldRequest {
    HoldRequest {
        session: id(session),
        class: CapacityClass::OpenTable,
        units: Units(1),
        party: pair(1, 2),
        contact: None,
        purpose: HoldPurpose::New,
        instead_of: None,
    }
}

pub(crate) fn hold(n: u64, session: u64) -> Order {
    order(n, Command::Hold(request(session)))
}

pub(crate) fn hold_for(n: u64, session: u64, party: Party) -> Order {
    order(n, Command::Hold(HoldRequest { party, ..request(session) }))
}

pub(crate) fn extend(n: u64, hold: u64) -> Order {
    order(n, Command::Extend { hold: id(hold) })
}

pub(crate) fn release(n: u64, hold: u64) -> Order {
    order(n, Command::Release { hold: id(hold) })
}

pub(crate) fn ann() -> Contact {
    contact("ann@example.org")
}

pub(crate) fn book_held(n: u64, hold: u64) -> Order {
    order(n, Command::Book { place: Place::Held(id(hold)), party: None, contact: ann() })
}

pub(crate) fn fresh(session: u64, units: u32) -> Place {
    Place::Fresh(FreshPlace { session: id(session), class: CapacityClass::OpenTable, units: Units(units) })
}

/// Books one open table at once.
pub(crate) fn book(n: u64, session: u64, party: Party) -> Order {
    order(n, Command::Book { place: fresh(session, 1), party: Some(party), contact: ann() })
}

pub(crate) fn change(n: u64, booking: u64, edit: BookingEdit) -> Order {
    order(n, Command::Change { booking: id(booking), expected_version: None, edit })
}

pub(crate) fn to(place: Place) -> BookingEdit {
    BookingEdit { place: Some(place), ..BookingEdit::default() }
}

pub(crate) fn cancel(n: u64, booking: u64) -> Order {
    let reason = scheduler_model::CancelReason::Visitor;
    order(n, Command::Cancel { booking: id(booking), expected_version: None, reason })
}

/// The codes of a refusal; empty if it is none.
pub(crate) fn codes(outcome: &Outcome) -> Vec<ReasonCode> {
    match outcome {
        Outcome::Refused(refusal) => {
            assert!(!refusal.reasons.is_empty(), "a refusal without a reason");
            refusal.reasons.iter().map(scheduler_model::Reason::code).collect()
        }
        _ => Vec::new(),
    }
}
