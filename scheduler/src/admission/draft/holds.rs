//! What can happen to a hold. Methods that name one do nothing and return nothing if the ledger lacks it.

use calendars::Instant;
use scheduler_model::{EventKind, Hold, HoldId, HoldState, OccupancySource};

use super::{Draft, Row, Seat};
use crate::planted::{self, Bug};

impl Draft<'_> {
    /// Keeps units: a new, live hold.
    pub(in crate::admission) fn grant(&mut self, hold: Hold) {
        self.count(Seat::from(&hold), 1, 0);
        self.occupy_by(&hold);
        self.record(EventKind::HoldGranted, hold.venue, hold.session, hold.booking, hold.version);
        self.tell_held(&hold);
        self.log.holds.insert(hold.id, Row::New);
        self.ledger.holds.insert(hold.id, hold);
    }

    /// Lets a live hold live until `expires_at`.
    pub(in crate::admission) fn extend(&mut self, id: HoldId, expires_at: Instant) -> Option<Hold> {
        let hold = self.turn(id, HoldState::Live { expires_at })?;
        self.vacate(OccupancySource::Hold(id), &hold.party);
        self.occupy_by(&hold);
        self.record(EventKind::HoldExtended, hold.venue, hold.session, hold.booking, hold.version);
        Some(hold)
    }

    /// Gives a live hold's units back because its owner wishes so.
    pub(in crate::admission) fn release(&mut self, id: HoldId) -> Option<Hold> {
        let released = self.give_back(id, HoldState::Released { at: self.ledger.now }, EventKind::HoldReleased)?;
        if planted::on(Bug::ReleaseGivesBackTwice) {
            self.count(Seat::from(&released), -1, 0);
        }
        Some(released)
    }

    /// Gives a live hold's units back because it ran out.
    pub(super) fn expire(&mut self, id: HoldId) -> Option<Hold> {
        self.give_back(id, HoldState::Expired { at: self.ledger.now }, EventKind::HoldExpired)
    }

    /// Ends a live hold because its units go over to a booking. The booking's own event tells of it.
    pub(super) fn confirm(&mut self, id: HoldId) -> Option<Hold> {
        let hold = self.turn(id, HoldState::Confirmed { at: self.ledger.now })?;
        self.count(Seat::from(&hold), -1, 0);
        self.vacate(OccupancySource::Hold(id), &hold.party);
        Some(hold)
    }

    fn give_back(&mut self, id: HoldId, state: HoldState, kind: EventKind) -> Option<Hold> {
        let hold = self.turn(id, state)?;
        self.count(Seat::from(&hold), -1, 0);
        self.vacate(OccupancySource::Hold(id), &hold.party);
        self.record(kind, hold.venue, hold.session, hold.booking, hold.version);
        Some(hold)
    }

    /// The hold with its next version and this state.
    fn turn(&mut self, id: HoldId, state: HoldState) -> Option<Hold> {
        let hold = self.ledger.holds.get_mut(&id)?;
        hold.version = hold.version.saturating_add(1);
        hold.state = state;
        self.log.holds.entry(id).or_insert(Row::Changed);
        Some(hold.clone())
    }

    fn occupy_by(&mut self, hold: &Hold) {
        let until = Some(hold.state.instant());
        self.occupy(OccupancySource::Hold(hold.id), hold.booking, &hold.party, (hold.session, until));
    }
}
