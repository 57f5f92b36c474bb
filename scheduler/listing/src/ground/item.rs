//! What is placed as one: a hearing, or the hearings of one slot.

use listing_model::{Channel, DateSpan};

use super::calendar::Calendar;
use crate::mask::{self, Mask};
use crate::place::Place;

/// A room that an item may be held in, and what its venue costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct RoomChoice {
    /// The room.
    pub(crate) room: u16,
    /// Its venue.
    pub(crate) venue: u16,
    /// In units of the layer of travel.
    pub(crate) cost: i64,
}

/// A list that may take an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ListChoice {
    /// The list.
    pub(crate) list: u16,
    /// What its venue costs, in units of the layer of travel.
    pub(crate) venue_cost: i64,
    /// How it is held there, and what that costs, in units of the layer of preference.
    pub(crate) channel: (Channel, i64),
    /// What else it costs in the layer of preference.
    pub(crate) preference: i64,
    /// The only one of the list's starts that it may have, if its time is locked.
    pub(crate) only: Option<u16>,
}

/// A hearing's place in the list in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Before {
    /// The place, if it can still be said in numbers.
    pub(crate) place: Option<Place>,
    /// Its first day, if that is a day of the plan.
    pub(crate) day: Option<u16>,
    /// What another date, another start, another room or list, and another presiding person cost.
    pub(crate) costs: [i64; 4],
    /// The grain at which it began.
    pub(crate) start: Option<u8>,
    /// The room.
    pub(crate) room: Option<u16>,
    /// The list.
    pub(crate) list: Option<u16>,
    /// Who presided.
    pub(crate) presiding: Option<u16>,
}

/// Places that are forbidden: all that match what is given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Forbidden {
    /// First days.
    pub(crate) days: Option<DateSpan>,
    /// A venue.
    pub(crate) venue: Option<u16>,
    /// A room.
    pub(crate) room: Option<u16>,
    /// A person.
    pub(crate) person: Option<u16>,
}

/// One or several hearings that take one slot.
#[derive(Debug, Clone)]
pub(crate) struct Item {
    /// The hearings, by their place in the problem.
    pub(crate) hearings: Vec<u32>,
    /// Full days.
    pub(crate) full_days: u16,
    /// Grains on the last day, or on the only one; 0 if every day is full.
    pub(crate) tail: u8,
    /// Which of the ground's lengths it has: that of its day, or of each of its full days.
    pub(crate) length: u16,
    /// The grains at which it may begin.
    pub(crate) starts: Mask,
    /// The first day that may be its first.
    pub(crate) from: u16,
    /// One past the last day that may be its first.
    pub(crate) until: u16,
    /// A first day that is allowed although `from` is later: the one in force.
    pub(crate) also: Option<u16>,
    /// All days that may be its first and on which its parties come, a bit each.
    pub(crate) open: Vec<u64>,
    /// The cheapest channel that takes a room, and its cost.
    pub(crate) in_room: Option<(Channel, i64)>,
    /// The cheapest channel that takes none, and its cost.
    pub(crate) roomless: Option<(Channel, i64)>,
    /// Where it may be held, by venue.
    pub(crate) rooms: Vec<RoomChoice>,
    /// For each seat, who may sit there.
    pub(crate) seats: Vec<Vec<u16>>,
    /// For each language, who may interpret.
    pub(crate) languages: Vec<Vec<u16>>,
    /// For each seat, then for each language, those of these who may be at a venue where it may be held: whom a search looks at.
    pub(crate) crew: Vec<Vec<u16>>,
    /// For each hearing that prefers some people, who they are.
    pub(crate) preferred: Vec<Vec<u16>>,
    /// Required parties that other items need as well.
    pub(crate) parties: Vec<u32>,
    /// On each day, the sittings in which every required party is available.
    pub(crate) attended: Vec<u8>,
    /// For each party that is not required and not always available, the sittings on each day.
    pub(crate) optional: Vec<Vec<u8>>,
    /// What it costs if it is not listed, in units of that layer.
    pub(crate) unlisted: i64,
    /// What it costs to begin on each day, in units of the layer of age. Never falls.
    pub(crate) age: Vec<i64>,
    /// For each hearing in force, where it was.
    pub(crate) before: Vec<Before>,
    /// Forbidden places.
    pub(crate) forbidden: Vec<Forbidden>,
    /// Items that must have ended before it begins, with the calendar days between.
    pub(crate) after_items: Vec<(u32, u16)>,
    /// Items that must begin after it has ended, with the calendar days between.
    pub(crate) before_items: Vec<(u32, u16)>,
    /// Links whose hearings have the same person presiding.
    pub(crate) panel_links: Vec<u32>,
    /// Links whose hearings should have.
    pub(crate) preferred_links: Vec<u32>,
    /// Lists that may take it.
    pub(crate) lists: Vec<ListChoice>,
}

