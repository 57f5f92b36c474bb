//! What a solver is asked and what it answers. The check around every adapter is here, once.

use std::fmt::Debug;
use std::time::Duration;

use thiserror::Error;

use super::exact::{Solution, Violation};
use super::problem::Problem;

/// When to stop without a proof.
///
/// A limit in work stops at the same point on every machine, so the plan can be made again. A limit by the clock does
/// not: it is the safety net. Neither is exact; solvers look at them between steps.
///
/// Only a solver that [counts nodes](Solver::counts_nodes) takes a limit in work. With one that does not, a plan can be
/// made again only if the proof was complete before the clock ran out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Limits {
    /// At most so many nodes of the search tree after the root. The root itself is always worked on.
    /// [`SolveError::NodesNotCounted`] where the solver does not count them.
    pub nodes: Option<u32>,
    /// At most so much time.
    pub clock: Option<Duration>,
}

impl Limits {
    /// Search until the proof is complete.
    pub const NONE: Self = Self { nodes: None, clock: None };

    /// At most `nodes` nodes after the root.
    #[must_use]
    pub const fn nodes(nodes: u32) -> Self {
        Self { nodes: Some(nodes), clock: None }
    }

    /// At most `clock` of time.
    #[must_use]
    pub const fn clock(clock: Duration) -> Self {
        Self { nodes: None, clock: Some(clock) }
    }

    /// The same, and at most `clock` of time.
    #[must_use]
    pub const fn or_after(self, clock: Duration) -> Self {
        Self { clock: Some(clock), ..self }
    }
}

/// The limit that ended a search.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// [`Limits::nodes`].
    Nodes,
    /// [`Limits::clock`]. Another run may end elsewhere.
    Clock,
    /// One of the two; both were set, and good_lp does not tell which it was. Another run may end elsewhere.
    NodesOrClock,
}

/// What a search came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome<S = Solution> {
    /// The cheapest solution there is, by the solver's proof.
    Optimal(S),
    /// A solution, perhaps not the cheapest.
    Feasible {
        /// The cheapest found.
        solution: S,
        /// What ended the search.
        stopped_by: Limit,
        /// No solution costs less than this: proven by the search (microlp), or exactly from the relaxation's prices
        /// (HiGHS), which is weaker. `None` if that was not reached in time.
        bound: Option<i64>,
    },
    /// No solution exists, by the solver's proof.
    Infeasible,
    /// Nothing was found and nothing is proven.
    Nothing {
        /// What ended the search.
        stopped_by: Limit,
    },
}

impl<S> Outcome<S> {
    /// The solution, if there is one.
    #[must_use]
    pub fn solution(&self) -> Option<&S> {
        match self {
            Self::Optimal(solution) | Self::Feasible { solution, .. } => Some(solution),
            Self::Infeasible | Self::Nothing { .. } => None,
        }
    }
}

/// A program that solves integer programs.
///
/// Implementations write the other methods; everyone else calls [`solve`](Self::solve). A search may keep a core busy for as long as its limits allow: keep it off async threads.
pub trait Solver: Debug + Send + Sync {
    /// For reports, such as `HiGHS 1.15.1`.
    fn name_and_version(&self) -> String;

    /// Whether it takes [`Limits::nodes`]. HiGHS does; microlp, through good_lp, does not.
    fn counts_nodes(&self) -> bool;

    /// A cost that no solution undercuts, from the problem without the demand for whole numbers; proven in integers. Nothing
    /// if the solver cannot tell (microlp, through good_lp) or ran out of `clock`.
    fn relaxation(&self, problem: &Problem, clock: Option<Duration>) -> Option<i64>;

    /// Searches and reports what the solver claims, rounded to integers but not checked.
    /// The problem has at least one variable; the start is a solution of it.
    ///
    /// # Errors
    /// [`SolveError::NodesNotCounted`], [`SolveError::Failed`] or [`SolveError::Fractional`].
    fn search(
        &self,
        problem: &Problem,
        limits: Limits,
        start: Option<&Solution>,
    ) -> Result<Outcome<Vec<i64>>, SolveError>;

    /// Solves `problem` within `limits`, and checks the answer exactly. With a `start` the outcome is never worse than
    /// it: when the search finds nothing better in time, the start is the solution.
    ///
    /// # Errors
    /// [`SolveError::Start`] if the start is no solution of this problem; [`SolveError::NodesNotCounted`] if a limit on
    /// nodes is asked of a solver that does not count them; the others if the solver fails or claims what is not so.
    fn solve(&self, problem: &Problem, limits: Limits, start: Option<&Solution>) -> Result<Outcome, SolveError> {
        // Checked again: it may be the solution of another problem.
        let start =
            start.map(|start| problem.solution(start.values().to_vec())).transpose().map_err(SolveError::Start)?;
        if problem.variable_count() == 0 {
            return Ok(problem.solution(Vec::new()).map_or(Outcome::Infeasible, Outcome::Optimal));
        }
        let claim = self.search(problem, limits, start.as_ref())?;
        checked(problem, claim, start).map_err(|fault| SolveError::Unsound { solver: self.name_and_version(), fault })
    }
}

