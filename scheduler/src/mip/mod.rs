//! Integer programs: choose whole numbers within bounds so that linear conditions hold and a linear cost is least.
//!
//! A ballot and a court list both come down to such a choice. This module is the port through which they ask for it:
//!
//! 1. state a [`Problem`] in integers;
//! 2. let a [`Solver`] work on it within [`Limits`], from a known plan if there is one;
//! 3. read the [`Outcome`], which says what is proven and which limit, if any, ended the search.
//!
//! Solvers calculate in floating point. Nothing of that leaves the adapters: what a solver returns is rounded and then
//! checked against the problem in exact integers. A [`Solution`] exists only if it passed, and a solver that offers one
//! which does not pass is reported as an error, never repaired. That an optimum is the best there is, and that an
//! infeasible problem has no solution, are the solver's own claims; they are refused only where the start disproves them.
//!
//! Two solvers answer the same tests, both stated and run through good_lp: microlp, in pure Rust, always there; and HiGHS
//! (feature `highs`), which is much faster on large problems. good_lp does not carry everything over, and the port does
//! not guess: microlp takes no limit on nodes ([`Solver::counts_nodes`]), of two limits it is not told which one ended
//! the search ([`Limit::NodesOrClock`]), and what HiGHS had proven when it was stopped is replaced by a weaker bound. A bound on a
//! problem that is too large for either is had without them: [`Problem::bound_by_ascent`].
//!
//! ```
//! use scheduler::mip::{self, Limits, Outcome, Problem, Relation};
//!
//! // Two hearings, two days. The first day has room for one; the second day costs 5 for the first hearing, 3 for the other.
//! let mut problem = Problem::new();
//! let day_1 = [problem.binary(), problem.binary()];
//! let day_2 = [problem.binary(), problem.binary()];
//! for hearing in 0..2 {
//!     problem.constrain([(day_1[hearing], 1), (day_2[hearing], 1)], Relation::Equal, 1)?;
//! }
//! problem.constrain([(day_1[0], 1), (day_1[1], 1)], Relation::AtMost, 1)?;
//! problem.cost(day_2[0], 5)?;
//! problem.cost(day_2[1], 3)?;
//!
//! let outcome = mip::default_solver().solve(&problem, Limits::NONE, None)?;
//! let Outcome::Optimal(plan) = outcome else { panic!("{outcome:?}") };
//! assert_eq!(plan.objective(), 3);
//! assert!(plan.is_chosen(day_1[0]) && plan.is_chosen(day_2[1]));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod ascent;
mod backend;
mod bound;
mod exact;
mod float;
#[cfg(feature = "highs")]
mod highs;
mod microlp;
mod model;
mod problem;
mod solver;
#[cfg(test)]
mod tests;

pub use exact::{Solution, Violation};
pub use problem::{Problem, ProblemError, Relation, Variable};
pub use solver::{Fault, Limit, Limits, Outcome, SolveError, Solver};

#[cfg(feature = "highs")]
static SOLVERS: [&dyn Solver; 2] = [&highs::Highs, &microlp::Microlp];
#[cfg(not(feature = "highs"))]
static SOLVERS: [&dyn Solver; 1] = [&microlp::Microlp];

/// The solvers that this program was built with, the strongest first. Never empty.
#[must_use]
pub fn available() -> &'static [&'static dyn Solver] {
    &SOLVERS
}

/// The strongest solver that this program was built with: HiGHS if it is linked, else microlp.
#[must_use]
pub fn default_solver() -> &'static dyn Solver {
    SOLVERS[0]
}
