//! The engine on a problem, held against the independent checker.

use anytime::{Never, OneByOne};
use calendars::WorkingDays;
use listing::{Budget, Ground, Prover, Solved, greedy, solve};
use listing_model::{Layer, ListId, ListKind, Plan, PlanFormat, Problem, Unlisted};
use over_listing::DEFAULTS_JSON;
use plan_checker::Judgement;
use std::time::Duration;

use super::written;

/// Steps of the search.
const STEPS: u64 = 300;
/// The most hearings for which bounds are sought.
const BOUNDED: usize = 12;

/// A plan, quickly.
pub(super) fn plan(problem: &Problem) -> Plan {
    let ground = Ground::new(problem);
    greedy(&ground).plan(&ground, problem)
}

/// Every plan that the engine makes is lawful and costs what the engine says, no more than its bounds allow; and none loses
/// what is in force and lawful.
pub(super) fn hold(problem: &Problem) {
    let ground = Ground::new(problem);
    let first = greedy(&ground);
    judge(problem, &ground, &first, "greedy");
    let better = solve(&ground, Budget { steps: STEPS, seed: 1 }, &OneByOne(2), &Never, &mut |_| {});
    judge(problem, &ground, &better, "solved");
    if problem.hearings.len() <= BOUNDED {
        for solved in [&first, &better] {
            let (solver, clock) = (scheduler::mip::default_solver(), Duration::from_secs(2));
            for bound in Prover::new(&ground).bounds(&solved.score, solver, clock, &Never) {
                assert!(bound.at_least <= bound.reached, "{bound:?} is undercut\n{}", written(problem));
            }
        }
    }
    if let Some(unlisted) = in_force(problem) {
        assert!(first.score[Layer::Unlisted] <= unlisted, "more is in force: {unlisted}\n{}", written(problem));
    }
}

/// What the list in force leaves unlisted, if it is lawful as it is and nothing in it waits for what may fall free: that is
/// given out last.
fn in_force(problem: &Problem) -> Option<i64> {
    let in_force = problem.in_force.as_ref()?;
    let kind = |id: &ListId| problem.supply.lists.iter().find(|list| list.id == *id).map(|list| &list.kind);
    let waits = |kind: &ListKind| matches!(kind, ListKind::Float | ListKind::Backup { .. });
    if in_force.placements.iter().filter_map(|at| at.list.as_ref()).filter_map(kind).any(waits) {
        return None;
    }
    let placed = in_force.by_hearing();
    let unlisted = problem.hearings.iter().filter(|hearing| !placed.contains_key(&hearing.id));
    let unlisted = unlisted.map(|hearing| Unlisted { hearing: hearing.id.clone(), reasons: vec!["room.taken".into()] });
    let plan = Plan {
        format: PlanFormat::V1,
        made_from: Some(in_force.version),
        placements: in_force.placements.clone(),
        unlisted: unlisted.collect(),
    };
    let judgement = judged(problem, &plan);
    let at = problem.policy.layers.iter().position(|&layer| layer == Layer::Unlisted)?;
    judgement.is_lawful().then(|| judgement.score()[at])
}

fn judge(problem: &Problem, ground: &Ground, solved: &Solved, how: &str) {
    let plan = solved.plan(ground, problem);
    let judgement = judged(problem, &plan);
    let files = || format!("{}\n{}", written(problem), written(&plan));
    assert!(judgement.is_lawful(), "{how}: {judgement}\n{}", files());
    assert_eq!(judgement.score(), ground.order().costs(&solved.score), "{how}\n{}", files());
}

fn judged(problem: &Problem, plan: &Plan) -> Judgement {
    let division = problem.horizon.division;
    let holidays = WorkingDays::bundled(division);
    let holidays: Vec<_> =
        holidays.holidays().iter(division).map(|(day, _)| (day.year(), day.month(), day.day())).collect();
    let (problem, plan) = (written(problem), written(plan));
    plan_checker::judge(&problem, &plan, DEFAULTS_JSON, &holidays)
        .unwrap_or_else(|error| panic!("what is read has no meaning for the checker: {error}\n{problem}\n{plan}"))
}
