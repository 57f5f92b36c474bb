//! The pool, and what the server must be.

use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgConnection, PgPoolOptions};
use sqlx::{ConnectOptions, Connection, PgPool, Row};
use store::{StoreError, StoreResult};
use uuid::Uuid;

use crate::PostgresConfig;
use crate::error::translate;
use crate::limit::answered_at_once;

/// The oldest server that the project is tested against.
const OLDEST: i32 = 140_000;
/// A connection that was used within this time is taken to be alive without asking: asking costs a round trip.
const TRUSTED_FOR: Duration = Duration::from_secs(1);

/// The way to a server that was looked at.
#[derive(Debug, Clone)]
pub(crate) struct Connected {
    pub(crate) pool: PgPool,
    /// The options of its connections, for one beside the pool.
    pub(crate) options: PgConnectOptions,
    /// A name for this pool among all that use the server: what it commits is told to the others under this name.
    pub(crate) node: Uuid,
}

/// Looks at the server and opens a pool.
pub(crate) async fn connect(config: &PostgresConfig) -> StoreResult<Connected> {
    let options = config.connect_options()?;
    let reached = tokio::time::timeout(config.acquire_timeout, look(&options)).await;
    let node = reached.map_err(|_| StoreError::Unavailable("the server does not answer in time".to_owned()))??;
    let options = options.options([("assize.node", node.to_string())]);
    let pool = PgPoolOptions::new()
        .max_connections(config.max_connections)
        .min_connections(config.min_connections.min(config.max_connections))
        .acquire_timeout(config.acquire_timeout)
        .test_before_acquire(false)
        .before_acquire(|conn, about| {
            Box::pin(async move {
                if about.idle_for > TRUSTED_FOR {
                    conn.ping().await?;
                }
                Ok(true)
            })
        })
        // A question may have been given up before its answer came. The pool itself asks a connection that comes back whether
        // it lives, but without a limit: one that has fallen silent would keep its place for ever.
        .after_release(|conn, _| {
            Box::pin(async move {
                answered_at_once(conn.ping()).await?;
                Ok(true)
            })
        })
        .connect_with(options.clone())
        .await
        .map_err(translate)?;
    Ok(Connected { pool, options, node })
}

/// Makes sure that the server will do, and has it draw a name for this node.
async fn look(options: &PgConnectOptions) -> StoreResult<Uuid> {
    let mut conn = options.connect().await.map_err(translate)?;
    check_server(&mut conn).await?;
    let node = sqlx::query_scalar("SELECT gen_random_uuid()").fetch_one(&mut conn).await.map_err(translate)?;
    conn.close().await.map_err(translate)?;
    Ok(node)
}

async fn check_server(conn: &mut PgConnection) -> StoreResult<()> {
    let row = sqlx::query(
        "SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS version,
                current_setting('synchronous_commit') AS synchronous_commit, current_setting('fsync') AS fsync,
                pg_is_in_recovery() AS standby",
    )
    .fetch_one(conn)
    .await
    .map_err(translate)?;
    let text = |column| row.try_get::<String, _>(column).map_err(translate);
    check_version(row.try_get("number").map_err(translate)?, &text("version")?)?;
    check_durability(&text("synchronous_commit")?)?;
    if row.try_get("standby").map_err(translate)? {
        return Err(StoreError::Configuration("this server is a standby: give the address of the primary".to_owned()));
    }
    if text("fsync")? == "off" {
        tracing::warn!("this server runs with fsync = off: a power cut can lose or spoil the database");
    }
    Ok(())
}

fn check_version(number: i32, version: &str) -> StoreResult<()> {
    if number >= OLDEST {
        return Ok(());
    }
    let oldest = OLDEST / 10_000;
    Err(StoreError::Configuration(format!("PostgreSQL {oldest} or newer is needed, this server is {version}")))
}

/// What was acknowledged must survive a crash, so the server may not answer before its log is on disk.
fn check_durability(synchronous_commit: &str) -> StoreResult<()> {
    if synchronous_commit == "off" {
        return Err(StoreError::Configuration(
            "synchronous_commit is off: a booking that was confirmed could be lost in a crash. Set it to on".to_owned(),
        ));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_old_server_is_refused_by_name() {
        for (number, version, fits) in
            [(90_624, "9.6.24", false), (130_014, "13.14", false), (140_000, "14.0", true), (180_001, "18.1", true)]
        {
            let checked = check_version(number, version);
            assert_eq!(checked.is_ok(), fits, "{version}");
            if let Err(error) = checked {
                let wanted = format!("PostgreSQL 14 or newer is needed, this server is {version}");
                assert!(error.to_string().ends_with(&wanted), "{error}");
            }
        }
    }

    #[test]
    fn a_server_that_answers_too_early_is_refused() {
        assert!(check_durability("off").is_err());
        for durable in ["on", "local", "remote_write", "remote_apply"] {
            assert!(check_durability(durable).is_ok(), "{durable}");
        }
    }
}
