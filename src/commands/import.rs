//! `assize import`: timetables of other systems, and the project's own.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context;
use calendars::{BankHolidays, Capacity, CapacityByClass, CapacityClass, Division, HolidayChangeKind, Units};
use serde::Serialize;
use timetables::{
    Imported, Reading, VenueFile, import_pvb, import_session_templates, read_prison_register, usual_tables,
};

use crate::cli::{ImportCommand, ImportTarget};
use crate::commands::timetable::pvb_working_days;
use crate::config::Config;
use crate::{app, files, output, publishing};

/// What an import came to, printed as JSON.
#[derive(Debug, Serialize)]
struct Report {
    venues: usize,
    refused: Vec<String>,
    published: Option<scheduler_model::PublicationEffect>,
    written_to: Option<PathBuf>,
}

/// Runs the subcommand. A refused file makes the exit code 1; the others are imported all the same.
///
/// # Errors
/// A file cannot be read, or the database cannot be used.
pub async fn run(config: impl FnOnce() -> anyhow::Result<Config>, command: &ImportCommand) -> anyhow::Result<ExitCode> {
    let (imported, target) = match command {
        ImportCommand::Pvb { dir, holidays, as_recorded, tables, target } => {
            (pvb(dir, holidays, *as_recorded, *tables)?, target)
        }
        ImportCommand::SessionTemplates { dir, register, target } => {
            (session_templates(dir, register.as_deref())?, target)
        }
        ImportCommand::Venues { paths, target } => {
            let read = publishing::read_venues(&files::read_all(paths)?);
            (read, target)
        }
    };
    let Imported { venues, refused, findings } = imported;
    output::findings(&findings)?;
    let faulty = !refused.is_empty();
    let mut report = Report { venues: venues.len(), refused, published: None, written_to: None };
    if let Some(folder) = &target.out {
        write_all(folder, &venues)?;
        report.written_to = Some(folder.clone());
    } else if !target.dry_run {
        report.published = Some(publish(&config()?, &venues, target).await?);
    }
    output::json(&report)?;
    Ok(if faulty { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

fn pvb(dir: &Path, holidays: &Path, as_recorded: bool, tables: Option<u32>) -> anyhow::Result<Imported> {
    let reading = if as_recorded { Reading::AsRecorded } else { Reading::Strict };
    tell_other_holidays(pvb_working_days(holidays)?.holidays());
    let capacity = tables.map_or_else(usual_tables, |tables| {
        CapacityByClass::of(CapacityClass::OpenTable, Capacity::all_public(Units(tables)))
    });
    Ok(import_pvb(&files::read_all(&[dir.to_owned()])?, reading, capacity))
}

/// Working days are counted by the bank holidays that come with this release. Where the old system's file differs, say so.
fn tell_other_holidays(old: &BankHolidays) {
    let ours = BankHolidays::bundled();
    for change in ours.changes_since(old).into_iter().filter(|change| change.division == Division::EnglandAndWales) {
        match change.kind {
            HolidayChangeKind::Withdrawn => {
                tracing::warn!(date = %change.date, "the imported bank holidays have a day that is none");
            }
            HolidayChangeKind::Declared => {
                tracing::debug!(date = %change.date, "the imported bank holidays lack a day");
            }
        }
    }
}

fn session_templates(dir: &Path, register: Option<&Path>) -> anyhow::Result<Imported> {
    let mut findings = Vec::new();
    let register = match register {
        Some(path) => {
            let (register, found) = read_prison_register(&files::read_one(path)?);
            findings.extend(found);
            register
        }
        None => timetables::PrisonRegister::new(),
    };
    let mut imported = import_session_templates(&files::read_all(&[dir.to_owned()])?, &register);
    imported.findings.splice(0..0, findings);
    Ok(imported)
}

fn write_all(folder: &Path, venues: &[VenueFile]) -> anyhow::Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    for venue in venues {
        let path = folder.join(venue.file_name());
        fs::write(&path, timetables::write(venue)).with_context(|| format!("cannot write {}", path.display()))?;
    }
    Ok(())
}

async fn publish(
    config: &Config,
    venues: &[VenueFile],
    target: &ImportTarget,
) -> anyhow::Result<scheduler_model::PublicationEffect> {
    let engine = app::start_engine(config).await?;
    let effect = publishing::publish_all(&engine, venues, target.days).await;
    engine.stop().await;
    engine.store().close().await;
    effect
}
