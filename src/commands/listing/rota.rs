//! `assize listing rota`.

use std::process::ExitCode;

use anytime::Never;
use rota::{Assumed, Comparison, Filled, FilledFormat, Inference, Options, fill, import, report, sound};

use super::{code, files};
use crate::cli::Format;
use crate::cli::listing::{Availability, RotaArgs};
use crate::output;

/// Runs the subcommand.
pub(super) fn run(args: &RotaArgs) -> anyhow::Result<ExitCode> {
    let available = match args.available {
        Availability::AsSat => Assumed::AsSat,
        Availability::HabitWithinSpan => Assumed::HabitWithinSpan,
        Availability::Habit => Assumed::Habit,
        Availability::Always => Assumed::Always,
    };
    let name = args.schedules.file_stem().unwrap_or_default().to_string_lossy();
    let (profiles, schedules) = (files::text(&args.profiles)?, files::text(&args.schedules)?);
    let imported = import(&name, &profiles, &schedules, Inference::cautious(available))?;
    for fault in &imported.faults {
        output::note(&fault.to_string())?;
    }
    let (rota, faults) = sound(imported.rota);
    for fault in &faults {
        output::note(&fault.to_string())?;
    }
    let options = Options { seed: args.seed, steps: args.steps, ..Options::default() };
    let filling = fill(&rota, options, &Never);
    let real = Filled { format: FilledFormat::V1, assignments: imported.real };
    let comparison = Comparison {
        before: report(rota.rota(), &real),
        after: report(rota.rota(), &filling.filled),
        at_most: filling.at_most,
    };
    if let Some(out) = &args.out {
        files::write_json(out, &filling.filled)?;
    }
    match args.format {
        Format::Json => output::json(&comparison)?,
        Format::Text => output::line(comparison.to_string().trim_end())?,
    }
    Ok(code(!imported.faults.is_empty() || !faults.is_empty()))
}
