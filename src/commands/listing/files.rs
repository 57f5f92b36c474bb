//! Reading problems and plans, with every fault told; writing what comes of them.

use std::fs;
use std::path::Path;

use anyhow::{Context, bail};
use listing_model::{Effect, Fault, Plan, Problem, read, read_plan};
use serde::Serialize;

use crate::output;

/// What was read from a file.
pub(super) struct Read<T> {
    /// What could be made of it.
    pub(super) value: T,
    /// Whether something of it had to be left out.
    pub(super) is_partial: bool,
}

/// The text of a file.
pub(super) fn text(path: &Path) -> anyhow::Result<String> {
    fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}

/// Reads a problem. Faults go to standard error, one a line; what can be listed still is there.
pub(super) fn problem(path: &Path) -> anyhow::Result<Read<Problem>> {
    let reading = read(&text(path)?);
    tell(path, &reading.faults, reading.more_faults)?;
    let Some(value) = reading.problem else { bail!("{}: nothing can be made of this file", path.display()) };
    if !reading.hearings_left_out.is_empty() {
        let (out, all) = (reading.hearings_left_out.len(), reading.hearings_left_out.len() + value.hearings.len());
        output::note(&format!("{}: {out} of {all} hearings are left out.", path.display()))?;
    }
    Ok(Read { value, is_partial: is_partial(&reading.faults) })
}

/// Reads a plan for a problem.
pub(super) fn plan(path: &Path, problem: &Problem) -> anyhow::Result<Read<Plan>> {
    let reading = read_plan(&text(path)?, problem);
    tell(path, &reading.faults, reading.more_faults)?;
    let Some(value) = reading.plan else { bail!("{}: nothing can be made of this file", path.display()) };
    Ok(Read { value, is_partial: is_partial(&reading.faults) })
}

/// Reads a plan that must be whole.
pub(super) fn whole_plan(path: &Path, problem: &Problem) -> anyhow::Result<Plan> {
    let read = plan(path, problem)?;
    if read.is_partial {
        bail!("{}: some of the plan cannot be understood; mend it, or solve again", path.display());
    }
    Ok(read.value)
}

fn is_partial(faults: &[Fault]) -> bool {
    faults.iter().any(|fault| fault.effect != Effect::Warns)
}

fn tell(path: &Path, faults: &[Fault], more: usize) -> anyhow::Result<()> {
    for fault in faults {
        output::note(&format!("{}: {fault}", path.display()))?;
    }
    if more > 0 {
        output::note(&format!("{}: {more} more faults.", path.display()))?;
    }
    Ok(())
}

/// Writes a value as JSON, whole or not at all.
pub(super) fn write_json<T: Serialize>(path: &Path, value: &T) -> anyhow::Result<()> {
    write(path, &(serde_json::to_string_pretty(value)? + "\n"))
}

/// Writes a text, whole or not at all: beside the file first, then in its place.
pub(super) fn write(path: &Path, text: &str) -> anyhow::Result<()> {
    let mut name = path.file_name().with_context(|| format!("{} names no file", path.display()))?.to_owned();
    name.push(format!(".{}.part", std::process::id()));
    let part = path.with_file_name(name);
    fs::write(&part, text)
        .and_then(|()| fs::rename(&part, path))
        .inspect_err(|_| drop(fs::remove_file(&part)))
        .with_context(|| format!("cannot write {}", path.display()))
}
