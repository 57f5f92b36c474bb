//! Placing an item and taking it out again.

use listing_model::Layer;

use super::{NOWHERE, State};
use crate::ground::item::Item;
use crate::mask::{self, Mask};
use crate::place::{NO_ROOM, Place, Slot};

/// Whether something is put in or taken out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    In,
    Out,
}

impl Way {
    fn sign(self) -> i64 {
        if self == Self::In { 1 } else { -1 }
    }
}

impl State<'_> {
    /// Places an item that has no place.
    pub(crate) fn place(&mut self, number: u32, place: Place) {
        debug_assert!(self.places[number as usize].is_none(), "placed twice");
        self.places[number as usize] = Some(place);
        self.change(number, place, Way::In);
    }

    /// Takes an item out. Returns where it was.
    pub(crate) fn remove(&mut self, number: u32) -> Option<Place> {
        let place = self.places[number as usize]?;
        self.change(number, place, Way::Out);
        self.places[number as usize] = None;
        Some(place)
    }

    fn change(&mut self, number: u32, place: Place, way: Way) {
        let ground = self.ground;
        let item = &ground.items[number as usize];
        self.score[Layer::Unlisted] -= way.sign() * item.unlisted;
        self.score[Layer::Changes] -= way.sign() * item.all_changed();
        match place {
            Place::Slot(slot) => {
                self.change_links(item, &slot, way);
                self.change_slot(number, item, &slot, way);
            }
            Place::List { list, start, .. } => self.change_list(number, item, list, start, way == Way::In),
        }
    }

    fn change_slot(&mut self, number: u32, item: &Item, slot: &Slot, way: Way) {
        let ground = self.ground;
        let sign = way.sign();
        let room = (slot.room != NO_ROOM).then_some(slot.room);
        let (_, channel) = if room.is_some() { item.in_room } else { item.roomless }.unwrap_or((slot.channel, 0));
        self.score[Layer::Age] += sign * item.age[usize::from(slot.day)];
        self.score[Layer::Changes] += sign * item.changes(slot.day, slot.start, room, None, Some(slot.crew[0]));
        self.score[Layer::Preference] += sign * (channel + self.unpreferred(item, slot));
        if let Some(room) = room {
            let choice = item.rooms.iter().find(|choice| choice.room == room);
            self.score[Layer::Travel] += sign * choice.map_or(0, |choice| choice.cost);
        }
        for nth in 0..item.days() {
            let day = slot.day + nth;
            let mask = item.mask(nth, slot.start, ground.calendar.grains);
            let start = if nth == 0 { slot.start } else { 0 };
            if let Some(room) = room {
                let at = ground.at(room, day);
                self.room_busy[at] ^= mask;
                self.room_slack.set(at, ground.room_free[at] & !self.room_busy[at], &ground.calendar);
                put(&mut self.room_items[at], number, way);
            }
            for person in slot.people() {
                self.change_day(number, person, day, mask, start, room, way);
            }
            for &party in &item.parties {
                let at = self.party_at(party, day);
                self.party_busy[at] ^= mask;
            }
        }
    }

    #[expect(clippy::too_many_arguments, reason = "one occasion of one person, in parts that the caller has at hand")]
    fn change_day(&mut self, number: u32, person: u16, day: u16, mask: Mask, start: u8, room: Option<u16>, way: Way) {
        let ground = self.ground;
        let at = ground.at(person, day);
        let of = &ground.people.all[usize::from(person)];
        let before = self.day_costs(at);
        let now = &mut self.people[at];
        now.busy ^= mask;
        now.starts ^= 1 << start;
        put(&mut now.items, number, way);
        self.person_slack.set(at, ground.person_free[at] & !now.busy, &ground.calendar);
        let now = &mut self.people[at];
        if let Some(room) = room {
            now.in_rooms = if way == Way::In { now.in_rooms + 1 } else { now.in_rooms - 1 };
            now.venue = match (now.in_rooms, ground.blocked_at[at]) {
                (0, blocked) => blocked.unwrap_or(NOWHERE),
                _ => ground.rooms.all[usize::from(room)].venue,
            };
        }
        if !of.is_holder {
            return;
        }
        let alone = now.items.len() == usize::from(way == Way::In);
        if alone && ground.blocked_at[at].is_none() {
            self.score[Layer::Balance] += self.sitting.change(ground, person, day, way == Way::In);
            self.score[Layer::Travel] += way.sign() * of.day_cost;
        }
        let after = self.day_costs(at);
        for (layer, (after, before)) in
            [Layer::Travel, Layer::Continuity, Layer::Compact].into_iter().zip(after.into_iter().zip(before))
        {
            self.score[layer] += after - before;
        }
    }

    /// What a person's day costs: travel to the venue, rooms after the first, compactness.
    fn day_costs(&self, at: usize) -> [i64; 3] {
        let ground = self.ground;
        let day = &self.people[at];
        let of = &ground.people.all[at / ground.days()];
        if !of.is_holder {
            return [0; 3];
        }
        let travels = day.in_rooms > 0 && ground.blocked_at[at].is_none();
        let travel = if travels { of.venues[usize::from(day.venue)].max(0) } else { 0 };
        let rooms = i64::try_from(self.rooms_of(at).count()).unwrap_or(0);
        [travel, i64::from(ground.weights.room_change) * (rooms - 1).max(0), self.compact(day.busy, day.starts)]
    }

    /// What the people and the time of a slot cost in the layer of preference.
    pub(crate) fn unpreferred(&self, item: &Item, slot: &Slot) -> i64 {
        let weights = &self.ground.weights;
        let panel = &slot.crew[..item.seats.len()];
        let without = item.preferred.iter().filter(|some| !some.iter().any(|person| panel.contains(person))).count();
        let preferred = i64::from(weights.no_preferred_person) * i64::try_from(without).unwrap_or(0);
        preferred + self.missing(item, slot.day, slot.start)
    }

    /// What the parties cost that are not required and are unavailable.
    pub(crate) fn missing(&self, item: &Item, day: u16, start: u8) -> i64 {
        if item.optional.is_empty() {
            return 0;
        }
        let calendar = &self.ground.calendar;
        let touched = |nth: u16| calendar.touched(item.mask(nth, start, calendar.grains));
        let absent =
            |sittings: &Vec<u8>| (0..item.days()).any(|nth| touched(nth) & !sittings[usize::from(day + nth)] != 0);
        let count = item.optional.iter().filter(|sittings| absent(sittings)).count();
        i64::from(self.ground.weights.party_missing) * i64::try_from(count).unwrap_or(0)
    }

    /// The cost of linked hearings before different people, as one of them comes or goes.
    fn change_links(&mut self, item: &Item, slot: &Slot, way: Way) {
        for &link in &item.preferred_links {
            // The item itself is placed both when it comes and before it goes.
            let with_it = self.others_preside(link, slot.crew[0]);
            let first =
                self.ground.panel_links[link as usize].iter().filter(|other| self.presiding(**other).is_some()).count()
                    == 1;
            if !first && !with_it {
                self.score[Layer::Continuity] += way.sign() * i64::from(self.ground.weights.panel_change);
            }
        }
    }

    /// Whether another item of a link has this person presiding.
    fn others_preside(&self, link: u32, person: u16) -> bool {
        let presiding =
            self.ground.panel_links[link as usize].iter().filter(|&&other| self.presiding(other) == Some(person));
        presiding.count() > 1
    }

    /// Who presides over an item in a slot.
    pub(crate) fn presiding(&self, item: u32) -> Option<u16> {
        match self.places[item as usize] {
            Some(Place::Slot(slot)) => Some(slot.crew[0]),
            _ => None,
        }
    }
}

fn put(items: &mut Vec<u32>, number: u32, way: Way) {
    if way == Way::In {
        items.push(number);
    } else if let Some(at) = items.iter().position(|&item| item == number) {
        items.swap_remove(at);
    }
}

/// The grains from a start to the end of the day: what a list takes of a party's time.
pub(super) fn from_start(start: u8, grains: u8) -> Mask {
    mask::first(u32::from(grains)) & !mask::first(u32::from(start))
}
