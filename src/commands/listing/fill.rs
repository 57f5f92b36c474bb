//! `assize listing fill`.

use std::process::ExitCode;

use anyhow::bail;
use listing::officer::{Vacated, fill};

use super::{code, files};
use crate::cli::Format;
use crate::cli::listing::FillArgs;
use crate::output;

/// Runs the subcommand.
pub(super) fn run(args: &FillArgs) -> anyhow::Result<ExitCode> {
    let read = files::problem(&args.files.problem)?;
    let plan = files::whole_plan(&args.files.plan, &read.value)?;
    let vacated = match (&args.session, &args.hearing) {
        (Some(opening), _) => {
            let is_room = read.value.supply.rooms.iter().any(|room| room.id.as_str() == opening.id);
            Vacated::Session(opening.session(is_room))
        }
        (None, Some(hearing)) => Vacated::Hearing(hearing.as_str().into()),
        (None, None) => bail!("Give --session or --hearing: what was vacated."),
    };
    let fillers = fill(&read.value, &plan, &vacated, args.limit)?;
    match args.format {
        Format::Json => output::json(&fillers)?,
        Format::Text if fillers.is_empty() => {
            output::line("Nothing that waits, or is listed later, could be heard then and keep its notice.")?;
        }
        Format::Text => {
            for filler in &fillers {
                output::line(&filler.to_string())?;
            }
        }
    }
    Ok(code(read.is_partial))
}
