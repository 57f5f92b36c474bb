//! `assize listing solve --format meeting`: the public meeting-scheduling benchmark.

use std::process::ExitCode;

use anyhow::{Context, bail};
use meetings::{Budget, Instance, Score, read_plan, score, solve};
use serde_json::json;

use super::bar::Bar;
use super::files;
use super::solve::{ended, start};
use crate::cli::Format;
use crate::cli::listing::SolveArgs;
use crate::output;
use crate::searching::{Threads, steps_for_meetings};

/// Runs the subcommand. The plan is read back and scored, slowly and simply, before it is written.
pub(super) fn run(args: &SolveArgs) -> anyhow::Result<ExitCode> {
    if args.html.is_some() || args.bounds.is_some() || args.improve {
        bail!("--html, --bounds and --improve are for problems in the format `listing`. Leave them out.");
    }
    let clock = start(args);
    let instance = read(args)?;
    let workers = Threads(args.workers);
    let bar = Bar::new()?;
    bar.say("measuring the speed");
    let steps = args.steps.unwrap_or_else(|| steps_for_meetings(&instance, args.seed, &workers, &clock));
    let mut show = |progress: anytime::Progress<Score>| {
        bar.show(progress.steps, progress.of, progress.score.to_string());
    };
    let solved = solve(&instance, Budget { steps }, args.seed, &workers, &clock, &mut show);
    bar.clear();
    let plan = solved.to_json();
    let found = score(&instance, &read_plan(&instance, &plan)?);
    if found != solved.score {
        bail!(
            "The plan costs {found}, not {} as the search says, so it is not written. This is a defect of the program: \
             please report it with the problem file, the seed and the number of steps.",
            solved.score
        );
    }
    files::write(&args.out, &plan)?;
    match args.report {
        Format::Json => output::json(&json!({
            "hard": found.hard, "medium": found.medium, "soft": found.soft, "steps": solved.steps
        }))?,
        Format::Text => {
            output::line(&format!("hard {}, medium {}, soft {}", found.hard, found.medium, found.soft))?;
            output::line(&ended(&clock, solved.steps, steps, args))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn read(args: &SolveArgs) -> anyhow::Result<Instance> {
    let path = args.problem.display();
    let text = files::text(&args.problem)?;
    match Instance::from_json(&text) {
        Ok(instance) => Ok(instance),
        Err(faults) => {
            for fault in &faults.0 {
                output::note(&format!("{path}: {fault}"))?;
            }
            Err(faults).context(format!("{path}: nothing can be made of this file"))
        }
    }
}
