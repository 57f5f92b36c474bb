//! The disk that figures of durability are taken on.

#![expect(clippy::float_arithmetic, reason = "figures for people to read; nothing is decided by them")]

use std::fs;
use std::io::{Seek, SeekFrom, Write};
use std::path::Path;
use std::time::{Duration, Instant};

/// The kind of file system that holds `folder`. Figures of durability taken on `tmpfs` mean nothing.
pub(crate) fn file_system(folder: &Path) -> String {
    let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    let mounts = fs::read_to_string("/proc/mounts").unwrap_or_default();
    let mounted = mounts.lines().filter_map(|line| {
        let mut words = line.split(' ');
        Some((words.nth(1)?.to_owned(), words.next()?.to_owned()))
    });
    let holding = mounted.filter(|(point, _)| folder.starts_with(point)).max_by_key(|(point, _)| point.len());
    holding.map_or_else(|| "unknown".to_owned(), |(_, kind)| kind)
}

/// How a file is written before it is synced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Writing {
    /// It grows, as a log does at first.
    Append,
    /// It is written over, as a log is when it begins again.
    Overwrite,
}

/// How often a second 4 KiB can be written to a file in `folder` and made durable, one after the other.
///
/// # Errors
/// The file cannot be written.
pub(crate) fn syncs_a_second(folder: &Path, writing: Writing, lasts: Duration) -> std::io::Result<f64> {
    let mut file = fs::File::create(folder.join("syncs"))?;
    let page = [7; 4096];
    let start = Instant::now();
    let mut syncs = 0_u32;
    while start.elapsed() < lasts {
        if writing == Writing::Overwrite {
            file.seek(SeekFrom::Start(0))?;
        }
        file.write_all(&page)?;
        file.sync_data()?;
        syncs += 1;
    }
    Ok(f64::from(syncs) / start.elapsed().as_secs_f64())
}
