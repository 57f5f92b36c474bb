//! A list by one integer program and nothing else: what a team would have who hands the whole problem to a solver. For
//! comparison.

use std::time::Duration;

use scheduler::mip::{Limits, Solver};

use crate::ground::Ground;
use crate::search::exact;
use crate::search::scan::Scan;
use crate::solve::Solved;
use crate::state::State;

/// How many places each hearing may choose from, the cheapest.
const PLACES: usize = 200;

/// Lists by one integer program within so much time. Each hearing chooses one of its cheapest places or none; nobody and no room
/// is taken twice. What is beyond such a program (limits on days, one venue a day, links, lists) is left out of it, so a choice
/// that breaks such a rule is not listed.
pub fn by_program_alone(ground: &Ground, solver: &dyn Solver, clock: Duration) -> Solved {
    let mut state = State::new(ground);
    let mut scan = Scan::default();
    let items: Vec<u32> = (0..).take(ground.items.len()).collect();
    let last = u16::try_from(ground.days().saturating_sub(1)).unwrap_or(u16::MAX);
    let choices: Vec<_> = items.iter().map(|&item| scan.all(&state, item, 0, last, PLACES)).collect();
    let limits = Limits { nodes: None, clock: Some(clock) };
    for (item, place) in exact::chosen(&state, &items, &choices, &[], limits, solver) {
        if state.fits(item, place) {
            state.place(item, place);
        }
    }
    Solved { priced: scan.priced, ..Solved::from(state) }
}
