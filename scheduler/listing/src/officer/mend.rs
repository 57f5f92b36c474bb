//! Planning again after a loss: what lost its place is put back first, then a search moves as little else as it can.
//!
//! Whoever is elsewhere in any way, if only with another member beside the same judge, must be told. The layer of changes does not
//! count that, so here each hearing that is not exactly where it was costs one unit of that layer more.
//!
//! The search is small on purpose. It knows the items around those that are astray, its *neighbourhood*, and leaves all
//! others alone. The neighbourhood grows: first the astray alone, then who could make way for them on their days, then
//! on the days around.

use std::collections::BTreeSet;

use anytime::{Cooling, Random, Stop, allowance, below, pick, random, shuffle};
use listing_model::Layer;

use super::in_force::{begins, may_be};
use crate::mask;
use crate::place::{NO_ROOM, Place, Slot};
use crate::score::Score;
use crate::search::scan::Scan;
use crate::solve::Budget;
use crate::state::State;

/// For each time that the neighbourhood grows: how many days around an astray item's day, and its share of the steps, of 10.
const RINGS: [(u16, u64); 3] = [(0, 3), (2, 3), (5, 4)];

/// So many items a neighbourhood has at the most.
const MOST: usize = 1_500;

/// A plan that is being mended.
pub(super) struct Mend<'s, 'g> {
    state: &'s mut State<'g>,
    scan: Scan,
    /// How many items are elsewhere in any way.
    elsewhere: i64,
    /// What may not be touched: it was put where somebody wants it.
    pinned: BTreeSet<u32>,
    taken: Vec<(u32, Place)>,
    given: Vec<u32>,
}

impl<'s, 'g> Mend<'s, 'g> {
    /// A plan from which some items may not move.
    pub(super) fn new(state: &'s mut State<'g>, pinned: BTreeSet<u32>) -> Self {
        let mut mend =
            Self { state, scan: Scan::default(), elsewhere: 0, pinned, taken: Vec::new(), given: Vec::new() };
        mend.elsewhere = (0..).take(mend.state.places.len()).map(|item| mend.is_elsewhere(item)).sum();
        mend
    }

    /// 1 if an item that was in force is not exactly where it was.
    fn is_elsewhere(&self, item: u32) -> i64 {
        let before = self.state.ground.items[item as usize].before.first();
        i64::from(before.is_some_and(|before| before.place != self.state.places[item as usize]))
    }

    /// What the plan costs, with a unit of changes for each hearing that is elsewhere.
    fn score(&self) -> Score {
        let mut score = self.state.score;
        score[Layer::Changes] += self.elsewhere;
        score
    }

    fn place(&mut self, item: u32, place: Place) {
        self.elsewhere -= self.is_elsewhere(item);
        self.state.place(item, place);
        self.elsewhere += self.is_elsewhere(item);
    }

    fn remove(&mut self, item: u32) -> Option<Place> {
        self.elsewhere -= self.is_elsewhere(item);
        let place = self.state.remove(item);
        self.elsewhere += self.is_elsewhere(item);
        place
    }

    /// Puts items back, each at its cheapest place, those that are hardest to place first. Returns those that found none.
    pub(super) fn put_back(&mut self, items: &[u32]) -> Vec<u32> {
        let mut items = items.to_vec();
        items.sort_by_key(|&number| {
            let item = &self.state.ground.items[number as usize];
            (item.after_items.len(), std::cmp::Reverse((item.unlisted, item.days(), item.tail)), number)
        });
        items.retain(|&item| !self.insert(item));
        items
    }

    /// Searches around these items. Returns the steps done.
    pub(super) fn search(&mut self, astray: &[u32], budget: Budget, stop: &dyn Stop) -> u64 {
        let mut random = random(budget.seed, 0);
        let mut done = 0;
        for (days, share) in RINGS {
            let around = self.around(astray, days);
            done += self.ring(&around, astray, budget.steps * share / 10, &mut random, stop);
        }
        done
    }

