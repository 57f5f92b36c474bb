//! The same tests for every solver that is linked.

use std::time::Duration;

use Relation::{AtLeast, AtMost, Equal};
use proptest::prelude::*;

use super::bound::PRICE_BITS;
use super::*;

/// A statement of a small problem: (lower, upper, cost) by variable; (coefficients, relation, right-hand side) by row.
#[derive(Clone, Debug)]
struct Statement {
    columns: Vec<(i32, i32, i64)>,
    rows: Vec<(Vec<i64>, Relation, i64)>,
}

impl Statement {
    fn new(columns: &[(i32, i32, i64)], rows: &[(&[i64], Relation, i64)]) -> Self {
        let rows = rows.iter().map(|(row, relation, right)| (row.to_vec(), *relation, *right)).collect();
        Self { columns: columns.to_vec(), rows }
    }

    fn problem(&self) -> Problem {
        let mut problem = Problem::new();
        let variables: Vec<_> =
            self.columns.iter().map(|&(lower, upper, _)| problem.integer(lower, upper).unwrap()).collect();
        for (&variable, &(_, _, cost)) in variables.iter().zip(&self.columns) {
            problem.cost(variable, cost).unwrap();
        }
        for (row, relation, right) in &self.rows {
            problem.constrain(variables.iter().copied().zip(row.iter().copied()), *relation, *right).unwrap();
        }
        problem
    }

    /// The least cost over every combination of values, without any code of the port.
    fn brute_force(&self) -> Option<i64> {
        let mut best = None;
        let mut values: Vec<i64> = self.columns.iter().map(|&(lower, _, _)| i64::from(lower)).collect();
        loop {
            let sum = |factors: &[i64]| factors.iter().zip(&values).map(|(factor, value)| factor * value).sum::<i64>();
            let holds = self.rows.iter().all(|(row, relation, right)| match relation {
                AtMost => sum(row) <= *right,
                AtLeast => sum(row) >= *right,
                Equal => sum(row) == *right,
            });
            if holds {
                let cost = self.columns.iter().zip(&values).map(|(&(_, _, cost), value)| cost * value).sum();
                best = Some(best.map_or(cost, |best: i64| best.min(cost)));
            }
            // The next combination, as an odometer.
            let mut place = 0;
            loop {
                let Some(&(lower, upper, _)) = self.columns.get(place) else { return best };
                if values[place] < i64::from(upper) {
                    values[place] += 1;
                    break;
                }
                values[place] = i64::from(lower);
                place += 1;
            }
        }
    }
}

/// Solves without limits and returns the least cost, `None` if there is no solution.
fn least_cost(solver: &dyn Solver, problem: &Problem) -> Option<i64> {
    match solver.solve(problem, Limits::NONE, None).unwrap() {
        Outcome::Optimal(solution) => Some(solution.objective()),
        Outcome::Infeasible => None,
        other => panic!("{}: stopped without a limit: {other:?}", solver.name_and_version()),
    }
}

