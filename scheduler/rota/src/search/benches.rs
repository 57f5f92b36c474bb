//! Fills whole benches, and at least a chair where a whole bench cannot be had.

use anytime::{Random, below};

use super::chain::{Chains, Reach};
use super::state::{Place, State};

/// What filling takes along.
#[derive(Debug)]
pub(super) struct Benches {
    chains: Chains,
    pub(super) random: Random,
}

/// For a full bench: far, and at the cost of benches that are not full.
const FOR_A_BENCH: Reach = Reach { seats: 400, may_strip: true, turn: 0, without: None };
/// For less than a full bench: nothing is taken from others.
const FOR_A_SEAT: Reach = Reach { seats: 150, may_strip: false, turn: 0, without: None };

impl Benches {
    pub(super) fn new(random: Random) -> Self {
        Self { chains: Chains::default(), random }
    }

    /// Empties a unit but for locked seats.
    pub(super) fn clear(state: &mut State<'_>, unit: usize) {
        for seat in 0..state.seats(unit).len() {
            if !state.instance.units[unit].is_locked(seat) {
                state.vacate(Place { unit, seat });
            }
        }
        if state.instance.units[unit].locked.is_empty() {
            state.set_kind(unit, None);
        }
    }

    /// Gives a cleared unit a full bench of some kind, or leaves everything as it is. The kinds with the fewest seats are tried
    /// first, now and then the others.
    pub(super) fn fill(&mut self, state: &mut State<'_>, unit: usize) -> bool {
        let instance = state.instance;
        let mut kinds = instance.units[unit].kinds.clone();
        kinds.sort_by_key(|kind| instance.kinds[*kind].roles.len());
        if kinds.len() > 1 && below(&mut self.random, 4) == 0 {
            let first = below(&mut self.random, u32::try_from(kinds.len()).unwrap_or(1));
            kinds.rotate_left(first as usize);
        }
        kinds.into_iter().any(|kind| {
            let mark = state.mark();
            state.set_kind(unit, Some(kind));
            let seats = 0..instance.kinds[kind].roles.len();
            let full = seats.into_iter().all(|seat| {
                let place = Place { unit, seat };
                state.who(place).is_some() || self.find(state, place, FOR_A_BENCH)
            });
            if !full {
                state.go_back(mark);
            }
            full
        })
    }

    /// Puts somebody into the chair of a unit that has no full bench, or at least somebody onto its bench.
    pub(super) fn fill_in_part(&mut self, state: &mut State<'_>, unit: usize) {
        let instance = state.instance;
        for presides in [true, false] {
            for &kind in &instance.units[unit].kinds {
                if state.seats(unit).iter().any(Option::is_some) && state.kind(unit) != Some(kind) {
                    continue;
                }
                if !presides && state.seats(unit).iter().any(Option::is_some) {
                    return;
                }
                let old = state.kind(unit);
                state.set_kind(unit, Some(kind));
                for seat in (0..instance.kinds[kind].roles.len())
                    .filter(|seat| instance.kinds[kind].presides[*seat] == presides)
                {
                    let place = Place { unit, seat };
                    if state.who(place).is_some() || self.find(state, place, FOR_A_SEAT) {
                        return;
                    }
                }
                state.set_kind(unit, old);
            }
        }
    }

    /// Puts somebody onto any empty seat of a bench.
    pub(super) fn fill_any_seat(&mut self, state: &mut State<'_>, unit: usize) -> bool {
        let empty = state.seats(unit).iter().position(Option::is_none);
        empty.is_some_and(|seat| self.find(state, Place { unit, seat }, FOR_A_SEAT))
    }

    /// Takes a person from a seat and finds somebody else, with whom the shares are fairer.
    pub(super) fn relieve(&mut self, state: &mut State<'_>, place: Place) -> bool {
        let Some(person) = state.who(place) else { return false };
        let instance = state.instance;
        let sittings = instance.units[place.unit].sittings;
        state.vacate(place);
        let share = |person: usize| instance.people[person].share;
        // What the person is above their share without this seat; somebody with less than that is fairer.
        let above = state.load(person) - share(person);
        let reach = Reach { turn: self.turn(), without: Some(person), ..FOR_A_SEAT };
        let fairer = |state: &State<'_>, other: usize| {
            state.load(other) - share(other) < above || {
                let least = instance.people[other].least;
                state.load(other) + sittings <= least && state.load(person) >= instance.people[person].least
            }
        };
        self.chains.fill(state, place, reach, fairer)
    }

    fn find(&mut self, state: &mut State<'_>, place: Place, reach: Reach) -> bool {
        let reach = Reach { turn: self.turn(), ..reach };
        self.chains.fill(state, place, reach, |_, _| true)
    }

    fn turn(&mut self) -> usize {
        below(&mut self.random, u32::MAX) as usize
    }
}
