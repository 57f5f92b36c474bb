//! Making way: what would have to go for a hearing that is not listed, or that could be elsewhere, mostly earlier.
//!
//! Several places are drawn at random, among those that nothing fixed rules out: people are there, rooms are open. The one
//! whose hearings in the way are lightest is chosen. Of an ordered link, the hearings before are brought along.

use anytime::{Random, below, chance, pick};

use super::limits::Sitting;
use super::ruin::Ruin;
use crate::ground::calendar::has_day;
use crate::ground::item::Item;
use crate::ground::people::NOT_THERE;
use crate::mask::{self, Mask};
use crate::place::{MOST_PEOPLE, NO_ROOM, NOBODY, Place, Slot};
use crate::state::crew::Call;
use crate::state::{NOWHERE, State};

/// The most hearings that make way for one.
const MOST: usize = 24;
/// How many places are drawn until enough are found that could be had.
const DRAWS: u32 = 24;
/// The most places that are compared.
const COMPARED: u32 = 6;

impl Ruin {
    /// Takes out whatever stands in the way of one that is not listed, or that could be elsewhere, at some place.
    pub(super) fn make_way(&mut self, state: &State<'_>, items: &[u32], unlisted: &[u32], random: &mut Random) {
        let wanted = if unlisted.is_empty() || chance(random, 1, 2) {
            pick(random, items).copied()
        } else {
            heavier(state, unlisted, random)
        };
        if let Some(wanted) = wanted {
            self.make_way_for(state, wanted, random);
        }
    }

    /// Makes way for an item that is not listed, more often for a heavy one.
    pub(super) fn make_way_for_unlisted(&mut self, state: &State<'_>, unlisted: &[u32], random: &mut Random) {
        if let Some(wanted) = heavier(state, unlisted, random) {
            self.make_way_for(state, wanted, random);
        }
    }

    fn make_way_for(&mut self, state: &State<'_>, wanted: u32, random: &mut Random) {
        let is_listed = state.places[wanted as usize].is_some();
        let all = !is_listed && chance(random, 1, 3);
        those_before_first(state, wanted, all, &mut self.first);
        let Some(&number) = self.first.first() else { return };
        let item = &state.ground.items[number as usize];
        self.lightest.clear();
        let mut least = None;
        let mut left = 1 + below(random, COMPARED);
        for _ in 0..DRAWS {
            if left == 0 {
                break;
            }
            let Some((weight, place)) = self.draw(state, number, item, random) else { continue };
            left -= 1;
            if least.is_none_or(|least| weight < least) {
                least = Some(weight);
                std::mem::swap(&mut self.lightest, &mut self.in_the_way);
                self.wish = Some((number, place));
            }
        }
        // As often the cheapest place will do that there is when all is out of the way.
        self.wish = self.wish.filter(|_| chance(random, 1, 2));
        for index in 0..self.first.len() {
            let item = self.first[index];
            self.take_up_to(state, item, usize::MAX);
        }
        for index in 0..self.lightest.len() {
            let item = self.lightest[index];
            self.take_up_to(state, item, usize::MAX);
        }
    }

    /// Draws a place, and puts what stands in its way into [`Ruin::in_the_way`]. Returns how much that weighs, nothing if
    /// the place could not be had even so.
    fn draw(&mut self, state: &State<'_>, number: u32, item: &Item, random: &mut Random) -> Option<(i64, Place)> {
        let ground = state.ground;
        let day = a_day(state, number, item, random)?;
        let start = nth_of(item.starts, below(random, item.starts.count_ones()));
        let without = item.in_room.is_none() || (item.roomless.is_some() && chance(random, 1, 2));
        let choice = if without { None } else { Some(pick(random, &item.rooms)?) };
        let wish = Call {
            day,
            start,
            room: choice.map_or(NO_ROOM, |choice| choice.room),
            venue: choice.map_or(NOWHERE, |choice| choice.venue),
        };
        self.in_the_way.clear();
        for nth in 0..item.days() {
            let day = day + nth;
            let mask = item.mask(nth, start, ground.calendar.grains);
            let attended = ground.calendar.mask(*item.attended.get(usize::from(day))?);
            let busy = |&party: &u32| state.party_busy[state.party_at(party, day)] & mask != 0;
            if mask & !attended != 0 || (state.places[number as usize].is_none() && item.parties.iter().any(busy)) {
                return None;
            }
            if wish.room != NO_ROOM {
                let at = ground.at(wish.room, day);
                if ground.room_free[at] & mask != mask {
                    return None;
                }
                self.overlapping(state, &state.room_items[at], day, mask);
            }
        }
        let mut crew = [NOBODY; MOST_PEOPLE];
        for (seat, fitting) in item.crew.iter().enumerate() {
            let taken = &crew[..seat];
            let free = |&&person: &&u16| !taken.contains(&person) && state.can_take(item, person, wish);
            // Whoever presides is drawn; of the others, one who is free will do.
            let person = match fitting.iter().find(free) {
                Some(&person) if seat > 0 => person,
                _ => *pick(random, fitting)?,
            };
            if taken.contains(&person) {
                return None;
            }
            *crew.get_mut(seat)? = person;
            self.before_person(state, item, person, wish, random)?;
        }
        if self.in_the_way.len() > MOST {
            return None;
        }
        let weight = |&other: &u32| {
            let failures = i64::from(self.failures[other as usize]);
            let other = &ground.items[other as usize];
            other.unlisted.saturating_mul(4 * (1 + failures)).saturating_add(i64::from(other.days()))
        };
        let weight = self.in_the_way.iter().map(weight).fold(0, i64::saturating_add);
        let channel = if wish.room == NO_ROOM { item.roomless } else { item.in_room };
        let (channel, _) = channel?;
        Some((weight, Place::Slot(Slot { day, start, channel, room: wish.room, crew })))
    }

