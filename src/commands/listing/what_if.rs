//! `assize listing what-if`.

use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

use anyhow::Context;
use listing::Budget;
use listing::officer::{Change, apply, what_if};
use listing_model::{Hearing, Problem};

use super::said::Days;
use super::{code, files, judge};
use crate::cli::Format;
use crate::cli::listing::WhatIfArgs;
use crate::output;
use crate::searching::Clock;

/// Runs the subcommand.
pub(super) fn run(args: &WhatIfArgs) -> anyhow::Result<ExitCode> {
    let read = files::problem(&args.problem)?;
    let mut problem = read.value;
    if let Some(plan) = &args.plan {
        put_in_force(&mut problem, plan)?;
    }
    let clock = Clock::start(Some(Duration::from_secs(args.seconds))).or_ctrl_c();
    let answer = what_if(&problem, &changes(args)?, Budget { steps: args.steps, seed: args.seed }, &clock)?;
    judge::must_be_lawful(&answer.problem, &answer.plan)?;
    if let Some(out) = &args.out {
        files::write_json(out, &answer.plan)?;
    }
    if let Some(out) = &args.problem_out {
        files::write_json(out, &answer.problem)?;
    }
    match args.format {
        Format::Json => output::json(&answer)?,
        Format::Text => {
            output::line(answer.to_string().trim_end())?;
            if let Some(what) = clock.ended_by() {
                output::line(&format!("{what} ended the search after {} steps.", answer.steps))?;
            }
        }
    }
    Ok(code(read.is_partial))
}

/// Takes a plan to be in force. One that was made from another version is told, and taken all the same: nothing is written.
fn put_in_force(problem: &mut Problem, plan: &Path) -> anyhow::Result<()> {
    let plan = files::whole_plan(plan, problem)?;
    problem.in_force = Some(apply(problem.in_force.as_ref(), &plan)?);
    Ok(())
}

fn changes(args: &WhatIfArgs) -> anyhow::Result<Vec<Change>> {
    let mut changes = Vec::new();
    let on = |all: &[Days], change: fn(&Days) -> Change| all.iter().map(change).collect::<Vec<_>>();
    for path in &args.add {
        changes.push(Change::AddHearing(Box::new(hearing(path)?)));
    }
    changes.extend(args.settle.iter().map(|id| Change::Settle { hearing: id.as_str().into() }));
    changes
        .extend(args.lock.iter().map(|said| Change::Lock { hearing: said.id.as_str().into(), attributes: said.lock }));
    changes.extend(
        args.forbid.iter().map(|said| Change::Forbid { hearing: said.id.as_str().into(), place: said.place.clone() }),
    );
    changes.extend(on(&args.lose_judge, |said| Change::LoseJudge { person: said.id.as_str().into(), days: said.days }));
    changes.extend(on(&args.close_room, |said| Change::CloseRoom { room: said.id.as_str().into(), days: said.days }));
    changes
        .extend(on(&args.close_venue, |said| Change::CloseVenue { venue: said.id.as_str().into(), days: said.days }));
    changes
        .extend(args.shift.iter().map(|said| Change::Move { hearing: said.id.as_str().into(), to: said.to.clone() }));
    Ok(changes)
}

fn hearing(path: &Path) -> anyhow::Result<Hearing> {
    let text = files::text(path)?;
    serde_json::from_str(&text)
        .with_context(|| format!("{}: this is no hearing, written as in `hearings` of a problem", path.display()))
}
