//! Lists that take several hearings, in the making.

use listing_model::Layer;
use over_listing::{BlockLoad, Grain};

use super::apply::from_start;
use super::{Filled, State};
use crate::ground::Ground;
use crate::ground::item::{Item, ListChoice};
use crate::ground::list::{List, Stands};

impl Filled {
    /// An empty list.
    pub(super) fn new(ground: &Ground, list: &List) -> Self {
        let load = match &list.stands {
            Stands::Block { sittings, .. } => {
                let calendar = &ground.calendar;
                let minutes = calendar.mask(*sittings).count_ones() * u32::from(calendar.grain_minutes);
                BlockLoad::new(minutes, Grain::One).ok()
            }
            Stands::Freed(_) => None,
        };
        Self { items: Vec::new(), load }
    }
}

impl State<'_> {
    /// Puts an item into a list or takes it out.
    pub(super) fn change_list(&mut self, number: u32, item: &Item, list: u16, start: u16, comes: bool) {
        let ground = self.ground;
        let of = &ground.lists[usize::from(list)];
        let grain = of.starts[usize::from(start)];
        let sign = if comes { 1 } else { -1 };
        if let Some(choice) = item.lists.iter().find(|choice| choice.list == list) {
            self.score[Layer::Travel] += sign * choice.venue_cost;
            self.score[Layer::Preference] +=
                sign * (choice.channel.1 + choice.preference + self.absent(item, of.day, grain));
        }
        self.score[Layer::Age] += sign * item.age[usize::from(of.day)];
        self.score[Layer::Changes] += sign * item.changes(of.day, grain, None, Some(list), None);
        for &party in &item.parties {
            let at = self.party_at(party, of.day);
            self.party_busy[at] ^= from_start(grain, ground.calendar.grains);
        }
        let filled = &mut self.lists[usize::from(list)];
        if comes {
            filled.items.push(number);
            if let Some(load) = &mut filled.load {
                load.add(&ground.prospects[item.hearings[0] as usize]);
            }
        } else {
            filled.items.retain(|&other| other != number);
            if let Some(load) = &mut filled.load {
                load.clear();
                for &other in &filled.items {
                    load.add(&ground.prospects[ground.items[other as usize].hearings[0] as usize]);
                }
            }
        }
    }

    /// What the parties cost that are not required and unavailable from a start to the end of the day.
    pub(crate) fn absent(&self, item: &Item, day: u16, start: u8) -> i64 {
        let calendar = &self.ground.calendar;
        let touched = calendar.touched(from_start(start, calendar.grains));
        let count = item.optional.iter().filter(|sittings| touched & !sittings[usize::from(day)] != 0).count();
        i64::from(self.ground.weights.party_missing) * i64::try_from(count).unwrap_or(0)
    }

    /// Whether a list's time suits the item's required parties.
    pub(crate) fn parties_can_wait(&self, item: &Item, day: u16, start: u8) -> bool {
        let calendar = &self.ground.calendar;
        let mask = from_start(start, calendar.grains);
        let attended = item.attended[usize::from(day)];
        calendar.touched(mask) & !attended == 0
            && item.parties.iter().all(|&party| self.party_busy[self.party_at(party, day)] & mask == 0)
    }

    /// The start of a list that an item would take: of those that suit its parties, the one with the fewest.
    pub(crate) fn list_start(&self, item: &Item, choice: &ListChoice) -> Option<u16> {
        let list = &self.ground.lists[usize::from(choice.list)];
        let allowed = (0..).zip(&list.starts).filter(|&(start, _)| choice.only.is_none_or(|only| only == start));
        let suits = allowed.filter(|&(_, &grain)| self.parties_can_wait(item, list.day, grain));
        let taken = |start: u16| {
            let items = self.lists[usize::from(choice.list)].items.iter();
            items.filter(|&&other| matches!(self.places[other as usize], Some(crate::place::Place::List { start: its, .. }) if its == start)).count()
        };
        suits.map(|(start, _)| start).min_by_key(|&start| (taken(start), start))
    }

    /// Whether a block list takes one more item without passing its ceiling.
    pub(crate) fn block_takes(&self, item: &Item, choice: &ListChoice) -> bool {
        let list = &self.ground.lists[usize::from(choice.list)];
        let filled = &self.lists[usize::from(choice.list)];
        let room = filled.items.len() < list.most;
        room && filled
            .load
            .as_ref()
            .is_some_and(|load| load.risk_with(&self.ground.prospects[item.hearings[0] as usize]) <= list.ceiling)
    }
}
