//! Whether the list in force stands as it is.

use std::collections::BTreeSet;

use listing_model::Problem;

use super::in_force::keep;
use crate::ground::Ground;
use crate::solve::Solved;
use crate::state::State;

/// The list in force, if nothing asks for another: each of its places is still lawful, and no hearing waits that was not
/// considered when it was made. Ask before [`solve`](crate::solve()): it would look for a better one.
#[must_use]
pub fn stands(problem: &Problem, ground: &Ground) -> Option<Solved> {
    let in_force = problem.in_force.as_ref()?;
    let placed = in_force.placements.iter().map(|placement| &placement.hearing);
    let considered: BTreeSet<_> = placed.chain(&in_force.unlisted).collect();
    if !problem.hearings.iter().all(|hearing| considered.contains(&hearing.id)) {
        return None;
    }
    let mut state = State::new(ground);
    let lost = keep(&mut state);
    lost.is_empty().then_some(Solved::from(state))
}
