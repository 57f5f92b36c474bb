//! A plan as the search changes it: no two meetings in one room at once, none past the end of its day.

use crate::score::{NO_BREAK, ROOM_STABILITY, Score};
use crate::search::penalties::{Packed, unpacked};
use crate::search::small;
use crate::search::tables::Tables;

/// Where a meeting is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) start: u16,
    pub(crate) room: u16,
}

impl Place {
    /// A meeting that has no place.
    pub(crate) const NONE: Self = Self { start: u16::MAX, room: u16::MAX };
}

/// Grains before the first in every row, so that looking a little back needs no check. Positions in rows are "at" below.
const BEFORE: usize = ROOM_STABILITY + 1;

pub(crate) struct Plan {
    places: Vec<Place>,
    /// Who is in each room in each grain, the rooms of a grain side by side; the number of meetings where nobody is.
    occupant: Vec<u16>,
    /// For each day and room, the grains in which it is free.
    free: Vec<u64>,
    /// The meetings of each day.
    members: Vec<Vec<u16>>,
    /// How many meetings start in each grain, and how many have ended just before it.
    begins: Vec<u16>,
    ended: Vec<u16>,
    /// Of the meetings that have a place, and of all shortages of seats.
    score: Score,
    unplaced_grains: usize,
}

impl Plan {
    pub(crate) fn empty(tables: &Tables) -> Self {
        let padded = BEFORE + tables.grains + tables.longest_meeting + ROOM_STABILITY + 1;
        let mut free = vec![0; tables.days() * tables.rooms * tables.words()];
        for (index, words) in free.chunks_mut(tables.words().max(1)).enumerate() {
            let (_, length) = tables.day(index / tables.rooms);
            (0..length).for_each(|grain| words[grain / 64] |= 1 << (grain % 64));
        }
        Self {
            places: vec![Place::NONE; tables.meetings],
            occupant: vec![small(tables.meetings); padded * tables.rooms],
            free,
            members: vec![Vec::new(); tables.days()],
            begins: vec![0; padded],
            ended: vec![0; padded],
            score: Score { hard: i64::try_from(tables.standing).unwrap_or(i64::MAX), medium: 0, soft: 0 },
            unplaced_grains: tables.duration.iter().map(|duration| usize::from(*duration)).sum(),
        }
    }

    /// A plan with these places.
    pub(crate) fn with(tables: &Tables, places: &[Place]) -> Self {
        let mut plan = Self::empty(tables);
        for (meeting, at) in places.iter().enumerate().filter(|(_, at)| **at != Place::NONE) {
            let cost = plan.cost(tables, meeting, *at);
            plan.put(tables, meeting, *at, cost);
        }
        plan
    }

    pub(crate) fn places(&self) -> &[Place] {
        &self.places
    }

    pub(crate) fn place(&self, meeting: usize) -> Option<Place> {
        Some(self.places[meeting]).filter(|at| *at != Place::NONE)
    }

    /// The score, with a unit of hard for each grain of a meeting that has no place.
    pub(crate) fn standing(&self) -> Score {
        let unplaced = i64::try_from(self.unplaced_grains).unwrap_or(i64::MAX);
        Score { hard: self.score.hard + unplaced, ..self.score }
    }

    /// The free grains of a room's day.
    pub(crate) fn free(&self, tables: &Tables, day: usize, room: usize) -> &[u64] {
        let words = tables.words();
        &self.free[(day * tables.rooms + room) * words..][..words]
    }

    /// Who is in each room in a grain; the number of meetings where nobody is.
    pub(crate) fn occupants(&self, tables: &Tables, grain: usize) -> &[u16] {
        self.occupants_at(tables, grain + BEFORE)
    }

    fn occupants_at(&self, tables: &Tables, at: usize) -> &[u16] {
        &self.occupant[at * tables.rooms..][..tables.rooms]
    }

    /// The meetings of a day, in no order that means anything.
    pub(crate) fn members(&self, day: usize) -> &[u16] {
        &self.members[day]
    }

    /// How many meetings have ended just before each grain, from one on.
    pub(crate) fn ended(&self, from: usize) -> &[u16] {
        &self.ended[from + BEFORE..]
    }

    /// How many meetings start in each grain, from one on.
    pub(crate) fn begins(&self, from: usize) -> &[u16] {
        &self.begins[from + BEFORE..]
    }

