//! Which hearings are taken out, to be put back better.

use anytime::{Random, below, pick};

use crate::place::{NO_ROOM, Place};
use crate::state::State;

/// The most items that one ruin takes out on purpose. Those that must go with them come on top.
const MOST: usize = 14;

/// The most items that are put anew by one integer program.
const MOST_IN_PROGRAM: usize = 18;

/// What a ruin chose.
#[derive(Debug, Default)]
pub(crate) struct Ruin {
    /// What is to be taken out.
    pub(crate) out: Vec<u32>,
    /// What is to be put back first, in this order: for its sake the others make room.
    pub(crate) first: Vec<u32>,
    /// Where the first of them is to go, if it fits there then; otherwise, and if nothing is said, to its cheapest place.
    pub(crate) wish: Option<(u32, Place)>,
    /// How often each item could not be listed: the oftener, the dearer it is to take out.
    pub(crate) failures: Vec<u32>,
    /// What stands in the way at a place, and what did at the best place so far.
    pub(super) in_the_way: Vec<u32>,
    pub(super) lightest: Vec<u32>,
}

/// The ways of choosing. Making way counts three times: it finds most.
pub(crate) const WAYS: usize = 7;

impl Ruin {
    /// Of so many items.
    pub(crate) fn new(items: usize) -> Self {
        Self { failures: vec![0; items], ..Self::default() }
    }

    /// Chooses in one of [`WAYS`] ways among `items`.
    pub(crate) fn choose(
        &mut self,
        state: &State<'_>,
        items: &[u32],
        unlisted: &[u32],
        way: usize,
        random: &mut Random,
    ) {
        self.out.clear();
        self.first.clear();
        self.wish = None;
        match way {
            0 => self.scattered(state, items, random),
            1 => self.a_room(state, items, random),
            2 => self.a_person(state, items, random),
            3..=5 => self.make_way(state, items, unlisted, random),
            _ => self.a_day(state, items, random),
        }
        self.with_followers(state);
    }

    /// Makes way for an item that is not listed.
    pub(crate) fn choose_unlisted(&mut self, state: &State<'_>, unlisted: &[u32], random: &mut Random) {
        self.out.clear();
        self.first.clear();
        self.wish = None;
        self.make_way_for_unlisted(state, unlisted, random);
        self.with_followers(state);
    }

    /// Chooses, for a program, what happens at a venue or before its people around some day, and a few that are not listed but could be
    /// heard then. Returns the first and the last day.
    pub(crate) fn a_week(
        &mut self,
        state: &State<'_>,
        items: &[u32],
        unlisted: &[u32],
        random: &mut Random,
    ) -> Option<(u16, u16)> {
        self.out.clear();
        self.first.clear();
        self.wish = None;
        let (item, day) = self.seed(state, items, random)?;
        let Some(Place::Slot(slot)) = state.places[item as usize] else { return None };
        let days = u16::try_from(state.ground.days()).unwrap_or(u16::MAX);
        let (first, last) = (day.saturating_sub(2), (day + 4).min(days - 1));
        let of = &state.ground.items[item as usize];
        let venue = (slot.room != NO_ROOM).then(|| state.ground.rooms.all[usize::from(slot.room)].venue);
        let rooms = of.rooms.iter().filter(|choice| Some(choice.venue) == venue).map(|choice| choice.room);
        for day in first..=last {
            for room in rooms.clone() {
                for &other in &state.room_items[state.ground.at(room, day)] {
                    self.take_up_to(state, other, MOST_IN_PROGRAM);
                }
            }
            for person in slot.people() {
                for &other in &state.people[state.ground.at(person, day)].items {
                    self.take_up_to(state, other, MOST_IN_PROGRAM);
                }
            }
        }
        self.with_followers(state);
        for _ in 0..6 {
            if let Some(&other) = pick(random, unlisted)
                && !self.out.contains(&other)
                && state.ground.items[other as usize].open.iter().any(|&word| word != 0)
            {
                self.out.push(other);
            }
        }
        Some((first, last))
    }

    fn take(&mut self, state: &State<'_>, item: u32) {
        self.take_up_to(state, item, MOST);
    }

    pub(super) fn take_up_to(&mut self, state: &State<'_>, item: u32, most: usize) {
        if self.out.len() < most && state.places[item as usize].is_some() && !self.out.contains(&item) {
            self.out.push(item);
        }
    }

    /// A few, anywhere.
    fn scattered(&mut self, state: &State<'_>, items: &[u32], random: &mut Random) {
        for _ in 0..=below(random, 3) {
            if let Some(&item) = pick(random, items) {
                self.take(state, item);
            }
        }
    }

    /// What is in a room around some day.
    fn a_room(&mut self, state: &State<'_>, items: &[u32], random: &mut Random) {
        let Some((item, day)) = self.seed(state, items, random) else { return };
        let Some(Place::Slot(slot)) = state.places[item as usize] else { return };
        if slot.room == NO_ROOM {
            return self.a_person(state, items, random);
        }
        for day in around(state, day, random) {
            for &other in &state.room_items[state.ground.at(slot.room, day)] {
                self.take(state, other);
            }
        }
    }

    /// What a person does around some day.
    fn a_person(&mut self, state: &State<'_>, items: &[u32], random: &mut Random) {
        let Some((item, day)) = self.seed(state, items, random) else { return };
        let Some(Place::Slot(slot)) = state.places[item as usize] else { return };
        let crew: Vec<u16> = slot.people().collect();
        let Some(&person) = pick(random, &crew) else { return };
        for day in around(state, day, random) {
            for &other in &state.people[state.ground.at(person, day)].items {
                self.take(state, other);
            }
        }
    }

    /// What two people do on some day: they may exchange it.
    fn a_day(&mut self, state: &State<'_>, items: &[u32], random: &mut Random) {
        let Some((item, day)) = self.seed(state, items, random) else { return };
        let of = &state.ground.items[item as usize];
        for _ in 0..2 {
            if let Some(&person) = pick(random, of.presiding()) {
                for &other in &state.people[state.ground.at(person, day)].items {
                    self.take(state, other);
                }
            }
        }
    }

    /// An item in a slot, and its day. One in a list is taken out by itself.
    fn seed(&mut self, state: &State<'_>, items: &[u32], random: &mut Random) -> Option<(u32, u16)> {
        for _ in 0..8 {
            let &item = pick(random, items)?;
            match state.places[item as usize] {
                Some(Place::Slot(slot)) => {
                    self.take(state, item);
                    return Some((item, slot.day));
                }
                Some(Place::List { .. }) => self.take(state, item),
                None => {}
            }
        }
        None
    }

    /// What comes after something that goes in an ordered link must go as well.
    fn with_followers(&mut self, state: &State<'_>) {
        let mut next = 0;
        while let Some(&item) = self.out.get(next) {
            for &(follower, _) in &state.ground.items[item as usize].before_items {
                if state.places[follower as usize].is_some() && !self.out.contains(&follower) {
                    self.out.push(follower);
                }
            }
            next += 1;
        }
    }
}

/// A few days from about this one on.
fn around(state: &State<'_>, day: u16, random: &mut Random) -> std::ops::Range<u16> {
    let days = u16::try_from(state.ground.days()).unwrap_or(u16::MAX);
    let back = u16::try_from(below(random, 3)).unwrap_or(0);
    let ahead = u16::try_from(below(random, 4)).unwrap_or(0);
    day.saturating_sub(back)..(day + ahead + 1).min(days)
}
