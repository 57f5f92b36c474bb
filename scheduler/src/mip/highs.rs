//! HiGHS, a C++ solver, linked ready-made (see `scripts/setup`). For listing at the size of a region.

use std::time::Duration;

use good_lp::solvers::highs::{HighsParallelType, HighsProblem, HighsSolution, highs};
use good_lp::variable::UnsolvedProblem;
use good_lp::{DualValues, SolutionWithDual, SolverModel};
use highs_sys::{HIGHS_VERSION_MAJOR, HIGHS_VERSION_MINOR, HIGHS_VERSION_PATCH};

use super::Problem;
use super::backend::{Backend, NodeLimit};
use super::float::to_price;
use super::model::{Model, Numbers};

/// HiGHS on one thread with a fixed seed, so that the same problem and the same limit on nodes give the same plan.
#[derive(Clone, Copy, Debug)]
pub(super) struct Highs;

impl Backend for Highs {
    type Model = HighsProblem;

    const NOTHING_FOUND: &'static str = "NoSolutionFound";

    const LIMIT_NODES: NodeLimit<HighsProblem> =
        Some(|model, nodes| model.set_option("mip_max_nodes", i32::try_from(nodes).unwrap_or(i32::MAX)));

    const TENTHS_FOR_BOUND: u32 = 1;

    fn name_and_version(&self) -> String {
        format!("HiGHS {HIGHS_VERSION_MAJOR}.{HIGHS_VERSION_MINOR}.{HIGHS_VERSION_PATCH}")
    }

    fn model(problem: UnsolvedProblem) -> HighsProblem {
        // The standard relative gap of 0.0001 would call a plan optimal that is not. The absolute one, 0.000001, stays.
        highs(problem)
            .set_threads(1)
            .set_parallel(HighsParallelType::Off)
            .set_option("random_seed", 0)
            .set_option("mip_rel_gap", 0.0)
    }

    /// good_lp does not hand over what the search has proven, but it does hand over prices: those of the relaxation prove a
    /// bound, weaker than the search's own.
    fn bound(problem: &Problem, _: HighsSolution, clock: Option<Duration>) -> Option<i64> {
        Self::relaxation(problem, clock)
    }

    /// By the prices of the relaxation, checked exactly.
    fn relaxation(problem: &Problem, clock: Option<Duration>) -> Option<i64> {
        let relaxation = Model::new(problem, Numbers::Any, Self::model).stopping_after(clock);
        let mut solved = relaxation.inner.solve().ok()?;
        let prices = solved.compute_dual();
        problem.bound(relaxation.rows.into_iter().map(|row| to_price(prices.dual(row))))
    }
}
