//! `assize listing solve`.

use std::process::ExitCode;
use std::time::Duration;

use anytime::{Never, Progress};
use listing::officer::{OneMore, report, stands};
use listing::{Bound, Budget, Ground, Order, Prover, Score, Solved, solve};
use listing_model::{Layer, Problem};

use super::bar::Bar;
use super::{code, files, judge};
use crate::cli::Format;
use crate::cli::listing::{ProblemFormat, SolveArgs};
use crate::output;
use crate::searching::{Clock, Proofs, Threads, steps_for_list};

/// About how long each of the report's bounds may take if nobody says.
const SECONDS_FOR_BOUNDS: u64 = 2;

/// Runs the subcommand.
pub(super) fn run(args: &SolveArgs) -> anyhow::Result<ExitCode> {
    match args.format {
        ProblemFormat::Listing => listing(args),
        ProblemFormat::Meeting => super::meeting::run(args),
    }
}

fn listing(args: &SolveArgs) -> anyhow::Result<ExitCode> {
    // Time runs from here on: reading is part of what somebody waits for.
    let clock = start(args);
    let problem = files::problem(&args.problem)?;
    let ground = Ground::new(&problem.value);
    let (solved, steps) = search(args, &problem.value, &ground, &clock)?;
    let plan = solved.plan(&ground, &problem.value);
    judge::must_be_lawful(&problem.value, &plan)?;
    files::write_json(&args.out, &plan)?;
    if let Some(page) = &args.html {
        super::picture::write_page(page, &problem.value, &plan)?;
    }
    let one_more = OneMore { hearing_type: args.one_more.clone(), minutes: args.one_more_minutes };
    let report = report(&problem.value, &ground, &solved, &proven(args, &ground, &solved.score), one_more);
    match args.report {
        Format::Json => output::json(&report)?,
        Format::Text => {
            output::line(report.to_string().trim_end())?;
            output::line(&told(args, &solved, steps, &clock))?;
        }
    }
    Ok(code(problem.is_partial))
}

/// Time runs from now on, if seconds were asked for and not steps; Ctrl-C ends the search.
pub(super) fn start(args: &SolveArgs) -> Clock {
    Clock::start(args.steps.is_none().then(|| Duration::from_secs(args.seconds))).or_ctrl_c()
}

/// How a search ended, and how to have the same plan again.
pub(super) fn ended(clock: &Clock, done: u64, steps: u64, args: &SolveArgs) -> String {
    match clock.ended_by() {
        Some(what) if done < steps => format!("{what} ended the search after {done} of {steps} steps."),
        _ => {
            format!(
                "{done} steps. The same plan again: --steps {steps} --seed {} --workers {}",
                args.seed, args.workers
            )
        }
    }
}

/// Searches, and says how many steps that was to be.
fn search(args: &SolveArgs, problem: &Problem, ground: &Ground, clock: &Clock) -> anyhow::Result<(Solved, u64)> {
    let workers = Threads(args.workers);
    if !args.improve
        && let Some(standing) = stands(problem, ground)
    {
        return Ok((standing, 0));
    }
    let bar = Bar::new()?;
    bar.say("measuring the speed");
    let steps = args.steps.unwrap_or_else(|| steps_for_list(ground, &workers, clock));
    bar.say("searching");
    let budget = Budget { steps, seed: args.seed };
    let search = |proofs: Option<&Proofs>| {
        solve(ground, budget, &workers, clock, &mut |Progress { score, steps, of }| {
            let proven = proofs.map_or_else(Vec::new, |proofs| proofs.about(&score));
            bar.show(steps, of, costs(ground.order(), &score, &proven));
        })
    };
    let solved = if bar.is_seen() { Proofs::alongside(ground, |proofs| search(Some(proofs))) } else { search(None) };
    bar.clear();
    Ok((solved, steps))
}

fn proven(args: &SolveArgs, ground: &Ground, score: &Score) -> Vec<Bound> {
    let each = Duration::from_secs(args.bounds.unwrap_or(SECONDS_FOR_BOUNDS));
    Prover::new(ground).bounds(score, scheduler::mip::default_solver(), each, &Never)
}

/// The layers that cost anything, the first two, with what is proven about them.
fn costs(order: Order, score: &Score, proven: &[Bound]) -> String {
    let cost = |layer: Layer| {
        let bound = proven.iter().find(|bound| bound.layer == layer);
        let bound = bound.map(|bound| format!(" ({bound})")).unwrap_or_default();
        format!("{} {}{bound}", layer.code(), score[layer])
    };
    let costly = order.0.into_iter().filter(|&layer| score[layer] != 0);
    costly.take(2).map(cost).collect::<Vec<_>>().join(", ")
}

/// How the plan came to be.
fn told(args: &SolveArgs, solved: &Solved, steps: u64, clock: &Clock) -> String {
    if steps == 0 && solved.steps == 0 && solved.priced == 0 {
        return "The list in force stands: nothing asks for another. With --improve one is searched for.".to_owned();
    }
    ended(clock, solved.steps, steps, args)
}

#[cfg(test)]
mod tests {
    use listing::Proof;

    use super::*;

    #[test]
    fn the_bar_tells_costs_bounds_and_gaps() {
        let order = Order(Layer::ALL);
        let mut score = Score::default();
        score[Layer::Unlisted] = 2;
        score[Layer::Age] = 1_000;
        score[Layer::Balance] = 7;
        assert_eq!(costs(order, &score, &[]), "unlisted 2, age 1000");
        let bound = |layer, at_least| Bound { layer, reached: score[layer], at_least, by: Proof::Relaxation };
        let proven = [bound(Layer::Unlisted, 2), bound(Layer::Age, 929)];
        assert_eq!(costs(order, &score, &proven), "unlisted 2 (proven best), age 1000 (at least 929, gap 7.1 %)");
    }
}
