//! Settings: a TOML file, then environment variables, then the command line. Unknown keys are errors.

use std::collections::BTreeSet;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use figment::Figment;
use figment::providers::{Env, Format, Serialized, Toml};
use scheduler_model::{Bilingual, VenueCode};
use serde::{Deserialize, Serialize};

/// Which safety rules apply.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Environment {
    /// For people: secrets must be set, and mail must go to a mail server.
    Production,
    /// To try it out: mail lies in a folder, and a page shows it.
    Demo,
}

/// All settings.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Which safety rules apply.
    pub environment: Environment,
    /// Where the ledger is.
    pub database: DatabaseConfig,
    /// Where requests come in.
    pub http: HttpConfig,
    /// The line in front of booking, for hours in which more people come than can be served well.
    pub waiting_room: WaitingRoomConfig,
    /// The writer.
    pub engine: EngineSettings,
    /// Timetables that this process keeps published.
    pub timetables: TimetablesConfig,
    /// How mail goes out.
    pub mail: MailConfig,
    /// Where events go besides the feed.
    pub events: EventsConfig,
    /// What nobody may know. Set these through the environment (`ASSIZE_SECRETS__IDENTITY` and so on).
    pub secrets: Secrets,
}

/// Where the ledger is.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DatabaseConfig {
    /// `sqlite:PATH` or `postgres://...`.
    pub url: String,
    /// Connections that read.
    pub readers: u32,
}

/// Where requests come in.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HttpConfig {
    /// Pages and API.
    pub listen: SocketAddr,
    /// Prometheus metrics, on a port of their own.
    pub metrics_listen: SocketAddr,
    /// Where the service is reached from outside, without a slash at the end.
    pub base_url: String,
    /// Seconds after which a request is given up.
    pub request_seconds: u64,
    /// Most connections at once: one more is told to come back. Each takes a file descriptor; where the system gives fewer,
    /// the service says so when it starts and makes do.
    pub connections: usize,
    /// Seconds that a request's head may take, and that a new connection may be silent.
    pub head_seconds: u64,
    /// Seconds that a request's body may take.
    pub body_seconds: u64,
    /// Seconds for which a key is known after it was looked up: a key that was revoked is refused on every node after as many
    /// at the latest.
    pub key_seconds: u64,
    /// Seconds that a connection may stay open between an answer and the next request.
    pub idle_seconds: u64,
    /// Seconds between saying that this process is about to stop (`/readyz` answers 503, connections are closed after each
    /// answer) and stopping: longer than a load balancer takes to notice. Requests are answered as ever meanwhile.
    pub leave_seconds: u64,
    /// Seconds that running requests get when the service stops.
    pub drain_seconds: u64,
    /// Whether several processes on this machine may listen on the same address (`SO_REUSEPORT`), so that a new one can begin
    /// before the old one ends.
    pub reuse_port: bool,
    /// Whether a proxy stands in front that sets `X-Forwarded-For`: then the address there is the client's. Without a proxy
    /// anybody could write anything into that header.
    pub behind_proxy: bool,
    /// Requests a minute that one API key may make.
    pub per_key_a_minute: u32,
    /// Requests a minute to the pages that one network address may make.
    pub per_address_a_minute: u32,
}

/// The line in front of booking: people are let through at an even pace, first come first served.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WaitingRoomConfig {
    /// Whether there is one.
    pub on: bool,
    /// How many people this process lets through in a second: on several nodes, each node's share.
    pub admitted_a_second: u32,
    /// For how many seconds somebody whose turn has come may choose a time.
    pub admitted_seconds: u32,
    /// How many commands that take a place one token is good for, on each node.
    pub uses: u32,
    /// The codes of the venues at which places are taken through it. None: everywhere.
    pub venues: BTreeSet<VenueCode>,
}

/// The writer.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EngineSettings {
    /// Commands that may wait.
    pub queue: usize,
    /// Most commands in one transaction.
    pub batch: usize,
    /// How many days from today the availability index covers.
    pub index_days: u16,
}

/// Timetables that this process keeps published: at start, and again each day, so that sessions never run out.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TimetablesConfig {
    /// A folder of venue files in the project's own format. None: somebody else publishes.
    pub folder: Option<PathBuf>,
    /// How many days of sessions, from today.
    pub days: u16,
}

