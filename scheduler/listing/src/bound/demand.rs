//! What a hearing takes, week by week, wherever it begins.

use std::collections::BTreeMap;

use crate::ground::Ground;
use crate::ground::item::Item;

/// A way to list an item that is as good as others for a bound: the same weeks, the same costs.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Way {
    /// Grains taken in each week, Monday to Sunday; none in a list that takes several hearings.
    pub(super) weeks: Vec<(u16, i64)>,
    /// What it costs in the layer of age.
    pub(super) age: i64,
    /// The least that it costs in the layer of travel.
    pub(super) travel: i64,
    /// The least that it costs in the layer of preference.
    pub(super) preference: i64,
    /// The list, if it is one.
    pub(super) list: Option<u16>,
}

/// An item and the ways to list it.
#[derive(Debug, Clone)]
pub(super) struct Demand {
    /// What it costs if it is not listed.
    pub(super) unlisted: i64,
    /// All the ways that its own calendar allows. Others may be in the way of any of them.
    pub(super) ways: Vec<Way>,
}

impl Demand {
    pub(super) fn new(ground: &Ground, number: u32) -> Self {
        let item = &ground.items[number as usize];
        let mut ways: BTreeMap<Way, ()> = BTreeMap::new();
        let venue = item.rooms.iter().map(|choice| choice.cost).min();
        let with_room = item.in_room.zip(venue).map(|((_, channel), venue)| (venue, channel));
        let without = item.roomless.map(|(_, channel)| (0, channel));
        let people = item.seats.iter().chain(&item.languages).all(|fitting| !fitting.is_empty());
        // The least of each layer by itself: a place that has both may not exist, which only makes the bound weaker.
        let travel = with_room.iter().chain(&without).map(|&(travel, _)| travel).min();
        let preference = with_room.iter().chain(&without).map(|&(_, channel)| channel).min();
        if let (Some(travel), Some(preference), true) = (travel, preference, people) {
            for day in (0..ground.days()).filter(|day| item.open[day / 64] >> (day % 64) & 1 == 1) {
                let weeks = weeks(ground, item, day);
                ways.insert(Way { weeks, age: item.age[day], travel, preference, list: None }, ());
            }
        }
        for choice in &item.lists {
            let list = &ground.lists[usize::from(choice.list)];
            let (age, travel) = (item.age[usize::from(list.day)], choice.venue_cost);
            let preference = choice.channel.1 + choice.preference;
            ways.insert(Way { weeks: Vec::new(), age, travel, preference, list: Some(choice.list) }, ());
        }
        Self { unlisted: item.unlisted, ways: ways.into_keys().collect() }
    }
}

/// The grains that an item takes in each week if it begins on a day.
fn weeks(ground: &Ground, item: &Item, day: usize) -> Vec<(u16, i64)> {
    let grains = ground.calendar.grains;
    let mut weeks: Vec<(u16, i64)> = Vec::new();
    for nth in 0..item.days() {
        let Some(&week) = ground.calendar.calendar_week.get(day + usize::from(nth)) else { break };
        let taken = i64::from(item.mask(nth, 0, grains).count_ones());
        match weeks.last_mut() {
            Some((last, sum)) if *last == week => *sum += taken,
            _ => weeks.push((week, taken)),
        }
    }
    weeks
}
