//! Which starts of which days would be lawful for an item if some rules did not hold: all places at once, as bits.
//!
//! This is what makes questions quick: a set of rules is relaxed, and the days and starts that it opens are counted with a few
//! operations on bits for each day, person and room. What it finds is then held against the rules themselves.

mod people;
mod rooms;
#[cfg(test)]
mod tests;
mod when;

use crate::ground::item::Item;
use crate::mask::{self, Mask};
use crate::rules::{Book, Rules};
use crate::state::State;

use super::within::Within;
pub(super) use people::Candidate;
pub(super) use rooms::Venue;
use when::When;

/// The places of an item that has none.
pub(super) struct Survey<'a, 'g> {
    pub(super) book: &'a Book<'g>,
    pub(super) state: &'a State<'g>,
    pub(super) number: u32,
    pub(super) item: &'g Item,
    pub(super) within: Within,
    when: When,
    /// Where it could be held; the place without a room among them.
    pub(super) venues: Vec<Venue>,
    /// For each seat and then each language, who could be there.
    pub(super) seats: Vec<Vec<Candidate>>,
}

/// How far a survey looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// Rooms and people that the item may have, whatever they do at the time.
    Allowed,
    /// Also those that it may not have, with the rules that say so.
    All,
}

impl<'a, 'g> Survey<'a, 'g> {
    pub(super) fn new(book: &'a Book<'g>, state: &'a State<'g>, number: u32, within: Within, reach: Reach) -> Self {
        let item = &state.ground.items[number as usize];
        let venues = match reach {
            Reach::Allowed => rooms::allowed(state.ground, item),
            Reach::All => rooms::all(book, state.ground, item, &within),
        };
        let seats = match reach {
            Reach::Allowed => people::allowed(state, number, item),
            Reach::All => people::all(book, state, number, item, &within),
        };
        Self { when: When::new(book, state, number), book, state, number, item, within, venues, seats }
    }

    /// The first days that the question is about.
    pub(super) fn days(&self) -> impl Iterator<Item = u16> + use<> {
        let within = self.within;
        (0..u16::try_from(self.state.ground.days()).unwrap_or(u16::MAX)).filter(move |&day| within.has_day(day))
    }

    /// The starts on a day at a venue with all rules but these.
    pub(super) fn starts(&self, day: u16, venue: &Venue, relaxed: Rules) -> Mask {
        let time = self.time(day, relaxed);
        if time == 0 {
            return 0;
        }
        let time = time & self.any_room(day, venue, relaxed, time);
        if time == 0 { 0 } else { self.crew_starts(day, venue, relaxed, time) }
    }

    /// Whether any place is lawful with all rules but these.
    pub(super) fn any(&self, relaxed: Rules) -> bool {
        self.days().any(|day| self.is_open(day, relaxed))
    }

    /// Whether any place on a day is lawful with all rules but these.
    pub(super) fn is_open(&self, day: u16, relaxed: Rules) -> bool {
        self.venues.iter().any(|venue| self.starts(day, venue, relaxed) != 0)
    }

    /// The grains at which the item could begin on a day if on each of its days it could use what `free` says.
    fn starts_in(&self, day: u16, free: impl Fn(u16) -> Mask) -> Mask {
        let item = self.item;
        if item.is_within_a_day() {
            return mask::starts(free(day), item.tail);
        }
        let grains = self.state.ground.calendar.grains;
        let all = (0..item.days()).all(|nth| item.mask(nth, 0, grains) & !free(day + nth) == 0);
        Mask::from(all)
    }
}

/// Whether a set of days has a day.
fn has(days: &[u64], day: u16) -> bool {
    days.get(usize::from(day / 64)).is_some_and(|word| word >> (day % 64) & 1 == 1)
}