/// Turns what a solver claims into an outcome, or says what is wrong with it.
fn checked(problem: &Problem, claim: Outcome<Vec<i64>>, start: Option<Solution>) -> Result<Outcome, Fault> {
    match claim {
        Outcome::Optimal(values) => {
            let solution = problem.solution(values)?;
            match start {
                Some(start) if start.objective() < solution.objective() => {
                    Err(Fault::Beaten { claimed: solution.objective(), known: start.objective() })
                }
                _ => Ok(Outcome::Optimal(solution)),
            }
        }
        Outcome::Feasible { solution, stopped_by, bound } => {
            let found = problem.solution(solution)?;
            let solution = match start {
                Some(start) if start.objective() < found.objective() => start,
                _ => found,
            };
            if let Some(claimed) = bound.filter(|bound| *bound > solution.objective()) {
                return Err(Fault::Beaten { claimed, known: solution.objective() });
            }
            Ok(Outcome::Feasible { solution, stopped_by, bound })
        }
        Outcome::Infeasible if start.is_some() => Err(Fault::NotInfeasible),
        Outcome::Infeasible => Ok(Outcome::Infeasible),
        Outcome::Nothing { stopped_by } => Ok(match start {
            Some(solution) => Outcome::Feasible { solution, stopped_by, bound: None },
            None => Outcome::Nothing { stopped_by },
        }),
    }
}

/// Why there is no outcome.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum SolveError {
    /// The start does not solve this problem.
    #[error("the start is not a solution: {0}")]
    Start(#[source] Violation),
    /// A limit on nodes was asked of a solver that [does not count them](Solver::counts_nodes).
    #[error("{solver} does not count nodes: limit the clock")]
    NodesNotCounted {
        /// The solver's name and version.
        solver: String,
    },
    /// The solver gave up, with its own words.
    #[error("{solver} failed: {message}")]
    Failed {
        /// The solver's name and version.
        solver: String,
        /// What it said.
        message: String,
    },
    /// The solver returned a value that is not near a whole number.
    #[error("{solver} returned a fraction for variable {variable}")]
    Fractional {
        /// The solver's name and version.
        solver: String,
        /// The variable's index.
        variable: usize,
    },
    /// The solver's claim does not survive the exact check.
    #[error("{solver} is wrong: {fault}")]
    Unsound {
        /// The solver's name and version.
        solver: String,
        /// What is wrong.
        #[source]
        fault: Fault,
    },
}

/// A claim that the exact check disproves.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Fault {
    /// The values are no solution.
    #[error(transparent)]
    Violation(#[from] Violation),
    /// A solution is known that is cheaper than the least that the solver claims possible.
    #[error("claims that nothing costs less than {claimed}, yet {known} is known")]
    Beaten {
        /// The claimed least cost.
        claimed: i64,
        /// The cost of the known solution.
        known: i64,
    },
    /// The solver claims that there is no solution, yet the start is one.
    #[error("claims that there is no solution, yet the start is one")]
    NotInfeasible,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mip::Relation;

    /// Two binaries of cost 1 and 2, at least one of them chosen.
    fn either() -> Problem {
        let mut problem = Problem::new();
        let (cheap, dear) = (problem.binary(), problem.binary());
        problem.cost(cheap, 1).unwrap();
        problem.cost(dear, 2).unwrap();
        problem.constrain([(cheap, 1), (dear, 1)], Relation::AtLeast, 1).unwrap();
        problem
    }

    fn feasible<S>(solution: S, bound: Option<i64>) -> Outcome<S> {
        Outcome::Feasible { solution, stopped_by: Limit::Nodes, bound }
    }

    #[test]
    fn a_claim_that_breaks_a_row_is_a_fault() {
        let violation = Violation::Row { row: 0, sum: 0, relation: Relation::AtLeast, right: 1 };
        for claim in [Outcome::Optimal(vec![0, 0]), feasible(vec![0, 0], None)] {
            assert_eq!(checked(&either(), claim, None), Err(Fault::Violation(violation.clone())));
        }
    }

    #[test]
    fn a_claim_that_the_start_disproves_is_a_fault() {
        let problem = either();
        let start = problem.solution(vec![1, 0]).unwrap();
        let beaten = Err(Fault::Beaten { claimed: 2, known: 1 });
        assert_eq!(checked(&problem, Outcome::Optimal(vec![0, 1]), Some(start.clone())), beaten);
        assert_eq!(checked(&problem, feasible(vec![0, 1], Some(2)), Some(start.clone())), beaten);
        assert_eq!(checked(&problem, Outcome::Infeasible, Some(start)), Err(Fault::NotInfeasible));
    }

    #[test]
    fn the_outcome_is_never_worse_than_the_start() {
        let problem = either();
        let start = problem.solution(vec![1, 0]).unwrap();
        let nothing = Outcome::Nothing { stopped_by: Limit::Nodes };
        assert_eq!(checked(&problem, nothing, Some(start.clone())), Ok(feasible(start.clone(), None)));
        let worse = feasible(vec![1, 1], Some(0));
        assert_eq!(checked(&problem, worse, Some(start.clone())), Ok(feasible(start, Some(0))));
    }
}
