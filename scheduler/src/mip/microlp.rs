//! microlp: branch and bound in pure Rust. Good for a venue's week; slow beyond a thousand binaries.

use std::time::Duration;

use good_lp::solvers::microlp::{MicroLpProblem, MicroLpSolution, microlp};
use good_lp::variable::UnsolvedProblem;

use super::Problem;
use super::backend::{Backend, NodeLimit};
use super::float::to_lower_bound;

/// microlp with its standard tolerances and no gap: it searches until the proof is complete.
#[derive(Clone, Copy, Debug)]
pub(super) struct Microlp;

impl Backend for Microlp {
    type Model = MicroLpProblem;

    const NOTHING_FOUND: &'static str = "Time limit reached before finding a feasible solution";

    /// microlp can count nodes, but good_lp does not pass that on.
    const LIMIT_NODES: NodeLimit<MicroLpProblem> = None;

    const TENTHS_FOR_BOUND: u32 = 0;

    fn name_and_version(&self) -> String {
        // The crate does not tell its version. A test compares this with Cargo.lock.
        "microlp 0.6.0".to_owned()
    }

    fn model(problem: UnsolvedProblem) -> MicroLpProblem {
        microlp(problem)
    }

    /// What the search itself has proven: good_lp hands microlp's own solution over, which knows.
    fn bound(_: &Problem, found: MicroLpSolution, _: Option<Duration>) -> Option<i64> {
        found.into_inner().stats().best_bound.and_then(to_lower_bound)
    }
}
