//! From a problem to its ground.

use std::collections::{BTreeMap, BTreeSet};

use listing_model::{Hearing, HearingId, InForce, LinkKind, Problem};
use over_listing::{Grain, MAX_MINUTES, Outcome, Outcomes, Prospect, Refill};

use super::calendar::Calendar;
use super::item::Item;
use super::list::{List, Stands, lists};
use super::parties::Parties;
use super::people::People;
use super::places::Numbers;
use super::rooms::Rooms;
use super::{Ground, costs, items};
use crate::score::{Order, Scale};
use crate::state::slack::Length;

impl Ground {
    /// Makes a problem ready that the reader has accepted. Where it says nothing of outcomes, the defaults stand.
    #[must_use]
    pub fn new(problem: &Problem) -> Self {
        let calendar = Calendar::new(&problem.horizon);
        let rooms = Rooms::new(&problem.supply, &calendar);
        let people = People::new(&problem.supply, &calendar, &rooms);
        let lists = lists(problem, &calendar, &rooms, &people);
        let (groups, item_of) = grouped(problem);
        let parties = Parties::new(problem, &calendar, &item_of);
        let numbers = Numbers { calendar: &calendar, rooms: &rooms, people: &people, lists: &lists };
        let directory = problem.directory();
        let before = problem.in_force.as_ref().map(InForce::by_hearing).unwrap_or_default();
        let draft = items::Draft { problem, directory: &directory, numbers, parties: &parties, before: &before };
        let mut items: Vec<Item> = groups.into_iter().map(|hearings| draft.item(hearings)).collect();
        let panel_links = link(problem, &item_of, &mut items);
        let days = calendar.days();
        let lengths = lengths(&mut items, &calendar);
        let mut ground = Self {
            room_free: rooms.open.clone(),
            person_free: people.present.clone(),
            blocked_at: vec![None; people.all.len() * days],
            shared_parties: parties.shared(),
            panel_links,
            item_of,
            prospects: prospects(problem),
            hearing_ids: problem.hearings.iter().map(|hearing| hearing.id.clone()).collect(),
            weights: problem.policy.weights,
            order: Order(problem.policy.layers),
            scale: Scale::new(Order(problem.policy.layers), &costs::usual(problem, &items)),
            version: problem.in_force.as_ref().map(|list| list.version),
            calendar,
            rooms,
            people,
            lists: Vec::new(),
            lengths,
            items,
        };
        for list in &lists {
            ground.reserve(list);
        }
        Self { lists, ..ground }
    }

    /// Takes a block list's room and people out of what is free.
    fn reserve(&mut self, list: &List) {
        let Stands::Block { room, people, sittings } = &list.stands else { return };
        let taken = self.calendar.mask(*sittings);
        let at = self.at(*room, list.day);
        self.room_free[at] &= !taken;
        for &person in people {
            let at = self.at(person, list.day);
            self.person_free[at] &= !taken;
            self.blocked_at[at] = Some(list.venue);
        }
    }
}

/// Which hearings are placed as one, and the item of each hearing. Slots that share a hearing are one.
fn grouped(problem: &Problem) -> (Vec<Vec<u32>>, Vec<u32>) {
    let number: BTreeMap<&HearingId, usize> = problem.hearings.iter().map(|hearing| &hearing.id).zip(0..).collect();
    let mut first: Vec<usize> = (0..problem.hearings.len()).collect();
    for link in problem.links.iter().filter(|link| link.kind == LinkKind::SameSlot) {
        let members: BTreeSet<usize> =
            link.hearings.iter().filter_map(|id| number.get(id)).map(|&hearing| first[hearing]).collect();
        if let Some(&earliest) = members.first() {
            first.iter_mut().filter(|group| members.contains(group)).for_each(|group| *group = earliest);
        }
    }
    let mut groups: Vec<Vec<u32>> = Vec::new();
    let mut item_of: Vec<u32> = Vec::with_capacity(first.len());
    for (hearing, &group) in (0..).zip(&first) {
        let item = match item_of.get(group) {
            Some(&item) => item,
            None => {
                groups.push(Vec::new());
                u32::try_from(groups.len() - 1).unwrap_or(u32::MAX)
            }
        };
        groups[item as usize].push(hearing);
        item_of.push(item);
    }
    (groups, item_of)
}

/// The lengths of items, each once; tells each item which one it has.
fn lengths(items: &mut [Item], calendar: &Calendar) -> Vec<Length> {
    let of = |item: &Item| match item.is_within_a_day() {
        true => Length { within_sitting: item.tail <= calendar.longest(), grains: item.tail },
        false => Length { within_sitting: false, grains: calendar.grains },
    };
    let lengths: BTreeSet<Length> = items.iter().map(of).collect();
    let lengths: Vec<Length> = lengths.into_iter().collect();
    for item in items {
        let at = lengths.binary_search(&of(item)).unwrap_or(0);
        item.length = u16::try_from(at).unwrap_or(0);
    }
    lengths
}

/// Tells the items of their links. Returns the items of each link that is about who presides.
fn link(problem: &Problem, item_of: &[u32], items: &mut [Item]) -> Vec<Vec<u32>> {
    let number: BTreeMap<&HearingId, usize> = problem.hearings.iter().map(|hearing| &hearing.id).zip(0..).collect();
    let mut panel_links = Vec::new();
    for link in &problem.links {
        let mut members: Vec<u32> = link.hearings.iter().filter_map(|id| Some(item_of[*number.get(id)?])).collect();
        members.dedup();
        match link.kind {
            LinkKind::SameSlot => members.iter().for_each(|&member| items[member as usize].lists.clear()),
            LinkKind::Ordered { min_gap_days } => {
                for pair in members.windows(2) {
                    items[pair[1] as usize].after_items.push((pair[0], min_gap_days));
                    items[pair[0] as usize].before_items.push((pair[1], min_gap_days));
                }
            }
            LinkKind::SamePanel | LinkKind::SamePanelPreferred => {
                if link.kind == LinkKind::SamePanel {
                    members.iter().for_each(|&member| items[member as usize].lists.clear());
                }
                // Several hearings of one slot count once, wherever the link names them.
                members.sort_unstable();
                members.dedup();
                let index = u32::try_from(panel_links.len()).unwrap_or(u32::MAX);
                for &member in &members {
                    let item = &mut items[member as usize];
                    let links = match link.kind {
                        LinkKind::SamePanel => &mut item.panel_links,
                        _ => &mut item.preferred_links,
                    };
                    links.push(index);
                }
                panel_links.push(members);
            }
        }
    }
    panel_links
}

/// What each hearing may take of a list's minutes, to the minute.
fn prospects(problem: &Problem) -> Vec<Prospect> {
    let known =
        problem.outcomes.as_ref().and_then(|file| Outcomes::try_from(file).ok()).unwrap_or_else(Outcomes::defaults);
    let prospect = |outcome: &Outcome, minutes| Prospect::new(outcome, minutes, Grain::One, Refill::Never);
    let of = |hearing: &Hearing| prospect(&known.outcome(&hearing.hearing_type), hearing.minutes.clamp(1, MAX_MINUTES));
    problem.hearings.iter().filter_map(|hearing| of(hearing).ok()).collect()
}
