//! Which database: the one place that names the back ends.

use std::sync::Arc;

use anyhow::{Context, bail};
use store::{Clock, Store};
use store_postgres::{PostgresConfig, PostgresStore};
use store_sqlite::{SqliteConfig, SqliteStore};

use crate::config::DatabaseConfig;

/// Which back end an address names.
enum Address<'a> {
    /// SQLite, with the file.
    File(&'a str),
    Postgres,
}

fn read(url: &str) -> anyhow::Result<Address<'_>> {
    if let Some(path) = url.strip_prefix("sqlite:") {
        return Ok(Address::File(path.strip_prefix("//").unwrap_or(path)));
    }
    if url.starts_with("postgres://") || url.starts_with("postgresql://") {
        return Ok(Address::Postgres);
    }
    bail!("database.url must begin with sqlite: or postgres://")
}

/// Opens the database that `config.url` names. Its schema is not touched.
///
/// # Errors
/// The address is of neither kind, or the database cannot be opened.
pub(crate) async fn open(config: &DatabaseConfig, clock: Arc<dyn Clock>) -> anyhow::Result<Arc<dyn Store>> {
    match read(&config.url)? {
        Address::File(path) => {
            let config = SqliteConfig { readers: config.readers, ..SqliteConfig::new(path, clock) };
            let store =
                SqliteStore::open(&config).await.with_context(|| format!("the database {path} cannot be opened"))?;
            Ok(Arc::new(store))
        }
        Address::Postgres => postgres(config, config.readers + 4).await,
    }
}

/// Opens the database that `config.url` names, to read it and nothing else.
///
/// # Errors
/// The address is of neither kind, or the database is not there or cannot be opened.
pub(crate) async fn open_to_read(config: &DatabaseConfig, clock: Arc<dyn Clock>) -> anyhow::Result<Arc<dyn Store>> {
    match read(&config.url)? {
        Address::File(path) => {
            let config = SqliteConfig { readers: 1, ..SqliteConfig::new(path, clock) };
            let opened = SqliteStore::open_to_read(&config).await;
            Ok(Arc::new(opened.with_context(|| format!("the database {path} cannot be opened"))?))
        }
        Address::Postgres => postgres(config, 1).await,
    }
}

async fn postgres(config: &DatabaseConfig, max_connections: u32) -> anyhow::Result<Arc<dyn Store>> {
    let config = PostgresConfig { max_connections, ..PostgresConfig::new(config.url.clone()) };
    let store = PostgresStore::connect(&config).await.context("PostgreSQL cannot be reached")?;
    Ok(Arc::new(store))
}
