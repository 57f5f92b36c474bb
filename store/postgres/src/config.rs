//! How to reach the database.

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use sqlx::postgres::PgConnectOptions;
use store::{StoreError, StoreResult};

/// How to reach the database, and how long to wait for it.
#[derive(Clone)]
pub struct PostgresConfig {
    /// `postgres://user:password@host:port/database`; `?host=/run/postgresql` names a folder of Unix sockets, `?sslmode=`
    /// says how strict to be about TLS. Secret: it may hold the password.
    pub url: String,
    /// Most connections at once. A writer needs one; readers and outbox workers share the rest.
    pub max_connections: u32,
    /// Connections kept open although nobody uses them.
    pub min_connections: u32,
    /// How long to wait for a connection, a new one included.
    pub acquire_timeout: Duration,
    /// How long the server works on one statement before it gives up.
    pub statement_timeout: Duration,
    /// How long a statement waits for a lock before the whole transaction has to begin again.
    pub lock_timeout: Duration,
    /// How long a transaction may stand idle before the server ends it: a stuck process must not keep its locks.
    pub idle_in_transaction_timeout: Duration,
}

impl PostgresConfig {
    /// This address, with everything else as usual: 16 connections, 5 seconds for a connection, 10 for a statement, 3 for a
    /// lock, 10 for a transaction that stands idle.
    #[must_use]
    pub fn new(url: impl Into<String>) -> Self {
        Self {
            url: url.into(),
            max_connections: 16,
            min_connections: 1,
            acquire_timeout: Duration::from_secs(5),
            statement_timeout: Duration::from_secs(10),
            lock_timeout: Duration::from_secs(3),
            idle_in_transaction_timeout: Duration::from_secs(10),
        }
    }

    /// The options of a connection.
    pub(crate) fn connect_options(&self) -> StoreResult<PgConnectOptions> {
        if !(self.url.starts_with("postgres://") || self.url.starts_with("postgresql://")) {
            return Err(StoreError::Configuration("a PostgreSQL address begins with postgres://".to_owned()));
        }
        if self.max_connections == 0 {
            return Err(StoreError::Configuration("the pool needs at least one connection".to_owned()));
        }
        // The error could repeat the address, and with it the password.
        let options = PgConnectOptions::from_str(&self.url).map_err(|_| {
            StoreError::Configuration(
                "the PostgreSQL address is not of the form postgres://user@host:port/database".to_owned(),
            )
        })?;
        Ok(options.application_name("assize").options([
            ("statement_timeout", millis(self.statement_timeout)),
            ("lock_timeout", millis(self.lock_timeout)),
            ("idle_in_transaction_session_timeout", millis(self.idle_in_transaction_timeout)),
            ("enable_seqscan", "off".to_owned()),
            ("jit", "off".to_owned()),
        ]))
    }
}

/// Whole milliseconds, at least one: to PostgreSQL 0 means "no limit".
fn millis(duration: Duration) -> String {
    duration.as_millis().clamp(1, u128::from(i32::MAX.unsigned_abs())).to_string()
}

impl fmt::Debug for PostgresConfig {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PostgresConfig")
            .field("max_connections", &self.max_connections)
            .field("min_connections", &self.min_connections)
            .field("acquire_timeout", &self.acquire_timeout)
            .field("statement_timeout", &self.statement_timeout)
            .field("lock_timeout", &self.lock_timeout)
            .field("idle_in_transaction_timeout", &self.idle_in_transaction_timeout)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_password_is_never_shown() {
        let config = PostgresConfig::new("postgres://assize:s3cret@db.internal:notaport/assize");
        assert!(!format!("{config:?}").contains("s3cret"));
        let error = config.connect_options().unwrap_err();
        assert!(matches!(error, StoreError::Configuration(_)));
        assert!(!error.to_string().contains("s3cret"), "{error}");
    }

    #[test]
    fn another_scheme_is_refused() {
        for url in ["sqlite://assize.db", "db.internal", ""] {
            assert!(matches!(PostgresConfig::new(url).connect_options(), Err(StoreError::Configuration(_))), "{url}");
        }
    }

    #[test]
    fn limits_reach_the_server() {
        let mut config = PostgresConfig::new("postgresql://localhost/assize");
        config.lock_timeout = Duration::ZERO;
        let options = config.connect_options().unwrap();
        let text = options.get_options().unwrap();
        assert!(text.contains("statement_timeout=10000") && text.contains("lock_timeout=1"), "{text}");
    }
}
