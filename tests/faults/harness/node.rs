//! One `assize serve` as a process of its own: the real binary, killed and paused with real signals.

use std::fs::File;
use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use reqwest::Client;
use rustix::process::{Pid, Signal, kill_process};

use super::wait::until;

/// How long a process may take to be ready, and to stop when it is told to. Other tests may run beside this one.
const START_LIMIT: Duration = Duration::from_secs(60);
const STOP_LIMIT: Duration = Duration::from_secs(40);

/// Settings of a process, as environment variables.
pub(crate) type Settings = Vec<(String, String)>;

/// One `assize serve`.
pub(crate) struct Node {
    name: &'static str,
    address: SocketAddr,
    settings: Settings,
    log: PathBuf,
    child: Option<Child>,
    peak_kib: u64,
}

impl Node {
    /// A node that does not run yet. `settings` say all but where it listens.
    pub(crate) fn new(name: &'static str, folder: &Path, settings: Settings) -> Self {
        let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        Self { name, address, settings, log: folder.join(format!("{name}.log")), child: None, peak_kib: 0 }
    }

    /// Where it is, without a slash at the end.
    pub(crate) fn base(&self) -> String {
        format!("http://{}", self.address)
    }

    pub(crate) const fn address(&self) -> SocketAddr {
        self.address
    }

    /// Starts the process and waits until it says that it is ready.
    pub(crate) async fn start(&mut self) -> Duration {
        self.spawn();
        self.until_ready().await
    }

    /// Starts the process.
    pub(crate) fn spawn(&mut self) {
        assert!(self.child.is_none(), "{} runs already", self.name);
        let log = File::options().create(true).append(true).open(&self.log).unwrap();
        let child = Command::new(env!("CARGO_BIN_EXE_assize"))
            .arg("serve")
            .env("ASSIZE_HTTP__LISTEN", self.address.to_string())
            .env("ASSIZE_HTTP__BASE_URL", self.base())
            .env("ASSIZE_HTTP__METRICS_LISTEN", "127.0.0.1:0")
            .env("NO_COLOR", "1")
            .envs(self.settings.iter().map(|(name, value)| (name, value)))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()
            .unwrap();
        self.child = Some(child);
    }

    /// Waits until the process says that it is ready.
    pub(crate) async fn until_ready(&mut self) -> Duration {
        let client = Client::builder().timeout(Duration::from_secs(5)).build().unwrap();
        let ready = format!("{}/readyz", self.base());
        let what = format!("{} is ready", self.name);
        let (found, took) = until(&what, START_LIMIT, async || {
            if let Some(status) = self.child.as_mut().and_then(|child| child.try_wait().unwrap()) {
                return Some(Err(status));
            }
            client.get(&ready).send().await.is_ok_and(|answer| answer.status().is_success()).then_some(Ok(()))
        })
        .await;
        if let Err(status) = found {
            panic!("{} has ended with {status}:\n{}", self.name, self.log_end());
        }
        took
    }

    /// SIGKILL: it gets no chance to do anything.
    pub(crate) fn kill(&mut self) {
        self.note_memory();
        let mut child = self.child.take().expect("it runs");
        child.kill().unwrap();
        child.wait().unwrap();
    }

    /// SIGTERM, and waits until it has ended well.
    pub(crate) async fn stop(&mut self) -> Duration {
        self.note_memory();
        self.signal(Signal::TERM);
        let mut child = self.child.take().expect("it runs");
        let what = format!("{} stops when told to", self.name);
        let (status, took) = until(&what, STOP_LIMIT, async || child.try_wait().unwrap()).await;
        assert!(status.success(), "{} has ended with {status}:\n{}", self.name, self.log_end());
        took
    }

    /// SIGSTOP: it stands still, its connections open.
    pub(crate) fn pause(&self) {
        self.signal(Signal::STOP);
    }

    /// SIGCONT.
    pub(crate) fn resume(&self) {
        self.signal(Signal::CONT);
    }

    fn signal(&self, signal: Signal) {
        let process = Pid::from_child(self.child.as_ref().expect("it runs"));
        kill_process(process, signal).unwrap();
    }

    /// The most memory that any process of this node has had, in KiB.
    pub(crate) fn peak_kib(&mut self) -> u64 {
        self.note_memory();
        self.peak_kib
    }

    fn note_memory(&mut self) {
        let Some(child) = &self.child else { return };
        let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
        let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kib = peak.and_then(|rest| rest.split_whitespace().next()?.parse().ok()).unwrap_or(0);
        self.peak_kib = self.peak_kib.max(kib);
    }

    /// Lines of its log that tell of a panic.
    pub(crate) fn panics(&self) -> Vec<String> {
        let log = std::fs::read_to_string(&self.log).unwrap_or_default();
        log.lines().filter(|line| line.contains("panicked at")).map(str::to_owned).collect()
    }

    /// The end of its log.
    pub(crate) fn log_end(&self) -> String {
        let log = std::fs::read_to_string(&self.log).unwrap_or_default();
        let lines: Vec<&str> = log.lines().collect();
        lines[lines.len().saturating_sub(40)..].join("\n")
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        if let Some(child) = &mut self.child {
            // A paused process dies of SIGKILL as any other.
            let _ = child.kill();
            let _ = child.wait();
        }
        if std::thread::panicking() {
            println!("--- the end of {}'s log\n{}", self.name, self.log_end());
        }
    }
}