    /// Meetings that ended so many grains before a grain, with the grains; up to those for which rooms should be stable.
    pub(crate) fn ended_lately(&self, tables: &Tables, grain: usize) -> impl Iterator<Item = (usize, usize)> {
        let at = grain + BEFORE;
        let lately = (0..=ROOM_STABILITY).filter(move |ago| self.ended[at - ago] > 0);
        lately.flat_map(move |ago| {
            let there = self.occupants_at(tables, at - ago - 1).iter().map(|other| usize::from(*other));
            there.filter(move |other| self.after(tables, *other) == Some(at - ago)).map(move |other| (ago, other))
        })
    }

    /// Meetings that start so many grains after a grain, with the grains; up to those for which rooms should be stable.
    pub(crate) fn begin_soon(&self, tables: &Tables, grain: usize) -> impl Iterator<Item = (usize, usize)> {
        let at = grain + BEFORE;
        let soon = (0..=ROOM_STABILITY).filter(move |ahead| self.begins[at + ahead] > 0);
        soon.flat_map(move |ahead| {
            let there = self.occupants_at(tables, at + ahead).iter().map(|other| usize::from(*other));
            there.filter(move |other| self.first(*other) == Some(at + ahead)).map(move |other| (ahead, other))
        })
    }

    /// Where in the rows a meeting starts; none if there is no such meeting or it has no place.
    fn first(&self, meeting: usize) -> Option<usize> {
        self.places.get(meeting).map(|at| usize::from(at.start) + BEFORE)
    }

    /// Where in the rows a meeting has ended.
    fn after(&self, tables: &Tables, meeting: usize) -> Option<usize> {
        self.first(meeting).map(|first| first + tables.duration(meeting))
    }

    /// What a meeting costs at a place, its shortage of seats aside. It may be in the plan or not: it costs itself nothing.
    pub(crate) fn cost(&self, tables: &Tables, meeting: usize, place: Place) -> Packed {
        let pair = tables.pair(meeting);
        let start = usize::from(place.start);
        let duration = tables.duration(meeting);
        let (first, after) = (start + BEFORE, start + duration + BEFORE);
        let mut sum: Packed = 0;
        for other in &self.occupant[first * tables.rooms..after * tables.rooms] {
            sum += pair[usize::from(*other)];
        }
        let breaks = NO_BREAK * usize::from(self.ended[first] + self.begins[after]);
        sum + (start + duration - 1 + breaks) as u64
            + u64::from(tables.room_cost[usize::from(place.room)])
            + self.changes_of_room(tables, meeting, place)
    }

    /// People who would have to change rooms: whom the meeting shares with meetings elsewhere that start while it runs or soon
    /// after, or during which or soon after which it starts.
    fn changes_of_room(&self, tables: &Tables, meeting: usize, place: Place) -> u64 {
        let shared = tables.shared(meeting);
        let room = usize::from(place.room);
        let first = usize::from(place.start) + BEFORE;
        let after = first + tables.duration(meeting);
        let mut sum = 0;
        let mut add = |at: usize, is_soon: &dyn Fn(usize) -> bool| {
            for (there, other) in self.occupants_at(tables, at).iter().enumerate() {
                let other = usize::from(*other);
                if there != room && other < tables.meetings && is_soon(other) {
                    sum += u64::from(shared[other]);
                }
            }
        };
        for at in (first + 1..=after + ROOM_STABILITY).filter(|at| self.begins[*at] > 0) {
            add(at, &|other| self.first(other) == Some(at));
        }
        add(first, &|other| self.first(other) < Some(first));
        for at in (first - ROOM_STABILITY..=first).filter(|at| self.ended[*at] > 0) {
            add(at - 1, &|other| self.after(tables, other) == Some(at));
        }
        sum
    }

    /// People who may stay in a room: whom a meeting there shares with those just before and just after in it.
    pub(crate) fn stays(&self, tables: &Tables, meeting: usize, place: Place) -> u32 {
        let shared = tables.shared(meeting);
        let room = usize::from(place.room);
        let first = usize::from(place.start) + BEFORE;
        let after = first + tables.duration(meeting);
        let there = |at: usize| usize::from(self.occupant[at * tables.rooms + room]);
        let mut sum = 0;
        for at in (after..=after + ROOM_STABILITY).filter(|at| self.begins[*at] > 0) {
            let other = there(at);
            if self.first(other) == Some(at) {
                sum += u32::from(shared[other]);
            }
        }
        for at in (first - ROOM_STABILITY..=first).filter(|at| self.ended[*at] > 0) {
            let other = there(at - 1);
            if self.after(tables, other) == Some(at) {
                sum += u32::from(shared[other]);
            }
        }
        sum
    }

