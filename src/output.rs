//! What the program says: results to standard output, findings and notes to standard error.

use std::io::{self, Write};

use anyhow::Context;
use serde::Serialize;
use timetables::Finding;

/// Prints a line. A reader that has gone away (`| head`) is no error.
///
/// # Errors
/// Standard output cannot be written.
pub(crate) fn line(text: &str) -> anyhow::Result<()> {
    quiet_if_gone(writeln!(io::stdout().lock(), "{text}"))
}

/// Prints a value as JSON, indented.
///
/// # Errors
/// Standard output cannot be written.
pub(crate) fn json<T: Serialize>(value: &T) -> anyhow::Result<()> {
    line(&serde_json::to_string_pretty(value)?)
}

/// Says something that is no result, on standard error.
///
/// # Errors
/// Standard error cannot be written.
pub(crate) fn note(text: &str) -> anyhow::Result<()> {
    quiet_if_gone(writeln!(io::stderr().lock(), "{text}"))
}

/// Tells findings on standard error.
///
/// # Errors
/// Standard error cannot be written.
pub(crate) fn findings(findings: &[Finding]) -> anyhow::Result<()> {
    let mut out = io::stderr().lock();
    for finding in findings {
        quiet_if_gone(writeln!(out, "{finding}"))?;
    }
    Ok(())
}

fn quiet_if_gone(result: io::Result<()>) -> anyhow::Result<()> {
    match result {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => other.context("cannot write"),
    }
}
