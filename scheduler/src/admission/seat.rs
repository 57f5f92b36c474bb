//! What a hold or a booking takes.

use std::borrow::Cow;

use calendars::{CapacityClass, Units};
use scheduler_model::{Booking, Channel, ClassCount, FreshPlace, Hold, Order, SessionId};

/// Units of one class of one session, counted under one channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Seat {
    pub(super) session: SessionId,
    pub(super) class: CapacityClass,
    pub(super) channel: Channel,
    pub(super) units: Units,
}

impl Seat {
    /// The seat of a place that is free now, through the order's channel.
    pub(super) const fn fresh(place: FreshPlace, order: &Order) -> Self {
        Self { session: place.session, class: place.class, channel: order.channel, units: place.units }
    }

    /// The counts of `session` as they would be if a hold on this seat were given back.
    pub(super) fn without_held<'a>(self, session: SessionId, counts: &'a [ClassCount]) -> Cow<'a, [ClassCount]> {
        self.without(session, counts, (-i64::from(self.units.0), 0))
    }

    /// The counts of `session` as they would be if a booking of this seat were given back.
    pub(super) fn without_booked<'a>(self, session: SessionId, counts: &'a [ClassCount]) -> Cow<'a, [ClassCount]> {
        self.without(session, counts, (0, -i64::from(self.units.0)))
    }

    fn without<'a>(
        self,
        session: SessionId,
        counts: &'a [ClassCount],
        (held, booked): (i64, i64),
    ) -> Cow<'a, [ClassCount]> {
        if session != self.session {
            return Cow::Borrowed(counts);
        }
        let mut counts = counts.to_vec();
        if let Some(count) = counts.iter_mut().find(|count| count.class == self.class) {
            count.shift(self.channel, held, booked);
        }
        Cow::Owned(counts)
    }
}

impl From<&Hold> for Seat {
    fn from(hold: &Hold) -> Self {
        Self { session: hold.session, class: hold.class, channel: hold.channel, units: hold.units }
    }
}

impl From<&Booking> for Seat {
    fn from(booking: &Booking) -> Self {
        Self { session: booking.session, class: booking.class, channel: booking.channel, units: booking.units }
    }
}