    /// Gives a meeting that has none a place, at its [`Plan::cost`].
    pub(crate) fn put(&mut self, tables: &Tables, meeting: usize, place: Place, cost: Packed) {
        let cost = unpacked(cost);
        self.score.hard += cost.hard;
        self.score.medium += cost.medium;
        self.score.soft += cost.soft;
        self.unplaced_grains -= tables.duration(meeting);
        self.places[meeting] = place;
        self.occupy(tables, meeting, place, small(meeting));
        let first = usize::from(place.start) + BEFORE;
        self.begins[first] += 1;
        self.ended[first + tables.duration(meeting)] += 1;
        self.members[tables.day_of(usize::from(place.start))].push(small(meeting));
    }

    /// Takes a meeting from its place and gives its [`Plan::cost`] back.
    pub(crate) fn take(&mut self, tables: &Tables, meeting: usize, place: Place, cost: Packed) {
        let cost = unpacked(cost);
        self.score.hard -= cost.hard;
        self.score.medium -= cost.medium;
        self.score.soft -= cost.soft;
        self.unplaced_grains += tables.duration(meeting);
        self.places[meeting] = Place::NONE;
        self.occupy(tables, meeting, place, small(tables.meetings));
        let first = usize::from(place.start) + BEFORE;
        self.begins[first] -= 1;
        self.ended[first + tables.duration(meeting)] -= 1;
        let members = &mut self.members[tables.day_of(usize::from(place.start))];
        if let Some(index) = members.iter().rposition(|member| usize::from(*member) == meeting) {
            members.swap_remove(index);
        }
    }

    /// Writes who is in a room while a meeting is there: it or nobody, and never one over another.
    fn occupy(&mut self, tables: &Tables, meeting: usize, place: Place, who: u16) {
        let (start, room) = (usize::from(place.start), usize::from(place.room));
        let day = tables.day_of(start);
        let (first, _) = tables.day(day);
        let words = tables.words();
        let free = &mut self.free[(day * tables.rooms + room) * words..][..words];
        for grain in start..start + tables.duration(meeting) {
            self.occupant[(grain + BEFORE) * tables.rooms + room] = who;
            free[(grain - first) / 64] ^= 1 << ((grain - first) % 64);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Place, Plan, Score};
    use crate::instance::Instance;
    use crate::samples;
    use crate::score::{Assignment, score};
    use crate::search::tables::Tables;
    use crate::search::{draw, small};
    use anytime::random;
    use proptest::prelude::{prop_assert_eq, proptest};

    /// The score by the slow way, for the meetings that have a place.
    fn slow(instance: &Instance, plan: &Plan) -> Score {
        let (mut placed, mut places) = (Vec::new(), Vec::new());
        for (meeting, place) in plan.places().iter().enumerate().filter(|(_, place)| **place != Place::NONE) {
            placed.push(meeting);
            places.push(Assignment { start: usize::from(place.start), room: usize::from(place.room) });
        }
        score(&instance.only(&placed), &places)
    }

    proptest! {
        /// Whatever is put in and taken out, what the plan says of itself is what the slow scoring says.
        #[test]
        fn the_fast_score_is_the_slow_one(meetings in 1_u32..40, seed: u64, changes in 1..60) {
            let instance = Instance::from_json(&samples::file(meetings, seed)).unwrap();
            let tables = Tables::new(&instance);
            let mut plan = Plan::empty(&tables);
            let mut random = random(seed, 1);
            for _ in 0..changes {
                let meeting = draw(&mut random, tables.meetings);
                if let Some(place) = plan.place(meeting) {
                    let cost = plan.cost(&tables, meeting, place);
                    plan.take(&tables, meeting, place, cost);
                    continue;
                }
                let start = draw(&mut random, tables.grains - tables.duration(meeting) + 1);
                let end = start + tables.duration(meeting);
                let rooms = tables.rooms_of(meeting);
                let room = rooms[draw(&mut random, rooms.len())];
                let is_free = |grain| usize::from(plan.occupants(&tables, grain)[usize::from(room)]) == tables.meetings;
                if tables.day_of(start) == tables.day_of(end - 1) && (start..end).all(is_free) {
                    let place = Place { start: small(start), room };
                    let cost = plan.cost(&tables, meeting, place);
                    plan.put(&tables, meeting, place, cost);
                }
            }
            prop_assert_eq!(plan.score, slow(&instance, &plan));
            prop_assert_eq!(Plan::with(&tables, plan.places()).standing(), plan.standing());
        }
    }
}
