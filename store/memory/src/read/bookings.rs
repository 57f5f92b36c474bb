//! Bookings and holds with their places.

use async_trait::async_trait;
use scheduler_model::{Booking, BookingId, BookingReference, HoldId, Session, SessionId, Space, Venue};
use store::{BookingFilter, BookingPage, BookingRow, Bookings, HoldRow, StoreResult};

use crate::gate::Call;
use crate::state::State;
use crate::store::MemoryStore;

impl State {
    /// A session with its venue and space.
    pub(super) fn place(&self, id: SessionId) -> Option<(Session, Venue, Space)> {
        let session = self.sessions.get(&id)?.clone();
        let (venue, space) = (self.venues.get(&session.venue)?.clone(), self.spaces.get(&session.space)?.clone());
        Some((session, venue, space))
    }

    fn booking_row(&self, booking: &Booking) -> Option<BookingRow> {
        let (session, venue, space) = self.place(booking.session)?;
        Some(BookingRow { booking: booking.clone(), session, venue, space })
    }

    fn list(&self, filter: &BookingFilter) -> BookingPage {
        let wanted = |row: &BookingRow| {
            row.booking.venue == filter.venue
                && filter.dates.is_none_or(|dates| dates.contains(row.session.date))
                && filter.caller.is_none_or(|caller| row.booking.caller == caller)
                && (filter.cancelled || row.booking.is_booked())
                && filter.after.is_none_or(|after| place(row) > after)
        };
        let mut rows: Vec<_> = self.bookings.values().filter_map(|booking| self.booking_row(booking)).collect();
        rows.retain(wanted);
        rows.sort_by_key(place);
        let limit = usize::try_from(filter.limit).unwrap_or(usize::MAX);
        let more = rows.len() > limit;
        rows.truncate(limit);
        let next = rows.last().filter(|_| more).map(place);
        BookingPage { rows, next }
    }
}

/// Where a booking stands in the order of lists.
fn place(row: &BookingRow) -> (calendars::Instant, BookingId) {
    (row.session.interval.start(), row.booking.id)
}

#[async_trait]
impl Bookings for MemoryStore {
    async fn booking(&self, id: BookingId) -> StoreResult<Option<BookingRow>> {
        self.read(Call::Read, |state| state.booking_row(state.bookings.get(&id)?)).await
    }

    async fn booking_by_reference(&self, reference: BookingReference) -> StoreResult<Option<BookingRow>> {
        self.read(Call::Read, |state| {
            let id = state.references.get(&reference)?;
            state.booking_row(state.bookings.get(id)?)
        })
        .await
    }

    async fn bookings(&self, filter: &BookingFilter) -> StoreResult<BookingPage> {
        self.read(Call::Read, |state| state.list(filter)).await
    }

    async fn hold(&self, id: HoldId) -> StoreResult<Option<HoldRow>> {
        self.read(Call::Read, |state| {
            let hold = state.holds.get(&id)?.clone();
            let (session, venue, space) = state.place(hold.session)?;
            Some(HoldRow { hold, session, venue, space })
        })
        .await
    }
}
