//! What would come of changes.

use std::collections::{BTreeMap, BTreeSet};

use anytime::Stop;
use listing_model::{HearingId, Layer, Problem};

use super::answer::Answer;
use super::change::{BadChange, BadChanges, Change, Target, make};
use super::in_force::{keep, may_be, shed};
use super::mend::Mend;
use crate::floats;
use crate::ground::Ground;
use crate::ground::item::Item;
use crate::mask;
use crate::place::{Crew, MOST_PEOPLE, NO_ROOM, NOBODY, Place, Slot};
use crate::solve::{Budget, Solved};
use crate::state::crew::Call;
use crate::state::{NOWHERE, State};

/// Makes changes to a problem and plans again from the list in force. As few hearings as possible move: changes count right
/// after what is not listed, whatever the policy's order is. Hearings that were not listed before stay so, unless they come in
/// with the changes.
///
/// # Errors
///
/// Every change that cannot be made, by its number.
pub fn what_if(problem: &Problem, changes: &[Change], budget: Budget, stop: &dyn Stop) -> Result<Answer, BadChanges> {
    if problem.in_force.is_none() {
        return Err(BadChanges(vec![(0, BadChange::NothingInForce)]));
    }
    let mut changed = problem.clone();
    make(&mut changed, changes)?;
    let layers = changed.policy.layers;
    changed.policy.layers = Layer::FEWEST_CHANGES;
    let ground = Ground::new(&changed);
    let mut state = State::new(&ground);
    let astray = keep(&mut state);
    let numbers: BTreeMap<&HearingId, u32> = ground.hearing_ids.iter().zip(ground.item_of.iter().copied()).collect();
    let mut astray: BTreeSet<u32> = astray.into_iter().collect();
    let mut pinned = BTreeSet::new();
    let mut bad = Vec::new();
    for (index, change) in changes.iter().enumerate() {
        match change {
            Change::AddHearing(hearing) => astray.extend(numbers.get(&hearing.id)),
            Change::Move { hearing, to } => {
                let Some(&item) = numbers.get(hearing) else { continue };
                match shift(&mut state, &ground, item, to, &pinned) {
                    Some(out) => {
                        astray.extend(out);
                        astray.remove(&item);
                        pinned.insert(item);
                    }
                    None => bad.push((index, BadChange::Unlawful(hearing.clone()))),
                }
            }
            _ => {}
        }
    }
    if !bad.is_empty() {
        return Err(BadChanges(bad));
    }
    let astray: Vec<u32> = astray.into_iter().collect();
    let steps = replan(&mut state, &astray, pinned, budget, stop);
    changed.policy.layers = layers;
    let solved = Solved { steps, ..Solved::from(state) };
    let before = Ground::new(problem);
    let mut stood = State::new(&before);
    keep(&mut stood);
    Ok(Answer::new(problem, stood.score, changed, &ground, &solved))
}

/// Gives everything that is astray a place. Returns the steps that took.
fn replan(state: &mut State<'_>, astray: &[u32], pinned: BTreeSet<u32>, budget: Budget, stop: &dyn Stop) -> u64 {
    if astray.is_empty() {
        return 0;
    }
    let mut mend = Mend::new(state, pinned);
    mend.put_back(astray);
    let steps = mend.search(astray, budget, stop);
    // What falls free for floats has changed with the slots.
    let shed = shed(state);
    let mut mend = Mend::new(state, BTreeSet::new());
    mend.put_back(&shed);
    let waiting: BTreeSet<u32> =
        astray.iter().chain(&shed).copied().filter(|&item| state.places[item as usize].is_none()).collect();
    let before: Vec<bool> = state.places.iter().map(Option::is_some).collect();
    if !waiting.is_empty() {
        floats::fill(state);
        for (number, was) in (0..).zip(before) {
            if !was && state.places[number as usize].is_some() && !waiting.contains(&number) {
                state.remove(number);
            }
        }
    }
    steps
}

/// Puts an item where it is wanted and takes out what was there. Returns that; nothing if no such place is lawful.
fn shift(state: &mut State<'_>, ground: &Ground, number: u32, to: &Target, pinned: &BTreeSet<u32>) -> Option<Vec<u32>> {
    let old = state.remove(number);
    let wishes = Wishes::new(ground, number, to, old)?;
    let mut best: Option<(i64, Place)> = None;
    for place in wishes.places(state) {
        if may_be(state, number, place) {
            let before = state.score;
            state.place(number, place);
            let cost = ground.scale.sum(&(state.score - before));
            state.remove(number);
            if best.is_none_or(|(least, _)| cost < least) {
                best = Some((cost, place));
            }
        }
    }
    if let Some((_, place)) = best {
        state.place(number, place);
        return Some(Vec::new());
    }
    // Somebody is in the way. Of the lawful places, the one for whose sake fewest must go.
    let mut alone = State::new(ground);
    for &other in pinned {
        if let Some(place) = state.places[other as usize] {
            alone.place(other, place);
        }
    }
    let mates = with_its_parties(ground, number);
    let mut fewest: Option<(Place, Vec<u32>)> = None;
    for place in wishes.places(&alone) {
        if fewest.as_ref().is_some_and(|(_, out)| out.len() <= 1) {
            break;
        }
        if let (Place::Slot(slot), true) = (place, may_be(&alone, number, place)) {
            let out = rivals(state, number, slot, &mates);
            if fewest.as_ref().is_none_or(|(_, fewest)| out.len() < fewest.len()) {
                fewest = Some((place, out));
            }
        }
    }
    let (place, out) = fewest?;
    for &other in &out {
        state.remove(other);
    }
    // What still stands in the way are not its rivals but its links and limits: those are not for a move to settle.
    may_be(state, number, place).then(|| {
        state.place(number, place);
        out
    })
}

