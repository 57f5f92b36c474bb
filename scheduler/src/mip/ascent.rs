//! Prices found by ascent: a bound on problems that are too large for a linear program, and where no solver gives prices.
//!
//! Conditions have prices, which rise where a condition is broken and fall where it has room to spare, in ever smaller steps (the
//! subgradient method of Held, Wolfe and Crowder 1974, with Polyak's length of a step). Of binaries of which at most one may be
//! chosen the best is chosen exactly, so those conditions need no search. Whatever prices are found, the bound is then proven from
//! them in integers.

#![expect(clippy::float_arithmetic, reason = "prices are floats, and need not be trusted")]

use std::time::{Duration, Instant};

use super::float::{from_integer, to_price};
use super::problem::{Problem, Relation, Row};

/// The most rounds.
const ROUNDS: u32 = 2_000;
/// After so many rounds that prove nothing notable, steps are halved.
const PATIENCE: u32 = 40;
/// The part of what is missing that is notable.
const NOTABLE: f64 = 0.001;
/// How much of what a round says goes into the direction; the rest is what rounds before it said.
const TURN: f64 = 0.6;
/// The length of steps, relative to what would do if all conditions agreed, with which the ascent ends.
const SHORTEST: f64 = 0.001;

impl Problem {
    /// A cost that no solution undercuts. `known` is what some solution costs, or a guess: the better it is, the better are the
    /// steps. Ends after `clock` at the latest, but for the round that is under way. `None` if the sums leave 128 bits.
    #[must_use]
    pub fn bound_by_ascent(&self, known: i64, clock: Duration) -> Option<i64> {
        let mut ascent = Ascent::new(self);
        ascent.run(from_integer(known), Instant::now().checked_add(clock));
        self.bound(ascent.prices(self)?)
    }
}

/// What a price counts for: a condition, in units of its mean coefficient.
#[derive(Debug, Clone, Copy)]
struct Priced {
    row: usize,
    relation: Relation,
    right: f64,
    unit: f64,
}

impl Priced {
    fn of(number: usize, row: &Row) -> Self {
        let sum: i64 = row.terms.iter().map(|&(_, coefficient)| coefficient.saturating_abs()).sum();
        let unit = from_integer((sum / i64::try_from(row.terms.len().max(1)).unwrap_or(1)).max(1));
        Self { row: number, relation: row.relation, right: from_integer(row.right) / unit, unit }
    }

    fn kept_in_sign(&self, price: f64) -> f64 {
        match self.relation {
            Relation::AtMost => price.min(0.0),
            Relation::AtLeast => price.max(0.0),
            Relation::Equal => price,
        }
    }
}

#[derive(Debug)]
struct Ascent {
    /// Conditions that have prices.
    priced: Vec<Priced>,
    /// The other conditions: of the variables of each at most one is chosen.
    choices: Vec<usize>,
    /// Which of them a variable is in, if any.
    choice_of: Vec<Option<u32>>,
    /// By variable, where its terms begin in `terms`; one more at the end.
    begins: Vec<usize>,
    /// Conditions that have prices, with coefficients.
    terms: Vec<(u32, f64)>,
    costs: Vec<f64>,
    bounds: Vec<(f64, f64)>,
    best: Vec<f64>,
}

/// What prices prove, and how to change them.
struct Proven {
    value: f64,
    /// What each condition has to spare.
    spare: Vec<f64>,
}

