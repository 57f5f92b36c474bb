//! Mail through a mail server.

use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use async_trait::async_trait;
use lettre::Address;
use lettre::transport::smtp::Error as SmtpError;
use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
use lettre::transport::smtp::client::{AsyncSmtpConnection, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail as MailFrom, Rcpt};
use lettre::transport::smtp::extension::{ClientId, Extension, MailParameter};
use lettre::transport::smtp::response::Response;
use tokio::time::Instant;

use super::{DeliveryError, Mail, MailConfigError, MailTransport, Receipt, SmtpConfig, TlsMode};

/// A connection idle for longer is not used again: many servers close theirs after a minute or more.
const LONGEST_IDLE: Duration = Duration::from_secs(30);
/// How long a connection may take to say good-bye.
const GOOD_BYE: Duration = Duration::from_secs(1);

/// A mail server and the connections to it that are free.
///
/// lettre's own pool takes a connection back even if its mail was given up half-way (a time-out drops the future), and
/// the next mail would then be written into the body of that one. Here a connection is free only after a whole mail was
/// accepted over it; one whose mail was given up is dropped with it.
///
/// Which step failed decides what the failure means. A server that cannot be reached, or refuses this client or this
/// sender, refuses every mail: none of them is lost for that. Only what it says to the recipient or to the content
/// condemns a mail.
pub struct SmtpTransport {
    host: String,
    port: u16,
    tls: Protection,
    hello: ClientId,
    account: Option<Credentials>,
    idle: Mutex<Vec<Idle>>,
    most_idle: usize,
}

enum Protection {
    None,
    StartTls(TlsParameters),
    Tls(TlsParameters),
}

struct Idle {
    connection: AsyncSmtpConnection,
    since: Instant,
}

impl SmtpTransport {
    /// A transport through the configured server. Connects with the first mail.
    ///
    /// # Errors
    /// [`MailConfigError`] if the configuration contradicts itself or would send a password in clear over a network.
    pub fn new(config: &SmtpConfig) -> Result<Self, MailConfigError> {
        let account = match (&config.username, &config.password) {
            (Some(user), Some(password)) => Some(Credentials::new(user.clone(), password.reveal().to_owned())),
            (None, None) => None,
            _ => return Err(MailConfigError::HalfAnAccount),
        };
        if account.is_some() && config.tls == TlsMode::None && !is_this_machine(&config.host) {
            return Err(MailConfigError::PasswordInClear { host: config.host.clone() });
        }
        let parameters = || {
            TlsParameters::new(config.host.clone())
                .map_err(|error| MailConfigError::Tls { host: config.host.clone(), detail: error.to_string() })
        };
        let valid_host = !config.host.is_empty() && !config.host.contains(|c: char| c.is_whitespace() || c == '/');
        if !valid_host {
            let detail = "it is not a host name".to_owned();
            return Err(MailConfigError::Tls { host: config.host.clone(), detail });
        }
        Ok(Self {
            host: config.host.clone(),
            port: config.port.unwrap_or_else(|| config.tls.port()),
            tls: match config.tls {
                TlsMode::None => Protection::None,
                TlsMode::StartTls => Protection::StartTls(parameters()?),
                TlsMode::Tls => Protection::Tls(parameters()?),
            },
            hello: config.hello_name.clone().map_or_else(ClientId::default, ClientId::Domain),
            account,
            idle: Mutex::new(Vec::new()),
            most_idle: config.idle_connections,
        })
    }

    async fn connection(&self) -> Result<AsyncSmtpConnection, SmtpError> {
        while let Some(mut idle) = self.take_idle() {
            if idle.since.elapsed() < LONGEST_IDLE && idle.connection.test_connected().await {
                return Ok(idle.connection);
            }
        }
        let wrapper = match &self.tls {
            Protection::Tls(parameters) => Some(parameters.clone()),
            Protection::None | Protection::StartTls(_) => None,
        };
        let server = (self.host.as_str(), self.port);
        // The time limit is around the whole of a delivery.
        let mut connection = AsyncSmtpConnection::connect_tokio1(server, None, &self.hello, wrapper, None).await?;
        if let Protection::StartTls(parameters) = &self.tls {
            connection.starttls(parameters.clone(), &self.hello).await?;
        }
        if let Some(account) = &self.account {
            connection.auth(DEFAULT_MECHANISMS, account).await?;
        }
        Ok(connection)
    }

    fn take_idle(&self) -> Option<Idle> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop()
    }

    fn keep(&self, connection: AsyncSmtpConnection) {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        if idle.len() < self.most_idle {
            idle.push(Idle { connection, since: Instant::now() });
        }
    }
}

#[async_trait]
impl MailTransport for SmtpTransport {
    async fn deliver(&self, mail: &Mail) -> Result<Receipt, DeliveryError> {
        let mut connection = self.connection().await.map_err(|error| transient("connecting", &error))?;
        match converse(&mut connection, mail).await {
            Ok(response) => {
                self.keep(connection);
                Ok(Receipt { transport_id: masked(response.message().next().unwrap_or_default()) })
            }
            Err(error) => {
                let _ = tokio::time::timeout(GOOD_BYE, connection.quit()).await;
                Err(error)
            }
        }
    }

    async fn close(&self) {
        while let Some(mut idle) = self.take_idle() {
            let _ = tokio::time::timeout(GOOD_BYE, idle.connection.quit()).await;
        }
    }
}

/// One mail over an open connection.
async fn converse(connection: &mut AsyncSmtpConnection, mail: &Mail) -> Result<Response, DeliveryError> {
    let envelope = mail.envelope();
    let mut parameters = Vec::new();
    let beyond_ascii = |address: &Address| !AsRef::<str>::as_ref(address).is_ascii();
    if envelope.from().is_some_and(beyond_ascii) || envelope.to().iter().any(beyond_ascii) {
        if !connection.server_info().supports_feature(Extension::SmtpUtfEight) {
            return Err(DeliveryError::Permanent(
                "the mail server takes no address with letters beyond ASCII".to_owned(),
            ));
        }
        parameters.push(MailParameter::SmtpUtfEight);
    }
    let sender = MailFrom::new(envelope.from().cloned(), parameters);
    connection.command(sender).await.map_err(|error| transient("MAIL FROM", &error))?;
    for recipient in envelope.to() {
        let recipient = Rcpt::new(recipient.clone(), Vec::new());
        connection.command(recipient).await.map_err(|error| judged("RCPT TO", &error))?;
    }
    connection.command(Data).await.map_err(|error| judged("DATA", &error))?;
    connection.message(mail.as_bytes()).await.map_err(|error| judged("the content", &error))
}

/// A failure that says nothing about this mail.
fn transient(step: &str, error: &SmtpError) -> DeliveryError {
    DeliveryError::Transient(format!("{step}: {}", masked(&error.to_string())))
}

/// A failure at a step that concerns this mail alone: the server's code decides.
fn judged(step: &str, error: &SmtpError) -> DeliveryError {
    if error.is_permanent() {
        DeliveryError::Permanent(format!("{step}: {}", masked(&error.to_string())))
    } else {
        transient(step, error)
    }
}

/// What the server said, without the addresses that it likes to repeat, and not without end.
fn masked(said: &str) -> String {
    let words = said.split_whitespace().map(|word| if word.contains('@') { "(address)" } else { word });
    words.collect::<Vec<_>>().join(" ").chars().take(200).collect()
}

fn is_this_machine(host: &str) -> bool {
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests;
