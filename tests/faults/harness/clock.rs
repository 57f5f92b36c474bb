//! A process's clock, set from outside (libfaketime). Its timers go on as they should: only what the time is, is a lie.

use std::path::{Path, PathBuf};

/// Where Debian and its kin put the library, by machine.
const FOLDERS: [&str; 3] =
    ["/usr/lib/x86_64-linux-gnu/faketime", "/usr/lib/aarch64-linux-gnu/faketime", "/usr/lib/faketime"];
const LIBRARY: &str = "libfaketimeMT.so.1";

/// The clock of one process.
pub(crate) struct FakeClock {
    library: PathBuf,
    file: PathBuf,
}

impl FakeClock {
    /// A clock that is right; nothing, and a line that says so, where libfaketime is not installed.
    pub(crate) fn new(folder: &Path, name: &str) -> Option<Self> {
        let library = FOLDERS.iter().map(|folder| Path::new(folder).join(LIBRARY)).find(|path| path.exists());
        let Some(library) = library else {
            println!("skipped: {LIBRARY} is not installed (make setup does that)");
            return None;
        };
        let clock = Self { library, file: folder.join(format!("{name}.clock")) };
        clock.set_minutes(0);
        Some(clock)
    }

    /// Sets it so many minutes ahead of the machine's, or behind it.
    pub(crate) fn set_minutes(&self, minutes: i32) {
        // Put in place whole: the process reads the file whenever it asks what time it is.
        let new = self.file.with_extension("new");
        std::fs::write(&new, format!("{minutes:+}m\n")).unwrap();
        std::fs::rename(new, &self.file).unwrap();
    }

    /// The settings of a process that goes by this clock.
    pub(crate) fn settings(&self) -> Vec<(&'static str, String)> {
        vec![
            ("LD_PRELOAD", self.library.display().to_string()),
            ("FAKETIME_TIMESTAMP_FILE", self.file.display().to_string()),
            ("FAKETIME_NO_CACHE", "1".to_owned()),
            ("FAKETIME_DONT_FAKE_MONOTONIC", "1".to_owned()),
        ]
    }
}
