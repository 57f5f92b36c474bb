//! Groups of people and of rooms, what they hold in a week, and who can be heard by nobody else.

use std::collections::BTreeMap;

use crate::ground::Ground;
use crate::ground::item::Item;

/// At most so many groups are looked at: those that most items need.
const MOST: usize = 24;

/// People, or rooms, and the items that must take some of their time.
#[derive(Debug, Clone)]
pub(super) struct Group {
    /// For each week, the grains that they have together.
    pub(super) holds: Vec<i64>,
    /// For each item, by its place in the part, how many of the group it takes at once: 0 if it can do without.
    pub(super) takes: Vec<i64>,
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
    let group = |(set, _): (&Choice, usize)| {
        let takes =
            |of: &Vec<Choice>| i64::try_from(of.iter().filter(|choice| is_within(choice, set)).count()).unwrap_or(0);
        Group { holds: holds(ground, set), takes: choices.iter().map(takes).collect() }
    };
    sets.into_iter().map(group).collect()
}

fn choices(item: &Item) -> Vec<Choice> {
    let sorted = |people: &Vec<u16>| {
        let mut people = people.clone();
        people.sort_unstable();
        Choice::People(people)
    };
    let mut found: Vec<Choice> = item.seats.iter().chain(&item.languages).map(sorted).collect();
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

fn holds(ground: &Ground, set: &Choice) -> Vec<i64> {
    let mut weeks = vec![0; ground.calendar.weeks()];
    let day_grains = i64::from(ground.calendar.grains);
    let (rows, free, most): (&[u16], _, Box<dyn Fn(u16) -> i64>) = match set {
        Choice::People(people) => {
            let most = |person: u16| i64::from(ground.people.all[usize::from(person)].most_in_a_week);
            (people, &ground.person_free, Box::new(most))
        }
        Choice::Rooms(rooms) => (rooms, &ground.room_free, Box::new(|_| i64::MAX / day_grains.max(1))),
    };
    for &row in rows {
        let mut of_row = vec![0_i64; weeks.len()];
        for (day, &week) in (0..).zip(&ground.calendar.calendar_week) {
            of_row[usize::from(week)] += i64::from(free[ground.at(row, day)].count_ones());
        }
        for (sum, grains) in weeks.iter_mut().zip(of_row) {
            *sum += grains.min(most(row).saturating_mul(day_grains));
        }
    }
    weeks
}
