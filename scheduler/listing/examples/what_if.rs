//! Lists a problem at once, puts that in force, loses the busiest judge for a week and says what came of it and how long it
//! took: `what_if FILE [STEPS]`. For experiments.
#![expect(clippy::print_stdout, reason = "a command")]

use std::collections::BTreeMap;
use std::time::Instant;

use anytime::Never;
use listing::officer::{Change, Vacated, apply, fill, stands, what_if};
use listing::{Budget, Ground, greedy};
use listing_model::{DateSpan, Problem};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let file = arguments.next().ok_or("a file")?;
    let steps: u64 = arguments.next().unwrap_or_default().parse().unwrap_or(5_000);
    let begun = Instant::now();
    let mut problem: Problem = serde_json::from_str(&std::fs::read_to_string(file)?)?;
    println!("read {:?}", begun.elapsed());
    let ground = Ground::new(&problem);
    let begun = Instant::now();
    let plan = greedy(&ground).plan(&ground, &problem);
    println!("listed {} of {} in {:?}", plan.placements.len(), problem.hearings.len(), begun.elapsed());
    problem.in_force = Some(apply(problem.in_force.as_ref(), &plan)?);
    let begun = Instant::now();
    let ground = Ground::new(&problem);
    println!("stands: {} in {:?}", stands(&problem, &ground).is_some(), begun.elapsed());

    let mut sits = BTreeMap::new();
    for person in plan.placements.iter().filter_map(|placement| placement.presiding()) {
        *sits.entry(person.clone()).or_insert(0) += 1;
    }
    let (person, _) = sits.into_iter().max_by_key(|(_, count)| *count).ok_or("nobody sits")?;
    let dates = plan.placements.iter().filter(|placement| placement.presiding() == Some(&person)).map(|at| at.date);
    let first = dates.min().ok_or("never")?.plus_days(14).iso_week_monday();
    let lose = Change::LoseJudge { person, days: DateSpan { first, last: first.plus_days(4) } };
    for steps in [0, steps] {
        let begun = Instant::now();
        let answer = what_if(&problem, std::slice::from_ref(&lose), Budget { steps, seed: 1 }, &Never)?;
        println!(
            "{steps} steps: {} elsewhere, {} unlisted in {:?}; {:?}",
            answer.affected.len(),
            answer.unlisted.len(),
            begun.elapsed(),
            answer.costs.iter().filter(|(_, cost)| *cost != 0).collect::<Vec<_>>()
        );
    }
    // Some share their slot with others.
    for at in plan.placements.iter().take(9) {
        let begun = Instant::now();
        if let Ok(fillers) = fill(&problem, &plan, &Vacated::Hearing(at.hearing.clone()), 5) {
            println!("{} fillers in {:?}", fillers.len(), begun.elapsed());
            fillers.iter().take(1).for_each(|filler| println!("{filler}"));
            break;
        }
    }
    Ok(())
}
