//! What can be set.

use std::fmt;
use std::time::Duration;

/// Where events go, and how.
#[derive(Clone)]
pub struct FanoutConfig {
    /// The server: `nats://host:4222`, or `tls://host:4222`; several, separated by commas, for a cluster.
    pub url: String,
    /// The account, if the server wants one: name and password.
    pub account: Option<(String, String)>,
    /// What every subject begins with: `assize.events` makes `assize.events.CFI.booking.booked`.
    pub subject_prefix: String,
    /// The stream. It is made if it is not there; one that is there is left as it is, and must take the subjects.
    pub stream: String,
    /// Most events that are on their way at once.
    pub batch: u32,
    /// How long the job stays with this node without a sign of life; others look for it three times as often.
    pub lease_for: Duration,
    /// How often the feed is looked at although nothing was told, and how long to wait after a failure.
    pub poll_every: Duration,
}

impl FanoutConfig {
    /// This server, with everything else as usual.
    #[must_use]
    pub fn new(url: impl Into<String>) -> Self {
        Self {
            url: url.into(),
            account: None,
            subject_prefix: "assize.events".to_owned(),
            stream: "ASSIZE_EVENTS".to_owned(),
            batch: 500,
            lease_for: Duration::from_secs(30),
            poll_every: Duration::from_secs(2),
        }
    }

    /// Refuses settings that cannot work.
    ///
    /// # Errors
    /// Which setting, and what it must be.
    pub fn check(&self) -> Result<(), ConfigError> {
        let schemes = ["nats://", "tls://"];
        if !self.url.split(',').all(|url| schemes.iter().any(|scheme| url.trim().starts_with(scheme))) {
            return Err(ConfigError::Url);
        }
        let is_token =
            |token: &str| !token.is_empty() && token.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-');
        if !self.subject_prefix.split('.').all(is_token) {
            return Err(ConfigError::Subject(self.subject_prefix.clone()));
        }
        if !is_token(&self.stream) {
            return Err(ConfigError::Stream(self.stream.clone()));
        }
        if self.batch == 0 || self.lease_for < Duration::from_millis(100) || self.poll_every.is_zero() {
            return Err(ConfigError::Pace);
        }
        Ok(())
    }
}

impl fmt::Debug for FanoutConfig {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The address and the account may hold a password.
        f.debug_struct("FanoutConfig")
            .field("subject_prefix", &self.subject_prefix)
            .field("stream", &self.stream)
            .finish_non_exhaustive()
    }
}

/// A setting that cannot work.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ConfigError {
    /// The address.
    #[error("the address of NATS must begin with nats:// or tls:// (several addresses are separated by commas)")]
    Url,
    /// The prefix of the subjects.
    #[error(
        "the subject prefix {0:?} must be words of letters, digits, - and _, joined by dots, such as assize.events"
    )]
    Subject(String),
    /// The stream's name.
    #[error("the stream name {0:?} must be letters, digits, - and _, such as ASSIZE_EVENTS")]
    Stream(String),
    /// How fast.
    #[error("a batch needs at least one event, a lease at least 100 milliseconds, and the pause may not be nothing")]
    Pace,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_work_is_refused_by_name() {
        let good = FanoutConfig::new("nats://a:4222,tls://b:4222");
        assert_eq!(good.check(), Ok(()));
        let with = |change: fn(&mut FanoutConfig)| {
            let mut config = good.clone();
            change(&mut config);
            config.check()
        };
        assert_eq!(with(|config| config.url = "http://a".to_owned()), Err(ConfigError::Url));
        assert_eq!(with(|config| config.url = String::new()), Err(ConfigError::Url));
        for wrong in ["", "a..b", "a.*", "a b", "a.>"] {
            let config = FanoutConfig { subject_prefix: wrong.to_owned(), ..good.clone() };
            assert_eq!(config.check(), Err(ConfigError::Subject(wrong.to_owned())));
        }
        assert_eq!(with(|config| config.stream = "a.b".to_owned()), Err(ConfigError::Stream("a.b".to_owned())));
        assert_eq!(with(|config| config.batch = 0), Err(ConfigError::Pace));
        assert_eq!(with(|config| config.poll_every = Duration::ZERO), Err(ConfigError::Pace));
    }

    #[test]
    fn the_password_is_never_shown() {
        let config = FanoutConfig {
            account: Some(("assize".to_owned(), "s3cret".to_owned())),
            ..FanoutConfig::new("nats://me:s3cret@host")
        };
        assert!(!format!("{config:?}").contains("s3cret"));
    }
}