    /// Notes what a person would have to give up. Nothing if they could not be there even so.
    fn before_person(
        &mut self,
        state: &State<'_>,
        item: &Item,
        person: u16,
        wish: Call,
        random: &mut Random,
    ) -> Option<()> {
        let ground = state.ground;
        for nth in 0..item.days() {
            let day = wish.day + nth;
            let at = ground.at(person, day);
            let mask = item.mask(nth, wish.start, ground.calendar.grains);
            if ground.person_free[at] & mask != mask {
                return None;
            }
            let mut mask = mask;
            if wish.room != NO_ROOM && !state.may_be_at(person, day, wish.venue) {
                let may = ground.people.all[usize::from(person)].venues[usize::from(wish.venue)] != NOT_THERE;
                if !may || ground.blocked_at[at].is_some() {
                    return None;
                }
                // They sit elsewhere on that day: all of it must go.
                mask = Mask::MAX;
            }
            self.overlapping(state, &state.people[at].items, day, mask);
        }
        self.keep_limits(state, &Sitting { person, days: wish.day..wish.day + item.days() }, random)
    }

    /// Notes the items of a day that take any of these grains.
    pub(super) fn overlapping(&mut self, state: &State<'_>, items: &[u32], day: u16, mask: Mask) {
        for other in state.overlapping(items, day, mask) {
            if !self.in_the_way.contains(&other) && !self.first.contains(&other) {
                self.in_the_way.push(other);
            }
        }
    }
}

/// Adds an item to a row, before it the items of ordered links that must come before it: those that are not listed, or all.
pub(super) fn those_before_first(state: &State<'_>, item: u32, all: bool, row: &mut Vec<u32>) {
    for &(before, _) in &state.ground.items[item as usize].after_items {
        if (all || state.places[before as usize].is_none()) && !row.contains(&before) {
            those_before_first(state, before, all, row);
        }
    }
    row.push(item);
}

/// The heavier of two that are drawn.
fn heavier(state: &State<'_>, unlisted: &[u32], random: &mut Random) -> Option<u32> {
    let weight = |item: &u32| state.ground.items[*item as usize].unlisted;
    let (&one, &other) = (pick(random, unlisted)?, pick(random, unlisted)?);
    Some(if weight(&one) >= weight(&other) { one } else { other })
}

/// A day on which the item could begin: any if it is not listed, else mostly one that is not later than its own.
fn a_day(state: &State<'_>, number: u32, item: &Item, random: &mut Random) -> Option<u16> {
    let until = match state.places[number as usize] {
        Some(Place::Slot(slot)) if !chance(random, 1, 4) => item.until.min(slot.day + 1),
        _ => item.until,
    };
    let count = until.checked_sub(item.from).filter(|&count| count > 0)?;
    // Early days more often: the smaller of two.
    let draw = |random: &mut Random| below(random, u32::from(count));
    let ahead = draw(random).min(draw(random));
    let day = item.from + u16::try_from(ahead).unwrap_or(0);
    has_day(&item.open, day).then_some(day)
}

/// The grain number `nth` of a mask.
fn nth_of(mask: Mask, nth: u32) -> u8 {
    mask::each(mask).nth(usize::try_from(nth).unwrap_or(0)).unwrap_or(0)
}
