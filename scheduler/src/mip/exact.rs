//! The exact check: integers only, and no trust in whoever made the values.

use thiserror::Error;

use super::problem::{Problem, Relation, Variable};

/// Values for all variables of a problem that keep its bounds and meet its conditions. Made only by
/// [`Problem::solution`], so it has always been checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Solution {
    values: Vec<i64>,
    objective: i64,
}

impl Solution {
    /// The value of `variable`; 0 for a variable of another problem.
    #[must_use]
    pub fn value(&self, variable: Variable) -> i64 {
        self.values.get(variable.index()).copied().unwrap_or_default()
    }

    /// Whether `variable` is not 0: for binaries, whether it was chosen.
    #[must_use]
    pub fn is_chosen(&self, variable: Variable) -> bool {
        self.value(variable) != 0
    }

    /// All values, by [`Variable::index`].
    #[must_use]
    pub fn values(&self) -> &[i64] {
        &self.values
    }

    /// What it costs.
    #[must_use]
    pub fn objective(&self) -> i64 {
        self.objective
    }
}

impl Problem {
    /// Checks `values`, one for each variable in the order of creation, and makes a solution of them.
    ///
    /// # Errors
    /// The first bound or condition that does not hold.
    pub fn solution(&self, values: Vec<i64>) -> Result<Solution, Violation> {
        if values.len() != self.variable_count() {
            return Err(Violation::Count { expected: self.variable_count(), found: values.len() });
        }
        for (index, (column, &value)) in self.columns().iter().zip(&values).enumerate() {
            if value < i64::from(column.lower) || value > i64::from(column.upper) {
                return Err(Violation::Bound { variable: index, value, lower: column.lower, upper: column.upper });
            }
        }
        // Within the bounds no sum can overflow: `Problem` accepts nothing that could pass 2^53.
        for (index, row) in self.rows().iter().enumerate() {
            let sum = row.terms.iter().map(|&(variable, coefficient)| coefficient * values[variable.0]).sum();
            if !row.relation.holds(sum, row.right) {
                return Err(Violation::Row { row: index, sum, relation: row.relation, right: row.right });
            }
        }
        let objective = self.columns().iter().zip(&values).map(|(column, value)| column.cost * value).sum();
        Ok(Solution { values, objective })
    }
}

/// The first thing that is wrong with some values.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Violation {
    /// Not one value for each variable.
    #[error("{found} values for {expected} variables")]
    Count {
        /// The number of variables.
        expected: usize,
        /// The number of values.
        found: usize,
    },
    /// A value outside its variable's bounds.
    #[error("variable {variable} is {value}, outside {lower}..={upper}")]
    Bound {
        /// The variable's index.
        variable: usize,
        /// Its value.
        value: i64,
        /// Its lower bound.
        lower: i32,
        /// Its upper bound.
        upper: i32,
    },
    /// A condition that is not met.
    #[error("row {row} sums to {sum}, which is not {relation:?} {right}")]
    Row {
        /// The condition's index in the order of creation.
        row: usize,
        /// What its terms sum to.
        sum: i64,
        /// How that should relate to the right-hand side.
        relation: Relation,
        /// The right-hand side.
        right: i64,
    },
}
