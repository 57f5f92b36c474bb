//! Every place of an item priced in one scan, and the cheapest of them.
//!
//! The scan goes through the days in the order of what they cost by themselves and ends when no later day can be cheaper.
//! On a day, the grains at which everybody and everything is free are found with a few operations on bits.

use anytime::{Random, chance};
use listing_model::Layer;

use super::links::Room;
use super::people::Call;
use crate::ground::item::Item;
use crate::mask::{self, Mask};
use crate::place::{NO_ROOM, NOBODY, Place, Slot};
use crate::state::price::More;
use crate::state::{NOWHERE, State, slack};

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
    /// The same for the rooms, or for another seat.
    room_days: Vec<u64>,
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
    room: Room,
    memory: &'m mut Scan,
    random: Option<&'m mut Random>,
    best: Option<Found>,
}

impl Scan {
    /// The cheapest place of an item that has none. With a random source some possibilities are overlooked.
    pub(crate) fn best(&mut self, state: &State<'_>, number: u32, random: Option<&mut Random>) -> Option<Found> {
        let item = &state.ground.items[number as usize];
        let room = state.room_between(number)?;
        let mut run = Run { state, item, room, memory: self, random, best: None };
        run.lists();
        run.days();
        run.best
    }

    /// The cheapest places of an item on the days from `first` to `last`, at most so many, the cheapest first: not only
    /// those next to what is there, but also starts at which several like it come one after another.
    pub(crate) fn all(&mut self, state: &State<'_>, number: u32, first: u16, last: u16, most: usize) -> Vec<Found> {
        let item = &state.ground.items[number as usize];
        let Some(mut room) = state.room_between(number) else { return Vec::new() };
        if first > room.from {
            (room.from, room.from_grain) = (first, 0);
        }
        if last < room.until {
            (room.until, room.until_grain) = (last, state.ground.calendar.grains);
        }
        self.all = Some(Vec::new());
        let mut run = Run { state, item, room, memory: self, random: None, best: None };
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
                && is_in(&self.memory.days, day)
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

    /// Finds, for each person who may preside, the days on which the item could begin before them, and all of them together
    /// where a room could be had as well. False if there is none.
    fn outlook(&mut self) -> bool {
        let (state, item) = (self.state, self.item);
        let words = state.ground.days().div_ceil(64);
        let memory = &mut *self.memory;
        let in_a_row = item.full_days.max(1);
        let last = self.room.until.checked_sub(item.days() - 1);
        let fitting = item.seats.first().map_or(&[][..], |fitting| fitting);
        memory.people_days.clear();
        memory.people_days.resize(words * fitting.len(), 0);
        memory.days.clear();
        memory.days.resize(words, 0);
        for (&person, days) in fitting.iter().zip(memory.people_days.chunks_mut(words.max(1))) {
            if self.room.presiding.is_none_or(|presiding| presiding == person) {
                days.copy_from_slice(state.person_slack.days(person, item.length));
                slack::in_a_row(days, in_a_row);
                days.iter_mut().zip(&item.open).for_each(|(days, open)| *days &= open);
                memory.days.iter_mut().zip(days).for_each(|(all, days)| *all |= *days);
            }
        }
        if item.roomless.is_none() && memory.days.iter().any(|&word| word != 0) {
            memory.room_days.clear();
            memory.room_days.resize(2 * words, 0);
            let (all, one) = memory.room_days.split_at_mut(words);
            for choice in &item.rooms {
                one.copy_from_slice(state.room_slack.days(choice.room, item.length));
                slack::in_a_row(one, in_a_row);
                all.iter_mut().zip(&*one).for_each(|(all, one)| *all |= *one);
            }
            memory.days.iter_mut().zip(&*all).for_each(|(days, rooms)| *days &= rooms);
        }
        // Each further seat and each language needs somebody as well.
        for others in item.seats.iter().skip(1).chain(&item.languages) {
            if memory.days.iter().all(|&word| word == 0) {
                return false;
            }
            memory.room_days.clear();
            memory.room_days.resize(2 * words, 0);
            let (all, one) = memory.room_days.split_at_mut(words);
            for &person in others {
                one.copy_from_slice(state.person_slack.days(person, item.length));
                slack::in_a_row(one, in_a_row);
                all.iter_mut().zip(&*one).for_each(|(all, one)| *all |= *one);
            }
            memory.days.iter_mut().zip(&*all).for_each(|(days, others)| *days &= others);
        }
        let Some(last) = last else { return false };
        keep_between(&mut memory.days, self.room.from, last);
        memory.days.iter().any(|&word| word != 0)
    }

    fn day(&mut self, day: u16) {
        if self.item.is_within_a_day() { self.within(day) } else { self.several(day) }
    }

    /// What the day, the start and the parties cost.
    fn base(&self, day: u16, start: u8, room: u16, presiding: u16) -> i64 {
        let (state, item) = (self.state, self.item);
        let scale = &state.ground.scale;
        let mut cost = item.age[usize::from(day)] * scale.unit(Layer::Age);
        let (_, channel) =
            if room == NO_ROOM { item.roomless } else { item.in_room }.unwrap_or((listing_model::Channel::Video, 0));
        let preference = channel + state.missing(item, day, start);
        cost = cost.saturating_add(preference * scale.unit(Layer::Preference));
        if !item.before.is_empty() {
            let room = (room != NO_ROOM).then_some(room);
            let changes = item.changes(day, start, room, None, Some(presiding));
            cost = cost.saturating_add(changes.saturating_mul(scale.unit(Layer::Changes)));
        }
        cost
    }

    /// The cost of preferences about people and of linked hearings.
    fn people_cost(&self, crew: &[u16]) -> i64 {
        let (state, item) = (self.state, self.item);
        let mut cost = 0;
        if !item.preferred.is_empty() {
            let without = item.preferred.iter().filter(|some| !some.iter().any(|person| crew.contains(person))).count();
            let each = i64::from(state.ground.weights.no_preferred_person) * state.ground.scale.unit(Layer::Preference);
            cost += i64::try_from(without).unwrap_or(0) * each;
        }
        for &link in &item.preferred_links {
            let mut presiding =
                state.ground.panel_links[link as usize].iter().filter_map(|&other| state.presiding(other));
            let first = presiding.next();
            let shared = first == Some(crew[0]) || presiding.any(|person| person == crew[0]);
            if first.is_some() && !shared {
                cost += i64::from(state.ground.weights.panel_change) * state.ground.scale.unit(Layer::Continuity);
            }
        }
        cost
    }

    /// The grains at which links allow a start on a day.
    fn linked(&self, day: u16, length: u8) -> Mask {
        let mut allowed = Mask::MAX;
        if day == self.room.from {
            allowed &= !mask::first(u32::from(self.room.from_grain));
        }
        if day == self.room.until {
            allowed &= match self.room.until_grain.checked_sub(length) {
                Some(last) => mask::first(u32::from(last) + 1),
                None => 0,
            };
        }
        allowed
    }

    /// Something that takes one day, or part of it.
    fn within(&mut self, day: u16) {
        let (state, item) = (self.state, self.item);
        let ground = state.ground;
        let length = item.tail;
        let mut open = ground.calendar.mask(item.attended[usize::from(day)]);
        for &party in &item.parties {
            open &= !state.party_busy[state.party_at(party, day)];
        }
        let allowed = mask::starts(open, length) & item.starts & self.linked(day, length);
        if allowed == 0 {
            return;
        }
        let mut rooms_known = false;
        let words = self.memory.days.len();
        for (nth, &person) in item.seats.first().map_or(&[][..], |fitting| fitting).iter().enumerate() {
            if !is_in(&self.memory.people_days[nth * words..(nth + 1) * words], day) {
                continue;
            }
            let at = ground.at(person, day);
            let free = ground.person_free[at] & !state.people[at].busy;
            let starts = mask::starts(free, length) & allowed;
            if starts == 0 || !(state.sits_on(at) || state.may_sit_more(person, day)) || self.blinks() {
                continue;
            }
            if item.in_room.is_some() {
                if !rooms_known {
                    self.free_rooms(day, length, allowed);
                    rooms_known = true;
                }
                self.in_rooms(day, person, starts);
            }
            if item.roomless.is_some() {
                self.starts(day, person, Free { room: NO_ROOM, venue: NOWHERE, cost: 0, starts });
            }
        }
    }

    /// The rooms that are free on a day, and for each venue all of them together.
    fn free_rooms(&mut self, day: u16, length: u8, allowed: Mask) {
        let (state, ground) = (self.state, self.state.ground);
        self.memory.rooms.clear();
        self.memory.venues.clear();
        for choice in &self.item.rooms {
            let at = ground.at(choice.room, day);
            let starts = mask::starts(ground.room_free[at] & !state.room_busy[at], length) & allowed;
            if starts == 0 {
                continue;
            }
            let free = Free { room: choice.room, venue: choice.venue, cost: choice.cost, starts };
            self.memory.rooms.push(free);
            match self.memory.venues.last_mut() {
                Some(last) if last.venue == choice.venue => last.starts |= starts,
                _ => self.memory.venues.push(free),
            }
        }
    }

    fn in_rooms(&mut self, day: u16, person: u16, starts: Mask) {
        let (state, ground) = (self.state, self.state.ground);
        let at = ground.at(person, day);
        let travel = ground.scale.unit(Layer::Travel);
        let age = self.item.age[usize::from(day)] * ground.scale.unit(Layer::Age);
        for index in 0..self.memory.venues.len() {
            let venue = self.memory.venues[index];
            let here = venue.starts & starts;
            if here == 0 || !state.may_be_at(person, day, venue.venue) || age + venue.cost * travel >= self.limit() {
                continue;
            }
            if self.blinks() {
                continue;
            }
            // The person's own rooms first: another costs a change of room.
            let mut own = 0;
            if state.people[at].in_rooms > 0 {
                for room in 0..self.memory.rooms.len() {
                    let free = self.memory.rooms[room];
                    if free.venue == venue.venue
                        && free.starts & starts != 0
                        && state.rooms_of(at).any(|its| its == free.room)
                    {
                        own |= free.starts & starts;
                        self.starts(day, person, Free { starts: free.starts & starts, ..free });
                    }
                }
            }
            if own == here && self.memory.all.is_none() {
                continue;
            }
            let wanted = self.promising(day, person, if self.memory.all.is_some() { here } else { here & !own });
            for start in mask::each(wanted) {
                let at_start = |free: &&Free| free.venue == venue.venue && free.starts >> start & 1 == 1;
                // Of several rooms the one that is already in use leaves whole days elsewhere.
                let used = |free: &&Free| state.room_busy[ground.at(free.room, day)].count_ones();
                let Some(&free) = self.memory.rooms.iter().filter(at_start).max_by_key(used) else { continue };
                self.at_start(day, person, start, free);
            }
        }
    }

    /// Of the grains at which an item could begin, those worth a price: the first, and those next to something else.
    fn promising(&self, day: u16, person: u16, starts: Mask) -> Mask {
        let ground = self.state.ground;
        let length = self.item.tail;
        let busy = self.state.people[ground.at(person, day)].busy;
        let mut good: Mask = 0;
        for part in &ground.calendar.parts {
            let here = starts & part.mask;
            if here == 0 {
                continue;
            }
            good |= here & here.wrapping_neg();
            if busy & part.mask != 0 {
                let after = (busy << 1) & !busy;
                let before = (busy >> length) & !busy;
                good |= here & (after | after << 1 | before | before >> 1);
            } else if part.grains >= length {
                // At the end of the sitting, where it leaves the morning whole.
                good |= here & (1 << (part.first + part.grains - length));
            }
        }
        for before in &self.item.before {
            if let Some(start) = before.start {
                good |= starts & (1 << start);
            }
        }
        if self.memory.all.is_some() && length > 0 {
            for part in &ground.calendar.parts {
                for after in (0..part.grains).step_by(usize::from(length)) {
                    good |= starts & (1 << (part.first + after));
                }
            }
        }
        good
    }

    fn starts(&mut self, day: u16, person: u16, free: Free) {
        for start in mask::each(self.promising(day, person, free.starts)) {
            self.at_start(day, person, start, free);
        }
    }

    fn at_start(&mut self, day: u16, person: u16, start: u8, free: Free) {
        let (state, item) = (self.state, self.item);
        let ground = state.ground;
        let mask = mask::run(start, item.tail);
        let Free { room, venue, cost, .. } = free;
        let extra = state.extra(person, day, More { mask, start, room, venue });
        let known = self.base(day, start, room, person) + cost * ground.scale.unit(Layer::Travel) + extra;
        self.finish(Call { day, start, room, venue }, person, known);
    }

    /// Completes the panel and offers the place.
    fn finish(&mut self, call: Call, person: u16, known: i64) {
        let (state, item) = (self.state, self.item);
        if known >= self.limit() {
            self.memory.priced += 1;
            return;
        }
        let Call { day, start, room, .. } = call;
        let alone = item.seats.len() == 1 && item.languages.is_empty();
        let (more, crew) = if alone {
            let mut crew = [NOBODY; crate::place::MOST_PEOPLE];
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

    /// Something that takes several days, each from its first grain on.
    fn several(&mut self, day: u16) {
        let (state, item) = (self.state, self.item);
        let ground = state.ground;
        let grains = ground.calendar.grains;
        let last = usize::from(day) + usize::from(item.days()) - 1;
        if last >= ground.days() || (day == self.room.from && self.room.from_grain > 0) {
            return;
        }
        let attended = |nth: u16| {
            let at = day + nth;
            let mask = item.mask(nth, 0, grains);
            mask & !ground.calendar.mask(item.attended[usize::from(at)]) == 0
                && item.parties.iter().all(|&party| state.party_busy[state.party_at(party, at)] & mask == 0)
        };
        if !(0..item.days()).all(attended) {
            return;
        }
        let mut rooms_known = false;
        let words = self.memory.days.len();
        for (nth, &person) in item.seats.first().map_or(&[][..], |fitting| fitting).iter().enumerate() {
            if !is_in(&self.memory.people_days[nth * words..(nth + 1) * words], day) {
                continue;
            }
            let anywhere = Call { day, start: 0, room: NO_ROOM, venue: NOWHERE };
            if !state.can_take(item, person, anywhere) || self.blinks() {
                continue;
            }
            if item.in_room.is_some() {
                if !rooms_known {
                    self.free_rooms_for_days(day);
                    rooms_known = true;
                }
                for index in 0..self.memory.venues.len() {
                    let free = self.memory.venues[index];
                    let call = Call { day, start: 0, room: free.room, venue: free.venue };
                    if self.blinks() || !(0..item.days()).all(|nth| state.may_be_at(person, day + nth, free.venue)) {
                        continue;
                    }
                    let known = self.base(day, 0, free.room, person)
                        + free.cost * ground.scale.unit(Layer::Travel)
                        + state.price_of(item, person, call);
                    self.finish(call, person, known);
                }
            }
            if item.roomless.is_some() {
                let known = self.base(day, 0, NO_ROOM, person) + state.price_of(item, person, anywhere);
                self.finish(anywhere, person, known);
            }
        }
    }

    /// For each venue the first room that is free on all days, and the room in force if it is.
    fn free_rooms_for_days(&mut self, day: u16) {
        let (state, item, ground) = (self.state, self.item, self.state.ground);
        let grains = ground.calendar.grains;
        self.memory.venues.clear();
        for choice in &item.rooms {
            let kept = item.before.iter().any(|before| before.room == Some(choice.room));
            if !kept && self.memory.venues.last().is_some_and(|last| last.venue == choice.venue) {
                continue;
            }
            let free = |nth: u16| {
                let at = ground.at(choice.room, day + nth);
                let mask = item.mask(nth, 0, grains);
                ground.room_free[at] & !state.room_busy[at] & mask == mask
            };
            if (0..item.days()).all(free) {
                self.memory.venues.push(Free { room: choice.room, venue: choice.venue, cost: choice.cost, starts: 1 });
            }
        }
    }

    /// Block lists that take it.
    fn lists(&mut self) {
        let (state, item) = (self.state, self.item);
        let scale = &state.ground.scale;
        for choice in &item.lists {
            let list = &state.ground.lists[usize::from(choice.list)];
            let cost = item.age[usize::from(list.day)] * scale.unit(Layer::Age)
                + choice.venue_cost * scale.unit(Layer::Travel);
            if cost >= self.limit() || state.lists[usize::from(choice.list)].load.is_none() {
                continue;
            }
            let Some(start) = state.list_start(item, choice) else { continue };
            let grain = list.starts[usize::from(start)];
            let fits = (list.day, grain) >= (self.room.from, self.room.from_grain)
                && (list.day < self.room.until
                    || (list.day == self.room.until && self.room.until_grain >= state.ground.calendar.grains));
            if !fits || !state.block_takes(item, choice) || state.ground.is_forbidden_in_list(item, list) {
                continue;
            }
            let preference = choice.channel.1 + choice.preference + state.absent(item, list.day, grain);
            let changes = item.changes(list.day, grain, None, Some(choice.list), None);
            let cost = cost
                .saturating_add(preference * scale.unit(Layer::Preference))
                .saturating_add(changes.saturating_mul(scale.unit(Layer::Changes)));
            self.offer(cost, Place::List { list: choice.list, start, channel: choice.channel.0 });
        }
    }
}

fn is_in(days: &[u64], day: u16) -> bool {
    days.get(usize::from(day / 64)).is_some_and(|word| word >> (day % 64) & 1 == 1)
}

/// Leaves the days from `first` to `last`, both included.
fn keep_between(days: &mut [u64], first: u16, last: u16) {
    for (word, base) in days.iter_mut().zip((0_u32..).step_by(64)) {
        for (bit, keep) in [(u32::from(first), true), (u32::from(last) + 1, false)] {
            let below = if bit <= base {
                0
            } else if bit - base >= 64 {
                u64::MAX
            } else {
                (1 << (bit - base)) - 1
            };
            *word &= if keep { !below } else { below };
        }
    }
}
