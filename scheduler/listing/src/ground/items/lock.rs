//! What the list in force holds an item to.

use listing_model::{Hearing, Placement};

use super::Draft;
use crate::ground::item::{Before, Item};
use crate::place::NO_ROOM;

impl Draft<'_> {
    /// Narrows an item to what is locked.
    pub(super) fn lock(&self, hearings: &[&Hearing], placed: &[Option<&Placement>], item: &mut Item) {
        for (hearing, placement) in hearings.iter().zip(placed) {
            let Some(placement) = placement else { continue };
            if hearing.lock.date {
                let day = self.numbers.calendar.day(placement.date).unwrap_or(u16::MAX);
                let allowed = item.may_begin(day);
                item.from = if allowed { day } else { u16::MAX };
                item.until = day.saturating_add(1);
                item.also = None;
            }
            if hearing.lock.time {
                item.starts &= self.numbers.calendar.grain(placement.start).map_or(0, |grain| 1 << grain);
            }
            if placement.list.is_some() {
                // Room and panel of a hearing in a list are the list's: it may not leave it for a slot.
                if hearing.lock.room || hearing.lock.panel {
                    item.rooms.clear();
                    item.roomless = None;
                }
                continue;
            }
            if hearing.lock.room {
                let room = placement.room.as_ref().map_or(Some(NO_ROOM), |id| self.numbers.rooms.room(id));
                item.rooms.retain(|choice| Some(choice.room) == room);
                if room == Some(NO_ROOM) { item.in_room = None } else { item.roomless = None }
            }
            if hearing.lock.panel {
                // A panel of another size cannot sit again.
                let as_many = placement.panel.len() == item.seats.len();
                for (seat, fitting) in item.seats.iter_mut().enumerate() {
                    let sat = placement.panel.get(seat).and_then(|bench| self.numbers.people.person(&bench.person));
                    fitting.retain(|&person| as_many && Some(person) == sat);
                }
            }
        }
    }

    /// Of several hearings in one slot the place in force is that of all, or none.
    pub(super) fn together(&self, placed: &[Option<&Placement>], item: &mut Item) {
        if placed.len() < 2 {
            return;
        }
        let whole = || {
            let all: Vec<&Placement> = placed.iter().copied().collect::<Option<_>>()?;
            let first = *all.first()?;
            let same = |placement: &&Placement| {
                (placement.date, placement.start, &placement.room) == (first.date, first.start, &first.room)
            };
            if all.iter().all(same) { self.numbers.place_of_all(&all) } else { None }
        };
        let place = whole();
        item.before.iter_mut().for_each(|before: &mut Before| before.place = place);
    }
}
