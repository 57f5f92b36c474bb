//! `assize listing check`.

use std::process::ExitCode;

use super::{code, files, judge};
use crate::cli::Format;
use crate::cli::listing::CheckArgs;
use crate::output;

/// Runs the subcommand: the independent checker judges the plan as it stands in its file.
pub(super) fn run(args: &CheckArgs) -> anyhow::Result<ExitCode> {
    let problem = files::problem(&args.files.problem)?.value;
    let judgement = judge::judged(&problem, &files::text(&args.files.plan)?)?;
    match args.format {
        Format::Json => output::json(&judgement)?,
        Format::Text => output::line(judgement.to_string().trim_end())?,
    }
    Ok(code(!judgement.is_lawful()))
}