/// How mail goes out.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MailConfig {
    /// The transport.
    pub transport: MailTransportKind,
    /// The sender's name in both languages.
    pub from_name: Bilingual,
    /// The sender's address.
    pub from: String,
    /// What ends every Message-ID and calendar UID; without it, the domain of `from`. Must not change while bookings stand.
    pub domain: Option<String>,
    /// The mail server's host.
    pub smtp_host: String,
    /// The mail server's port.
    pub smtp_port: u16,
    /// How the connection is secured.
    pub smtp_security: SmtpSecurity,
    /// The account, if the server wants one.
    pub smtp_user: Option<String>,
    /// The folder of the demonstration's mailbox.
    pub folder: PathBuf,
    /// Seconds after which one send is given up.
    pub send_seconds: u64,
}

/// The mail transports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MailTransportKind {
    /// To a mail server.
    Smtp,
    /// Into a folder; refused in production.
    File,
}

/// How the connection to a mail server is secured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SmtpSecurity {
    /// TLS from the first byte.
    Tls,
    /// Upgraded by STARTTLS, or refused.
    Starttls,
    /// In the clear: for a relay on the same host.
    None,
}

/// Where events go besides the feed. Off unless `nats_url` is set.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EventsConfig {
    /// The NATS server with JetStream that every event is copied to: `nats://host:4222` or `tls://host:4222`; several addresses
    /// of one cluster are separated by commas. The password is not to be in it: see `nats_user`.
    pub nats_url: Option<String>,
    /// The account, if the server wants one; its password is the secret `nats_password`.
    pub nats_user: Option<String>,
    /// The stream. It is made if it is not there. Nobody else may write to it.
    pub nats_stream: String,
    /// What every subject begins with: `assize.events` makes `assize.events.CFI.booking.booked`.
    pub subject_prefix: String,
}

/// What nobody may know.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Secrets {
    /// Person ids are derived from it. Changing it makes everybody a stranger.
    pub identity: String,
    /// Manage links are signed with it. Changing it breaks every link sent.
    pub links: String,
    /// Journey cookies are encrypted with it.
    pub cookies: String,
    /// The mail account's password.
    pub smtp_password: String,
    /// The NATS account's password.
    pub nats_password: String,
}

impl std::fmt::Debug for Secrets {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secrets(..)")
    }
}

impl Default for Config {
    fn default() -> Self {
        Self {
            environment: Environment::Production,
            database: DatabaseConfig { url: "sqlite:assize.db".to_owned(), readers: 4 },
            http: HttpConfig {
                listen: SocketAddr::from(([127, 0, 0, 1], 8080)),
                metrics_listen: SocketAddr::from(([127, 0, 0, 1], 9464)),
                base_url: "http://127.0.0.1:8080".to_owned(),
                request_seconds: 10,
                connections: 24_576,
                head_seconds: 10,
                body_seconds: 5,
                idle_seconds: 75,
                key_seconds: 5,
                leave_seconds: 0,
                drain_seconds: 20,
                reuse_port: false,
                behind_proxy: false,
                per_key_a_minute: 6_000,
                per_address_a_minute: 600,
            },
            waiting_room: WaitingRoomConfig {
                on: false,
                admitted_a_second: 50,
                admitted_seconds: 900,
                uses: 20,
                venues: BTreeSet::new(),
            },
            engine: EngineSettings { queue: 10_000, batch: 2_048, index_days: 120 },
            timetables: TimetablesConfig { folder: None, days: 90 },
            mail: MailConfig {
                transport: MailTransportKind::Smtp,
                from_name: Bilingual {
                    en: "Prison visits".to_owned(),
                    cy: Some("Ymweliadau â charchardai".to_owned()),
                },
                from: "no-reply@visits.example".to_owned(),
                domain: None,
                smtp_host: "127.0.0.1".to_owned(),
                smtp_port: 25,
                smtp_security: SmtpSecurity::None,
                smtp_user: None,
                folder: PathBuf::from("mailbox"),
                send_seconds: 20,
            },
            events: EventsConfig {
                nats_url: None,
                nats_user: None,
                nats_stream: "ASSIZE_EVENTS".to_owned(),
                subject_prefix: "assize.events".to_owned(),
            },
            secrets: Secrets::default(),
        }
    }
}

/// The shortest secret that is accepted.
const SECRET_LENGTH: usize = 32;

impl Config {
    /// Reads the settings.
    ///
    /// # Errors
    /// A key that does not exist, a value of the wrong type (each with the file or variable that it came from), or settings
    /// that do not go together.
    pub fn load(file: Option<&Path>) -> anyhow::Result<Self> {
        let mut figment = Figment::from(Serialized::defaults(Self::default()));
        if let Some(file) = file {
            if !file.is_file() {
                bail!("there is no configuration file {}", file.display());
            }
            figment = figment.merge(Toml::file_exact(file));
        }
        figment = figment.merge(
            Env::prefixed("ASSIZE_")
                .ignore(&["CONFIG", "LOG", "LOG_FORMAT", "TEST_POSTGRES_URL", "SCREENSHOTS"])
                .split("__"),
        );
        let config: Self = figment.extract().context("the configuration cannot be read")?;
        config.validate()?;
        Ok(config)
    }

