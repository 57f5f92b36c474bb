//! `assize import`: timetables of other systems, and the project's own.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context;
use calendars::{BankHolidays, Capacity, CapacityByClass, CapacityClass, Division, HolidayChangeKind, Units};
use serde::Serialize;
use timetables::{Finding, Reading, VenueFile, read_folder, read_prison_register, read_session_templates};

use crate::cli::{ImportCommand, ImportTarget};
use crate::commands::timetable::pvb_working_days;
use crate::config::Config;
use crate::{app, files, output, publishing};

/// What an import came to, printed as JSON.
#[derive(Debug, Serialize)]
struct Report {
    venues: usize,
    refused: usize,
    published: Option<scheduler_model::PublicationEffect>,
    written_to: Option<PathBuf>,
}

/// Venues to be published, and what was refused.
struct Imported {
    venues: Vec<VenueFile>,
    refused: usize,
    findings: Vec<Finding>,
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
        ImportCommand::SessionTemplates { dir, register, target } => (session_templates(dir, register.as_deref())?, target),
        ImportCommand::Venues { paths, target } => {
            let read = publishing::read_venues(&files::read_all(paths)?);
            let mut refused: Vec<&str> =
                read.findings.iter().filter(|finding| finding.is_error()).map(|finding| finding.file.as_str()).collect();
            refused.dedup();
            (Imported { refused: refused.len(), venues: read.venues, findings: read.findings }, target)
        }
    };
    output::findings(&imported.findings)?;
    let mut report = Report { venues: imported.venues.len(), refused: imported.refused, published: None, written_to: None };
    if let Some(folder) = &target.out {
        write_all(folder, &imported.venues)?;
        report.written_to = Some(folder.clone());
    } else if !target.dry_run {
        report.published = Some(publish(&config()?, &imported.venues, target).await?);
    }
    output::json(&report)?;
    Ok(if imported.refused > 0 { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

fn pvb(dir: &Path, holidays: &Path, as_recorded: bool, tables: u32) -> anyhow::Result<Imported> {
    let reading = if as_recorded { Reading::AsRecorded } else { Reading::Strict };
    let folder = read_folder(&files::read_all(&[dir.to_owned()])?, reading);
    tell_other_holidays(pvb_working_days(holidays)?.holidays());
    let capacity = CapacityByClass::of(CapacityClass::OpenTable, Capacity::all_public(Units(tables)));
    let codes = folder.venue_codes();
    let venues = folder
        .prisons
        .iter()
        .zip(codes)
        .filter_map(|(prison, code)| Some(prison.to_venue_file(code?, capacity)))
        .collect();
    Ok(Imported { venues, refused: folder.refused.len(), findings: folder.findings })
}

/// Working days are counted by the bank holidays that come with this release. Where the old system's file differs, say so.
fn tell_other_holidays(old: &BankHolidays) {
    let ours = BankHolidays::bundled();
    for change in ours.changes_since(old).into_iter().filter(|change| change.division == Division::EnglandAndWales) {
        match change.kind {
            HolidayChangeKind::Withdrawn => {
                tracing::warn!(date = %change.date, "the imported bank holidays have a day that is none");
            }
            HolidayChangeKind::Declared => tracing::debug!(date = %change.date, "the imported bank holidays lack a day"),
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
    let read = read_session_templates(&files::read_all(&[dir.to_owned()])?, &register);
    findings.extend(read.findings);
    Ok(Imported { venues: read.venues, refused: read.refused.len(), findings })
}

fn write_all(folder: &Path, venues: &[VenueFile]) -> anyhow::Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    for venue in venues {
        let path = folder.join(format!("{}.yaml", venue.code.as_str().to_lowercase()));
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
