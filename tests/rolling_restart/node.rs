//! One process of the service.

use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use tokio::time::{sleep, timeout};

/// Longer than a start or a stop should ever take, on a busy machine.
const PATIENCE: Duration = Duration::from_secs(120);
/// What the balancer needs to notice, and a little more.
const LEAVE_SECONDS: &str = "1";

pub(crate) struct Node {
    process: Option<Child>,
    database: String,
    folder: PathBuf,
    address: SocketAddr,
    reuse_port: bool,
}

pub(crate) fn free_address() -> SocketAddr {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap()
}

impl Node {
    pub(crate) async fn start(database: &str, folder: &Path, address: SocketAddr, reuse_port: bool) -> Self {
        let (database, folder) = (database.to_owned(), folder.to_owned());
        let mut node = Self { process: None, database, folder, address, reuse_port };
        node.start_again().await;
        node
    }

    pub(crate) fn base(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Starts the process and waits until it is ready.
    pub(crate) async fn start_again(&mut self) {
        let metrics = free_address();
        let secret = "0123456789abcdef0123456789abcdef";
        let process = Command::new(env!("CARGO_BIN_EXE_assize"))
            .arg("serve")
            .env("ASSIZE_LOG", "warn")
            .env("ASSIZE_ENVIRONMENT", "demo")
            .env("ASSIZE_DATABASE__URL", &self.database)
            .env("ASSIZE_HTTP__LISTEN", self.address.to_string())
            .env("ASSIZE_HTTP__METRICS_LISTEN", metrics.to_string())
            .env("ASSIZE_HTTP__BASE_URL", self.base())
            .env("ASSIZE_HTTP__LEAVE_SECONDS", LEAVE_SECONDS)
            .env("ASSIZE_HTTP__REUSE_PORT", self.reuse_port.to_string())
            .env("ASSIZE_HTTP__PER_KEY_A_MINUTE", "10000000")
            .env("ASSIZE_TIMETABLES__FOLDER", Path::new(env!("CARGO_MANIFEST_DIR")).join("demo/venues"))
            .env("ASSIZE_TIMETABLES__DAYS", "30")
            .env("ASSIZE_MAIL__TRANSPORT", "file")
            .env("ASSIZE_MAIL__FOLDER", self.folder.join("mailbox"))
            .env("ASSIZE_SECRETS__IDENTITY", secret)
            .env("ASSIZE_SECRETS__LINKS", secret)
            .env("ASSIZE_SECRETS__COOKIES", secret)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        self.process = Some(process);
        // The metrics' port is this process's alone: it is open only once the process is there.
        let client = reqwest::Client::new();
        let (own, ready) = (format!("http://{metrics}/metrics"), format!("{}/readyz", self.base()));
        let up = async {
            loop {
                let is_ours = client.get(&own).send().await.is_ok_and(|answer| answer.status() == 200);
                let is_ready = client.get(&ready).send().await.is_ok_and(|answer| answer.status() == 200);
                if is_ours && is_ready && self.listens() {
                    return;
                }
                sleep(Duration::from_millis(50)).await;
            }
        };
        timeout(PATIENCE, up).await.expect("the process never got ready");
    }

    /// Whether this very process listens on the address, which another may share.
    fn listens(&self) -> bool {
        let Some(process) = &self.process else { return false };
        let port = format!(":{:04X} ", self.address.port());
        let sockets = std::fs::read_to_string("/proc/net/tcp").unwrap();
        // Local address in the second column, 0A in the fourth for a listening socket, the inode in the tenth.
        let inodes: Vec<String> = sockets
            .lines()
            .filter(|line| line.contains(&port) && line.split_whitespace().nth(3) == Some("0A"))
            .filter_map(|line| line.split_whitespace().nth(9).map(|inode| format!("socket:[{inode}]")))
            .collect();
        let Ok(open) = std::fs::read_dir(format!("/proc/{}/fd", process.id())) else { return false };
        open.flatten().filter_map(|file| std::fs::read_link(file.path()).ok()).any(|target| {
            let target = target.to_string_lossy();
            inodes.iter().any(|inode| *inode == target)
        })
    }

    /// Sends SIGTERM.
    pub(crate) fn tell_to_stop(&self) {
        let id = self.process.as_ref().unwrap().id().to_string();
        assert!(Command::new("kill").args(["-TERM", &id]).status().unwrap().success());
    }

    /// Waits until the process has ended, and well.
    pub(crate) async fn has_ended(&mut self) {
        let mut process = self.process.take().unwrap();
        let ended = async {
            loop {
                if let Some(status) = process.try_wait().unwrap() {
                    return status;
                }
                sleep(Duration::from_millis(20)).await;
            }
        };
        let status = timeout(PATIENCE, ended).await.expect("the process did not end");
        assert!(status.success(), "{status}");
    }

    pub(crate) async fn stop(&mut self) {
        self.tell_to_stop();
        self.has_ended().await;
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        if let Some(process) = &mut self.process {
            let _ = process.kill();
            let _ = process.wait();
        }
    }
}