/// The items that need some of the same parties.
fn with_its_parties(ground: &Ground, number: u32) -> Vec<u32> {
    let parties = &ground.items[number as usize].parties;
    let shares = |item: &Item| item.parties.iter().any(|party| parties.contains(party));
    let all = (0..).zip(&ground.items);
    all.filter(|(_, item)| !parties.is_empty() && shares(item)).map(|(number, _)| number).collect()
}

/// Who shares a room, a person or a party with a slot at its time. `mates` are those with the same parties.
fn rivals(state: &State<'_>, number: u32, slot: Slot, mates: &[u32]) -> Vec<u32> {
    let ground = state.ground;
    let item = &ground.items[number as usize];
    let grains = ground.calendar.grains;
    let mut found = BTreeSet::new();
    for nth in 0..item.days() {
        let day = slot.day + nth;
        let mask = item.mask(nth, slot.start, grains);
        let people = slot.people().flat_map(|person| &state.people[ground.at(person, day)].items);
        let room = (slot.room != NO_ROOM).then(|| &state.room_items[ground.at(slot.room, day)]);
        for &other in people.chain(room.into_iter().flatten()).chain(mates) {
            if state.taken_by(other, day) & mask != 0 {
                found.insert(other);
            }
        }
    }
    found.remove(&number);
    found.into_iter().collect()
}

/// The places that a move may mean.
struct Wishes<'a> {
    ground: &'a Ground,
    number: u32,
    days: Vec<u16>,
    starts: Vec<u8>,
    rooms: Vec<u16>,
    people: Vec<u16>,
    old: Option<Slot>,
}

impl<'a> Wishes<'a> {
    fn new(ground: &'a Ground, number: u32, to: &Target, old: Option<Place>) -> Option<Self> {
        let item = &ground.items[number as usize];
        let old = match old {
            Some(Place::Slot(slot)) => Some(slot),
            _ => None,
        };
        let day = to.date.map(|date| ground.calendar.day(date));
        let days = match (day, old) {
            (Some(day), _) => vec![day?],
            (None, Some(slot)) => vec![slot.day],
            (None, None) => (0..u16::try_from(ground.days()).unwrap_or(0)).filter(|&day| item.may_begin(day)).collect(),
        };
        let all: Vec<u8> = mask::each(item.starts).collect();
        let starts = match (to.time, old) {
            (Some(time), _) => vec![ground.calendar.grain(time)?],
            (None, Some(slot)) => first(slot.start, all),
            (None, None) => all,
        };
        let of_item: Vec<u16> = item.rooms.iter().map(|choice| choice.room).collect();
        let rooms = match (&to.room, old) {
            (Some(room), _) => vec![ground.rooms.room(room)?],
            (None, Some(slot)) => first(slot.room, of_item),
            (None, None) if item.in_room.is_none() => vec![NO_ROOM],
            (None, None) => of_item,
        };
        let fitting = item.presiding().to_vec();
        let people = match (&to.person, old) {
            (Some(person), _) => vec![ground.people.person(person)?],
            (None, Some(slot)) => first(slot.crew[0], fitting),
            (None, None) => fitting,
        };
        Some(Self { ground, number, days, starts, rooms, people, old })
    }

    /// The places, those that keep most of the old one first.
    fn places(&self, state: &State<'_>) -> Vec<Place> {
        let item = &self.ground.items[self.number as usize];
        let mut found = Vec::new();
        for &day in &self.days {
            if usize::from(day) + usize::from(item.days()) > self.ground.days() {
                continue;
            }
            for &start in &self.starts {
                for &person in &self.people {
                    for &room in &self.rooms {
                        let channel = if room == NO_ROOM { item.roomless } else { item.in_room };
                        let Some((channel, _)) = channel else { continue };
                        found.extend(
                            self.crews(state, item, person, (day, start, room))
                                .map(|crew| Place::Slot(Slot { day, start, channel, room, crew })),
                        );
                    }
                }
            }
        }
        found
    }

    /// The old panel with another presiding, or the cheapest that are free.
    fn crews(
        &self,
        state: &State<'_>,
        item: &Item,
        person: u16,
        (day, start, room): (u16, u8, u16),
    ) -> impl Iterator<Item = Crew> + use<> {
        let venue = if room == NO_ROOM { NOWHERE } else { self.ground.rooms.all[usize::from(room)].venue };
        let kept = self.old.filter(|slot| !slot.crew[1..].contains(&person)).map(|slot| {
            let mut crew = slot.crew;
            crew[0] = person;
            crew
        });
        let alone = item.crew.len() == 1;
        let fresh = if alone {
            let mut crew = [NOBODY; MOST_PEOPLE];
            crew[0] = person;
            Some(crew)
        } else {
            state.complete(item, Call { day, start, room, venue }, person, i64::MAX).map(|(_, crew)| crew)
        };
        kept.into_iter().chain(fresh)
    }
}

/// Everything, with one before all others.
fn first<T: PartialEq + Copy>(one: T, all: Vec<T>) -> Vec<T> {
    std::iter::once(one).chain(all.into_iter().filter(|other| *other != one)).collect()
}
