//! Places of something that takes several days.

use listing_model::Layer;

use super::{Free, Run};
use crate::place::NO_ROOM;
use crate::state::NOWHERE;
use crate::state::crew::Call;

impl Run<'_, '_, '_> {
    /// Something that takes several days, each from its first grain on.
    pub(super) fn several(&mut self, day: u16) {
        let (state, item) = (self.state, self.item);
        let ground = state.ground;
        let last = usize::from(day) + usize::from(item.days()) - 1;
        if last >= ground.days() || (day == self.leeway.from && self.leeway.from_grain > 0) {
            return;
        }
        if !state.parties_can_come(item, day, 0) {
            return;
        }
        let mut rooms_known = false;
        for (nth, &person) in item.presiding().iter().enumerate() {
            if !self.may_preside(nth, day) {
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
        let (state, item) = (self.state, self.item);
        self.memory.venues.clear();
        for choice in &item.rooms {
            let kept = item.before.iter().any(|before| before.room == Some(choice.room));
            if !kept && self.memory.venues.last().is_some_and(|last| last.venue == choice.venue) {
                continue;
            }
            if state.room_is_free(item, choice.room, day, 0) {
                self.memory.venues.push(Free { room: choice.room, venue: choice.venue, cost: choice.cost, starts: 1 });
            }
        }
    }
}
