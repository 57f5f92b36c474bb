//! The independent checker, asked about every plan before anyone sees it.

use anyhow::{Context, bail};
use calendars::WorkingDays;
use listing_model::{Plan, Problem};
use over_listing::DEFAULTS_JSON;
use plan_checker::{Judgement, judge};

/// So many breaches are told.
const TOLD: usize = 5;

/// Judges the text of a plan for a problem.
pub(super) fn judged(problem: &Problem, plan: &str) -> anyhow::Result<Judgement> {
    let division = problem.horizon.division;
    let working_days = WorkingDays::bundled(division);
    let holidays: Vec<(i32, u32, u32)> =
        working_days.holidays().iter(division).map(|(day, _)| (day.year(), day.month(), day.day())).collect();
    judge(&serde_json::to_string(problem)?, plan, DEFAULTS_JSON, &holidays).context("the plan cannot be judged")
}

/// Fails unless a plan of ours is lawful.
pub(super) fn must_be_lawful(problem: &Problem, plan: &Plan) -> anyhow::Result<()> {
    let judgement = judged(problem, &serde_json::to_string(plan)?)?;
    if judgement.is_lawful() {
        return Ok(());
    }
    let breaches: Vec<String> = judgement.breaches.iter().take(TOLD).map(|breach| format!("\n  {breach}")).collect();
    bail!(
        "The plan breaks {} rules, so it is not written. This is a defect of the program: please report it with the problem \
         file, the seed and the number of steps.{}",
        judgement.breaches.len(),
        breaches.concat()
    )
}
