//! A neighbourhood solved exactly: what a venue hears in some days, put anew as an integer program.
//!
//! Each hearing chooses one of its cheapest places, or none; nobody and no room is taken twice. What a place costs is priced
//! with the whole neighbourhood taken out, so costs that two hearings have only together (a gap between them, say) are not
//! seen by the program: its answer is put into the state and judged there like any other step.

use std::collections::BTreeMap;

use scheduler::mip::{Limits, Outcome, Problem, ProblemError, Relation, Solver, Variable};

use super::scan::{Found, Scan};
use crate::mask;
use crate::place::{NO_ROOM, Place};
use crate::state::State;

/// How many places each hearing may choose from.
const PLACES: usize = 10;
/// How many nodes a program may take: a limit in work, so that the plan can be had again.
const NODES: u32 = 20;
/// Larger programs are not solved: somewhat larger ones take seconds, some minutes, and neither nodes nor whoever waits end a
/// linear relaxation.
const VARIABLES: usize = 240;
/// What a hearing must cost more than any place, in the program's own units, if it stays unlisted.
const COARSEST: i64 = 1 << 40;

/// What is taken: by whom or what, on which day, in which grain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Taken {
    Person(u16, u16, u8),
    Room(u16, u16, u8),
    Party(u32, u16, u8),
}

/// The best places for these items, none of which is placed now, on days from `first` to `last`. The solver begins with the
/// places where they `were`. Nothing if it has no answer; items that it leaves out have no entry.
pub(crate) fn places(
    state: &State<'_>,
    scan: &mut Scan,
    items: &[u32],
    were: &[(u32, Place)],
    (first, last): (u16, u16),
    solver: &dyn Solver,
) -> Vec<(u32, Place)> {
    let choices: Vec<Vec<Found>> = items.iter().map(|&item| scan.all(state, item, first, last, PLACES)).collect();
    if choices.iter().map(Vec::len).sum::<usize>() > VARIABLES {
        return Vec::new();
    }
    chosen(state, items, &choices, were, Limits { nodes: Some(NODES), clock: None }, solver)
}

/// Of these places of each item, those that the solver chooses.
pub(crate) fn chosen(
    state: &State<'_>,
    items: &[u32],
    choices: &[Vec<Found>],
    were: &[(u32, Place)],
    limits: Limits,
    solver: &dyn Solver,
) -> Vec<(u32, Place)> {
    let Ok((problem, variables)) = program(state, items, choices) else { return Vec::new() };
    // Variables are numbered in this order.
    let before = items
        .iter()
        .zip(choices)
        .flat_map(|(&item, places)| places.iter().map(move |found| i64::from(were.contains(&(item, found.place)))));
    let start = problem.solution(before.collect()).ok();
    let Ok(Outcome::Optimal(solution) | Outcome::Feasible { solution, .. }) =
        solver.solve(&problem, limits, start.as_ref())
    else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for ((&item, places), variables) in items.iter().zip(choices).zip(&variables) {
        let chosen = places.iter().zip(variables).find(|&(_, &variable)| solution.is_chosen(variable));
        found.extend(chosen.map(|(chosen, _)| (item, chosen.place)));
    }
    found
}

fn program(
    state: &State<'_>,
    items: &[u32],
    choices: &[Vec<Found>],
) -> Result<(Problem, Vec<Vec<Variable>>), ProblemError> {
    let ground = state.ground;
    let mut problem = Problem::new();
    let mut taken: BTreeMap<Taken, Vec<(Variable, i64)>> = BTreeMap::new();
    let mut all = Vec::new();
    let unlisted = |item: u32| {
        ground.items[item as usize].unlisted.saturating_mul(ground.scale.unit(listing_model::Layer::Unlisted))
    };
    // Costs are scaled down until a sum of them is exact in the solver.
    let largest = items.iter().map(|&item| unlisted(item)).max().unwrap_or(1).max(1);
    let coarse = |cost: i64| if largest > COARSEST { cost / (largest / COARSEST) } else { cost };
    for (&item, places) in items.iter().zip(choices) {
        let mut variables = Vec::with_capacity(places.len());
        for found in places {
            let variable = problem.binary();
            problem.cost(variable, coarse(found.cost.saturating_sub(unlisted(item))))?;
            take(state, item, found.place, |what| taken.entry(what).or_default().push((variable, 1)));
            variables.push(variable);
        }
        problem.constrain(variables.iter().map(|&variable| (variable, 1)), Relation::AtMost, 1)?;
        all.push(variables);
    }
    // Neighbouring grains are often taken by the same places: one row says it for all.
    let mut rows: Vec<Vec<(Variable, i64)>> = taken.into_values().filter(|row| row.len() > 1).collect();
    rows.sort_unstable();
    rows.dedup();
    for row in rows {
        problem.constrain(row, Relation::AtMost, 1)?;
    }
    Ok((problem, all))
}

/// Names everything that an item takes at a place.
fn take(state: &State<'_>, number: u32, place: Place, mut name: impl FnMut(Taken)) {
    let ground = state.ground;
    let item = &ground.items[number as usize];
    let Place::Slot(slot) = place else { return };
    for nth in 0..item.days() {
        let day = slot.day + nth;
        for grain in mask::each(item.mask(nth, slot.start, ground.calendar.grains)) {
            slot.people().for_each(|person| name(Taken::Person(person, day, grain)));
            item.parties.iter().for_each(|&party| name(Taken::Party(party, day, grain)));
            if slot.room != NO_ROOM {
                name(Taken::Room(slot.room, day, grain));
            }
        }
    }
}
