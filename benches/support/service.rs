//! The real binary, serving.

use std::net::{SocketAddr, TcpListener};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::bail;

/// How long a start may take: with a million bookings the index is read first.
const READY_WITHIN: Duration = Duration::from_secs(60);

/// How the binary is set up.
pub(crate) struct Setting {
    /// The ledger's address.
    pub(crate) database: String,
    /// Where pages and API listen.
    pub(crate) listen: SocketAddr,
    /// Where metrics listen.
    pub(crate) metrics: SocketAddr,
    /// The mail server.
    pub(crate) mail: SocketAddr,
}

impl Setting {
    /// On ports that are free at this moment.
    ///
    /// # Errors
    /// There are none.
    pub(crate) fn new(database: String, mail: SocketAddr) -> anyhow::Result<Self> {
        Ok(Self { database, listen: free_address()?, metrics: free_address()?, mail })
    }

    /// The binary with these settings. Allowances are so large that they never say no.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_assize"));
        let secret = "a secret of this bench and of nothing else";
        command
            .args(arguments)
            .env("ASSIZE_LOG", "warn")
            .env("ASSIZE_DATABASE__URL", &self.database)
            .env("ASSIZE_HTTP__LISTEN", self.listen.to_string())
            .env("ASSIZE_HTTP__METRICS_LISTEN", self.metrics.to_string())
            .env("ASSIZE_HTTP__BASE_URL", format!("http://{}", self.listen))
            .env("ASSIZE_HTTP__PER_KEY_A_MINUTE", "1000000000")
            .env("ASSIZE_HTTP__PER_ADDRESS_A_MINUTE", "1000000000")
            .env("ASSIZE_SECRETS__IDENTITY", secret)
            .env("ASSIZE_SECRETS__LINKS", secret)
            .env("ASSIZE_SECRETS__COOKIES", secret)
            .env("ASSIZE_MAIL__TRANSPORT", "smtp")
            .env("ASSIZE_MAIL__SMTP_SECURITY", "none")
            .env("ASSIZE_MAIL__SMTP_HOST", self.mail.ip().to_string())
            .env("ASSIZE_MAIL__SMTP_PORT", self.mail.port().to_string());
        command
    }

    /// Starts `assize serve`.
    ///
    /// # Errors
    /// It cannot be started, or is not ready after a minute.
    pub(crate) async fn serve(&self) -> anyhow::Result<Service> {
        let mut service = Service(self.command(&["serve"]).stdout(Stdio::null()).spawn()?);
        let (client, begun) = (reqwest::Client::new(), Instant::now());
        while begun.elapsed() < READY_WITHIN {
            if let Some(status) = service.0.try_wait()? {
                bail!("the service ended with {status}");
            }
            let asked = client.get(format!("http://{}/readyz", self.listen)).send().await;
            if asked.is_ok_and(|answer| answer.status().is_success()) {
                return Ok(service);
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        bail!("the service was not ready after a minute")
    }
}

/// A running service. Dropping it kills it, as a crash would.
pub(crate) struct Service(Child);

impl Service {
    /// Its number among the processes.
    pub(crate) fn process(&self) -> u32 {
        self.0.id()
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing to do.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A port that is free at this moment.
///
/// # Errors
/// There is none.
pub(crate) fn free_address() -> anyhow::Result<SocketAddr> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?)
}