#[test]
fn known_problems_have_their_known_optimum() {
    let cases: &[(&str, Statement, Option<i64>)] = &[
        ("no conditions: each variable at its cheaper end", Statement::new(&[(-3, 4, 2), (-3, 4, -2)], &[]), Some(-14)),
        ("no costs: any solution", Statement::new(&[(0, 9, 0)], &[(&[2], Equal, 6)]), Some(0)),
        (
            "a knapsack, where rounding the relaxation is wrong",
            Statement::new(&[(0, 1, -60), (0, 1, -100), (0, 1, -120)], &[(&[10, 20, 30], AtMost, 50)]),
            Some(-220),
        ),
        (
            "an assignment of three to three",
            Statement::new(
                &[(0, 1, 4), (0, 1, 1), (0, 1, 3), (0, 1, 2), (0, 1, 0), (0, 1, 5), (0, 1, 3), (0, 1, 2), (0, 1, 2)],
                &[
                    (&[1, 1, 1, 0, 0, 0, 0, 0, 0], Equal, 1),
                    (&[0, 0, 0, 1, 1, 1, 0, 0, 0], Equal, 1),
                    (&[0, 0, 0, 0, 0, 0, 1, 1, 1], Equal, 1),
                    (&[1, 0, 0, 1, 0, 0, 1, 0, 0], Equal, 1),
                    (&[0, 1, 0, 0, 1, 0, 0, 1, 0], Equal, 1),
                    (&[0, 0, 1, 0, 0, 1, 0, 0, 1], Equal, 1),
                ],
            ),
            Some(5),
        ),
        ("fractions would do, whole numbers do not", Statement::new(&[(0, 9, 1)], &[(&[2], Equal, 7)]), None),
        ("parity", Statement::new(&[(0, 5, 1), (0, 5, 1)], &[(&[2, -2], Equal, 1)]), None),
        ("contradiction", Statement::new(&[(0, 9, 1)], &[(&[1], AtLeast, 5), (&[1], AtMost, 4)]), None),
        ("negative values", Statement::new(&[(-9, -2, 1), (-9, 9, 3)], &[(&[1, 1], AtLeast, 0)]), Some(4)),
        ("a fixed variable", Statement::new(&[(7, 7, 3), (0, 9, 1)], &[(&[1, 1], AtLeast, 10)]), Some(24)),
        ("a row that demands nothing", Statement::new(&[(0, 2, -1)], &[(&[0], AtMost, 0)]), Some(-2)),
        ("a row that nothing can meet", Statement::new(&[(0, 2, -1)], &[(&[0], AtLeast, 1)]), None),
        (
            "large weights next to small ones",
            Statement::new(&[(0, 1, 1_000_000), (0, 1, 999_999), (0, 1, 1)], &[(&[1, 1, 1], AtLeast, 2)]),
            Some(1_000_000),
        ),
    ];
    for solver in available() {
        for (name, statement, expected) in cases {
            let label = format!("{} on {name}", solver.name_and_version());
            assert_eq!(statement.brute_force(), *expected, "the table is wrong: {name}");
            assert_eq!(least_cost(*solver, &statement.problem()), *expected, "{label}");
        }
    }
}

#[test]
fn no_variables_at_all() {
    for solver in available() {
        let mut problem = Problem::new();
        assert_eq!(least_cost(*solver, &problem), Some(0));
        problem.constrain([], AtLeast, 1).unwrap();
        assert_eq!(least_cost(*solver, &problem), None);
    }
}

/// Many items of nearly equal worth and several sizes: easy to fill, hard to prove.
fn hard_knapsacks() -> Problem {
    let mut problem = Problem::new();
    let items: Vec<_> = (0..60).map(|_| problem.binary()).collect();
    let weight = |item: usize, knapsack: usize| 100 + ((item * 37 + knapsack * 101 + item * item * 13) % 97) as i64;
    for (index, &item) in items.iter().enumerate() {
        problem.cost(item, -1000 - ((index * 53) % 89) as i64).unwrap();
    }
    for knapsack in 0..5 {
        let terms = items.iter().enumerate().map(|(index, &item)| (item, weight(index, knapsack)));
        problem.constrain(terms, AtMost, 3_001).unwrap();
    }
    problem
}

#[test]
fn a_limit_on_nodes_stops_the_search_at_the_same_place_each_time() {
    let problem = hard_knapsacks();
    let start = problem.solution(vec![0; 60]).unwrap();
    for solver in available() {
        let run = || solver.solve(&problem, Limits::nodes(5), Some(&start));
        if !solver.counts_nodes() {
            assert_eq!(run(), Err(SolveError::NodesNotCounted { solver: solver.name_and_version() }));
            continue;
        }
        let first = run().unwrap();
        let Outcome::Feasible { solution, stopped_by: Limit::Nodes, bound: Some(bound) } = &first else {
            panic!("{}: {first:?}", solver.name_and_version())
        };
        let gap = solution.objective() - bound;
        assert!((0..=-solution.objective() / 10).contains(&gap), "{}: {first:?}", solver.name_and_version());
        assert_eq!(run().unwrap(), first, "{}", solver.name_and_version());
    }
}

