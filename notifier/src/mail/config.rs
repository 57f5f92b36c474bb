//! How mail leaves, as configured.

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

use serde::Deserialize;

use super::{FileMailbox, MailTransport, MailboxError, SmtpTransport};

/// A text of the configuration that is never shown.
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Secret(String);

impl Secret {
    /// Keeps `text` from being shown.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    pub(super) fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(..)")
    }
}

/// How the connection to the mail server is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TlsMode {
    /// Not at all: for a relay on the same machine or network. Port 25.
    None,
    /// In clear first, then STARTTLS; a server that does not offer it is not used. Port 587.
    #[default]
    StartTls,
    /// From the first byte. Port 465.
    Tls,
}

impl TlsMode {
    /// The port where nothing else is configured.
    #[must_use]
    pub const fn port(self) -> u16 {
        match self {
            Self::None => 25,
            Self::StartTls => 587,
            Self::Tls => 465,
        }
    }
}

/// A mail server.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SmtpConfig {
    /// Its host name, against which its certificate is checked, or its network address.
    pub host: String,
    /// Its port; [`TlsMode::port`] if not given.
    #[serde(default)]
    pub port: Option<u16>,
    /// How the connection is protected.
    #[serde(default)]
    pub tls: TlsMode,
    /// The account, if it asks for one.
    #[serde(default)]
    pub username: Option<String>,
    /// The account's password.
    #[serde(default)]
    pub password: Option<Secret>,
    /// What this machine calls itself; its host name if not given.
    #[serde(default)]
    pub hello_name: Option<String>,
    /// Most connections kept open for the next mail.
    #[serde(default = "idle_connections")]
    pub idle_connections: usize,
}

const fn idle_connections() -> usize {
    4
}

/// How seriously the configuration is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Real people wait for the mail.
    Production,
    /// A demonstration: mail may lie in a folder.
    Demo,
}

/// How mail leaves.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(tag = "transport", rename_all = "snake_case")]
pub enum Delivery {
    /// Through a mail server.
    Smtp(SmtpConfig),
    /// Into a folder, where the demonstration's mailbox page reads it. It reaches nobody.
    File {
        /// The folder; made if it is not there.
        folder: PathBuf,
    },
}

/// Mail cannot leave like this.
#[derive(Debug, thiserror::Error)]
pub enum MailConfigError {
    /// Mail in a folder reaches nobody.
    #[error("mail is set to be written to a folder, where nobody gets it: production needs an SMTP server")]
    FileMailboxInProduction,
    /// The password would cross the network in clear.
    #[error("the mail server {host} would get its password in clear: set `tls` to `starttls` or `tls`")]
    PasswordInClear {
        /// The mail server.
        host: String,
    },
    /// Half an account.
    #[error("the mail server's account needs both a user name and a password")]
    HalfAnAccount,
    /// The host name does not fit TLS.
    #[error("the mail server {host} cannot be reached by TLS: {detail}")]
    Tls {
        /// The mail server.
        host: String,
        /// What is wrong.
        detail: String,
    },
    /// The folder cannot be used.
    #[error(transparent)]
    Mailbox(#[from] MailboxError),
}

impl Delivery {
    /// Makes the transport. A production configuration takes no folder.
    ///
    /// # Errors
    /// [`MailConfigError`]
    pub fn transport(&self, stage: Stage) -> Result<Arc<dyn MailTransport>, MailConfigError> {
        match (self, stage) {
            (Self::Smtp(config), _) => Ok(Arc::new(SmtpTransport::new(config)?)),
            (Self::File { .. }, Stage::Production) => Err(MailConfigError::FileMailboxInProduction),
            (Self::File { folder }, Stage::Demo) => Ok(Arc::new(FileMailbox::open(folder)?)),
        }
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    fn read(json: &str) -> Delivery {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn production_refuses_the_folder_and_demo_takes_it() {
        let folder = tempfile::tempdir().unwrap();
        let delivery = Delivery::File { folder: folder.path().join("mail") };
        let refused = delivery.transport(Stage::Production).err().unwrap();
        assert!(matches!(refused, MailConfigError::FileMailboxInProduction), "{refused}");
        assert!(!folder.path().join("mail").exists());
        assert!(delivery.transport(Stage::Demo).is_ok());
    }

    #[rstest]
    #[case(r#"{"transport":"smtp","host":"mail.example","tls":"none","username":"u","password":"p"}"#, "in clear")]
    #[case(r#"{"transport":"smtp","host":"mail.example","username":"u"}"#, "both a user name and a password")]
    #[case(r#"{"transport":"smtp","host":"not a host"}"#, "by TLS")]
    fn unfit_servers(#[case] json: &str, #[case] because: &str) {
        let error = read(json).transport(Stage::Production).err().unwrap().to_string();
        assert!(error.contains(because), "{error}");
    }

    #[test]
    fn a_password_is_not_shown_and_may_go_in_clear_on_the_same_machine() {
        let json = r#"{"transport":"smtp","host":"127.0.0.1","tls":"none","username":"u","password":"hush-hush"}"#;
        let delivery = read(json);
        assert!(!format!("{delivery:?}").contains("hush"));
        assert!(delivery.transport(Stage::Production).is_ok());
    }

    #[test]
    fn ports_follow_the_protection() {
        assert_eq!([TlsMode::None, TlsMode::StartTls, TlsMode::Tls].map(TlsMode::port), [25, 587, 465]);
        let Delivery::Smtp(config) = read(r#"{"transport":"smtp","host":"mail.example"}"#) else { panic!() };
        assert_eq!((config.tls, config.port), (TlsMode::StartTls, None));
        assert!(serde_json::from_str::<Delivery>(r#"{"transport":"smtp","host":"h","prot":25}"#).is_err());
    }
}
