//! What a batch touches.

use std::collections::BTreeSet;

use scheduler_model::{BookingEdit, Command, HoldPurpose, Order, Party, PersonId, Place};
use store::{Located, Scope, Wanted};

/// The holds and bookings that the orders name.
pub(crate) fn wanted<'a>(orders: impl IntoIterator<Item = &'a Order>) -> Wanted {
    let mut wanted = Wanted::default();
    for order in orders {
        match &order.command {
            Command::Hold(request) => {
                wanted.holds.extend(request.instead_of);
                if let HoldPurpose::Change(booking) = request.purpose {
                    wanted.bookings.insert(booking);
                }
            }
            Command::Extend { hold } | Command::Release { hold } => {
                wanted.holds.insert(*hold);
            }
            Command::Book { place, .. } => want_place(&mut wanted, *place),
            Command::Change { booking, edit, .. } => {
                wanted.bookings.insert(*booking);
                if let Some(place) = edit.place {
                    want_place(&mut wanted, place);
                }
            }
            Command::Cancel { booking, .. } => {
                wanted.bookings.insert(*booking);
            }
            Command::Expire { .. } => {}
        }
    }
    wanted
}

fn want_place(wanted: &mut Wanted, place: Place) {
    if let Place::Held(hold) = place {
        wanted.holds.insert(hold);
    }
}

/// Everything to lock and read: what the orders name, and what was located behind it.
pub(crate) fn scope<'a>(orders: impl IntoIterator<Item = &'a Order>, wanted: Wanted, located: Located) -> Scope {
    let mut bookings = wanted.bookings;
    bookings.extend(located.bookings);
    let mut scope = Scope {
        sessions: located.sessions,
        people: located.people,
        holds: wanted.holds,
        bookings,
        keys: BTreeSet::new(),
    };
    for order in orders {
        match &order.command {
            Command::Hold(request) => {
                scope.sessions.insert(request.session);
                want_people(&mut scope.people, &request.party);
            }
            Command::Book { place, party, .. } => {
                want_session(&mut scope, *place);
                if let Some(party) = party {
                    want_people(&mut scope.people, party);
                }
            }
            Command::Change { edit: BookingEdit { place, party, .. }, .. } => {
                if let Some(place) = place {
                    want_session(&mut scope, *place);
                }
                if let Some(party) = party {
                    want_people(&mut scope.people, party);
                }
            }
            Command::Expire { sessions } => scope.sessions.extend(sessions.iter().copied()),
            Command::Extend { .. } | Command::Release { .. } | Command::Cancel { .. } => {}
        }
        if let Some(key) = &order.idempotency {
            scope.keys.insert((order.caller.id, key.key.clone()));
        }
    }
    scope
}

fn want_session(scope: &mut Scope, place: Place) {
    if let Place::Fresh(fresh) = place {
        scope.sessions.insert(fresh.session);
    }
}

fn want_people(people: &mut BTreeSet<PersonId>, party: &Party) {
    people.extend(party.people().map(|(person, _)| person));
}
