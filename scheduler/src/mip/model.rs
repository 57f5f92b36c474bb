//! The problem in good_lp's words: one statement, whichever solver is to work on it.

use std::time::Duration;

use good_lp::constraint::ConstraintReference;
use good_lp::variable::UnsolvedProblem;
use good_lp::{
    Expression, ProblemVariables, SolverModel, Variable, WithInitialSolution, WithTimeLimit, constraint, variable,
};

use super::float::{from_integer, seconds};
use super::{Problem, Relation, Solution};

/// Which values the variables may take within their bounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Numbers {
    /// Whole ones: the problem itself.
    Whole,
    /// Any: the problem's relaxation, which costs no more and is far easier.
    #[cfg_attr(not(feature = "highs"), expect(dead_code, reason = "only HiGHS gives prices for the relaxation"))]
    Any,
}

/// A problem as a model of one of good_lp's solvers.
pub(super) struct Model<M> {
    pub(super) inner: M,
    /// In the order of the problem's variables.
    pub(super) variables: Vec<Variable>,
    /// In the order of the problem's conditions.
    #[cfg_attr(not(feature = "highs"), expect(dead_code, reason = "only HiGHS gives prices for the relaxation"))]
    pub(super) rows: Vec<ConstraintReference>,
}

impl<M: SolverModel> Model<M> {
    /// States `problem` for `solver`.
    pub(super) fn new(problem: &Problem, numbers: Numbers, solver: fn(UnsolvedProblem) -> M) -> Self {
        let mut stated = ProblemVariables::new();
        let mut cost = Expression::with_capacity(problem.variable_count());
        let mut variables = Vec::with_capacity(problem.variable_count());
        for column in problem.columns() {
            let definition = variable().bounds(column.lower..=column.upper);
            let variable = stated.add(match numbers {
                Numbers::Whole => definition.integer(),
                Numbers::Any => definition,
            });
            cost.add_mul(from_integer(column.cost), variable);
            variables.push(variable);
        }
        let mut inner = stated.minimise(cost).using(solver);
        let mut rows = Vec::with_capacity(problem.row_count());
        for row in problem.rows() {
            let mut sum = Expression::with_capacity(row.terms.len());
            for &(variable, coefficient) in &row.terms {
                sum.add_mul(from_integer(coefficient), variables[variable.index()]);
            }
            let right = from_integer(row.right);
            rows.push(inner.add_constraint(match row.relation {
                Relation::AtMost => constraint::leq(sum, right),
                Relation::AtLeast => constraint::geq(sum, right),
                Relation::Equal => constraint::eq(sum, right),
            }));
        }
        Self { inner, variables, rows }
    }
}

impl<M: WithInitialSolution> Model<M> {
    /// Begins the search with `start`, if there is one.
    pub(super) fn starting_from(self, start: Option<&Solution>) -> Self {
        let Some(start) = start else { return self };
        let values = start.values().iter().copied().map(from_integer);
        let inner = self.inner.with_initial_solution(self.variables.iter().copied().zip(values));
        Self { inner, ..self }
    }
}

impl<M: WithTimeLimit> Model<M> {
    /// Ends the search after `clock`, if there is such a limit.
    pub(super) fn stopping_after(self, clock: Option<Duration>) -> Self {
        let Some(clock) = clock else { return self };
        Self { inner: self.inner.with_time_limit(seconds(clock)), ..self }
    }
}
