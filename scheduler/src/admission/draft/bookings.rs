//! What can happen to a booking.

use scheduler_model::{
    Booking, BookingId, BookingState, CancelReason, EventKind, HoldId, MessageKind, OccupancySource,
};

use super::{Draft, Row, Seat};
use crate::planted::{self, Bug};

impl Draft<'_> {
    /// Takes a place for good. With `from`, that hold's units become the booking's.
    pub(in crate::admission) fn book(&mut self, booking: Booking, from: Option<HoldId>) {
        if let Some(hold) = from {
            self.confirm(hold);
        }
        self.count(Seat::from(&booking), 0, 1);
        self.occupy_by_booking(&booking);
        self.record(EventKind::BookingBooked, booking.venue, booking.session, booking.id, booking.version);
        self.tell(MessageKind::Booked, &booking, None);
        self.log.bookings.insert(booking.id, Row::New);
        self.ledger.bookings.insert(booking.id, booking);
    }

    /// Makes a booking what `after` says. With `from`, that hold's units become the booking's; the old ones are given back.
    pub(in crate::admission) fn change(&mut self, after: Booking, from: Option<HoldId>) {
        let Some(before) = self.ledger.bookings.get(&after.id).cloned() else { return };
        if let Some(hold) = from {
            self.confirm(hold);
        }
        if !planted::on(Bug::ChangeKeepsTheOldUnits) {
            self.count(Seat::from(&before), 0, -1);
        }
        self.count(Seat::from(&after), 0, 1);
        if before.session != after.session || before.party != after.party {
            self.vacate(OccupancySource::Booking(before.id), &before.party);
            self.occupy_by_booking(&after);
        }
        self.record(EventKind::BookingChanged, after.venue, after.session, after.id, after.version);
        self.tell(MessageKind::Changed, &after, Some(before.session));
        self.log.bookings.entry(after.id).or_insert(Row::Changed);
        self.ledger.bookings.insert(after.id, after);
    }

    /// Gives a booking's units back. Nothing happens, and nothing is returned, if the ledger lacks it.
    pub(in crate::admission) fn cancel(&mut self, id: BookingId, reason: CancelReason) -> Option<Booking> {
        let now = self.ledger.now;
        let booking = self.ledger.bookings.get_mut(&id)?;
        booking.version = booking.version.saturating_add(1);
        booking.updated_at = now;
        booking.state = BookingState::Cancelled { at: now, reason };
        let booking = booking.clone();
        self.log.bookings.entry(id).or_insert(Row::Changed);
        self.count(Seat::from(&booking), 0, -1);
        if !planted::on(Bug::CancelKeepsThePeople) {
            self.vacate(OccupancySource::Booking(id), &booking.party);
        }
        self.record(EventKind::BookingCancelled, booking.venue, booking.session, id, booking.version);
        self.tell(MessageKind::Cancelled, &booking, None);
        Some(booking)
    }

    fn occupy_by_booking(&mut self, booking: &Booking) {
        self.occupy(OccupancySource::Booking(booking.id), booking.id, &booking.party, (booking.session, None));
    }
}
