//! `assize timetable`: slots, lint, replay.

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::bail;
use calendars::{Division, LocalDate, WorkingDays};
use timetables::{Reading, expected_slots, has_errors, lint, read_folder, read_holidays, replay};

use crate::cli::{Format, TimetableCommand};
use crate::{files, output};

/// Runs the subcommand. Findings that are errors make the exit code 1.
///
/// # Errors
/// A file cannot be read, or nothing can be printed.
pub fn run(command: &TimetableCommand) -> anyhow::Result<ExitCode> {
    match command {
        TimetableCommand::Slots { as_recorded, pvb, holidays, today } => slots(*as_recorded, pvb, holidays, *today),
        TimetableCommand::Lint { paths, format } => {
            let findings = lint(&files::read_known(paths)?);
            match format {
                Format::Json => output::json(&findings)?,
                Format::Text => {
                    for finding in &findings {
                        output::line(&finding.to_string())?;
                    }
                }
            }
            Ok(exit_code(has_errors(&findings)))
        }
        TimetableCommand::Replay { file } => {
            let file = files::read_one(file)?;
            let (report, findings) = replay(&file.name, &file.bytes);
            output::findings(&findings)?;
            output::json(&report)?;
            Ok(ExitCode::SUCCESS)
        }
    }
}

fn slots(as_recorded: bool, pvb: &Path, holidays: &Path, today: LocalDate) -> anyhow::Result<ExitCode> {
    let reading = if as_recorded { Reading::AsRecorded } else { Reading::Strict };
    let folder = read_folder(&files::read_all(&[pvb.to_owned()])?, reading);
    let working_days = pvb_working_days(holidays)?;
    if !as_recorded {
        output::findings(&folder.findings)?;
    }
    output::json(&expected_slots(&folder, &working_days, today))?;
    Ok(exit_code(!folder.refused.is_empty()))
}

/// The working days that a PVB folder counts with: its own file of bank holidays.
///
/// # Errors
/// The file cannot be read.
pub fn pvb_working_days(holidays: &Path) -> anyhow::Result<WorkingDays> {
    let file = files::read_one(holidays)?;
    let (holidays, findings) = read_holidays(&file.name, &file.bytes);
    output::findings(&findings)?;
    match holidays {
        Some(holidays) => Ok(WorkingDays::new(Arc::new(holidays), Division::EnglandAndWales, false)),
        None => bail!("{} has no bank holidays that can be read", file.name),
    }
}

fn exit_code(faulty: bool) -> ExitCode {
    if faulty { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}
