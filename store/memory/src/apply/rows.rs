//! Holds, bookings and outcomes.

use calendars::Instant;
use scheduler_model::{Booking, Hold, HoldState, IdempotentOutcome};
use store::{Constraint, StoreError, StoreResult};

use super::{missing, refused};
use crate::state::State;

/// A row that is already as new as what shall be written was changed behind the writer's back.
fn newer(what: &str) -> StoreError {
    StoreError::Retry(format!("{what} was changed by another transaction"))
}

fn within_last_moment(hold: &Hold) -> StoreResult<()> {
    match hold.state {
        HoldState::Live { expires_at } if expires_at > hold.last_moment => {
            Err(refused(Constraint::Other, "a hold would live past its last moment"))
        }
        _ => Ok(()),
    }
}

impl State {
    pub(super) fn insert_holds(&mut self, holds: &[Hold]) -> StoreResult<()> {
        for hold in holds {
            within_last_moment(hold)?;
            if self.holds.has(&hold.id) {
                return Err(refused(Constraint::Other, "the hold exists"));
            }
            if !self.sessions.has(&hold.session) {
                return Err(refused(Constraint::Other, "a hold in a session that does not exist"));
            }
            self.holds.put(hold.id, hold.clone());
        }
        Ok(())
    }

    /// State, version, party and contact; everything else about a hold stays.
    pub(super) fn update_holds(&mut self, holds: &[Hold]) -> StoreResult<()> {
        for hold in holds {
            let stored = self.holds.get(&hold.id).ok_or_else(|| missing("a hold"))?;
            if stored.version >= hold.version {
                return Err(newer("a hold"));
            }
            let changed = Hold {
                state: hold.state,
                version: hold.version,
                party: hold.party.clone(),
                contact: hold.contact.clone(),
                ..stored.clone()
            };
            within_last_moment(&changed)?;
            self.holds.put(hold.id, changed);
        }
        Ok(())
    }

    pub(super) fn insert_bookings(&mut self, bookings: &[Booking]) -> StoreResult<()> {
        for booking in bookings {
            if self.bookings.has(&booking.id) {
                return Err(refused(Constraint::Other, "the booking exists"));
            }
            if self.references.has(&booking.reference) {
                return Err(refused(Constraint::Reference, "the reference is taken"));
            }
            if !self.sessions.has(&booking.session) {
                return Err(refused(Constraint::Other, "a booking in a session that does not exist"));
            }
            self.references.put(booking.reference, booking.id);
            self.bookings.put(booking.id, booking.clone());
        }
        Ok(())
    }

    /// Everything about a booking may change but its id, reference, venue, caller and when it was made.
    pub(super) fn update_bookings(&mut self, bookings: &[Booking]) -> StoreResult<()> {
        for booking in bookings {
            let stored = self.bookings.get(&booking.id).ok_or_else(|| missing("a booking"))?;
            if stored.version >= booking.version {
                return Err(newer("a booking"));
            }
            let changed = Booking {
                reference: stored.reference,
                venue: stored.venue,
                caller: stored.caller,
                created_at: stored.created_at,
                ..booking.clone()
            };
            self.bookings.put(booking.id, changed);
        }
        Ok(())
    }

    pub(super) fn remember(&mut self, outcomes: &[IdempotentOutcome], now: Instant) -> StoreResult<()> {
        for stored in outcomes {
            let key = (stored.caller, stored.key.key.clone());
            if self.outcomes.has(&key) {
                return Err(refused(Constraint::Idempotency, "the idempotency key was used"));
            }
            self.outcomes.put(key, (stored.clone(), now));
        }
        Ok(())
    }
}