impl Ascent {
    fn new(problem: &Problem) -> Self {
        let columns = problem.columns();
        let mut choice_of: Vec<Option<u32>> = vec![None; columns.len()];
        let (mut choices, mut priced) = (Vec::new(), Vec::new());
        let is_binary = |variable: usize| (columns[variable].lower, columns[variable].upper) == (0, 1);
        for (number, row) in problem.rows().iter().enumerate() {
            let chooses = row.relation == Relation::AtMost
                && row.right == 1
                && row.terms.iter().all(|&(variable, coefficient)| {
                    coefficient == 1 && is_binary(variable.index()) && choice_of[variable.index()].is_none()
                });
            if chooses {
                let choice = u32::try_from(choices.len()).ok();
                row.terms.iter().for_each(|&(variable, _)| choice_of[variable.index()] = choice);
                choices.push(number);
            } else {
                priced.push(Priced::of(number, row));
            }
        }
        let (begins, terms) = by_variable(problem, &priced);
        Self {
            best: vec![0.0; priced.len()],
            priced,
            choices,
            choice_of,
            begins,
            terms,
            costs: columns.iter().map(|column| from_integer(column.cost)).collect(),
            bounds: columns.iter().map(|column| (f64::from(column.lower), f64::from(column.upper))).collect(),
        }
    }

    fn run(&mut self, known: f64, until: Option<Instant>) {
        let mut prices = self.best.clone();
        let mut direction: Option<Vec<f64>> = None;
        let (mut best, mut length, mut in_vain) = (f64::NEG_INFINITY, 1.0, 0);
        for _ in 0..ROUNDS {
            let Proven { value, spare } = self.prove(&prices);
            if value > best {
                in_vain = if value > best + (known - best) * NOTABLE { 0 } else { in_vain + 1 };
                best = value;
                self.best.clone_from(&prices);
            } else {
                in_vain += 1;
            }
            if best >= known || until.is_some_and(|until| Instant::now() >= until) {
                return;
            }
            if in_vain > PATIENCE {
                (length, in_vain) = (length / 2.0, 0);
                if length < SHORTEST {
                    return;
                }
                prices.clone_from(&self.best);
                direction = None;
                continue;
            }
            let direction = match &mut direction {
                Some(direction) => {
                    for (old, new) in direction.iter_mut().zip(&spare) {
                        *old = (1.0 - TURN) * *old + TURN * new;
                    }
                    direction
                }
                none => none.insert(spare),
            };
            let all = || prices.iter().zip(direction.iter().zip(&self.priced));
            let norm: f64 = all()
                .filter(|(price, (by, of))| of.kept_in_sign(*price + *by).total_cmp(price).is_ne())
                .map(|(_, (by, _))| by * by)
                .sum();
            if norm <= 0.0 {
                return;
            }
            let step = length * (known - value) / norm;
            for (price, (by, of)) in prices.iter_mut().zip(direction.iter().zip(&self.priced)) {
                *price = of.kept_in_sign(*price + step * by);
            }
        }
    }

    /// What is least for these prices, every variable by itself but for choices.
    fn prove(&self, prices: &[f64]) -> Proven {
        let mut spare: Vec<f64> = self.priced.iter().map(|of| of.right).collect();
        let mut value: f64 = spare.iter().zip(prices).map(|(right, price)| right * price).sum();
        let mut chosen: Vec<(f64, usize)> = vec![(0.0, usize::MAX); self.choices.len()];
        for variable in 0..self.costs.len() {
            let terms = &self.terms[self.begins[variable]..self.begins[variable + 1]];
            let charged: f64 = terms.iter().map(|&(row, coefficient)| prices[row as usize] * coefficient).sum();
            let cost = self.costs[variable] - charged;
            if let Some(choice) = self.choice_of[variable] {
                let best = &mut chosen[choice as usize];
                if cost < best.0 {
                    *best = (cost, variable);
                }
            } else {
                let (lower, upper) = self.bounds[variable];
                let amount = if cost < 0.0 { upper } else { lower };
                value += cost * amount;
                self.spend(&mut spare, variable, amount);
            }
        }
        for (cost, variable) in chosen.into_iter().filter(|&(cost, _)| cost < 0.0) {
            value += cost;
            self.spend(&mut spare, variable, 1.0);
        }
        Proven { value, spare }
    }

