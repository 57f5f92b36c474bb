//! A plan in the making: who and what is taken when, and what that costs, kept up to date with every change.

mod apply;
pub(crate) mod crew;
mod fits;
pub(crate) mod links;
mod lists;
pub(crate) mod price;
mod sitting_days;
pub(crate) mod slack;
mod taken;

use listing_model::Layer;
use over_listing::BlockLoad;

use crate::ground::Ground;
use crate::mask::Mask;
use crate::place::{NO_ROOM, Place};
use crate::score::Score;
use sitting_days::SittingDays;
use slack::Slack;

/// No venue: nobody sits in a room on that day.
pub(crate) const NOWHERE: u16 = u16::MAX;

/// What an office-holder or an interpreter does on a day.
#[derive(Debug, Clone, Default)]
pub(crate) struct Day {
    /// Grains taken.
    pub(crate) busy: Mask,
    /// Grains at which something begins.
    pub(crate) starts: Mask,
    /// The items.
    pub(crate) items: Vec<u32>,
    /// How many of them are in a room.
    pub(crate) in_rooms: u16,
    /// Where, if any is.
    pub(crate) venue: u16,
}

/// A list with what is in it.
#[derive(Debug, Clone)]
pub(crate) struct Filled {
    /// The items, in the order in which they came.
    pub(crate) items: Vec<u32>,
    /// Of a block list, what they take.
    pub(crate) load: Option<BlockLoad>,
}

/// A plan in the making.
#[derive(Debug, Clone)]
pub(crate) struct State<'g> {
    pub(crate) ground: &'g Ground,
    /// Where each item is.
    pub(crate) places: Vec<Option<Place>>,
    /// Grains taken, by room and day.
    pub(crate) room_busy: Vec<Mask>,
    /// Items in each room, by room and day.
    pub(crate) room_items: Vec<Vec<u32>>,
    /// How long something could be that is put into a room's day.
    pub(crate) room_slack: Slack<'g>,
    /// The same for people.
    pub(crate) person_slack: Slack<'g>,
    /// By person and day.
    pub(crate) people: Vec<Day>,
    /// Days on which people sit, and may.
    pub(crate) sitting: SittingDays,
    /// Grains taken, by shared party and day.
    pub(crate) party_busy: Vec<Mask>,
    pub(crate) lists: Vec<Filled>,
    /// What all this costs.
    pub(crate) score: Score,
}

impl<'g> State<'g> {
    /// Nothing is listed.
    pub(crate) fn new(ground: &'g Ground) -> Self {
        let days = ground.days();
        let people = ground.people.all.len();
        let idle = Day { venue: NOWHERE, ..Day::default() };
        let mut state = Self {
            ground,
            places: vec![None; ground.items.len()],
            room_busy: vec![0; ground.rooms.all.len() * days],
            room_items: vec![Vec::new(); ground.rooms.all.len() * days],
            room_slack: Slack::new(&ground.room_free, &ground.calendar, &ground.lengths),
            person_slack: Slack::new(&ground.person_free, &ground.calendar, &ground.lengths),
            people: vec![idle; people * days],
            sitting: SittingDays::new(ground),
            party_busy: vec![0; ground.shared_parties * days],
            lists: ground.lists.iter().map(|list| Filled::new(ground, list)).collect(),
            score: Score::default(),
        };
        for item in &ground.items {
            state.score[Layer::Unlisted] += item.unlisted;
            state.score[Layer::Changes] += item.all_changed();
        }
        state.sit_in_blocks();
        state
    }

    /// Everything is where these places say.
    pub(crate) fn with(ground: &'g Ground, places: impl IntoIterator<Item = (u32, Option<Place>)>) -> Self {
        let mut state = Self::new(ground);
        for (item, place) in places {
            if let Some(place) = place {
                state.place(item, place);
            }
        }
        state
    }

    /// Counts the days of block lists.
    fn sit_in_blocks(&mut self) {
        let ground = self.ground;
        for (person, of) in (0..).zip(&ground.people.all) {
            for day in 0..ground.calendar.dates.len() {
                let at = usize::from(person) * ground.days() + day;
                let Some(venue) = ground.blocked_at[at] else { continue };
                self.people[at].venue = venue;
                self.score[Layer::Travel] += of.day_cost + of.venues[usize::from(venue)].max(0);
                self.score[Layer::Balance] +=
                    self.sitting.change(ground, person, u16::try_from(day).unwrap_or(0), true);
            }
        }
    }

    /// How many days a person sits in the week of a day.
    pub(crate) fn sat_in_week_of(&self, person: u16, day: u16) -> u8 {
        self.sitting.in_week(person, self.ground.calendar.calendar_week[usize::from(day)])
    }

    /// Where a shared party's day is kept.
    pub(crate) fn party_at(&self, party: u32, day: u16) -> usize {
        party as usize * self.ground.days() + usize::from(day)
    }

    /// Whether a person has anything on a day, a block list or something in a slot.
    pub(crate) fn sits_on(&self, at: usize) -> bool {
        !self.people[at].items.is_empty() || self.ground.blocked_at[at].is_some()
    }

    /// The rooms in which a person sits on a day, each once.
    pub(crate) fn rooms_of(&self, at: usize) -> impl Iterator<Item = u16> + '_ {
        let items = &self.people[at].items;
        let rooms = move || items.iter().filter_map(|&item| self.room_of(item));
        rooms()
            .enumerate()
            .filter(move |&(nth, room)| !rooms().take(nth).any(|other| other == room))
            .map(|(_, room)| room)
    }

    /// The room that an item is in, if it is in one.
    fn room_of(&self, item: u32) -> Option<u16> {
        match self.places[item as usize] {
            Some(Place::Slot(slot)) if slot.room != NO_ROOM => Some(slot.room),
            _ => None,
        }
    }
}

/// What the days of a salaried person cost in the layer of balance.
pub(crate) fn balance(is_salaried: bool, days: u16, possible: i64) -> i64 {
    if is_salaried { 1_000 * i64::from(days) * i64::from(days) / possible.max(1) } else { 0 }
}
