//! How much memory a process has.

use std::fs;

use anyhow::Context;

/// Resident memory of a process, in MiB: `VmRSS` is that of this moment, `VmHWM` the most since the process began.
///
/// # Errors
/// There is no such process, or no `/proc`.
#[expect(clippy::float_arithmetic, reason = "a figure for people to read; nothing is decided by it")]
pub(crate) fn resident(process: u32, which: &str) -> anyhow::Result<f64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).context("this needs Linux's /proc")?;
    let line = status.lines().find_map(|line| line.strip_prefix(which)).context("a status without that line")?;
    let kibibytes = line.trim_start_matches(':').trim().trim_end_matches("kB").trim();
    Ok(kibibytes.parse::<f64>()? / 1024.0)
}
