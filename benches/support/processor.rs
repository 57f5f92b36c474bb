//! Who had how much of the processors.

#![expect(clippy::float_arithmetic, reason = "figures for people to read; nothing is decided by them")]

use std::fs;

use anyhow::Context;

/// Linux counts processor time in these, on every machine that this runs on.
const TICKS_A_SECOND: f64 = 100.0;

/// Seconds that the process has had of the processor, its own and the kernel's on its behalf.
///
/// # Errors
/// There is no such process, or no `/proc`.
pub(crate) fn processor_seconds(process: u32) -> anyhow::Result<f64> {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).context("this needs Linux's /proc")?;
    // The name, in brackets, may hold spaces; utime and stime are the twelfth and thirteenth word after it.
    let (_, after) = stat.rsplit_once(')').context("a stat without a name")?;
    let mut words = after.split_whitespace().skip(11);
    let mut ticks = || -> anyhow::Result<f64> { Ok(words.next().context("a short stat")?.parse()?) };
    Ok((ticks()? + ticks()?) / TICKS_A_SECOND)
}

/// Seconds that all processors together were busy since the machine started.
///
/// # Errors
/// There is no `/proc`.
pub(crate) fn machine_seconds() -> anyhow::Result<f64> {
    let stat = fs::read_to_string("/proc/stat").context("this needs Linux's /proc")?;
    let line = stat.lines().next().context("an empty /proc/stat")?;
    // user, nice, system, idle, iowait, irq, softirq, steal
    let words: Vec<f64> = line.split_whitespace().skip(1).take(8).map(str::parse).collect::<Result<_, _>>()?;
    let idle: f64 = words.iter().skip(3).take(2).sum();
    Ok((words.iter().sum::<f64>() - idle) / TICKS_A_SECOND)
}
