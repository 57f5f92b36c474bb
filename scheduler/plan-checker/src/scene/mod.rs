//! Problem and plan brought together: where each hearing is, and what it takes there.

mod diary;
mod slots;

use std::collections::BTreeMap;

use crate::dates::Day;
use crate::grid::{Length, Stay};
use crate::plan::{Placement, Plan};
use crate::problem::{Hearing, List, Person, Problem, Room};

pub(crate) use diary::{Diary, Entry, Holder};
pub(crate) use slots::Slots;

/// A hearing that has a place.
#[derive(Debug)]
pub(crate) struct Listed<'a> {
    pub(crate) hearing: &'a Hearing<'a>,
    pub(crate) placement: &'a Placement<'a>,
    pub(crate) place: Place<'a>,
    /// The number of its slot, which it shares with those to which a `same_slot` link ties it.
    pub(crate) slot: usize,
    pub(crate) length: Length,
    /// The sitting days that it takes: too few if not enough are left, none if the first is not one.
    pub(crate) days: Vec<Day>,
    /// The time that it takes on each of them; none if it begins on no grain.
    pub(crate) stays: Vec<Stay>,
}

/// Where a hearing is.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Place<'a> {
    /// In a slot of its own, in a room or not.
    Slot(Option<&'a Room<'a>>),
    /// In a list.
    List(&'a List<'a>),
    /// In a list of which the problem knows nothing.
    Nowhere,
}

impl<'a> Listed<'a> {
    pub(crate) const fn id(&self) -> &'a str {
        self.hearing.id
    }

    pub(crate) const fn list(&self) -> Option<&'a List<'a>> {
        if let Place::List(list) = self.place { Some(list) } else { None }
    }

    pub(crate) const fn is_slot(&self) -> bool {
        matches!(self.place, Place::Slot(_))
    }

    /// The room of its slot.
    pub(crate) const fn room(&self) -> Option<&'a Room<'a>> {
        if let Place::Slot(room) = self.place { room } else { None }
    }

    /// The venue of its room or list.
    pub(crate) fn venue(&self) -> Option<&'a str> {
        match self.place {
            Place::Slot(room) => room.map(|room| room.venue),
            Place::List(list) => Some(list.venue),
            Place::Nowhere => None,
        }
    }

    /// Who is on the panel of its slot, known or not.
    pub(crate) fn panel(&self) -> Vec<&'a str> {
        if self.is_slot() { self.placement.people().collect() } else { Vec::new() }
    }

    /// Who presides over its slot.
    pub(crate) fn presiding(&self) -> Option<&'a str> {
        self.is_slot().then(|| self.placement.presiding()).flatten()
    }

    /// The last day that it takes.
    pub(crate) fn last_day(&self) -> Day {
        self.days.last().copied().unwrap_or(self.placement.date)
    }
}

/// A problem and a plan for it.
#[derive(Debug)]
pub(crate) struct Scene<'a> {
    pub(crate) problem: &'a Problem<'a>,
    pub(crate) plan: &'a Plan<'a>,
    /// The hearings that have a place, in the order of the problem. If a hearing has two, the first counts.
    pub(crate) listed: Vec<Listed<'a>>,
    numbers: BTreeMap<&'a str, usize>,
}

impl<'a> Scene<'a> {
    pub(crate) fn new(problem: &'a Problem<'a>, plan: &'a Plan<'a>) -> Self {
        let mut places = BTreeMap::new();
        for placement in &plan.placements {
            places.entry(placement.hearing).or_insert(placement);
        }
        let slots = Slots::of(problem);
        let place = |(number, hearing): (usize, &'a Hearing<'a>)| {
            let placement = places.get(hearing.id)?;
            Some(listed(problem, hearing, placement, slots.of_hearing(number)))
        };
        let listed: Vec<Listed> = problem.hearings.iter().enumerate().filter_map(place).collect();
        let numbers = listed.iter().enumerate().map(|(number, listed)| (listed.id(), number)).collect();
        Self { problem, plan, listed, numbers }
    }

    /// A hearing that has a place, by its id.
    pub(crate) fn find(&self, hearing: &str) -> Option<&Listed<'a>> {
        self.numbers.get(hearing).map(|&number| &self.listed[number])
    }

    pub(crate) fn person(&self, id: &str) -> Option<&'a Person<'a>> {
        self.problem.supply.people.get(id)
    }

    /// The hearings of a list, in the order of the problem.
    pub(crate) fn of_list(&self, id: &str) -> impl Iterator<Item = &Listed<'a>> {
        self.listed.iter().filter(move |listed| listed.list().is_some_and(|list| list.id == id))
    }
}

fn listed<'a>(
    problem: &'a Problem<'a>,
    hearing: &'a Hearing<'a>,
    placement: &'a Placement<'a>,
    (slot, minutes): (usize, u32),
) -> Listed<'a> {
    let horizon = &problem.horizon;
    let place = match placement.list {
        Some(id) => problem.supply.lists.iter().find(|list| list.id == id).map_or(Place::Nowhere, Place::List),
        None => Place::Slot(placement.room.and_then(|room| problem.supply.rooms.get(room))),
    };
    let length = horizon.length(minutes);
    let days_needed = if matches!(place, Place::Slot(_)) { length.days() } else { 1 };
    let days = horizon.days_from(placement.date, days_needed).to_vec();
    let end = horizon.day_grains();
    let stays = match place {
        Place::Nowhere => Vec::new(),
        Place::List(_) => {
            let from = horizon.grain_reached(placement.start);
            days.iter().map(|&day| Stay { day, from, to: end }).collect()
        }
        Place::Slot(_) => match horizon.grain_at(placement.start) {
            None => Vec::new(),
            Some(start) => (0..).zip(&days).map(|(number, &day)| slot_stay(length, start, end, number, day)).collect(),
        },
    };
    Listed { hearing, placement, place, slot, length, days, stays }
}

/// What a hearing in a slot takes of its day with this number. What does not fit into the day is cut off.
fn slot_stay(length: Length, start: u32, day_end: u32, number: u32, day: Day) -> Stay {
    let from = if number == 0 { start } else { 0 };
    let to = if number < length.full_days { day_end } else { day_end.min(from.saturating_add(length.grains)) };
    Stay { day, from, to }
}
