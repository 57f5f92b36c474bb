//! Finds the shared data beside the project's folder.

use std::path::{Path, PathBuf};

use timetables::FileText;

/// The path of shared data, or `None` and a line that says so.
pub(crate) fn shared(path: &str) -> Option<PathBuf> {
    let found = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data").join(path);
    if found.exists() {
        return Some(found);
    }
    println!("skipped: there is no ../shared/data/{path}");
    None
}

/// Every file below a folder, named by its path there, in order.
pub(crate) fn files_below(folder: &Path) -> Vec<FileText> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(&next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_string_lossy().into_owned();
                files.push(FileText::new(name, std::fs::read(&path).unwrap()));
            }
        }
    }
    files.sort_by(|a, b| a.name.cmp(&b.name));
    files
}
