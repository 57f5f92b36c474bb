//! The time that transactions are given.

use std::collections::BTreeMap;
use std::sync::Arc;

use calendars::Instant;
use store::Clock;

/// The clock, and how far each process has seen it go.
#[derive(Debug)]
pub(crate) struct Time {
    clock: Arc<dyn Clock>,
    /// For each connection the latest `now` of its committed transactions; empty where time is the server's.
    floors: Option<BTreeMap<u32, Instant>>,
}

impl Time {
    /// The time of a server, whatever its clock does.
    pub(crate) fn of_server(clock: Arc<dyn Clock>) -> Self {
        Self { clock, floors: None }
    }

    /// The time of each process: while it lives it never goes back behind what was committed.
    pub(crate) fn of_processes(clock: Arc<dyn Clock>) -> Self {
        Self { clock, floors: Some(BTreeMap::new()) }
    }

    pub(crate) fn now(&self, connection: u32) -> Instant {
        let now = self.clock.now();
        let floor = self.floors.as_ref().and_then(|floors| floors.get(&connection));
        floor.map_or(now, |&floor| floor.max(now))
    }

    pub(crate) fn committed(&mut self, connection: u32, at: Instant) {
        if let Some(floors) = &mut self.floors {
            let floor = floors.entry(connection).or_insert(at);
            *floor = at.max(*floor);
        }
    }
}
