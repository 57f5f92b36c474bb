//! Places of something that takes one day, or part of it.

use listing_model::Layer;

use super::{Free, Run};
use crate::mask::{self, Mask};
use crate::place::NO_ROOM;
use crate::state::NOWHERE;
use crate::state::crew::Call;
use crate::state::price::More;

impl Run<'_, '_, '_> {
    /// Something that takes one day, or part of it.
    pub(super) fn within(&mut self, day: u16) {
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
        for (nth, &person) in item.presiding().iter().enumerate() {
            if !self.may_preside(nth, day) {
                continue;
            }
            let at = ground.at(person, day);
            let free = ground.person_free[at] & !state.people[at].busy;
            let starts = mask::starts(free, length) & allowed;
            if starts == 0 || self.blinks() {
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
                // The room in force if it can be had. Of others the one that is already in use leaves whole days elsewhere.
                let rank = |free: &&Free| {
                    let kept = self.item.before.iter().any(|before| before.room == Some(free.room));
                    (kept, state.room_busy[ground.at(free.room, day)].count_ones())
                };
                let Some(&free) = self.memory.rooms.iter().filter(at_start).max_by_key(rank) else { continue };
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

    /// The grains at which links allow a start on a day.
    fn linked(&self, day: u16, length: u8) -> Mask {
        let mut allowed = Mask::MAX;
        if day == self.leeway.from {
            allowed &= !mask::first(u32::from(self.leeway.from_grain));
        }
        if day == self.leeway.until {
            allowed &= match self.leeway.until_grain.checked_sub(length) {
                Some(last) => mask::first(u32::from(last) + 1),
                None => 0,
            };
        }
        allowed
    }
}
