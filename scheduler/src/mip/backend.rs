//! The search through good_lp, once for all its solvers.

use std::fmt::Debug;
use std::time::Duration;

use good_lp::solvers::SolutionStatus;
use good_lp::variable::UnsolvedProblem;
use good_lp::{ResolutionError, Solution as _, SolverModel, Variable, WithInitialSolution, WithTimeLimit};

use super::float::to_integer;
use super::model::{Model, Numbers};
use super::{Limit, Limits, Outcome, Problem, Solution, SolveError, Solver};

/// How a limit on nodes is put on a model, where it can be.
pub(super) type NodeLimit<M> = Option<fn(M, u32) -> M>;

/// What differs between the solvers that good_lp reaches.
pub(super) trait Backend: Debug + Send + Sync {
    /// good_lp's model for this solver.
    type Model: SolverModel<Error = ResolutionError> + WithInitialSolution + WithTimeLimit;

    /// How good_lp says that a limit was reached before any solution. It has a text for that, no type.
    const NOTHING_FOUND: &'static str;

    /// Limits the nodes after the root, if good_lp passes such a limit on to this solver.
    const LIMIT_NODES: NodeLimit<Self::Model>;

    /// How many tenths of a limit by the clock are kept back for [`bound`](Self::bound).
    const TENTHS_FOR_BOUND: u32;

    /// See [`Solver::name_and_version`].
    fn name_and_version(&self) -> String;

    /// Takes a problem over from good_lp, set up to prove a solution best to within less than one unit of cost.
    fn model(problem: UnsolvedProblem) -> Self::Model;

    /// A cost that no solution undercuts, if that can be told of a search that ended with `found`; in no more than
    /// `clock`.
    fn bound(problem: &Problem, found: <Self::Model as SolverModel>::Solution, clock: Option<Duration>) -> Option<i64>;

    /// See [`Solver::relaxation`]. Only a solver that gives prices for the relaxation can tell.
    fn relaxation(_problem: &Problem, _clock: Option<Duration>) -> Option<i64> {
        None
    }
}

impl<B: Backend> Solver for B {
    fn name_and_version(&self) -> String {
        Backend::name_and_version(self)
    }

    fn counts_nodes(&self) -> bool {
        B::LIMIT_NODES.is_some()
    }

    fn relaxation(&self, problem: &Problem, clock: Option<Duration>) -> Option<i64> {
        if problem.variable_count() == 0 { Some(0) } else { B::relaxation(problem, clock) }
    }

    fn search(
        &self,
        problem: &Problem,
        limits: Limits,
        start: Option<&Solution>,
    ) -> Result<Outcome<Vec<i64>>, SolveError> {
        let clock_for_bound = limits.clock.map(|clock| clock / 10 * B::TENTHS_FOR_BOUND);
        let clock = limits.clock.zip(clock_for_bound).map(|(all, kept_back)| all.saturating_sub(kept_back));
        let mut model = Model::new(problem, Numbers::Whole, B::model).starting_from(start).stopping_after(clock);
        match (limits.nodes, B::LIMIT_NODES) {
            (None, _) => {}
            (Some(nodes), Some(limit)) => model.inner = limit(model.inner, nodes),
            (Some(_), None) => return Err(SolveError::NodesNotCounted { solver: self.name_and_version() }),
        }

        let found = match model.inner.solve() {
            Ok(found) => found,
            Err(ResolutionError::Infeasible) => return Ok(Outcome::Infeasible),
            Err(ResolutionError::Other(text)) if text == B::NOTHING_FOUND => {
                return Ok(Outcome::Nothing { stopped_by: reached(self, limits)? });
            }
            Err(error) => return Err(failed(self, error.to_string())),
        };
        let values = whole_values(self, &model.variables, &found)?;
        match found.status() {
            // No gap of a whole unit was allowed, and costs are whole: what is left open is rounding.
            SolutionStatus::Optimal | SolutionStatus::GapLimit => Ok(Outcome::Optimal(values)),
            SolutionStatus::TimeLimit => Ok(Outcome::Feasible {
                solution: values,
                stopped_by: reached(self, limits)?,
                bound: B::bound(problem, found, clock_for_bound),
            }),
        }
    }
}

/// The limit that ended the search. good_lp has one word for all of them, so it must be a limit that was set.
fn reached(backend: &impl Backend, limits: Limits) -> Result<Limit, SolveError> {
    match (limits.nodes, limits.clock) {
        (Some(_), None) => Ok(Limit::Nodes),
        (None, Some(_)) => Ok(Limit::Clock),
        (Some(_), Some(_)) => Ok(Limit::NodesOrClock),
        (None, None) => Err(failed(backend, "stopped without a limit".to_owned())),
    }
}

fn whole_values(
    backend: &impl Backend,
    variables: &[Variable],
    found: &impl good_lp::Solution,
) -> Result<Vec<i64>, SolveError> {
    let whole = |(index, &variable)| {
        to_integer(found.value(variable))
            .ok_or_else(|| SolveError::Fractional { solver: backend.name_and_version(), variable: index })
    };
    variables.iter().enumerate().map(whole).collect()
}

fn failed(backend: &impl Backend, message: String) -> SolveError {
    SolveError::Failed { solver: backend.name_and_version(), message }
}
