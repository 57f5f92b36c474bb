//! Every place of an item priced in one scan, and the cheapest of them.
//!
//! The scan goes through the days in the order of what they cost by themselves and ends when no later day can be cheaper.
//! On a day, the grains at which everybody and everything is free are found with a few operations on bits.

mod lists;
mod outlook;
mod price;
mod several;
mod within;

use anytime::{Random, chance};
use listing_model::Layer;

use crate::ground::calendar::has_day;
use crate::ground::item::Item;
use crate::mask::Mask;
use crate::place::{MOST_PEOPLE, NO_ROOM, NOBODY, Place, Slot};
use crate::state::State;
use crate::state::crew::Call;
use crate::state::links::Leeway;

/// Once in so many times a possibility is overlooked, so that repairs differ.
const BLINKS: u32 = 50;

/// Memory that scans share, and how many places they priced.
#[derive(Debug, Default)]
pub(crate) struct Scan {
    /// The rooms that are free on a day, with the grains at which the item could begin.
    rooms: Vec<Free>,
    /// The same for all rooms of a venue.
    venues: Vec<Free>,
    /// For each person who may preside, the days on which the item could begin.
    people_days: Vec<u64>,
    /// The same for all of them together.
    days: Vec<u64>,
    /// Room to gather the days of rooms, or of another seat.
    of_any: Vec<u64>,
    /// If every place is wanted, not only the cheapest: those found so far.
    all: Option<Vec<Found>>,
    /// Places priced so far.
    pub(crate) priced: u64,
}

#[derive(Debug, Clone, Copy)]
struct Free {
    room: u16,
    venue: u16,
    cost: i64,
    starts: Mask,
}

/// A place and its price.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Found {
    /// What the place adds to the scaled sum, without what not being listed would cost. An estimate from below at the most
    /// by the balance of a hearing of several days.
    pub(crate) cost: i64,
    pub(crate) place: Place,
}

/// One scan in progress.
struct Run<'s, 'g, 'm> {
    state: &'s State<'g>,
    item: &'s Item,
    leeway: Leeway,
    memory: &'m mut Scan,
    random: Option<&'m mut Random>,
    best: Option<Found>,
}

impl Scan {
    /// The cheapest place of an item that has none. With a random source some possibilities are overlooked.
    pub(crate) fn best(&mut self, state: &State<'_>, number: u32, random: Option<&mut Random>) -> Option<Found> {
        let item = &state.ground.items[number as usize];
        let leeway = state.leeway(number)?;
        let mut run = Run { state, item, leeway, memory: self, random, best: None };
        run.lists();
        run.days();
        run.best
    }

    /// The cheapest places of an item on the days from `first` to `last`, at most so many, the cheapest first: not only
    /// those next to what is there, but also starts at which several like it come one after another.
    pub(crate) fn all(&mut self, state: &State<'_>, number: u32, first: u16, last: u16, most: usize) -> Vec<Found> {
        let item = &state.ground.items[number as usize];
        let Some(mut leeway) = state.leeway(number) else { return Vec::new() };
        if first > leeway.from {
            (leeway.from, leeway.from_grain) = (first, 0);
        }
        if last < leeway.until {
            (leeway.until, leeway.until_grain) = (last, state.ground.calendar.grains);
        }
        self.all = Some(Vec::new());
        let mut run = Run { state, item, leeway, memory: self, random: None, best: None };
        run.lists();
        run.days();
        let mut found = self.all.take().unwrap_or_default();
        found.sort_by_key(|found| found.cost);
        found.truncate(most);
        found
    }
}

impl Run<'_, '_, '_> {
    fn blinks(&mut self) -> bool {
        self.random.as_deref_mut().is_some_and(|random| chance(random, 1, BLINKS))
    }

    fn limit(&self) -> i64 {
        self.best.map_or(i64::MAX, |found| found.cost)
    }

    fn offer(&mut self, cost: i64, place: Place) {
        self.memory.priced += 1;
        if let Some(all) = &mut self.memory.all {
            all.push(Found { cost, place });
        } else if cost < self.limit() {
            self.best = Some(Found { cost, place });
        }
    }

    /// Goes through the days: those in force first, since to stay may be cheap, then all in order.
    fn days(&mut self) {
        if !self.outlook() {
            return;
        }
        let item = self.item;
        for before in &item.before {
            if let Some(day) = before.day
                && has_day(&self.memory.days, day)
            {
                self.day(day);
            }
        }
        let scale = &self.state.ground.scale;
        let age = scale.unit(Layer::Age);
        let moved = scale.unit(Layer::Changes).saturating_mul(item.before.iter().map(|before| before.costs[0]).sum());
        for word in 0..self.memory.days.len() {
            let mut left = self.memory.days[word];
            while left != 0 {
                let day =
                    u16::try_from(word * 64).unwrap_or(u16::MAX) + u16::try_from(left.trailing_zeros()).unwrap_or(0);
                left &= left - 1;
                // Whatever was in force was looked at: every other day is a change of date.
                if item.age[usize::from(day)].saturating_mul(age).saturating_add(moved) >= self.limit() {
                    return;
                }
                self.day(day);
            }
        }
    }

    fn day(&mut self, day: u16) {
        if self.item.is_within_a_day() { self.within(day) } else { self.several(day) }
    }

    /// Completes the panel and offers the place.
    fn finish(&mut self, call: Call, person: u16, known: i64) {
        let (state, item) = (self.state, self.item);
        if known >= self.limit() {
            self.memory.priced += 1;
            return;
        }
        let Call { day, start, room, .. } = call;
        let alone = item.crew.len() == 1;
        let (more, crew) = if alone {
            let mut crew = [NOBODY; MOST_PEOPLE];
            crew[0] = person;
            (0, crew)
        } else {
            let Some(found) = state.complete(item, call, person, self.limit().saturating_sub(known)) else { return };
            found
        };
        if !item.forbidden.is_empty() && state.ground.is_forbidden(item, day, room, &crew) {
            return;
        }
        let cost = known + more + self.people_cost(&crew[..item.seats.len()]);
        let channel = if room == NO_ROOM { item.roomless } else { item.in_room };
        let Some((channel, _)) = channel else { return };
        self.offer(cost, Place::Slot(Slot { day, start, channel, room, crew }));
    }

    /// Whether a person, the one number `nth` of those who may preside, is worth a look on a day.
    fn may_preside(&self, nth: usize, day: u16) -> bool {
        let words = self.memory.days.len();
        has_day(&self.memory.people_days[nth * words..(nth + 1) * words], day)
    }
}
