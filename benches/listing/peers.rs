//! Other solvers, run as programs of their own from a virtual environment (`benches/listing/peers/setup.sh` makes it).

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Where the peers' scripts are.
pub(crate) fn scripts() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/listing/peers")
}

/// The Python of the peers' environment, if that has been made.
pub(crate) fn python() -> Option<PathBuf> {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent()?;
    let python = target.join("peers/venv/bin/python");
    python.exists().then_some(python)
}

/// What a peer's program came to.
#[derive(Debug)]
pub(crate) struct Ran {
    /// What it wrote into the file that it was given, if anything.
    pub(crate) wrote: Option<String>,
    /// The last line that it printed.
    pub(crate) said: String,
    /// How long it ran.
    pub(crate) took: Duration,
}

/// Runs a program that writes to `out`. It is ended when it takes much longer than it should.
///
/// # Errors
/// It cannot be started.
pub(crate) fn run(command: &mut Command, out: &Path, at_most: Duration) -> anyhow::Result<Ran> {
    let _ = fs::remove_file(out);
    let said = out.with_extension("said");
    let begun = Instant::now();
    let mut child = command.stdin(Stdio::null()).stdout(fs::File::create(&said)?).stderr(Stdio::null()).spawn()?;
    while child.try_wait()?.is_none() {
        if begun.elapsed() > at_most {
            child.kill()?;
            child.wait()?;
            break;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    let said = fs::read_to_string(&said).unwrap_or_default();
    Ok(Ran {
        wrote: fs::read_to_string(out).ok(),
        said: said.lines().last().unwrap_or_default().to_owned(),
        took: begun.elapsed(),
    })
}
