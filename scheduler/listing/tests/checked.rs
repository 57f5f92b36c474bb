//! Every plan is held against the independent checker, which re-derives rules and costs from the two files alone.

#![expect(clippy::unwrap_used, reason = "tests fail by panicking")]

use anytime::{Never, OneByOne};
use calendars::{Division, WorkingDays};
use listing::{Budget, Ground, Score, greedy, solve};
use listing_instances::{Size, draw};
use listing_model::Problem;
use over_listing::DEFAULTS_JSON;

/// A problem drawn from a seed on invented ground.
fn drawn(size: Size, seed: u64) -> Problem {
    draw(&listing_instances::Ground::invented(), size, seed).unwrap()
}

/// Judges a plan. Panics with every breach if it is not lawful.
fn judged(problem: &Problem, solved: &listing::Solved, ground: &Ground) -> [i64; 8] {
    let plan = solved.plan(ground, problem);
    let holidays = WorkingDays::bundled(Division::EnglandAndWales);
    let holidays: Vec<_> = holidays.holidays().iter(Division::EnglandAndWales).collect();
    let holidays: Vec<_> = holidays.iter().map(|(day, _)| (day.year(), day.month(), day.day())).collect();
    let (problem, plan) = (serde_json::to_string(problem).unwrap(), serde_json::to_string(&plan).unwrap());
    let judgement = plan_checker::judge(&problem, &plan, DEFAULTS_JSON, &holidays).unwrap();
    assert!(judgement.is_lawful(), "{judgement}");
    judgement.score()
}

fn steps(steps: u64, seed: u64) -> Budget {
    Budget { steps, seed }
}

fn costs(ground: &Ground, score: &Score) -> [i64; 8] {
    ground.order().costs(score)
}

#[test]
fn plans_are_lawful_and_cost_what_is_said() {
    for (hearings, seed) in [(20, 1), (20, 2), (60, 3), (120, 4), (250, 5)] {
        for size in [Size::of(hearings), Size::of(hearings).without_lists(), Size::of(hearings).with_pressure(140)] {
            let problem = drawn(size, seed);
            let ground = Ground::new(&problem);
            let first = greedy(&ground);
            assert_eq!(judged(&problem, &first, &ground), costs(&ground, &first.score), "greedy, {hearings}, {seed}");
            let better = solve(&ground, steps(4_000, seed), &OneByOne(2), &Never, &mut |_| {});
            assert_eq!(judged(&problem, &better, &ground), costs(&ground, &better.score), "{hearings}, {seed}");
            assert!(!ground.order().is_better(&first.score, &better.score));
        }
    }
}
