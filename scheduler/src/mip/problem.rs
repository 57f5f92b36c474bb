//! The statement of an integer program, kept within what integers and doubles both represent exactly.

use std::collections::BTreeMap;

use thiserror::Error;

/// The largest total that a row or the objective may reach, 2^53: up to there every integer has its own `f64`, so a
/// solver sees the same problem as the exact check, and no sum here can overflow.
pub(super) const MAX_MAGNITUDE: i64 = 1 << 53;

/// A whole number to be chosen. Belongs to the [`Problem`] that made it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Variable(pub(super) usize);

impl Variable {
    /// Its place in the order of creation, from 0: the index into [`Solution::values`](super::Solution::values).
    #[must_use]
    pub fn index(self) -> usize {
        self.0
    }
}

/// How the sum of a row's terms relates to its right-hand side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// sum ≤ right-hand side
    AtMost,
    /// sum ≥ right-hand side
    AtLeast,
    /// sum = right-hand side
    Equal,
}

impl Relation {
    /// Whether `sum` stands in this relation to `right`.
    #[must_use]
    pub fn holds(self, sum: i64, right: i64) -> bool {
        match self {
            Self::AtMost => sum <= right,
            Self::AtLeast => sum >= right,
            Self::Equal => sum == right,
        }
    }
}

/// One linear condition: the sum of coefficient × variable, related to a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// By variable, each once, no zero coefficients.
    pub(super) terms: Vec<(Variable, i64)>,
    pub(super) relation: Relation,
    pub(super) right: i64,
}

/// A column: the bounds of a variable and what a unit of it costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Column {
    pub(super) lower: i32,
    pub(super) upper: i32,
    pub(super) cost: i64,
}

impl Column {
    /// The largest absolute value within the bounds.
    fn reach(self) -> i64 {
        i64::from(self.lower).abs().max(i64::from(self.upper).abs())
    }
}

/// An integer program: bounded whole numbers, linear conditions on them, and a linear cost to make least.
///
/// Every variable is bounded on both sides, so a problem is never unbounded: it has an optimum or no solution.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problem {
    columns: Vec<Column>,
    rows: Vec<Row>,
    /// The largest absolute value that the objective could have.
    objective_reach: i64,
}

impl Problem {
    /// A problem without variables, conditions or costs.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a variable that is 0 or 1.
    pub fn binary(&mut self) -> Variable {
        self.push(Column { lower: 0, upper: 1, cost: 0 })
    }

    /// Adds a variable between `lower` and `upper`, both included.
    ///
    /// # Errors
    /// [`ProblemError::EmptyRange`] if `lower` is above `upper`.
    pub fn integer(&mut self, lower: i32, upper: i32) -> Result<Variable, ProblemError> {
        if lower > upper {
            return Err(ProblemError::EmptyRange { lower, upper });
        }
        Ok(self.push(Column { lower, upper, cost: 0 }))
    }

    /// Adds `cost` to what each unit of `variable` costs. The total is minimised; what is to be made large costs less
    /// than nothing.
    ///
    /// # Errors
    /// [`ProblemError::UnknownVariable`]; [`ProblemError::TooLarge`] if the objective could then pass 2^53.
    pub fn cost(&mut self, variable: Variable, cost: i64) -> Result<(), ProblemError> {
        let column = *self.column(variable)?;
        let cost = column.cost.checked_add(cost).ok_or(ProblemError::TooLarge)?;
        let others = self.objective_reach - column.cost.abs() * column.reach();
        self.objective_reach = total([(others, 1), (cost, column.reach())])?;
        self.columns[variable.0].cost = cost;
        Ok(())
    }

    /// Demands that the sum of `terms` stands in `relation` to `right`. A variable named twice counts with the sum of
    /// its coefficients. Without terms the sum is 0.
    ///
    /// # Errors
    /// [`ProblemError::UnknownVariable`]; [`ProblemError::TooLarge`] if the sum could pass 2^53, or `right` does.
    pub fn constrain(
        &mut self,
        terms: impl IntoIterator<Item = (Variable, i64)>,
        relation: Relation,
        right: i64,
    ) -> Result<(), ProblemError> {
        let mut merged = BTreeMap::<Variable, i64>::new();
        for (variable, coefficient) in terms {
            self.column(variable)?;
            let sum = merged.entry(variable).or_default();
            *sum = sum.checked_add(coefficient).ok_or(ProblemError::TooLarge)?;
        }
        merged.retain(|_, coefficient| *coefficient != 0);
        let terms: Vec<_> = merged.into_iter().collect();
        total(terms.iter().map(|&(variable, coefficient)| (coefficient, self.columns[variable.0].reach())))?;
        total([(right, 1)])?;
        self.rows.push(Row { terms, relation, right });
        Ok(())
    }

    /// How many variables there are.
    #[must_use]
    pub fn variable_count(&self) -> usize {
        self.columns.len()
    }

    /// How many conditions there are.
    #[must_use]
    pub fn row_count(&self) -> usize {
        self.rows.len()
    }

    pub(super) fn columns(&self) -> &[Column] {
        &self.columns
    }

    pub(super) fn rows(&self) -> &[Row] {
        &self.rows
    }

    fn push(&mut self, column: Column) -> Variable {
        self.columns.push(column);
        Variable(self.columns.len() - 1)
    }

    fn column(&self, variable: Variable) -> Result<&Column, ProblemError> {
        self.columns.get(variable.0).ok_or(ProblemError::UnknownVariable(variable.0))
    }
}

/// The sum of |factor| × reach, if it stays within [`MAX_MAGNITUDE`].
fn total(terms: impl IntoIterator<Item = (i64, i64)>) -> Result<i64, ProblemError> {
    let mut sum: i64 = 0;
    for (factor, reach) in terms {
        let term = factor.checked_abs().and_then(|factor| factor.checked_mul(reach));
        sum = term
            .and_then(|term| sum.checked_add(term))
            .filter(|sum| *sum <= MAX_MAGNITUDE)
            .ok_or(ProblemError::TooLarge)?;
    }
    Ok(sum)
}

/// Why a part of a problem was not accepted. The problem is as it was before.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ProblemError {
    /// No whole number lies within the bounds.
    #[error("no whole number lies between {lower} and {upper}")]
    EmptyRange {
        /// The lower bound asked for.
        lower: i32,
        /// The upper bound asked for.
        upper: i32,
    },
    /// The variable belongs to another problem; its index is too high for this one.
    #[error("variable {0} is not of this problem")]
    UnknownVariable(usize),
    /// A sum could pass 2^53, where doubles no longer tell integers apart. Use larger units.
    #[error("a sum could pass 2^53, beyond which solvers are not exact; use larger units")]
    TooLarge,
}
