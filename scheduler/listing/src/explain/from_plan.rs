//! A plan file as a state.

use std::collections::BTreeMap;

use listing_model::{HearingId, Placement, Plan, Problem};

use crate::ground::Ground;
use crate::ground::item::Item;
use crate::place::Place;
use crate::state::State;

/// Hearings of a plan whose place cannot be said: it names what the problem does not have, or not all hearings of a slot are there.
/// A plan that the reader and the checker accept has none.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the plan places {} where they cannot be", names(.0))]
pub struct BadPlan(pub Vec<HearingId>);

fn names(hearings: &[HearingId]) -> String {
    let ids: Vec<&str> = hearings.iter().map(HearingId::as_str).collect();
    ids.join(", ")
}

/// The state that a plan is.
pub(super) fn state<'g>(ground: &'g Ground, problem: &Problem, plan: &Plan) -> Result<State<'g>, BadPlan> {
    let by_hearing = plan.by_hearing();
    let mut state = State::new(ground);
    let mut bad = Vec::new();
    for (number, item) in (0..).zip(&ground.items) {
        let placed = placements(ground, item, &by_hearing);
        if placed.is_empty() {
            continue;
        }
        match place(ground, problem, item, &placed) {
            Some(place) => state.place(number, place),
            None => bad.extend(placed.iter().map(|placement| placement.hearing.clone())),
        }
    }
    if bad.is_empty() { Ok(state) } else { Err(BadPlan(bad)) }
}

fn placements<'p>(
    ground: &Ground,
    item: &Item,
    by_hearing: &BTreeMap<&HearingId, &'p Placement>,
) -> Vec<&'p Placement> {
    let ids = item.hearings.iter().map(|&hearing| &ground.hearing_ids[hearing as usize]);
    ids.filter_map(|id| by_hearing.get(id).copied()).collect()
}

/// The place of an item, if all its hearings are there and its panel is whole.
fn place(ground: &Ground, problem: &Problem, item: &Item, placed: &[&Placement]) -> Option<Place> {
    let place = ground.numbers().place_of_all(placed)?;
    if placed.len() != item.hearings.len() {
        return None;
    }
    if let Place::Slot(slot) = place {
        let seats = problem.hearings.get(*item.hearings.first()? as usize)?.panel.len();
        let days = usize::from(slot.day) + usize::from(item.days());
        if placed.first()?.panel.len() != seats || days > ground.days() {
            return None;
        }
    }
    Some(place)
}
