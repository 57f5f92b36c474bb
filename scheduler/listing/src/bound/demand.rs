//! What a hearing takes, week by week, wherever it begins.

use std::collections::BTreeSet;

use crate::ground::Ground;
use crate::ground::calendar::has_day;
use crate::ground::item::Item;
use crate::search::scan::Scan;
use crate::state::State;

/// What is counted of the time that somebody, or a room, has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Measure {
    /// Its grains.
    Grains,
    /// Days of which more than half is taken at once: no day has two such.
    LongDays,
}

/// What an item takes in a week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Taken {
    /// The week.
    pub(super) week: u16,
    grains: i64,
    long_days: i64,
}

impl Taken {
    /// How much it takes.
    pub(super) fn of(self, measure: Measure) -> i64 {
        match measure {
            Measure::Grains => self.grains,
            Measure::LongDays => self.long_days,
        }
    }
}

/// A way to list an item that is as good as others for a bound: the same weeks, the same costs.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Way {
    /// What it takes in each week, Monday to Sunday; none in a list that takes several hearings.
    pub(super) weeks: Vec<Taken>,
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
    /// All the ways that its own calendar, its people's and its rooms' allow. Others may be in the way of any of them.
    pub(super) ways: Vec<Way>,
}

impl Way {
    /// What it takes in all.
    pub(super) fn takes(&self, measure: Measure) -> i64 {
        self.weeks.iter().map(|taken| taken.of(measure)).sum()
    }
}

impl Demand {
    /// Of an item, `nobody` being a state in which nothing is listed.
    pub(super) fn new(nobody: &State<'_>, scan: &mut Scan, number: u32) -> Self {
        let ground = nobody.ground;
        let item = &ground.items[number as usize];
        let mut ways: BTreeSet<Way> = BTreeSet::new();
        let venue = item.rooms.iter().map(|choice| choice.cost).min();
        let with_room = item.in_room.zip(venue).map(|((_, channel), venue)| (venue, channel));
        let without = item.roomless.map(|(_, channel)| (0, channel));
        // The least of each layer by itself: a place that has both may not exist, which only makes the bound weaker.
        let travel = with_room.iter().chain(&without).map(|&(travel, _)| travel).min();
        let preference = with_room.iter().chain(&without).map(|&(_, channel)| channel).min();
        if let (Some(travel), Some(preference)) = (travel, preference) {
            let days = scan.days(nobody, number);
            for day in (0..ground.calendar.days()).filter(|&day| u16::try_from(day).is_ok_and(|day| has_day(days, day)))
            {
                let weeks = weeks(ground, item, day);
                ways.insert(Way { weeks, age: item.age[day], travel, preference, list: None });
            }
        }
        for choice in &item.lists {
            let list = &ground.lists[usize::from(choice.list)];
            let (age, travel) = (item.age[usize::from(list.day)], choice.venue_cost);
            let preference = choice.channel.1 + choice.preference;
            ways.insert(Way { weeks: Vec::new(), age, travel, preference, list: Some(choice.list) });
        }
        Self { unlisted: item.unlisted, ways: ways.into_iter().collect() }
    }
}

/// Whether so many grains are more than half of a day.
pub(super) fn is_long(taken: i64, day: u8) -> bool {
    2 * taken > i64::from(day)
}

/// What an item takes in each week if it begins on a day.
fn weeks(ground: &Ground, item: &Item, day: usize) -> Vec<Taken> {
    let grains = ground.calendar.grains;
    let mut weeks: Vec<Taken> = Vec::new();
    for nth in 0..item.days() {
        let Some(&week) = ground.calendar.calendar_week.get(day + usize::from(nth)) else { break };
        let taken = i64::from(item.mask(nth, 0, grains).count_ones());
        let long_days = i64::from(is_long(taken, grains));
        match weeks.last_mut() {
            Some(last) if last.week == week => {
                last.grains += taken;
                last.long_days += long_days;
            }
            _ => weeks.push(Taken { week, grains: taken, long_days }),
        }
    }
    weeks
}
