//! What to take out of a plan, so that it can be put back better.

use crate::search::penalties::unpacked;
use crate::search::plan::{Place, Plan};
use crate::search::tables::Tables;
use crate::search::{draw, small};
use anytime::{Random, chance};

/// The most meetings that are picked at random.
const MOST: usize = 4;
/// The most that one meeting may push out.
const MOST_PUSHED: usize = 5;
/// The longest band of time from which meetings are taken, in grains.
const BAND: usize = 12;

/// Meetings to take out.
#[derive(Default)]
pub(crate) struct Ruin {
    /// Which, none twice.
    pub(crate) meetings: Vec<usize>,
    /// A place that the first of them must have.
    pub(crate) intrusion: Option<Place>,
}

impl Ruin {
    /// Picks anew, in one of four ways. False if nothing came of it.
    pub(crate) fn pick(&mut self, tables: &Tables, plan: &Plan, random: &mut Random) -> bool {
        self.meetings.clear();
        self.intrusion = None;
        match draw(random, 4) {
            0 => self.scattered(tables, random),
            1 => self.band(tables, plan, random),
            2 => self.neighbours(tables, plan, random),
            _ => return self.intruder(tables, plan, random),
        }
        !self.meetings.is_empty()
    }

    /// Any meetings.
    fn scattered(&mut self, tables: &Tables, random: &mut Random) {
        for _ in 0..=draw(random, MOST) {
            self.add(draw(random, tables.meetings));
        }
    }

    /// Meetings of one band of time.
    fn band(&mut self, tables: &Tables, plan: &Plan, random: &mut Random) {
        let most = 2 + draw(random, MOST);
        let from = draw(random, tables.grains);
        let until = from + 1 + draw(random, BAND);
        for grain in from..until.min(tables.grains) {
            for other in plan.occupants(tables, grain) {
                if self.meetings.len() < most {
                    self.add_if_any(tables, *other);
                }
            }
        }
    }

    /// A meeting, and some of those that run beside it or next to it.
    fn neighbours(&mut self, tables: &Tables, plan: &Plan, random: &mut Random) {
        let most = 2 + draw(random, MOST);
        let meeting = draw(random, tables.meetings);
        self.add(meeting);
        if let Some(place) = plan.place(meeting) {
            let start = usize::from(place.start);
            let until = (start + tables.duration(meeting) + 1).min(tables.grains);
            for grain in start.saturating_sub(1)..until {
                for other in plan.occupants(tables, grain) {
                    if self.meetings.len() < most && chance(random, 1, 2) {
                        self.add_if_any(tables, *other);
                    }
                }
            }
        }
        self.add(draw(random, tables.meetings));
    }

    /// A meeting that must go to a place of chance, whoever is in its way: those in the room, and those who need the same people.
    fn intruder(&mut self, tables: &Tables, plan: &Plan, random: &mut Random) -> bool {
        let meeting = draw(random, tables.meetings);
        let duration = tables.duration(meeting);
        let start = draw(random, tables.grains - duration + 1);
        let end = start + duration;
        if tables.day_of(start) != tables.day_of(end - 1) {
            return false;
        }
        let rooms = tables.rooms_of(meeting);
        let room = rooms[draw(random, rooms.len())];
        self.add(meeting);
        let pair = tables.pair(meeting);
        for grain in start..end {
            for (there, other) in plan.occupants(tables, grain).iter().enumerate() {
                let clashes = unpacked(pair[usize::from(*other)]).hard > 0;
                if there == usize::from(room) || clashes || chance(random, 1, 8) {
                    self.add_if_any(tables, *other);
                }
            }
            if self.meetings.len() > 1 + MOST_PUSHED {
                return false;
            }
        }
        self.intrusion = Some(Place { start: small(start), room });
        true
    }

    fn add(&mut self, meeting: usize) {
        if !self.meetings.contains(&meeting) {
            self.meetings.push(meeting);
        }
    }

    fn add_if_any(&mut self, tables: &Tables, occupant: u16) {
        if usize::from(occupant) < tables.meetings {
            self.add(usize::from(occupant));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Plan, Ruin};
    use crate::instance::Instance;
    use crate::samples;
    use crate::search::tables::Tables;
    use crate::search::walker::Walker;
    use std::collections::BTreeSet;

    #[test]
    fn meetings_are_picked_once_and_intruders_find_their_place_free() {
        let instance = Instance::from_json(&samples::file(60, 1)).unwrap();
        let tables = Tables::new(&instance);
        let mut walker = Walker::new(&tables, 1, 0);
        walker.construct();
        let plan = Plan::with(&tables, &walker.best().places);
        let (mut ruin, mut random) = (Ruin::default(), anytime::random(1, 1));
        let (mut intruders, mut sizes) = (0, BTreeSet::new());
        for _ in 0..5_000 {
            if !ruin.pick(&tables, &plan, &mut random) {
                continue;
            }
            assert_eq!(ruin.meetings.iter().collect::<BTreeSet<_>>().len(), ruin.meetings.len());
            sizes.insert(ruin.meetings.len());
            if let Some(place) = ruin.intrusion {
                intruders += 1;
                let start = usize::from(place.start);
                for grain in start..start + tables.duration(ruin.meetings[0]) {
                    let there = usize::from(plan.occupants(&tables, grain)[usize::from(place.room)]);
                    assert!(there == tables.meetings || ruin.meetings.contains(&there));
                }
            }
        }
        assert!(intruders > 500, "{intruders}");
        assert_eq!(sizes, (1..=6).collect());
    }
}
