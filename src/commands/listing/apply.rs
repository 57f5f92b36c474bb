//! `assize listing apply`.

use std::process::ExitCode;

use anyhow::bail;
use listing::officer::apply;

use super::{files, judge};
use crate::cli::listing::ApplyArgs;
use crate::output;

/// Runs the subcommand. A problem of which something would be left out is not written again: that would be lost.
pub(super) fn run(args: &ApplyArgs) -> anyhow::Result<ExitCode> {
    let path = args.files.problem.display();
    let read = files::problem(&args.files.problem)?;
    if read.is_partial {
        bail!("{path}: what is left out above would be lost. Mend the file first.");
    }
    let mut problem = read.value;
    let plan = files::whole_plan(&args.files.plan, &problem)?;
    let in_force = apply(problem.in_force.as_ref(), &plan)?;
    let judgement = judge::judged(&problem, &files::text(&args.files.plan)?)?;
    if !judgement.is_lawful() {
        bail!("{}: an unlawful plan cannot be put in force.\n{judgement}", args.files.plan.display());
    }
    let (version, placed) = (in_force.version, in_force.placements.len());
    problem.in_force = Some(in_force);
    files::write_json(&args.out, &problem)?;
    output::line(&format!("Version {version} is in force: {placed} hearings are listed."))?;
    Ok(ExitCode::SUCCESS)
}
