//! The list in force as a plan in the making.

use listing_model::{Plan, Problem};

use crate::floats::risk_with;
use crate::ground::Ground;
use crate::ground::list::Stands;
use crate::place::Place;
use crate::solve::Solved;
use crate::state::State;

/// Puts everything that is in force where it is, as far as that is still lawful. Returns the items that lost their place.
pub(super) fn keep(state: &mut State<'_>) -> Vec<u32> {
    let ground = state.ground;
    let mut places: Vec<(u32, Option<Place>)> =
        (0..).zip(&ground.items).filter_map(|(number, item)| Some((number, item.before.first()?.place))).collect();
    // Earlier ones first: what an ordered link puts first must be there before what comes after. Floats last: what falls free
    // for them depends on the slots.
    places.sort_by_key(|&(number, place)| (is_freed(ground, place), place.map(|place| begins(ground, place)), number));
    let mut lost = Vec::new();
    for (number, place) in places {
        match place {
            Some(place) if may_be(state, number, place) => state.place(number, place),
            _ => lost.push(number),
        }
    }
    lost.extend(shed(state));
    lost.sort_unstable();
    lost
}

/// Takes hearings out of float and backup lists that have become too risky, those that came last first.
pub(super) fn shed(state: &mut State<'_>) -> Vec<u32> {
    let mut out = Vec::new();
    for list in (0..).take(state.ground.lists.len()) {
        while let Some(&last) = state.lists[usize::from(list)].items.last() {
            match risk_with(state, list, None) {
                Some((risk, ceiling)) if risk > ceiling => {
                    state.remove(last);
                    out.push(last);
                }
                _ => break,
            }
        }
    }
    out
}

/// Whether an item without a place can be at this one. The risk of lists for what falls free is left to [`shed`].
pub(super) fn may_be(state: &State<'_>, number: u32, place: Place) -> bool {
    let Place::List { list, start, .. } = place else { return state.fits(number, place) };
    let ground = state.ground;
    let of = &ground.lists[usize::from(list)];
    if !matches!(of.stands, Stands::Freed(_)) {
        return state.fits(number, place);
    }
    let item = &ground.items[number as usize];
    let Some(&grain) = of.starts.get(usize::from(start)) else { return false };
    item.lists.iter().any(|choice| choice.list == list)
        && state.lists[usize::from(list)].items.len() < of.most
        && state.parties_can_wait(item, of.day, grain)
        && state.list_between(number, of.day, grain)
        && !ground.is_forbidden_in_list(item, of)
}

fn is_freed(ground: &Ground, place: Option<Place>) -> bool {
    matches!(place, Some(Place::List { list, .. }) if matches!(ground.lists[usize::from(list)].stands, Stands::Freed(_)))
}

/// The day on which a place begins, and the grain.
pub(super) fn begins(ground: &Ground, place: Place) -> (u16, u8) {
    match place {
        Place::Slot(slot) => (slot.day, slot.start),
        Place::List { list, start, .. } => {
            let list = &ground.lists[usize::from(list)];
            (list.day, list.starts.get(usize::from(start)).copied().unwrap_or(0))
        }
    }
}

/// A plan in numbers, with what it costs. Nothing, if some place of it is not lawful.
///
/// The ground must be that of the problem.
#[must_use]
pub fn solved(problem: &Problem, plan: &Plan) -> Option<(Ground, Solved)> {
    let mut here = problem.clone();
    here.in_force = Some(super::apply::in_force_of(plan, 0));
    // Which day is short notice depends on the list in force, and so does the cost of changes: the plan's places are looked up
    // in one ground and counted in the other.
    let (read, ground) = (Ground::new(&here), Ground::new(problem));
    let mut state = State::new(&ground);
    let mut places: Vec<(u32, Place)> = Vec::new();
    for (number, item) in (0..).zip(&read.items) {
        if let Some(before) = item.before.first() {
            places.push((number, before.place?));
        }
    }
    places.sort_by_key(|&(number, place)| (is_freed(&ground, Some(place)), begins(&ground, place), number));
    for (number, place) in places {
        if !may_be(&state, number, place) {
            return None;
        }
        state.place(number, place);
    }
    if !shed(&mut state).is_empty() {
        return None;
    }
    let solved = Solved::from(state);
    Some((ground.clone(), solved))
}
