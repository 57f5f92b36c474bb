//! A server in a folder.

use std::fmt::Write as _;
use std::io::Read;
use std::net::TcpListener;
use std::os::unix::fs::{DirBuilderExt, chown};
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use super::TestServerError;
use super::programs::Programs;

/// Whether a server keeps what it has acknowledged through a power cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Durability {
    /// It does not wait for the disk: for tests of what is right. (The death of a process, of the server's too, loses
    /// nothing.)
    Fast,
    /// It waits for the disk as in production: for tests of faults, and for figures.
    Durable,
}

impl Durability {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Fast => "fast",
            Self::Durable => "durable",
        }
    }

    const fn settings(self) -> &'static str {
        match self {
            Self::Fast => "fsync = off\nfull_page_writes = off\nshared_buffers = 64MB\n",
            Self::Durable => "fsync = on\nshared_buffers = 256MB\nmax_wal_size = 4GB\n",
        }
    }
}

/// How often it is looked whether a killed server is gone.
const LOOK_EVERY: Duration = Duration::from_millis(5);
/// A start can fail because somebody else took the port in between.
const START_ATTEMPTS: u32 = 3;

/// A server in a folder: its data, its log, its socket, its port and its password.
#[derive(Debug)]
pub(super) struct Cluster {
    pub(super) folder: PathBuf,
    pub(super) programs: Programs,
    durability: Durability,
}

impl Cluster {
    pub(super) const fn new(folder: PathBuf, programs: Programs, durability: Durability) -> Self {
        Self { folder, programs, durability }
    }

    /// Makes the folder, for the server's user alone.
    pub(super) fn make_folder(&self) -> Result<(), TestServerError> {
        std::fs::DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(&self.folder)
            .map_err(TestServerError::io("making", &self.folder))?;
        self.hand_over(&self.folder)
    }

    fn hand_over(&self, path: &Path) -> Result<(), TestServerError> {
        let Some(user) = self.programs.other_user else { return Ok(()) };
        chown(path, Some(user.uid), Some(user.gid)).map_err(TestServerError::io("handing over", path))
    }

    fn data(&self) -> PathBuf {
        self.folder.join("data")
    }

    fn data_text(&self) -> String {
        self.data().display().to_string()
    }

    /// The port, once the server has been started.
    pub(super) fn port(&self) -> Result<u16, TestServerError> {
        let path = self.folder.join("port");
        let text = std::fs::read_to_string(&path).map_err(TestServerError::io("reading", &path))?;
        let wrong = std::io::Error::new(std::io::ErrorKind::InvalidData, "not a port");
        text.trim().parse().map_err(|_| TestServerError::Io { doing: "reading", path, source: wrong })
    }

    /// Whether somebody listens at the socket.
    pub(super) fn is_alive(&self) -> bool {
        self.port().is_ok_and(|port| UnixStream::connect(self.folder.join(format!(".s.PGSQL.{port}"))).is_ok())
    }

    /// Makes the server's files anew and starts it.
    pub(super) fn create(&self) -> Result<(), TestServerError> {
        self.remove();
        let password = self.folder.join("password");
        std::fs::write(&password, random_hex()?).map_err(TestServerError::io("writing", &password))?;
        self.hand_over(&password)?;
        self.programs.run(
            "initdb",
            &self.folder,
            &[
                "--pgdata",
                &self.data_text(),
                "--username=postgres",
                "--auth-local=trust", // the folder is the server's user's own
                "--auth-host=scram-sha-256",
                "--pwfile",
                &password.display().to_string(),
                "--encoding=UTF8",
                "--locale=C",
                "--no-sync",
            ],
        )?;
        let mut attempt = 1;
        loop {
            match self.configure().and_then(|()| self.start()) {
                Err(TestServerError::Failed { .. }) if attempt < START_ATTEMPTS => attempt += 1,
                started => return started,
            }
        }
    }

