//! The ways in which a rota is changed, one step at a time.

use anytime::{below, chance, pick, shuffle};

use super::benches::Benches;
use super::state::{Place, State};

/// A number below `count`; 0 if there is none.
fn index(benches: &mut Benches, count: usize) -> usize {
    below(&mut benches.random, u32::try_from(count).unwrap_or(u32::MAX)) as usize
}

/// Empties a session without a full bench and some that compete with it for people, then fills them anew in another order.
pub(super) fn refill(benches: &mut Benches, state: &mut State<'_>, in_part: bool) {
    let instance = state.instance;
    let short: Vec<usize> = (0..instance.units.len()).filter(|unit| !state.is_full(*unit)).collect();
    let Some(&target) = pick(&mut benches.random, &short) else { return };
    let rivals: Vec<usize> = (0..instance.units.len())
        .filter(|unit| *unit != target && state.kind(*unit).is_some())
        .filter(|unit| instance.units[*unit].overlaps(&instance.units[target]))
        .collect();
    let mut chosen = Vec::new();
    let number = 1 + below(&mut benches.random, 4);
    for _ in 0..number {
        if chance(&mut benches.random, 3, 4) {
            chosen.extend(pick(&mut benches.random, &rivals));
        } else {
            chosen.push(index(benches, instance.units.len()));
        }
    }
    chosen.retain(|unit| *unit != target);
    chosen.sort_unstable();
    chosen.dedup();
    shuffle(&mut benches.random, &mut chosen);
    chosen.insert(0, target);
    for unit in &chosen {
        Benches::clear(state, *unit);
    }
    for unit in &chosen {
        benches.fill(state, *unit);
    }
    if in_part {
        for unit in chosen {
            if !state.is_full(unit) {
                benches.fill_in_part(state, unit);
            }
        }
    }
}

/// Tries to seat one more person in a session that is not full.
pub(super) fn add(benches: &mut Benches, state: &mut State<'_>) -> bool {
    let short: Vec<usize> = (0..state.instance.units.len()).filter(|unit| !state.is_full(*unit)).collect();
    let Some(&unit) = pick(&mut benches.random, &short) else { return false };
    if state.kind(unit).is_none() { false } else { benches.fill_any_seat(state, unit) }
}

/// Gives a seat of somebody who sits more than others to somebody who sits less, along a chain.
pub(super) fn level(benches: &mut Benches, state: &mut State<'_>) -> bool {
    let instance = state.instance;
    let above = |state: &State<'_>, person: usize| state.load(person) - instance.people[person].share;
    if instance.people.is_empty() {
        return false;
    }
    // Of three drawn, the one who is furthest above their share.
    let drawn: Vec<usize> = (0..3).map(|_| index(benches, instance.people.len())).collect();
    let Some(person) = drawn.into_iter().max_by_key(|person| above(state, *person)) else { return false };
    let Some(&place) = pick(&mut benches.random, state.places(person)) else { return false };
    !instance.units[place.unit].is_locked(place.seat) && benches.relieve(state, place)
}

/// Puts another person onto a seat. Who sits elsewhere at the time changes places with who sat here.
pub(super) fn exchange(benches: &mut Benches, state: &mut State<'_>) -> bool {
    let instance = state.instance;
    if instance.units.is_empty() {
        return false;
    }
    let unit = index(benches, instance.units.len());
    let Some(seat) = state.seats(unit).len().checked_sub(1).map(|last| index(benches, last + 1)) else { return false };
    let place = Place { unit, seat };
    let Some(&other) = pick(&mut benches.random, instance.units[unit].eligible(state.role(place))) else {
        return false;
    };
    let Some(person) = state.who(place).filter(|person| *person != other && !instance.units[unit].is_locked(seat))
    else {
        return false;
    };
    // With a free person, now and then also a seat of another day changes hands.
    let from = if state.is_busy(other, unit) {
        let mut clashes =
            state.places(other).iter().filter(|from| instance.units[from.unit].overlaps(&instance.units[unit]));
        match (clashes.next().copied(), clashes.next()) {
            (Some(from), None) => Some(from),
            _ => return false,
        }
    } else if chance(&mut benches.random, 1, 2) {
        pick(&mut benches.random, state.places(other)).copied()
    } else {
        None
    };
    swap(state, place, person, from, other)
}

/// `other` comes to `place`; `person`, who sat there, goes to where `other` was, if that is named. False if one may not.
fn swap(state: &mut State<'_>, place: Place, person: usize, from: Option<Place>, other: usize) -> bool {
    let instance = state.instance;
    if let Some(from) = from {
        let eligible = instance.units[from.unit].eligible(state.role(from)).binary_search(&person).is_ok();
        if instance.units[from.unit].is_locked(from.seat) || !eligible {
            return false;
        }
        state.vacate(from);
    }
    state.vacate(place);
    let fits = |state: &State<'_>, person: usize, unit: usize| {
        !state.is_busy(person, unit) && state.within_limits(person, unit, None)
    };
    if !fits(state, other, place.unit) {
        return false;
    }
    state.seat(place, other);
    if let Some(from) = from {
        if !fits(state, person, from.unit) {
            return false;
        }
        state.seat(from, person);
    }
    true
}