impl Item {
    /// How many days it takes.
    pub(crate) fn days(&self) -> u16 {
        self.full_days + u16::from(self.tail > 0)
    }

    /// Whether it takes one day only, at any start that fits.
    pub(crate) fn is_within_a_day(&self) -> bool {
        self.full_days == 0
    }

    /// The grains that it takes on its day number `nth`, beginning at `start` on the first, of a day of `grains`.
    pub(crate) fn mask(&self, nth: u16, start: u8, grains: u8) -> Mask {
        if self.full_days == 0 {
            mask::run(start, self.tail)
        } else if nth < self.full_days {
            mask::first(u32::from(grains))
        } else {
            mask::first(u32::from(self.tail))
        }
    }

    /// One past the last grain that it takes on its last day, beginning at `start` on the first, of a day of `grains`.
    pub(crate) fn end(&self, start: u8, grains: u8) -> u8 {
        match (self.is_within_a_day(), self.tail) {
            (true, tail) => start + tail,
            (false, 0) => grains,
            (false, tail) => tail,
        }
    }

    /// Whether `day` may be its first.
    pub(crate) fn may_begin(&self, day: u16) -> bool {
        (self.from..self.until).contains(&day) || self.also == Some(day)
    }

    /// Who may preside.
    pub(crate) fn presiding(&self) -> &[u16] {
        self.crew.first().map_or(&[], |fitting| fitting)
    }

    /// Works out [`Self::open`] from the rest.
    pub(crate) fn open_days(&self, calendar: &Calendar) -> Vec<u64> {
        let mut open = vec![0; calendar.words()];
        let comes = |day: u16, nth: u16| {
            let sittings = self.attended.get(usize::from(day + nth)).map_or(0, |&sittings| calendar.mask(sittings));
            match self.is_within_a_day() {
                true => mask::starts(sittings, self.tail) & self.starts != 0,
                false => self.mask(nth, 0, calendar.grains) & !sittings == 0,
            }
        };
        for day in 0..u16::try_from(calendar.days()).unwrap_or(u16::MAX) {
            if self.may_begin(day) && (0..self.days()).all(|nth| comes(day, nth)) {
                open[usize::from(day / 64)] |= 1 << (day % 64);
            }
        }
        open
    }

    /// What a first day, a start, a room or list and a presiding person cost as changes.
    pub(crate) fn changes(
        &self,
        day: u16,
        start: u8,
        room: Option<u16>,
        list: Option<u16>,
        presiding: Option<u16>,
    ) -> i64 {
        let cost = |before: &Before| {
            let changed = [
                before.day != Some(day),
                before.start != Some(start),
                before.room != room || before.list != list,
                before.presiding != presiding,
            ];
            changed.into_iter().zip(before.costs).filter(|(changed, _)| *changed).map(|(_, cost)| cost).sum::<i64>()
        };
        self.before.iter().map(cost).sum()
    }

    /// What it costs as a change if it is not listed.
    pub(crate) fn all_changed(&self) -> i64 {
        self.before.iter().flat_map(|before| before.costs).sum()
    }
}
