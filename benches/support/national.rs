//! The national timetables, read in place, and the demonstration's own venues.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context;
use timetables::{FileText, Folder, Reading, read_folder};

/// The folder of the real prison timetables beside the project's own, if it is there.
pub(crate) fn folder() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/prisons/pvb");
    folder.is_dir().then_some(folder)
}

/// Every prison in it, read as the service that wrote the files reads them.
///
/// # Errors
/// A file cannot be read.
pub(crate) fn prisons(folder: &Path) -> anyhow::Result<Folder> {
    let mut files = files_in(folder)?;
    files.extend(files_in(&folder.join("prisons"))?);
    Ok(read_folder(&files, Reading::AsRecorded))
}

/// The files of a folder, without those of the folders below it.
///
/// # Errors
/// A file cannot be read.
pub(crate) fn files_in(folder: &Path) -> anyhow::Result<Vec<FileText>> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let path = entry?.path();
        if path.is_file() {
            paths.push(path);
        }
    }
    paths.sort();
    paths.into_iter().map(|path| Ok(FileText::new(path.display().to_string(), fs::read(&path)?))).collect()
}