    /// Writes the settings, with a port that is free at this moment.
    fn configure(&self) -> Result<(), TestServerError> {
        let free = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr());
        let port = free.map_err(TestServerError::io("looking for a free port on", "127.0.0.1"))?.port();
        let mut settings = String::from(self.durability.settings());
        let _ = write!(
            settings,
            "listen_addresses = '127.0.0.1'\nport = {port}\nunix_socket_directories = '{}'\n\
             max_connections = 400\nsynchronous_commit = on\n",
            self.folder.display()
        );
        let path = self.data().join("postgresql.auto.conf");
        std::fs::write(&path, settings).map_err(TestServerError::io("writing", &path))?;
        self.hand_over(&path)?;
        let path = self.folder.join("port");
        std::fs::write(&path, port.to_string()).map_err(TestServerError::io("writing", &path))
    }

    /// Starts the server on the files and the port that it has, and waits until it answers.
    pub(super) fn start(&self) -> Result<(), TestServerError> {
        let log = self.folder.join("log").display().to_string();
        let started = self.programs.run(
            "pg_ctl",
            &self.folder,
            &["start", "--pgdata", &self.data_text(), "--log", &log, "--wait", "--timeout=60"],
        );
        started.map_err(|error| match error {
            // `pg_ctl` says no more than that it did not work.
            TestServerError::Failed { program, output } => {
                let log = std::fs::read_to_string(&log).unwrap_or_default();
                TestServerError::Failed { program, output: format!("{output}{log}") }
            }
            error => error,
        })
    }

    /// Ends the server at once, as a crash would: it recovers when it is started again.
    pub(super) fn stop(&self) -> Result<(), TestServerError> {
        let data = self.data_text();
        self.programs.run("pg_ctl", &self.folder, &["stop", "--pgdata", &data, "--mode=immediate", "--wait"])
    }

    /// Stops the server as its operator would, and starts it again.
    pub(super) fn restart(&self) -> Result<(), TestServerError> {
        let data = self.data_text();
        self.programs.run("pg_ctl", &self.folder, &["stop", "--pgdata", &data, "--mode=fast", "--wait"])?;
        self.start()
    }

    /// Kills every process of the server, and waits until none is left.
    pub(super) fn kill(&self) -> Result<(), TestServerError> {
        let path = self.data().join("postmaster.pid");
        let text = std::fs::read_to_string(&path).map_err(TestServerError::io("reading", &path))?;
        let first = text.lines().next().unwrap_or_default().to_owned();
        let signal = |name: &str, processes: &[&str]| {
            // One that has ended meanwhile needs no signal.
            Command::new("kill").arg(name).args(processes).output().map_err(TestServerError::io("running", "kill"))
        };
        // It must not start another process, nor notice that some have died.
        signal("-STOP", &[first.as_str()])?;
        // The signal takes a moment, in which it may still have started one.
        while is_running(&first) && !is_stopped(&first) {
            std::thread::sleep(LOOK_EVERY);
        }
        let children = format!("/proc/{first}/task/{first}/children");
        let children = std::fs::read_to_string(&children).map_err(TestServerError::io("reading", &children))?;
        let all: Vec<&str> = std::iter::once(first.as_str()).chain(children.split_whitespace()).collect();
        signal("-KILL", &all)?;
        // The next server asks whether the one in `postmaster.pid` is there, and takes one for it that has ended but of which its
        // parent has not taken note yet.
        while all.iter().any(|process| is_running(process)) || Path::new(&format!("/proc/{first}")).exists() {
            std::thread::sleep(LOOK_EVERY);
        }
        Ok(())
    }

    /// Removes the server's files. What is not there needs no removing.
    pub(super) fn remove(&self) {
        let _ = std::fs::remove_dir_all(self.data());
        for file in ["log", "port", "password"] {
            let _ = std::fs::remove_file(self.folder.join(file));
        }
    }

    /// The address of a database through the socket.
    pub(super) fn socket_url(&self, database: &str) -> Result<String, TestServerError> {
        let folder = self.folder.display().to_string().replace('%', "%25").replace('/', "%2F");
        Ok(format!("postgres://postgres@localhost:{}/{database}?host={folder}", self.port()?))
    }

    /// The address of a database through the loopback, where a proxy can stand between.
    pub(super) fn tcp_url(&self, database: &str) -> Result<String, TestServerError> {
        let path = self.folder.join("password");
        let password = std::fs::read_to_string(&path).map_err(TestServerError::io("reading", &path))?;
        Ok(format!("postgres://postgres:{}@127.0.0.1:{}/{database}", password.trim(), self.port()?))
    }
}

/// Whether a process is stopped by a signal.
fn is_stopped(process: &str) -> bool {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    // The name before the state is in brackets and may hold anything.
    stat.rsplit_once(')').is_some_and(|(_, rest)| rest.trim_start().starts_with('T'))
}

/// Whether a process does anything still: one that only waits for its parent to take note of its end does not.
fn is_running(process: &str) -> bool {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    // `number (name) state ...`, and a name may hold anything.
    stat.rsplit_once(") ").is_some_and(|(_, rest)| !rest.starts_with(['Z', 'X']))
}

/// A password that nobody can guess: other users of the machine can reach the loopback.
fn random_hex() -> Result<String, TestServerError> {
    let path = "/dev/urandom";
    let mut bytes = [0_u8; 16];
    let mut source = std::fs::File::open(path).map_err(TestServerError::io("opening", path))?;
    source.read_exact(&mut bytes).map_err(TestServerError::io("reading", path))?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}