#[test]
fn which_of_two_limits_it_was_is_not_known() {
    let problem = hard_knapsacks();
    for solver in available().iter().filter(|solver| solver.counts_nodes()) {
        let limits = Limits::nodes(5).or_after(Duration::MAX);
        let outcome = solver.solve(&problem, limits, None).unwrap();
        assert!(
            matches!(outcome, Outcome::Feasible { stopped_by: Limit::NodesOrClock, bound: Some(_), .. }),
            "{}: {outcome:?}",
            solver.name_and_version()
        );
    }
}

#[test]
fn a_limit_that_is_not_reached_changes_nothing() {
    let statement = Statement::new(&[(0, 1, -3), (0, 1, -4)], &[(&[1, 1], AtMost, 1)]);
    for solver in available() {
        let outcome = solver.solve(&statement.problem(), Limits::clock(Duration::MAX), None).unwrap();
        assert_eq!(outcome, Outcome::Optimal(statement.problem().solution(vec![0, 1]).unwrap()));
    }
}

#[test]
fn a_bound_comes_with_what_the_clock_leaves() {
    let problem = hard_knapsacks();
    let start = problem.solution(vec![0; 60]).unwrap();
    for solver in available() {
        let outcome = solver.solve(&problem, Limits::clock(Duration::from_millis(400)), Some(&start)).unwrap();
        let Outcome::Feasible { solution, stopped_by: Limit::Clock, bound } = &outcome else {
            panic!("{}: {outcome:?}", solver.name_and_version())
        };
        assert!(bound.is_none_or(|bound| bound <= solution.objective()), "{outcome:?}");
    }
}

#[test]
fn the_clock_stops_the_search_and_the_start_is_kept() {
    let problem = hard_knapsacks();
    let start = problem.solution(vec![0; 60]).unwrap();
    for solver in available() {
        let limits = Limits::clock(Duration::ZERO);
        match solver.solve(&problem, limits, Some(&start)).unwrap() {
            Outcome::Feasible { solution, stopped_by: Limit::Clock, .. } => assert!(solution.objective() <= 0),
            other => panic!("{}: {other:?}", solver.name_and_version()),
        }
        match solver.solve(&problem, limits, None).unwrap() {
            Outcome::Nothing { stopped_by: Limit::Clock } | Outcome::Feasible { stopped_by: Limit::Clock, .. } => {}
            other => panic!("{}: {other:?}", solver.name_and_version()),
        }
    }
}

#[test]
fn solving_from_its_own_result_changes_nothing() {
    let statement = Statement::new(&[(0, 1, -3), (0, 1, -3), (0, 1, -3)], &[(&[1, 1, 1], AtMost, 2)]);
    let problem = statement.problem();
    for solver in available() {
        let first = solver.solve(&problem, Limits::NONE, None).unwrap();
        let again = solver.solve(&problem, Limits::NONE, first.solution()).unwrap();
        assert_eq!(again.solution().unwrap().objective(), first.solution().unwrap().objective());
    }
}

#[test]
fn a_start_of_another_problem_is_refused() {
    let (one, other) = (Statement::new(&[(0, 9, 1)], &[]), Statement::new(&[(0, 4, 1)], &[]));
    let start = one.problem().solution(vec![9]).unwrap();
    for solver in available() {
        let refused = solver.solve(&other.problem(), Limits::NONE, Some(&start));
        assert_eq!(
            refused,
            Err(SolveError::Start(Violation::Bound { variable: 0, value: 9, lower: 0, upper: 4 })),
            "{}",
            solver.name_and_version()
        );
    }
}

