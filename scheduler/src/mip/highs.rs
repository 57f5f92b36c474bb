//! The adapter for HiGHS, a C++ solver, linked ready-made (see `scripts/setup`). For listing at the size of a region.

use ::highs::{
    HighsModelStatus as Status, HighsOptionValue, HighsSolutionStatus, HighsStatus, Model, RowProblem, Sense,
};
use highs_sys::{HIGHS_VERSION_MAJOR, HIGHS_VERSION_MINOR, HIGHS_VERSION_PATCH};

use super::float::{from_integer, to_integer, to_lower_bound};
use super::{Limit, Limits, Outcome, Problem, Relation, Solution, SolveError, Solver};

/// HiGHS on one thread with a fixed seed and no gap, so that the same problem and the same limits in work give the same
/// plan.
#[derive(Clone, Copy, Debug)]
pub(super) struct Highs;

impl Solver for Highs {
    fn name_and_version(&self) -> String {
        format!("HiGHS {HIGHS_VERSION_MAJOR}.{HIGHS_VERSION_MINOR}.{HIGHS_VERSION_PATCH}")
    }

    fn search(
        &self,
        problem: &Problem,
        limits: Limits,
        start: Option<&Solution>,
    ) -> Result<Outcome<Vec<i64>>, SolveError> {
        let mut model = self.model(problem)?;
        self.configure(&mut model, limits)?;
        if let Some(start) = start {
            let values: Vec<f64> = start.values().iter().copied().map(from_integer).collect();
            model.try_set_solution(Some(&values), None, None, None).map_err(|status| self.status(status))?;
        }
        let solved = model.try_solve().map_err(|status| self.status(status))?;

        let stopped_by = match solved.status() {
            Status::Optimal => None,
            // Every variable is bounded, so "unbounded or infeasible" can only be the latter.
            Status::Infeasible | Status::UnboundedOrInfeasible => return Ok(Outcome::Infeasible),
            // HiGHS counts its limit on nodes among the "solution limits"; no other of them is set.
            Status::ReachedSolutionLimit => Some(Limit::Nodes),
            Status::ReachedTimeLimit => Some(Limit::Clock),
            other => return Err(self.failed(format!("stopped for an unexpected reason: {other:?}"))),
        };
        let has_solution = solved.primal_solution_status() == HighsSolutionStatus::Feasible;
        match stopped_by {
            None => Ok(Outcome::Optimal(self.values(solved.get_solution().columns())?)),
            Some(stopped_by) if has_solution => {
                let bound = solved.double_info_value(c"mip_dual_bound").map_err(|status| self.status(status))?;
                Ok(Outcome::Feasible {
                    solution: self.values(solved.get_solution().columns())?,
                    stopped_by,
                    bound: to_lower_bound(bound),
                })
            }
            Some(stopped_by) => Ok(Outcome::Nothing { stopped_by }),
        }
    }
}

impl Highs {
    fn model(self, problem: &Problem) -> Result<Model, SolveError> {
        let mut rows = RowProblem::default();
        let columns: Vec<_> = problem
            .columns()
            .iter()
            .map(|column| rows.add_integer_column(from_integer(column.cost), column.lower..=column.upper))
            .collect();
        for row in problem.rows() {
            let right = from_integer(row.right);
            let terms = row.terms.iter().map(|&(variable, value)| (columns[variable.index()], from_integer(value)));
            match row.relation {
                Relation::AtMost => rows.add_row(..=right, terms),
                Relation::AtLeast => rows.add_row(right.., terms),
                Relation::Equal => rows.add_row(right..=right, terms),
            }
        }
        rows.try_optimise(Sense::Minimise).map_err(|status| self.status(status))
    }

    fn configure(self, model: &mut Model, limits: Limits) -> Result<(), SolveError> {
        self.set(model, "threads", 1)?;
        self.set(model, "parallel", "off")?;
        self.set(model, "random_seed", 0)?;
        // The standard relative gap of 0.0001 would call a plan optimal that is not.
        self.set(model, "mip_rel_gap", 0.0)?;
        if let Some(nodes) = limits.nodes {
            self.set(model, "mip_max_nodes", i32::try_from(nodes).unwrap_or(i32::MAX))?;
        }
        if let Some(clock) = limits.clock {
            self.set(model, "time_limit", clock.as_secs_f64())?;
        }
        Ok(())
    }

    fn set(self, model: &mut Model, option: &str, value: impl HighsOptionValue) -> Result<(), SolveError> {
        model.try_set_option(option, value).map_err(|_| self.failed(format!("does not know the option {option}")))
    }

    fn values(self, columns: &[f64]) -> Result<Vec<i64>, SolveError> {
        columns
            .iter()
            .enumerate()
            .map(|(variable, &value)| {
                to_integer(value).ok_or_else(|| SolveError::Fractional { solver: self.name_and_version(), variable })
            })
            .collect()
    }

    fn status(self, status: HighsStatus) -> SolveError {
        self.failed(format!("{status:?}"))
    }

    fn failed(self, message: String) -> SolveError {
        SolveError::Failed { solver: self.name_and_version(), message }
    }
}
