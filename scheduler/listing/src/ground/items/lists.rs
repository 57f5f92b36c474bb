//! Which lists may take an item.

use listing_model::{Hearing, Placement, Requirement};

use super::Draft;
use crate::ground::item::{Item, ListChoice};
use crate::ground::list::{List, Stands};

impl Draft<'_> {
    /// The lists that may take a hearing.
    pub(super) fn lists(&self, hearing: &Hearing, placed: Option<&Placement>, item: &Item) -> Vec<ListChoice> {
        let in_force = placed.and_then(|placement| placement.list.as_ref());
        let held = hearing.lock.room || hearing.lock.panel;
        let all = (0..).zip(self.numbers.lists);
        let allowed = all.filter(|(_, list)| placed.is_none() || !held || in_force == Some(&list.id));
        let choices = allowed.filter_map(|(number, list)| Some((list, self.list(hearing, item, number, list)?)));
        let Some(placement) = placed.filter(|_| hearing.lock.time) else {
            return choices.map(|(_, choice)| choice).collect();
        };
        let grain = self.numbers.calendar.grain(placement.start);
        let at = |list: &List| (0..).zip(&list.starts).find(|&(_, &start)| Some(start) == grain).map(|(at, _)| at);
        choices.filter_map(|(list, choice)| Some(ListChoice { only: Some(at(list)?), ..choice })).collect()
    }

    fn list(&self, hearing: &Hearing, item: &Item, number: u16, list: &List) -> Option<ListChoice> {
        let typed = list.types.is_empty() || list.types.contains(&hearing.hearing_type);
        if !typed || !hearing.interpreters.is_empty() || !item.is_within_a_day() || !item.may_begin(list.day) {
            return None;
        }
        let venue_cost = *self.venues(hearing).get(&list.venue)?;
        let prefers = !item.preferred.is_empty();
        let mut sits = false;
        let channel = match &list.stands {
            Stands::Block { room, people, .. } => {
                let place = &self.problem.supply.rooms[usize::from(*room)];
                let filled = item.seats.len() <= people.len()
                    && item.seats.iter().zip(people).all(|(fitting, person)| fitting.contains(person));
                let excluded = self.people(hearing, Requirement::Exclude).iter().any(|person| people.contains(person));
                if !self.directory.room_suits(place, hearing) || !filled || excluded {
                    return None;
                }
                sits = item.preferred.iter().flatten().any(|person| people.contains(person));
                item.in_room?
            }
            Stands::Freed(_) => {
                if !hearing.may_float
                    || hearing.panel.len() != 1
                    || !self.people(hearing, Requirement::Include).is_empty()
                {
                    return None;
                }
                item.in_room.into_iter().chain(item.roomless).min_by_key(|&(channel, cost)| (cost, channel))?
            }
        };
        let missing = if prefers && !sits { i64::from(self.problem.policy.weights.no_preferred_person) } else { 0 };
        Some(ListChoice { list: number, venue_cost, channel, preference: missing, only: None })
    }
}
