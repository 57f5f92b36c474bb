//! Every plan is held against the independent checker, which re-derives rules and costs from the two files alone.

#![expect(clippy::unwrap_used, reason = "tests fail by panicking")]

use std::time::Duration;

use anytime::{Never, OneByOne};
use calendars::{Division, WorkingDays};
use listing::{Budget, Ground, Score, by_program_alone, greedy, solve};
use listing_instances::{Size, draw};
use listing_model::{Layer, Problem};
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

/// Enough steps for all that a search with time does: listing by force, exact steps, going on from the better plan.
#[test]
fn a_patient_search_is_lawful_and_can_be_had_again() {
    for (size, seed) in [(Size::of(20).without_lists().with_pressure(140), 6), (Size::of(20), 7)] {
        let problem = drawn(size, seed);
        let ground = Ground::new(&problem);
        let patient = || solve(&ground, steps(12_000, seed), &OneByOne(2), &Never, &mut |_| {});
        let (one, again) = (patient(), patient());
        assert_eq!(judged(&problem, &one, &ground), costs(&ground, &one.score), "{seed}");
        assert_eq!(one.plan(&ground, &problem), again.plan(&ground, &problem), "{seed}");
    }
}

/// A program that knows few rules still makes a lawful list, since what breaks the others is left out.
#[test]
fn a_program_alone_is_lawful() {
    let problem = drawn(Size::of(20), 1);
    let ground = Ground::new(&problem);
    let found = by_program_alone(&ground, scheduler::mip::default_solver(), Duration::from_secs(5));
    assert_eq!(judged(&problem, &found, &ground), costs(&ground, &found.score));
    assert!(!found.plan(&ground, &problem).placements.is_empty());
}

/// Two regions in which a search that only makes way leaves out one more, whatever the seed.
#[test]
fn what_others_leave_out_is_listed_by_force() {
    for (region, most) in [(4, 1), (6, 2)] {
        let problem = drawn(Size::of(60).without_lists().with_pressure(120), region);
        let ground = Ground::new(&problem);
        for seed in 1..=3 {
            let solved = solve(&ground, steps(27_000, seed), &OneByOne(2), &Never, &mut |_| {});
            assert!(solved.score[Layer::Unlisted] <= most, "region {region}, seed {seed}: {}", solved.score);
        }
    }
}
