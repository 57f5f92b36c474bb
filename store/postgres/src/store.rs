//! The store itself.

use async_trait::async_trait;
use calendars::Instant;
use chrono::{DateTime, Utc};
use sqlx::PgPool;
use sqlx::postgres::PgConnectOptions;
use store::{Listener, Store, StoreResult, WriteTransaction};
use uuid::Uuid;

use crate::connection::Connected;
use crate::error::translate;
use crate::limit::answered;
use crate::listener::FeedListener;
use crate::transaction::PostgresTransaction;
use crate::{PostgresConfig, connection, migrations};

/// The ledger in a PostgreSQL database, 14 or newer.
#[derive(Debug, Clone)]
pub struct PostgresStore {
    pub(crate) pool: PgPool,
    /// The options of the pool's connections, for the one that listens.
    options: PgConnectOptions,
    /// Under which name this store's commits are told.
    node: Uuid,
}

impl PostgresStore {
    /// Opens a pool of connections and makes sure that the server will do.
    ///
    /// # Errors
    /// [`store::StoreError::Configuration`] for an address that is none, a server older than 14, a standby, or one that
    /// answers before its log is on disk; [`store::StoreError::Unavailable`] if nobody answers.
    pub async fn connect(config: &PostgresConfig) -> StoreResult<Self> {
        let Connected { pool, options, node } = connection::connect(config).await?;
        Ok(Self { pool, options, node })
    }
}

#[async_trait]
impl Store for PostgresStore {
    async fn begin(&self) -> StoreResult<Box<dyn WriteTransaction>> {
        Ok(Box::new(PostgresTransaction::begin(&self.pool).await?))
    }

    async fn now(&self) -> StoreResult<Instant> {
        let query = sqlx::query_scalar("SELECT clock_timestamp()");
        let now: DateTime<Utc> = answered(async { query.fetch_one(&self.pool).await.map_err(translate) }).await?;
        Ok(Instant::from_datetime(now))
    }

    async fn listen(&self) -> StoreResult<Box<dyn Listener>> {
        Ok(Box::new(FeedListener::start(&self.options, self.node).await?))
    }

    async fn migrate(&self) -> StoreResult<()> {
        migrations::migrate(&self.pool).await
    }

    async fn ready(&self) -> StoreResult<()> {
        migrations::check(&self.pool).await
    }

    async fn describe(&self) -> StoreResult<String> {
        let version: String = sqlx::query_scalar("SELECT current_setting('server_version')")
            .fetch_one(&self.pool)
            .await
            .map_err(translate)?;
        // `15.14 (Debian 15.14-0+deb12u1)`: what a packager adds says nothing more.
        Ok(format!("PostgreSQL {}", version.split_whitespace().next().unwrap_or_default()))
    }

    async fn close(&self) {
        self.pool.close().await;
    }
}
