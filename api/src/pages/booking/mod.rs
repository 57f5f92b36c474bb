//! `/bookings/{key}`: the booking behind a visitor's link.
//!
//! Whoever has the link may see, change and cancel the booking: its key is sealed by us and told to the visitor alone. Commands
//! are therefore sent as by whoever made the booking, through the public channel.

pub(super) mod calendar_file;
pub(super) mod cancel;
pub(super) mod change;
pub(super) mod change_check;
pub(super) mod confirmed;
pub(super) mod contact;
pub(super) mod manage;
mod rows;

use engine::BookingRow;
use scheduler_model::{BookingState, Caller, Role, VenueScope};

use super::problem::Stop;
use super::visit::Visit;

/// A booking that somebody has the link to.
pub(super) struct Managed {
    pub(super) row: BookingRow,
    /// The address of its page.
    pub(super) base: String,
}

/// What a booking's page shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// It is to come.
    Booked,
    /// It was cancelled.
    Cancelled,
    /// Its time has come.
    Over,
}

impl Standing {
    /// As the template knows it.
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Booked => "booked",
            Self::Cancelled => "cancelled",
            Self::Over => "over",
        }
    }
}

impl Managed {
    /// The booking whose key this is.
    pub(super) async fn by_key(visit: &Visit, key: &str) -> Result<Self, Stop> {
        let booking = visit.state.links().verify(key).ok_or(Stop::Link)?;
        let row = visit.state.engine().store().booking(booking).await?.ok_or(Stop::Link)?;
        // The key in its own spelling, whatever was typed.
        Ok(Self { row, base: format!("/bookings/{}", visit.state.links().key(booking)) })
    }

    /// The booking, if it can still be changed; else its page.
    pub(super) async fn to_change(visit: &Visit, key: &str) -> Result<Self, Stop> {
        let managed = Self::by_key(visit, key).await?;
        match managed.standing(visit) {
            Standing::Booked => Ok(managed),
            Standing::Cancelled | Standing::Over => Err(Stop::See(managed.base)),
        }
    }

    pub(super) fn standing(&self, visit: &Visit) -> Standing {
        match self.row.booking.state {
            BookingState::Cancelled { .. } => Standing::Cancelled,
            BookingState::Booked if self.row.session.interval.start() <= visit.now => Standing::Over,
            BookingState::Booked => Standing::Booked,
        }
    }

    /// As whom it is changed.
    pub(super) fn caller(&self) -> Caller {
        Caller {
            id: self.row.booking.caller,
            name: "the visitor's link".to_owned(),
            role: Role::Public,
            venues: VenueScope::All,
        }
    }

    pub(super) fn prison(&self, visit: &Visit) -> String {
        self.row.venue.name.in_language(visit.language).to_owned()
    }

    pub(super) fn calendar_href(&self) -> String {
        format!("{}/calendar.ics", self.base)
    }
}
