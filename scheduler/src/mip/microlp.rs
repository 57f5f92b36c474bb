//! The adapter for microlp: branch and bound in pure Rust. Good for a venue's week; slow beyond a thousand binaries.

use ::microlp::{
    ComparisonOp, Error, LinearExpr, OptimizationDirection, Problem as Model, SolveOptions, SolveOutcome,
    TerminationReason,
};

use super::float::{from_integer, to_integer, to_lower_bound};
use super::{Limit, Limits, Outcome, Problem, Relation, Solution, SolveError, Solver};

/// microlp with its standard tolerances and no gap: it searches until the proof is complete.
#[derive(Clone, Copy, Debug)]
pub(super) struct Microlp;

impl Solver for Microlp {
    fn name_and_version(&self) -> String {
        // The crate does not tell its version. A test compares this with Cargo.lock.
        "microlp 0.7.0".to_owned()
    }

    fn search(
        &self,
        problem: &Problem,
        limits: Limits,
        start: Option<&Solution>,
    ) -> Result<Outcome<Vec<i64>>, SolveError> {
        let mut model = Model::new(OptimizationDirection::Minimize);
        let variables: Vec<_> = problem
            .columns()
            .iter()
            .map(|column| model.add_integer_var(from_integer(column.cost), (column.lower, column.upper)))
            .collect();
        for row in problem.rows() {
            let mut sum = LinearExpr::empty();
            for &(variable, coefficient) in &row.terms {
                sum.add(variables[variable.index()], from_integer(coefficient));
            }
            let relation = match row.relation {
                Relation::AtMost => ComparisonOp::Le,
                Relation::AtLeast => ComparisonOp::Ge,
                Relation::Equal => ComparisonOp::Eq,
            };
            model.add_constraint(sum, relation, from_integer(row.right));
        }

        let mut options = SolveOptions::default();
        options.node_limit = limits.nodes.map(u64::from);
        options.time_limit = limits.clock;
        options.warm_start = start.map(|start| {
            variables.iter().zip(start.values()).map(|(&variable, &value)| (variable, from_integer(value))).collect()
        });

        let outcome = match model.solve_with(options) {
            Ok(outcome) => outcome,
            Err(Error::Infeasible) => return Ok(Outcome::Infeasible),
            Err(error) => return Err(self.failed(error.to_string())),
        };
        let reason = outcome.termination_reason();
        let bound = outcome.stats().best_bound.and_then(to_lower_bound);
        let SolveOutcome::Solution(found) = outcome else {
            return Ok(Outcome::Nothing { stopped_by: self.limit(reason)? });
        };
        let values: Vec<i64> = variables
            .iter()
            .enumerate()
            .map(|(index, &variable)| {
                to_integer(found.var_value(variable))
                    .ok_or_else(|| SolveError::Fractional { solver: self.name_and_version(), variable: index })
            })
            .collect::<Result<_, _>>()?;
        Ok(match reason {
            TerminationReason::ProvenOptimal => Outcome::Optimal(values),
            reason => Outcome::Feasible { solution: values, stopped_by: self.limit(reason)?, bound },
        })
    }
}

impl Microlp {
    fn limit(self, reason: TerminationReason) -> Result<Limit, SolveError> {
        match reason {
            TerminationReason::NodeLimit => Ok(Limit::Nodes),
            TerminationReason::TimeLimit => Ok(Limit::Clock),
            // No gap is set, and a proof comes with a solution.
            reason => Err(self.failed(format!("stopped for an unexpected reason: {reason:?}"))),
        }
    }

    fn failed(self, message: String) -> SolveError {
        SolveError::Failed { solver: self.name_and_version(), message }
    }
}
