//! Which database: the one place that names the back ends.

use std::sync::Arc;

use anyhow::{Context, bail};
use store::{Clock, Store};
use store_postgres::{PostgresConfig, PostgresStore};
use store_sqlite::{SqliteConfig, SqliteStore};

use crate::config::DatabaseConfig;

/// Opens the database that `config.url` names. Its schema is not touched.
///
/// # Errors
/// The address is of neither kind, or the database cannot be opened.
pub(crate) async fn open(config: &DatabaseConfig, clock: Arc<dyn Clock>) -> anyhow::Result<Arc<dyn Store>> {
    if let Some(path) = config.url.strip_prefix("sqlite:") {
        let path = path.strip_prefix("//").unwrap_or(path);
        let config = SqliteConfig { readers: config.readers, ..SqliteConfig::new(path, clock) };
        let store =
            SqliteStore::open(&config).await.with_context(|| format!("the database {path} cannot be opened"))?;
        return Ok(Arc::new(store));
    }
    if config.url.starts_with("postgres://") || config.url.starts_with("postgresql://") {
        let postgres =
            PostgresConfig { max_connections: config.readers + 4, ..PostgresConfig::new(config.url.clone()) };
        let store = PostgresStore::connect(&postgres).await.context("PostgreSQL cannot be reached")?;
        return Ok(Arc::new(store));
    }
    bail!("database.url must begin with sqlite: or postgres://")
}
