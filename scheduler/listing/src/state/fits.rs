//! Whether an item can be at a given place as things stand.

use super::crew::Call;
use super::{NOWHERE, State};
use crate::ground::item::{Item, ListChoice};
use crate::place::{NO_ROOM, Place, Slot};

impl State<'_> {
    /// Whether an item that has no place can be at this one.
    pub(crate) fn fits(&self, number: u32, place: Place) -> bool {
        let item = &self.ground.items[number as usize];
        match place {
            Place::Slot(slot) => self.slot_fits(number, item, &slot),
            Place::List { list, start, channel } => {
                let such = |choice: &&ListChoice| {
                    choice.list == list && choice.channel.0 == channel && choice.only.is_none_or(|only| only == start)
                };
                let Some(choice) = item.lists.iter().find(such) else { return false };
                let of = &self.ground.lists[usize::from(list)];
                of.starts.get(usize::from(start)).is_some_and(|&grain| {
                    self.parties_can_wait(item, of.day, grain)
                        && self.list_between(number, of.day, grain)
                        && self.block_takes(item, choice)
                        && !self.ground.is_forbidden_in_list(item, of)
                })
            }
        }
    }

    /// Whether links leave room for a list's time, which lasts to the end of the day.
    pub(crate) fn list_between(&self, number: u32, day: u16, grain: u8) -> bool {
        let end = self.ground.calendar.grains;
        self.leeway(number).is_some_and(|leeway| leeway.holds((day, grain), (day, end)))
    }

    fn slot_fits(&self, number: u32, item: &Item, slot: &Slot) -> bool {
        let ground = self.ground;
        let last = usize::from(slot.day) + usize::from(item.days()) - 1;
        if !item.may_begin(slot.day) || item.starts >> slot.start & 1 == 0 || last >= ground.days() {
            return false;
        }
        let with_room = slot.room != NO_ROOM;
        let channel = if with_room { item.in_room } else { item.roomless };
        if channel.is_none_or(|(channel, _)| channel != slot.channel) {
            return false;
        }
        self.links_allow(number, item, slot)
            && (!with_room || item.rooms.iter().any(|choice| choice.room == slot.room))
            && (!with_room || self.room_is_free(item, slot.room, slot.day, slot.start))
            && self.parties_can_come(item, slot.day, slot.start)
            && self.crew_can(item, slot)
            && !ground.is_forbidden(item, slot.day, slot.room, &slot.crew)
    }

    fn links_allow(&self, number: u32, item: &Item, slot: &Slot) -> bool {
        let end = item.end(slot.start, self.ground.calendar.grains);
        self.leeway(number).is_some_and(|leeway| {
            leeway.holds((slot.day, slot.start), (slot.day + item.days() - 1, end))
                && leeway.presiding.is_none_or(|person| person == slot.crew[0])
        })
    }

    /// Whether a room is free for an item that begins at a grain of a day.
    pub(crate) fn room_is_free(&self, item: &Item, room: u16, day: u16, start: u8) -> bool {
        let ground = self.ground;
        (0..item.days()).all(|nth| {
            let at = ground.at(room, day + nth);
            let mask = item.mask(nth, start, ground.calendar.grains);
            ground.room_free[at] & !self.room_busy[at] & mask == mask
        })
    }

    /// Whether every required party can come to an item that begins at a grain of a day.
    pub(crate) fn parties_can_come(&self, item: &Item, day: u16, start: u8) -> bool {
        let calendar = &self.ground.calendar;
        (0..item.days()).all(|nth| {
            let mask = item.mask(nth, start, calendar.grains);
            let attended = calendar.mask(item.attended[usize::from(day + nth)]);
            mask & !attended == 0
                && item.parties.iter().all(|&party| self.party_busy[self.party_at(party, day + nth)] & mask == 0)
        })
    }

    fn crew_can(&self, item: &Item, slot: &Slot) -> bool {
        let venue = if slot.room == NO_ROOM { NOWHERE } else { self.ground.rooms.all[usize::from(slot.room)].venue };
        let call = Call { day: slot.day, start: slot.start, room: slot.room, venue };
        let wanted = item.seats.len() + item.languages.len();
        let people: Vec<u16> = slot.people().collect();
        let places = item.seats.iter().chain(&item.languages);
        people.len() == wanted
            && people.iter().enumerate().all(|(at, person)| !people[..at].contains(person))
            && people
                .iter()
                .zip(places)
                .all(|(person, fitting)| fitting.contains(person) && self.can_take(item, *person, call))
    }
}