    fn ring(&mut self, around: &[u32], astray: &[u32], steps: u64, random: &mut Random, stop: &dyn Stop) -> u64 {
        let scale = self.state.ground.scale;
        let cooling = Cooling::new(scale.unit(Layer::Changes).saturating_mul(16), scale.unit(Layer::Travel), steps);
        let mut is_around = vec![false; self.state.places.len()];
        around.iter().for_each(|&item| is_around[item as usize] = true);
        let mut best = (self.score(), self.places(around));
        for step in 0..steps {
            if step % 16 == 0 && stop.is_due() {
                self.restore(around, &best.1);
                return step;
            }
            let before = self.score();
            self.one(around, astray, &is_around, random);
            let worse = scale.sum(&(self.score() - before));
            if worse > 0 && worse > allowance(random, cooling.at(step)) {
                self.go_back();
            } else if self.state.ground.order.is_better(&self.score(), &best.0) {
                best = (self.score(), self.places(around));
            }
        }
        self.restore(around, &best.1);
        steps
    }

    /// One step: something is wanted somewhere, what is in its way is taken out, and all of it is put back.
    fn one(&mut self, around: &[u32], astray: &[u32], is_around: &[bool], random: &mut Random) {
        self.taken.clear();
        self.given.clear();
        let wanted = if below(random, 4) == 0 { pick(random, around) } else { pick(random, astray) };
        let Some(&wanted) = wanted.filter(|&&item| is_around[item as usize]) else { return };
        if !self.take(wanted, is_around) {
            return;
        }
        if let Some(slot) = self.dream(wanted, random) {
            for other in self.in_the_way(wanted, slot) {
                if !self.take(other, is_around) {
                    return self.go_back();
                }
            }
        } else if let Some(&other) = pick(random, around)
            && !self.take(other, is_around)
        {
            return self.go_back();
        }
        let mut queue: Vec<u32> = self.taken.iter().map(|&(item, _)| item).filter(|&item| item != wanted).collect();
        shuffle(random, &mut queue);
        queue.insert(0, wanted);
        queue.sort_by_key(|&item| self.state.ground.items[item as usize].after_items.len());
        for item in queue {
            self.insert(item);
        }
    }

    /// Takes an item out, and what must come after it. False if something may not be touched; an item without a place is
    /// out already.
    fn take(&mut self, item: u32, is_around: &[bool]) -> bool {
        let mut out = vec![item];
        let mut next = 0;
        while let Some(&item) = out.get(next) {
            next += 1;
            if !is_around[item as usize] || self.pinned.contains(&item) {
                return false;
            }
            if let Some(place) = self.remove(item) {
                self.taken.push((item, place));
            }
            let followers = &self.state.ground.items[item as usize].before_items;
            out.extend(
                followers.iter().map(|&(other, _)| other).filter(|&other| self.state.places[other as usize].is_some()),
            );
        }
        true
    }

    /// A place that an item would like: near where it was, before somebody who can sit there.
    fn dream(&self, number: u32, random: &mut Random) -> Option<Slot> {
        let ground = self.state.ground;
        let item = &ground.items[number as usize];
        let person = *pick(random, item.presiding())?;
        let before = item.before.first().and_then(|before| before.place);
        let (old_day, old_start) = before.map_or((item.from, 0), |place| begins(ground, place));
        let day = if below(random, 2) == 0 {
            old_day
        } else {
            old_day.saturating_sub(4).saturating_add(u16::try_from(below(random, 9)).unwrap_or(0))
        };
        let last = usize::from(day) + usize::from(item.days());
        if !item.may_begin(day) || last > ground.days() {
            return None;
        }
        let starts: Vec<u8> = mask::each(item.starts).collect();
        let start = if item.starts >> old_start & 1 == 1 && below(random, 2) == 0 {
            old_start
        } else {
            *pick(random, &starts)?
        };
        let old_room = item.before.first().and_then(|before| before.room).filter(|_| below(random, 2) == 0);
        let room = old_room.or_else(|| pick(random, &item.rooms).map(|choice| choice.room)).unwrap_or(NO_ROOM);
        let mut crew = [crate::place::NOBODY; crate::place::MOST_PEOPLE];
        crew[0] = person;
        let channel = item.in_room.or(item.roomless)?.0;
        Some(Slot { day, start, channel, room: if item.in_room.is_some() { room } else { NO_ROOM }, crew })
    }

    /// What has the room or a person of a slot at its time.
    fn in_the_way(&self, number: u32, slot: Slot) -> Vec<u32> {
        let ground = self.state.ground;
        let item = &ground.items[number as usize];
        let mut found = Vec::new();
        for nth in 0..item.days() {
            let day = slot.day + nth;
            let mask = item.mask(nth, slot.start, ground.calendar.grains);
            let people = slot.people().flat_map(|person| &self.state.people[ground.at(person, day)].items);
            let room = (slot.room != NO_ROOM).then(|| &self.state.room_items[ground.at(slot.room, day)]);
            for &other in people.chain(room.into_iter().flatten()) {
                if self.state.taken_by(other, day) & mask != 0 && !found.contains(&other) {
                    found.push(other);
                }
            }
        }
        found
    }

