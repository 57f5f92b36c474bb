//! A lower bound on the cost, proven in integers from prices that need not be trusted.

use super::problem::{Problem, Relation};

/// A price counts in units of 2^-20 of a unit of cost.
pub(super) const PRICE_BITS: u32 = 20;

impl Problem {
    /// A cost that no solution undercuts, given a price on each condition's right-hand side, in order.
    ///
    /// This is weak duality: charge each condition's price for its sum, pay it back for its right-hand side, and what is
    /// left can be made least for each variable on its own, within its bounds. Any prices prove a bound; the optimal
    /// prices of the relaxation prove that of the relaxation. A price of the wrong sign for its relation, and one that
    /// is lacking, counts as 0. `None` if the sums leave 128 bits.
    pub(super) fn bound(&self, prices: impl IntoIterator<Item = i128>) -> Option<i64> {
        let (mut least, costs) = self.charged(prices)?;
        for (column, cost) in self.columns().iter().zip(costs) {
            let cheapest = if cost > 0 { column.lower } else { column.upper };
            least = least.checked_add(cost.checked_mul(cheapest.into())?)?;
        }
        // Costs are whole, so the bound rounds up.
        let rounded_up = least.checked_add((1 << PRICE_BITS) - 1)? >> PRICE_BITS;
        i64::try_from(rounded_up).ok()
    }

    /// What is paid back for all right-hand sides, and what is left of each variable's cost, both in units of prices.
    pub(super) fn charged(&self, prices: impl IntoIterator<Item = i128>) -> Option<(i128, Vec<i128>)> {
        let mut costs: Vec<i128> = self.columns().iter().map(|column| i128::from(column.cost) << PRICE_BITS).collect();
        let mut least: i128 = 0;
        for (row, price) in self.rows().iter().zip(prices) {
            let price = match row.relation {
                Relation::AtMost => price.min(0),
                Relation::AtLeast => price.max(0),
                Relation::Equal => price,
            };
            least = least.checked_add(price.checked_mul(row.right.into())?)?;
            for &(variable, coefficient) in &row.terms {
                let cost = &mut costs[variable.index()];
                *cost = cost.checked_sub(price.checked_mul(coefficient.into())?)?;
            }
        }
        Some((least, costs))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    /// At least 7 in all, of x at 2 and y at 3 each, both up to 5: 5 x and 2 y cost 16, and no fraction is cheaper.
    fn seven() -> Problem {
        let mut problem = Problem::new();
        let (x, y) = (problem.integer(0, 5).unwrap(), problem.integer(0, 5).unwrap());
        problem.cost(x, 2).unwrap();
        problem.cost(y, 3).unwrap();
        problem.constrain([(x, 1), (y, 1)], Relation::AtLeast, 7).unwrap();
        problem
    }

    const UNIT: i128 = 1 << PRICE_BITS;

    #[rstest]
    #[case::the_right_price(&[3 * UNIT], Some(16))]
    #[case::too_low(&[UNIT], Some(7))]
    #[case::too_high(&[4 * UNIT], Some(13))]
    #[case::a_part_of_a_unit_counts_as_a_unit(&[UNIT / 4], Some(2))]
    #[case::of_the_wrong_sign(&[-3 * UNIT], Some(0))]
    #[case::lacking(&[], Some(0))]
    #[case::beyond_all_bounds(&[i128::MAX], None)]
    fn proven_by(#[case] prices: &[i128], #[case] bound: Option<i64>) {
        assert_eq!(seven().bound(prices.iter().copied()), bound);
    }
}