    /// Refuses settings that do not go together.
    ///
    /// # Errors
    /// What is wrong and how to put it right.
    pub fn validate(&self) -> anyhow::Result<()> {
        for (name, secret) in
            [("identity", &self.secrets.identity), ("links", &self.secrets.links), ("cookies", &self.secrets.cookies)]
        {
            if secret.len() < SECRET_LENGTH {
                bail!(
                    "the secret `{name}` needs {SECRET_LENGTH} characters or more: set ASSIZE_SECRETS__{}",
                    name.to_uppercase()
                );
            }
        }
        if self.environment == Environment::Production && self.mail.transport == MailTransportKind::File {
            bail!("mail.transport = \"file\" sends nothing to anybody: production needs \"smtp\"");
        }
        if self.events.nats_url.as_ref().is_some_and(|url| url.contains('@')) {
            bail!("events.nats_url must hold no password: set events.nats_user and ASSIZE_SECRETS__NATS_PASSWORD");
        }
        if self.http.base_url.ends_with('/') || !self.http.base_url.starts_with("http") {
            bail!("http.base_url must begin with http:// or https:// and not end with a slash");
        }
        let WaitingRoomConfig { on, admitted_a_second, admitted_seconds, uses, .. } = &self.waiting_room;
        if *on && !(1..=1_000_000).contains(admitted_a_second) {
            bail!("waiting_room.admitted_a_second must be from 1 to 1000000: nobody would be let in, or everybody");
        }
        if *on && *admitted_seconds < 60 {
            bail!("waiting_room.admitted_seconds must be 60 or more: nobody chooses a time faster");
        }
        if *on && *uses == 0 {
            bail!("waiting_room.uses must be 1 or more: a token that is good for nothing lets nobody book");
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with_secrets() -> Config {
        let secret = "x".repeat(SECRET_LENGTH);
        let secrets =
            Secrets { identity: secret.clone(), links: secret.clone(), cookies: secret, ..Secrets::default() };
        Config { secrets, ..Config::default() }
    }

    #[test]
    fn production_refuses_the_file_mailbox() {
        let mut config = with_secrets();
        config.mail.transport = MailTransportKind::File;
        assert!(config.validate().unwrap_err().to_string().contains("production needs"));
        config.environment = Environment::Demo;
        config.validate().unwrap();
    }

    #[test]
    fn a_short_secret_is_refused_by_name() {
        let mut config = with_secrets();
        config.secrets.links = "short".to_owned();
        assert!(config.validate().unwrap_err().to_string().contains("ASSIZE_SECRETS__LINKS"));
    }

    #[test]
    fn a_waiting_room_that_lets_nobody_in_is_refused() {
        let with = |change: fn(&mut WaitingRoomConfig)| {
            let mut config = with_secrets();
            change(&mut config.waiting_room);
            config.validate().map_err(|error| error.to_string())
        };
        with(|room| room.on = true).unwrap();
        with(|room| room.uses = 0).unwrap();
        assert!(with(|room| (room.on, room.admitted_a_second) = (true, 0)).unwrap_err().contains("admitted_a_second"));
        assert!(with(|room| (room.on, room.admitted_seconds) = (true, 59)).unwrap_err().contains("admitted_seconds"));
        assert!(with(|room| (room.on, room.uses) = (true, 0)).unwrap_err().contains("uses"));
    }

    #[test]
    fn an_unknown_key_is_refused_by_name() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("assize.toml");
        std::fs::write(&file, "[http]\nlisten_on = \"127.0.0.1:1\"\n").unwrap();
        let error = format!("{:#}", Config::load(Some(&file)).unwrap_err());
        assert!(error.contains("listen_on"), "{error}");
    }

    #[test]
    fn a_password_in_an_address_is_refused() {
        let mut config = with_secrets();
        config.events.nats_url = Some("nats://me:secret@nats.internal".to_owned());
        let error = config.validate().unwrap_err().to_string();
        assert!(error.contains("NATS_PASSWORD") && !error.contains("me:secret"), "{error}");
        config.events.nats_url = Some("nats://nats.internal".to_owned());
        config.validate().unwrap();
    }

    #[test]
    fn debug_output_hides_the_secrets() {
        assert!(!format!("{:?}", with_secrets()).contains("xxx"));
    }
}
