//! What a command names: found in the ledger, if this caller may know of it.

use scheduler_model::{
    Booking, BookingId, Hold, HoldId, Ledger, Order, Reason, Refusal, Role, SessionEntry, SessionId, Venue, VenueId,
};

use super::refuse_if;
use crate::rules;

/// The hold, if it is this caller's: nobody else may use it, whatever their role.
pub(super) fn hold<'a>(ledger: &'a Ledger, order: &Order, id: HoldId) -> Result<&'a Hold, Reason> {
    ledger.holds.get(&id).filter(|hold| hold.caller == order.caller.id).ok_or(Reason::HoldUnknown)
}

/// The booking, if this caller may see it: its own, and for staff every one of their venues.
pub(super) fn booking<'a>(ledger: &'a Ledger, order: &Order, id: BookingId) -> Result<&'a Booking, Reason> {
    let caller = &order.caller;
    let visible = |booking: &&Booking| {
        booking.caller == caller.id || (caller.role >= Role::Staff && caller.venues.includes(booking.venue))
    };
    ledger.bookings.get(&id).filter(visible).ok_or(Reason::BookingUnknown)
}

/// The session and its venue.
pub(super) fn session(ledger: &Ledger, id: SessionId) -> Result<(&SessionEntry, &Venue), Reason> {
    let found = ledger.sessions.get(&id).and_then(|entry| Some((entry, ledger.venues.get(&entry.session.venue)?)));
    found.ok_or(Reason::SessionUnknown)
}

/// Refuses at once who may not act there: they are not told what else stands in the way.
pub(super) fn entitled(order: &Order, venue: VenueId) -> Result<(), Refusal> {
    refuse_if(rules::not_entitled(&order.caller, order.channel, venue))
}
