//! A small disk that can be filled up: a file system of its own, in memory, with a limit.

use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

/// A small disk.
pub(crate) struct SmallDisk {
    folder: TempDir,
}

impl SmallDisk {
    /// A disk of so many MiB; nothing, and a line that says so, where mounting is not allowed.
    pub(crate) fn mount(mib: u32) -> Option<Self> {
        let folder = TempDir::new().unwrap();
        let size = format!("size={mib}m,mode=0755");
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", &size, "assize"]).arg(folder.path()).output();
        match mounted {
            Ok(output) if output.status.success() => Some(Self { folder }),
            Ok(output) => {
                let said = String::from_utf8_lossy(&output.stderr);
                println!("skipped: a disk of its own cannot be mounted (that takes root): {}", said.trim());
                None
            }
            Err(error) => {
                println!("skipped: there is no `mount`: {error}");
                None
            }
        }
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Fills it up but for so many KiB.
    pub(crate) fn fill(&self, leave_kib: u64) {
        let mut ballast = File::create(self.path().join("ballast")).unwrap();
        let mut length = 0;
        for size in [1 << 16, 1 << 12] {
            let block = vec![0; size];
            while let Ok(written) = ballast.write(&block) {
                length += u64::try_from(written).unwrap();
            }
        }
        ballast.set_len(length.saturating_sub(leave_kib * 1024)).unwrap();
    }

    /// Makes room again.
    pub(crate) fn free(&self) {
        std::fs::remove_file(self.path().join("ballast")).unwrap();
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        // Lazily: a process that is being killed may still have a file open.
        let _ = Command::new("umount").arg("--lazy").arg(self.path()).status();
    }
}
