//! A plan file as a state.

use std::collections::BTreeMap;

use listing_model::{HearingId, Placement, Plan, Problem};

use crate::ground::Ground;
use crate::ground::item::Item;
use crate::ground::places::crew;
use crate::place::{Place, Slot};
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

/// The place of an item: of several hearings of a slot the panel of the first and the interpreters of all.
fn place(ground: &Ground, problem: &Problem, item: &Item, placed: &[&Placement]) -> Option<Place> {
    let numbers = ground.numbers();
    let first = *placed.first()?;
    let Place::Slot(slot) = numbers.place(first)? else {
        return (placed.len() == 1 && item.hearings.len() == 1).then(|| numbers.place(first)).flatten();
    };
    let seats = problem.hearings.get(*item.hearings.first()? as usize)?.panel.len();
    let days = usize::from(slot.day) + usize::from(item.days());
    if placed.len() != item.hearings.len() || first.panel.len() != seats || days > ground.days() {
        return None;
    }
    let panel = first.panel.iter().map(|bench| &bench.person);
    let ids = panel.chain(placed.iter().flat_map(|placement| placement.interpreters.iter().map(|at| &at.person)));
    let people: Vec<u16> = ids.map(|id| ground.people.person(id)).collect::<Option<_>>()?;
    Some(Place::Slot(Slot { crew: crew(&people)?, ..slot }))
}
