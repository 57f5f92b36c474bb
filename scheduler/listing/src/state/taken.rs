//! Which items take what time of a day.

use super::State;
use crate::mask::{Mask, to_the_end};
use crate::place::Place;

impl State<'_> {
    /// The grains of a day that an item takes of those who must attend it.
    pub(crate) fn taken_by(&self, number: u32, day: u16) -> Mask {
        let item = &self.ground.items[number as usize];
        let grains = self.ground.calendar.grains;
        match self.places[number as usize] {
            Some(Place::Slot(slot)) if (slot.day..slot.day + item.days()).contains(&day) => {
                item.mask(day - slot.day, slot.start, grains)
            }
            Some(Place::List { list, start, .. }) => {
                let list = &self.ground.lists[usize::from(list)];
                if list.day == day { to_the_end(list.starts[usize::from(start)], grains) } else { 0 }
            }
            _ => 0,
        }
    }

    /// Of these items, those that take some of these grains of a day.
    pub(crate) fn overlapping<'i>(&'i self, items: &'i [u32], day: u16, mask: Mask) -> impl Iterator<Item = u32> + 'i {
        items.iter().copied().filter(move |&other| self.taken_by(other, day) & mask != 0)
    }
}
