//! ChromeDriver: one for all tests of this process, gone when the last of them has ended.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::{Duration, Instant};

/// Tests hold it strongly, so that it ends with them: a static is never dropped.
static SHARED: Mutex<Weak<Driver>> = Mutex::new(Weak::new());

/// A running ChromeDriver.
pub(crate) struct Driver {
    process: Mutex<Child>,
    port: u16,
    chromium: PathBuf,
}

impl Driver {
    /// The one of this process; started if there is none.
    pub(crate) fn shared() -> Arc<Self> {
        let mut shared = SHARED.lock().unwrap_or_else(PoisonError::into_inner);
        shared.upgrade().unwrap_or_else(|| {
            let driver = Arc::new(Self::start());
            *shared = Arc::downgrade(&driver);
            driver
        })
    }

    /// Where it listens.
    pub(crate) fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The browser that it drives.
    pub(crate) fn chromium(&self) -> &str {
        self.chromium.to_str().unwrap()
    }

    fn start() -> Self {
        let chromium = program("chromium");
        let mut process = Command::new(program("chromedriver"))
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("ChromeDriver cannot be started: {error}"));
        let mut lines = BufReader::new(process.stdout.take().unwrap()).lines();
        let port = lines.by_ref().map_while(Result::ok).find_map(|line| port(&line));
        let port = port.unwrap_or_else(|| panic!("ChromeDriver ended without saying where it listens"));
        // A pipe that nobody reads would stop it one day.
        std::thread::spawn(move || lines.map_while(Result::ok).for_each(drop));
        Self { process: Mutex::new(process), port, chromium }
    }

    /// Lets it end its browsers and itself.
    fn ask_to_end(&self) -> std::io::Result<()> {
        let mut connection = TcpStream::connect(("127.0.0.1", self.port))?;
        connection.set_read_timeout(Some(Duration::from_secs(5)))?;
        connection.write_all(b"GET /shutdown HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")?;
        connection.read_to_end(&mut Vec::new()).map(drop)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let asked = self.ask_to_end();
        let process = self.process.get_mut().unwrap_or_else(PoisonError::into_inner);
        let deadline = Instant::now() + Duration::from_secs(5);
        while asked.is_ok() && Instant::now() < deadline {
            if matches!(process.try_wait(), Ok(Some(_))) {
                return;
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        // Whatever goes wrong here, the test's own outcome stands.
        let _ = process.kill();
        let _ = process.wait();
    }
}

/// `ChromeDriver was started successfully on port 40123.`
fn port(line: &str) -> Option<u16> {
    let (_, rest) = line.split_once("started successfully on port ")?;
    rest.trim_end_matches('.').parse().ok()
}

fn program(name: &str) -> PathBuf {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file()).unwrap_or_else(|| {
        panic!("`{name}` is not installed, and the browser tests need it. Run `make setup` (Debian: chromium, chromium-driver)")
    })
}