    fn spend(&self, spare: &mut [f64], variable: usize, amount: f64) {
        for &(row, coefficient) in &self.terms[self.begins[variable]..self.begins[variable + 1]] {
            spare[row as usize] -= coefficient * amount;
        }
    }

    /// The best prices, as [`Problem::bound`] takes them. A choice is worth its best variable.
    fn prices(&self, problem: &Problem) -> Option<Vec<i128>> {
        let mut prices: Vec<i128> = vec![0; problem.rows().len()];
        for (price, of) in self.best.iter().zip(&self.priced) {
            prices[of.row] = to_price(price / of.unit);
        }
        let (_, left) = problem.charged(prices.iter().copied())?;
        for &row in &self.choices {
            let best = problem.rows()[row].terms.iter().filter_map(|&(variable, _)| left.get(variable.index())).min();
            prices[row] = best.copied().unwrap_or(0).min(0);
        }
        Some(prices)
    }
}

/// The terms of conditions that have prices, by variable: where those of each begin, and what they are.
fn by_variable(problem: &Problem, priced: &[Priced]) -> (Vec<usize>, Vec<(u32, f64)>) {
    let mut begins = vec![0; problem.columns().len() + 1];
    for of in priced {
        problem.rows()[of.row].terms.iter().for_each(|&(variable, _)| begins[variable.index() + 1] += 1);
    }
    for variable in 1..begins.len() {
        begins[variable] += begins[variable - 1];
    }
    let mut next = begins.clone();
    let mut terms = vec![(0, 0.0); begins.last().copied().unwrap_or(0)];
    for (number, of) in (0_u32..).zip(priced) {
        for &(variable, coefficient) in &problem.rows()[of.row].terms {
            terms[next[variable.index()]] = (number, from_integer(coefficient) / of.unit);
            next[variable.index()] += 1;
        }
    }
    (begins, terms)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    const LONG: Duration = Duration::from_secs(60);

    /// A hundred hearings, ten weeks that hold ten each, and each week's number is what a hearing in it costs: 450 in all, and no
    /// fraction is cheaper. All must be listed.
    fn weeks() -> Problem {
        let mut problem = Problem::new();
        let mut in_week = vec![Vec::new(); 10];
        for _ in 0..100 {
            let ways: Vec<_> = in_week.iter().map(|_| problem.binary()).collect();
            for ((week, terms), &way) in (0..).zip(&mut in_week).zip(&ways) {
                problem.cost(way, week).unwrap();
                terms.push((way, 1));
            }
            problem.constrain(ways.into_iter().map(|way| (way, 1)), Relation::AtMost, 1).unwrap();
        }
        problem.constrain(in_week.concat(), Relation::AtLeast, 100).unwrap();
        for terms in in_week {
            problem.constrain(terms, Relation::AtMost, 10).unwrap();
        }
        problem
    }

    #[test]
    fn prices_rise_until_they_prove_nearly_all() {
        for known in [450, 500, 900] {
            let bound = weeks().bound_by_ascent(known, LONG).unwrap();
            assert!((430..=450).contains(&bound), "{known} {bound}");
        }
    }

    #[test]
    fn amounts_are_priced_too() {
        // 7 of x at 2 and y at 3 each, both up to 5.
        let mut problem = Problem::new();
        let (x, y) = (problem.integer(0, 5).unwrap(), problem.integer(0, 5).unwrap());
        problem.cost(x, 2).unwrap();
        problem.cost(y, 3).unwrap();
        problem.constrain([(x, 1), (y, 1)], Relation::AtLeast, 7).unwrap();
        assert_eq!(problem.bound_by_ascent(16, LONG), Some(16));
    }

    #[test]
    fn without_time_there_is_what_costs_alone_say() {
        assert_eq!(weeks().bound_by_ascent(450, Duration::ZERO), Some(0));
        assert_eq!(Problem::new().bound_by_ascent(5, LONG), Some(0));
    }
}
