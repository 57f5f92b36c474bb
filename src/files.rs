//! Reading input files for those who do not touch the disk themselves.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::Context;
use timetables::{FileText, Format};

/// Reads files, and all files in and below folders, sorted by path. Names are as they were given on the command line.
///
/// # Errors
/// A path does not exist or cannot be read.
pub(crate) fn read_all(paths: &[PathBuf]) -> anyhow::Result<Vec<FileText>> {
    let mut files = Vec::new();
    for path in paths {
        collect(path, &mut files).with_context(|| format!("cannot read {}", path.display()))?;
    }
    Ok(files)
}

/// As [`read_all`], but of what is found in folders only files of a known format. A file that is named is always read.
///
/// # Errors
/// A path does not exist or cannot be read.
pub(crate) fn read_known(paths: &[PathBuf]) -> anyhow::Result<Vec<FileText>> {
    let mut files = read_all(paths)?;
    let named = |file: &FileText| paths.iter().any(|path| path.display().to_string() == file.name);
    files.retain(|file| named(file) || Format::of(file).is_some());
    Ok(files)
}

/// Reads one file.
///
/// # Errors
/// It does not exist or cannot be read.
pub(crate) fn read_one(path: &Path) -> anyhow::Result<FileText> {
    let bytes = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    Ok(FileText::new(path.display().to_string(), bytes))
}

fn collect(path: &Path, files: &mut Vec<FileText>) -> io::Result<()> {
    if !path.is_dir() {
        files.push(FileText::new(path.display().to_string(), fs::read(path)?));
        return Ok(());
    }
    let mut entries =
        fs::read_dir(path)?.map(|entry| entry.map(|entry| entry.path())).collect::<io::Result<Vec<_>>>()?;
    entries.sort();
    for entry in entries {
        // A link may lead round in a circle or out of the folder; and nobody asked for hidden files.
        let hidden = entry.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if !hidden && !fs::symlink_metadata(&entry)?.is_symlink() {
            collect(&entry, files)?;
        }
    }
    Ok(())
}