    /// Puts an item at its cheapest place. Beside what the scan finds, it is asked what changes least: the place in force, that
    /// place before somebody else, and the place found in the room in force.
    fn insert(&mut self, number: u32) -> bool {
        if self.state.places[number as usize].is_some() || self.pinned.contains(&number) {
            return false;
        }
        let found = self.scan.best(self.state, number, None).map(|found| found.place);
        let mut best: Option<(i64, Place)> = None;
        for place in found.into_iter().chain(self.likely(number, found)) {
            if found != Some(place) && !may_be(self.state, number, place) {
                continue;
            }
            let before = self.score();
            self.place(number, place);
            let cost = self.state.ground.scale.sum(&(self.score() - before));
            self.remove(number);
            if best.is_none_or(|(least, _)| cost < least) {
                best = Some((cost, place));
            }
        }
        if let Some((_, place)) = best {
            self.place(number, place);
            self.given.push(number);
        }
        best.is_some()
    }

    fn likely(&self, number: u32, found: Option<Place>) -> Vec<Place> {
        let item = &self.state.ground.items[number as usize];
        let Some(before) = item.before.first() else { return Vec::new() };
        let Some(place @ Place::Slot(old)) = before.place else { return Vec::new() };
        let mut likely = vec![place];
        for &person in item.presiding() {
            if !old.crew.contains(&person) {
                let mut slot = old;
                slot.crew[0] = person;
                likely.push(Place::Slot(slot));
            }
        }
        if let (Some(Place::Slot(slot)), Some(room)) = (found, before.room)
            && slot.room != NO_ROOM
        {
            likely.push(Place::Slot(Slot { room, ..slot }));
        }
        likely
    }

    fn go_back(&mut self) {
        for item in std::mem::take(&mut self.given).into_iter().rev() {
            self.remove(item);
        }
        for (item, place) in std::mem::take(&mut self.taken).into_iter().rev() {
            self.place(item, place);
        }
    }

    fn places(&self, items: &[u32]) -> Vec<Option<Place>> {
        items.iter().map(|&item| self.state.places[item as usize]).collect()
    }

    fn restore(&mut self, items: &[u32], places: &[Option<Place>]) {
        let differ: Vec<(u32, Option<Place>)> = items
            .iter()
            .copied()
            .zip(places.iter().copied())
            .filter(|&(item, place)| self.state.places[item as usize] != place)
            .collect();
        for &(item, _) in &differ {
            self.remove(item);
        }
        for (item, place) in differ {
            if let Some(place) = place {
                self.place(item, place);
            }
        }
    }

    /// The astray, and whoever could make way for them within so many days of where they were and of where they are: what is
    /// before people who could take them, and in rooms that they could have.
    fn around(&self, astray: &[u32], days: u16) -> Vec<u32> {
        let ground = self.state.ground;
        let last = u16::try_from(ground.days()).unwrap_or(u16::MAX).saturating_sub(1);
        let mut cells = BTreeSet::new();
        for &number in astray {
            let item = &ground.items[number as usize];
            let old = item.before.first().and_then(|before| before.place);
            let places = old.into_iter().chain(self.state.places[number as usize]);
            let mut near: BTreeSet<u16> = places.map(|place| begins(ground, place).0).collect();
            if near.is_empty() {
                near.insert(item.from.min(last));
            }
            for day in
                near.into_iter().flat_map(|day| day.saturating_sub(days)..=(day + days + item.days() - 1).min(last))
            {
                cells.extend(item.crew.iter().flatten().map(|&person| (true, person, day)));
                cells.extend(item.rooms.iter().map(|choice| (false, choice.room, day)));
            }
        }
        let mut found: BTreeSet<u32> = astray.iter().copied().collect();
        for (is_person, row, day) in cells {
            let at = ground.at(row, day);
            let items = if is_person { &self.state.people[at].items } else { &self.state.room_items[at] };
            if found.len() < MOST {
                found.extend(items.iter().copied().filter(|item| !self.pinned.contains(item)));
            }
        }
        found.into_iter().collect()
    }
}
