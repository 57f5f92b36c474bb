//! The server that all test processes of a user share.

use std::collections::BTreeMap;
use std::fs::File;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use super::cluster::Cluster;
use super::programs::{Programs, own_uid};
use super::{Durability, TestServerError};

/// How long the watchdog waits between two looks; it stops the server at the second look that finds nobody.
const LOOK_EVERY_SECONDS: &str = "60";
const WATCHDOG: &str = include_str!("watchdog.sh");

/// A use of the shared server. While any process has one, the server stays.
#[derive(Debug)]
pub(super) struct Lease {
    pub(super) cluster: Cluster,
    _lock: File,
}

/// This process's use of the shared server, which is started if it does not run.
pub(super) fn lease(durability: Durability) -> Result<Arc<Lease>, TestServerError> {
    static LEASES: Mutex<BTreeMap<Durability, Arc<Lease>>> = Mutex::new(BTreeMap::new());
    let mut leases = LEASES.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(lease) = leases.get(&durability) {
        return Ok(Arc::clone(lease));
    }
    let lease = Arc::new(take(durability)?);
    leases.insert(durability, Arc::clone(&lease));
    Ok(lease)
}

fn take(durability: Durability) -> Result<Lease, TestServerError> {
    let folder = std::env::temp_dir().join(format!("assize-postgres-{}-{}", own_uid()?, durability.name()));
    let cluster = Cluster::new(folder, Programs::find()?, durability);
    cluster.make_folder()?;
    let folder = &cluster.folder;
    // Waits while the watchdog is stopping the server.
    let lock = open(&folder.join("lease"))?;
    lock.lock_shared().map_err(TestServerError::io("locking", folder.join("lease")))?;
    let used = folder.join("used");
    std::fs::write(&used, "").map_err(TestServerError::io("writing", &used))?;
    let starting = open(&folder.join("starting"))?;
    starting.lock().map_err(TestServerError::io("locking", folder.join("starting")))?;
    if !cluster.is_alive() {
        cluster.create()?;
    }
    watch(&cluster)?;
    Ok(Lease { cluster, _lock: lock })
}

fn open(path: &Path) -> Result<File, TestServerError> {
    let options = File::options().read(true).write(true).create(true).truncate(false).open(path);
    options.map_err(TestServerError::io("opening", path))
}

/// Starts the watchdog unless there is one.
fn watch(cluster: &Cluster) -> Result<(), TestServerError> {
    let path = cluster.folder.join("watchdog");
    let lock = open(&path)?;
    if lock.try_lock().is_err() {
        return Ok(());
    }
    drop(lock);
    cluster
        .programs
        .command(Path::new("sh"), &cluster.folder)
        .args(["-c", WATCHDOG, "watchdog"])
        .arg(&cluster.folder)
        .arg(cluster.programs.path("pg_ctl"))
        .arg(LOOK_EVERY_SECONDS)
        // A test runner that ends a test with its process group must not end the watchdog.
        .process_group(0)
        .spawn()
        .map_err(TestServerError::io("starting", "sh"))?;
    Ok(())
}
