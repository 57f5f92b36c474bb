//! The schema's word on people's time.

use std::collections::BTreeSet;

use calendars::Instant;
use scheduler_model::{Occupancy, OccupancySource};
use store::{Constraint, StoreResult};

use super::refused;
use crate::state::State;

impl State {
    /// Removes the time that is given back, and what holds that ran out still have of those who are to have new time.
    pub(super) fn remove_time(&mut self, gone: &BTreeSet<OccupancySource>, new: &[Occupancy], now: Instant) {
        let people: BTreeSet<_> = new.iter().map(|time| time.person).collect();
        let ran_out = |time: &Occupancy| people.contains(&time.person) && time.until.is_some_and(|until| until <= now);
        let goes = |time: &Occupancy| gone.contains(&time.source) || ran_out(time);
        let keys: Vec<_> = self.occupancies.iter().filter(|(_, time)| goes(time)).map(|(key, _)| *key).collect();
        for key in keys {
            self.occupancies.remove(&key);
        }
    }

    /// Takes time. Nobody is in two places, but for the places of one booking.
    pub(super) fn add_time(&mut self, new: &[Occupancy]) -> StoreResult<()> {
        for time in new {
            let clashes = |other: &Occupancy| other.booking != time.booking && other.interval.overlaps(time.interval);
            if self.time_of(time.person).any(clashes) {
                return Err(refused(Constraint::Occupancy, "a person would be in two places"));
            }
            let key = (time.person, time.source);
            // A person whom a party names twice is there once.
            if !self.occupancies.has(&key) {
                self.occupancies.put(key, time.clone());
            }
        }
        Ok(())
    }
}
