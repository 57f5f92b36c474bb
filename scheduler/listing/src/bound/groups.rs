//! Groups of people and of rooms, what they hold in a week, and who can be heard by nobody else.

use std::collections::{BTreeMap, BTreeSet};

use super::demand::{Measure, is_long};
use crate::ground::Ground;
use crate::ground::item::Item;

/// At most so many groups are looked at: those that most items need.
const MOST: usize = 400;

/// People, or rooms, and the items that must take some of their time.
#[derive(Debug, Clone)]
pub(super) struct Group {
    grains: Capacity,
    long_days: Capacity,
    /// Those of them who are paid by the day, if that costs anything, and nobody of the group is in one before that has this.
    pub(super) fee_paid: Option<FeePaid>,
    /// For each item, by its place in the part, how many of the group it takes at once: 0 if it can do without.
    pub(super) takes: Vec<i64>,
}

/// People of a group who are paid by the day, beside others who are not.
#[derive(Debug, Clone)]
pub(super) struct FeePaid {
    /// The grains that the others have together.
    pub(super) others: Capacity,
    /// How many days they have together in each week.
    pub(super) days: Vec<i64>,
    /// The grains of a day.
    pub(super) day: i64,
    /// The least that a day costs, in units of the layer of travel.
    pub(super) day_cost: i64,
}

/// What a group has together.
#[derive(Debug, Clone)]
pub(super) struct Capacity {
    /// In each week.
    pub(super) weeks: Vec<i64>,
    /// In all: less than in the weeks together if somebody may not sit on all their days.
    pub(super) in_all: i64,
}

impl Group {
    /// What it has.
    pub(super) fn capacity(&self, measure: Measure) -> &Capacity {
        match measure {
            Measure::Grains => &self.grains,
            Measure::LongDays => &self.long_days,
        }
    }
}

/// What an item can choose from, for one of its seats, languages or for its room.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Choice {
    People(Vec<u16>),
    Rooms(Vec<u16>),
}

/// The groups of a part: each set that some item must choose from, the most wanted first.
pub(super) fn of(ground: &Ground, items: &[u32]) -> Vec<Group> {
    let choices: Vec<Vec<Choice>> = items.iter().map(|&item| choices(&ground.items[item as usize])).collect();
    let mut wanted: BTreeMap<&Choice, usize> = BTreeMap::new();
    for choice in choices.iter().flatten() {
        *wanted.entry(choice).or_default() += 1;
    }
    let mut sets: Vec<(&Choice, usize)> = wanted.into_iter().collect();
    sets.sort_by_key(|&(choice, count)| (std::cmp::Reverse(count), choice));
    sets.truncate(MOST);
    let mut paid = BTreeSet::new();
    let group = |(set, _): (&Choice, usize)| {
        let takes =
            |of: &Vec<Choice>| i64::try_from(of.iter().filter(|choice| is_within(choice, set)).count()).unwrap_or(0);
        let long = |grains: i64| i64::from(is_long(grains, ground.calendar.grains));
        Group {
            grains: capacity(ground, set, |grains| grains),
            long_days: capacity(ground, set, long),
            fee_paid: fee_paid(ground, set, &mut paid),
            takes: choices.iter().map(takes).collect(),
        }
    };
    sets.into_iter().map(group).collect()
}

/// Whoever of a set is paid by the day, if nobody of it has been counted.
fn fee_paid(ground: &Ground, set: &Choice, counted: &mut BTreeSet<u16>) -> Option<FeePaid> {
    let Choice::People(people) = set else { return None };
    let (paid, others): (Vec<u16>, Vec<u16>) =
        people.iter().partition(|&&person| ground.people.all[usize::from(person)].day_cost > 0);
    let day_cost = paid.iter().map(|&person| ground.people.all[usize::from(person)].day_cost).min()?;
    if people.iter().any(|person| counted.contains(person)) {
        return None;
    }
    counted.extend(people);
    let days = capacity(ground, &Choice::People(paid), |grains| i64::from(grains > 0)).weeks;
    let others = capacity(ground, &Choice::People(others), |grains| grains);
    Some(FeePaid { others, days, day: i64::from(ground.calendar.grains), day_cost })
}

fn choices(item: &Item) -> Vec<Choice> {
    let sorted = |people: &Vec<u16>| {
        let mut people = people.clone();
        people.sort_unstable();
        Choice::People(people)
    };
    let mut found: Vec<Choice> = item.crew.iter().map(sorted).collect();
    if item.roomless.is_none() {
        let mut rooms: Vec<u16> = item.rooms.iter().map(|choice| choice.room).collect();
        rooms.sort_unstable();
        found.push(Choice::Rooms(rooms));
    }
    found
}

/// Whether every one of `choice` is in `set`: whatever is chosen, it is one of the set.
fn is_within(choice: &Choice, set: &Choice) -> bool {
    let all = |these: &[u16], those: &[u16]| these.iter().all(|one| those.binary_search(one).is_ok());
    match (choice, set) {
        (Choice::People(these), Choice::People(those)) | (Choice::Rooms(these), Choice::Rooms(those)) => {
            all(these, those)
        }
        _ => false,
    }
}

/// What all of a set have, `worth` being what a day with so many free grains is worth.
fn capacity(ground: &Ground, set: &Choice, worth: impl Fn(i64) -> i64) -> Capacity {
    let mut weeks = vec![0; ground.calendar.weeks()];
    let mut in_all = 0;
    let (rows, free) = match set {
        Choice::People(people) => (people, &ground.person_free),
        Choice::Rooms(rooms) => (rooms, &ground.room_free),
    };
    for &row in rows {
        let (most_in_a_week, most) = match set {
            Choice::People(_) => {
                let of = &ground.people.all[usize::from(row)];
                (usize::from(of.most_in_a_week), usize::from(of.most))
            }
            Choice::Rooms(_) => (usize::MAX, usize::MAX),
        };
        let mut days: Vec<Vec<i64>> = vec![Vec::new(); weeks.len()];
        for (day, &week) in (0..).zip(&ground.calendar.calendar_week) {
            days[usize::from(week)].push(worth(i64::from(free[ground.at(row, day)].count_ones())));
        }
        // Whoever may sit on so many days only has the most on the best of them.
        for (sum, days) in weeks.iter_mut().zip(&mut days) {
            keep_best(days, most_in_a_week);
            *sum += days.iter().sum::<i64>();
        }
        let mut days = days.concat();
        keep_best(&mut days, most);
        in_all += days.iter().sum::<i64>();
    }
    Capacity { weeks, in_all }
}

/// Keeps so many of the best.
fn keep_best(days: &mut Vec<i64>, most: usize) {
    days.sort_unstable_by(|one, other| other.cmp(one));
    days.truncate(most);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::{hearing, json, person, world};

    #[test]
    fn nobody_is_paid_twice_for_a_day() {
        let ground = Ground::new(&world(|problem| {
            person(problem, "ana").contract = json(r#"{ "fee_paid": { "day_cost": 5 } }"#);
            hearing(problem, "other").panel = json(r#"[{ "role": "judge", "tickets": ["DISC"] }]"#);
        }));
        let groups = of(&ground, &[0, 1]);
        let takes: Vec<&[i64]> = groups.iter().map(|group| &group.takes[..]).collect();
        assert_eq!(takes, [[0, 1], [1, 1]], "ana alone, and ana or ben");
        let paid: Vec<(i64, i64)> = groups
            .iter()
            .filter_map(|group| group.fee_paid.as_ref())
            .map(|paid| (paid.day_cost, paid.days[0]))
            .collect();
        assert_eq!(paid, [(5, 5)], "for five days in the first week");
    }
}