#[test]
fn what_a_double_cannot_hold_is_refused() {
    let mut problem = Problem::new();
    let variable = problem.integer(0, 1 << 20).unwrap();
    assert_eq!(problem.constrain([(variable, 1 << 34)], AtMost, 0), Err(ProblemError::TooLarge));
    assert_eq!(problem.constrain([(variable, i64::MAX), (variable, 1)], AtMost, 0), Err(ProblemError::TooLarge));
    assert_eq!(problem.constrain([(variable, 1)], AtMost, i64::MIN), Err(ProblemError::TooLarge));
    assert_eq!(problem.cost(variable, 1 << 34), Err(ProblemError::TooLarge));
    assert_eq!(problem.cost(variable, 1 << 33), Ok(()));
    assert_eq!(problem.cost(variable, 1), Err(ProblemError::TooLarge));
    assert_eq!(problem.integer(1, 0), Err(ProblemError::EmptyRange { lower: 1, upper: 0 }));
    assert_eq!(Problem::new().cost(variable, 1), Err(ProblemError::UnknownVariable(0)));
    assert_eq!((problem.variable_count(), problem.row_count()), (1, 0), "nothing refused was kept");
}

#[test]
fn the_names_are_those_of_the_linked_versions() {
    let lock = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../Cargo.lock"));
    let pure_rust = available().last().unwrap().name_and_version();
    let named = format!("name = \"microlp\"\nversion = \"{}\"", pure_rust.strip_prefix("microlp ").unwrap());
    assert!(lock.contains(&named), "Cargo.lock has another version than {named}");
    #[cfg(feature = "highs")]
    assert!(default_solver().name_and_version().starts_with("HiGHS 1."));
    assert_eq!(default_solver().name_and_version(), available()[0].name_and_version());
}

fn relation() -> impl Strategy<Value = Relation> {
    prop_oneof![Just(AtMost), Just(AtLeast), Just(Equal)]
}

fn statement() -> impl Strategy<Value = Statement> {
    (1_usize..=5, 0_usize..=4).prop_flat_map(|(variables, rows)| {
        let column = (-3_i32..=3, 0_i32..=3, -9_i64..=9).prop_map(|(lower, width, cost)| (lower, lower + width, cost));
        let row = (proptest::collection::vec(-5_i64..=5, variables), relation(), -9_i64..=9);
        (proptest::collection::vec(column, variables), proptest::collection::vec(row, rows))
            .prop_map(|(columns, rows)| Statement { columns, rows })
    })
}

/// HiGHS's prices are good: on an assignment, whose relaxation is whole, they prove the optimum.
#[cfg(feature = "highs")]
#[test]
fn the_prices_of_the_relaxation_prove_its_cost() {
    use super::backend::Backend;
    use good_lp::SolverModel;

    let costs = [4, 1, 3, 2, 0, 5, 3, 2, 2];
    let mut problem = Problem::new();
    let cells: Vec<_> = costs.iter().map(|_| problem.binary()).collect();
    for (&cell, &cost) in cells.iter().zip(&costs) {
        problem.cost(cell, cost).unwrap();
    }
    for line in 0..3 {
        problem.constrain((0..3).map(|other| (cells[3 * line + other], 1)), Equal, 1).unwrap();
        problem.constrain((0..3).map(|other| (cells[3 * other + line], 1)), AtMost, 1).unwrap();
    }
    assert_eq!(least_cost(&highs::Highs, &problem), Some(5));
    let found = model::Model::new(&problem, model::Numbers::Whole, highs::Highs::model).inner.solve().unwrap();
    assert_eq!(highs::Highs::bound(&problem, found, None), Some(5));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn every_solver_agrees_with_brute_force(statement in statement()) {
        let problem = statement.problem();
        let expected = statement.brute_force();
        for solver in available() {
            prop_assert_eq!(least_cost(*solver, &problem), expected, "{}", solver.name_and_version());
        }
    }

    #[test]
    fn no_ascent_proves_more_than_is_so(statement in statement(), known in -100_i64..100) {
        let bound = statement.problem().bound_by_ascent(known, Duration::from_secs(9)).unwrap();
        prop_assert!(statement.brute_force().is_none_or(|least| bound <= least));
    }

    #[test]
    fn no_prices_prove_more_than_is_so(
        statement in statement(),
        prices in proptest::collection::vec(-20_i128 << PRICE_BITS..=20 << PRICE_BITS, 0..=4),
    ) {
        let bound = statement.problem().bound(prices).unwrap();
        prop_assert!(statement.brute_force().is_none_or(|least| bound <= least));
    }
}
