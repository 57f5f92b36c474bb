//! A database for one test.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use sqlx::postgres::PgConnection;
use sqlx::{AssertSqlSafe, ConnectOptions, Connection};
use store::{Clock, Store, StoreError, StoreResult, SystemClock};
use tokio::sync::OnceCell;

use super::shared::{Lease, lease};
use super::{Durability, TestServerError};
use crate::error::translate;
use crate::{PostgresConfig, PostgresStore, migrations};

/// Names a server of one's own choice.
const URL: &str = "ASSIZE_TEST_POSTGRES_URL";
/// What `CREATE DATABASE` of a template is guarded by.
const TEMPLATE_LOCK: i64 = 0x0a55_12e0;
const PREFIX: &str = "assize_test_";
/// A test's database that is older than this was left behind by a process that was killed.
const LEFT_BEHIND_MICROS: i64 = 3_600_000_000;

/// A database of its own, empty and migrated. It is gone when this is dropped, whoever is still connected.
#[derive(Debug)]
pub struct TestDatabase {
    name: String,
    server: Server,
}

/// Where databases are made.
#[derive(Debug, Clone)]
enum Server {
    Named(String),
    Shared(Arc<Lease>),
}

impl Server {
    fn find(durability: Durability) -> Result<Self, TestServerError> {
        match std::env::var(URL) {
            Ok(url) if !url.is_empty() => Ok(Self::Named(url)),
            _ => lease(durability).map(Self::Shared),
        }
    }

    /// The address of one of its databases; of the one for everybody with `None`.
    fn url(&self, database: Option<&str>) -> Result<String, TestServerError> {
        match self {
            Self::Shared(lease) => lease.cluster.socket_url(database.unwrap_or("postgres")),
            Self::Named(url) => Ok(database.map_or_else(|| url.clone(), |name| with_database(url, name))),
        }
    }

    /// A connection that makes and removes databases, which may take longer than a statement of every day.
    async fn admin(&self) -> Result<PgConnection, TestServerError> {
        let options = PostgresConfig::new(self.url(None)?).connect_options()?;
        let options = options.options([("statement_timeout", "0"), ("lock_timeout", "0")]);
        Ok(options.connect().await.map_err(translate)?)
    }
}

/// The address with another database in it.
fn with_database(url: &str, database: &str) -> String {
    let (address, query) = url.split_once('?').map_or((url, None), |(address, query)| (address, Some(query)));
    let after_scheme = address.find("://").map_or(0, |place| place + 3);
    let end = address[after_scheme..].find('/').map_or(address.len(), |place| after_scheme + place);
    let query = query.map(|query| format!("?{query}")).unwrap_or_default();
    format!("{}/{database}{query}", &address[..end])
}

/// Runs statements on the database at `url`, however long they take.
///
/// # Errors
/// What the database says.
pub async fn run_on(url: &str, statements: &str) -> StoreResult<()> {
    let options = PostgresConfig::new(url).connect_options()?;
    let options = options.options([("statement_timeout", "0"), ("lock_timeout", "0")]);
    let mut conn = options.connect().await.map_err(translate)?;
    run(&mut conn, statements.to_owned()).await?;
    conn.close().await.map_err(translate)
}

/// A name that says when the database was made, so that one left behind is known as such.
fn new_name() -> String {
    static MADE: AtomicU32 = AtomicU32::new(0);
    let (now, number) = (SystemClock.now().micros(), MADE.fetch_add(1, Ordering::Relaxed));
    format!("{PREFIX}{now}_{}_{number}", std::process::id())
}

async fn run(conn: &mut PgConnection, statement: String) -> StoreResult<()> {
    // Statements come from tests alone. Names in them are made by this file, of letters, digits and underscores.
    sqlx::raw_sql(AssertSqlSafe(statement)).execute(conn).await.map_err(translate)?;
    Ok(())
}

impl TestDatabase {
    /// A database on a server that does not wait for the disk. What most tests want.
    ///
    /// # Panics
    /// Where there is no server: the message says what to install.
    pub async fn fresh() -> Self {
        Self::with(Durability::Fast).await
    }

    /// A database on a server that waits for the disk, as in production.
    ///
    /// # Panics
    /// Where there is no server: the message says what to install.
    pub async fn durable() -> Self {
        Self::with(Durability::Durable).await
    }

    async fn with(durability: Durability) -> Self {
        Self::create(durability, true).await.unwrap_or_else(|error| panic!("{error}"))
    }

    /// A database without any tables, for tests of migrating.
    ///
    /// # Panics
    /// Where there is no server: the message says what to install.
    pub async fn bare() -> Self {
        Self::create(Durability::Fast, false).await.unwrap_or_else(|error| panic!("{error}"))
    }

    async fn create(durability: Durability, migrated: bool) -> Result<Self, TestServerError> {
        let server = Server::find(durability)?;
        let template = if migrated { template(&server).await? } else { "template0" };
        let name = new_name();
        let mut admin = server.admin().await?;
        run(&mut admin, format!("CREATE DATABASE {name} TEMPLATE {template}")).await?;
        admin.close().await.map_err(translate)?;
        Ok(Self { name, server })
    }

    /// Another database with the same in it. Nobody may be connected to this one.
    ///
    /// # Errors
    /// Somebody is connected, or the server has no room.
    pub async fn copy(&self) -> Result<Self, TestServerError> {
        let name = new_name();
        let mut admin = self.server.admin().await?;
        // By files, not through the log: large databases are copied.
        run(&mut admin, format!("CREATE DATABASE {name} TEMPLATE {} STRATEGY FILE_COPY", self.name)).await?;
        admin.close().await.map_err(translate)?;
        Ok(Self { name, server: self.server.clone() })
    }

    /// After much was written at once: brings the planner's statistics up to date, and all pages to the disk.
    ///
    /// # Errors
    /// The server does not answer.
    pub async fn settle(&self) -> Result<(), TestServerError> {
        let options = PostgresConfig::new(self.url()).connect_options()?;
        let options = options.options([("statement_timeout", "0"), ("lock_timeout", "0")]);
        let mut connection = options.connect().await.map_err(translate)?;
        for statement in ["VACUUM (ANALYZE)", "CHECKPOINT"] {
            run(&mut connection, statement.to_owned()).await?;
        }
        connection.close().await.map_err(translate)?;
        Ok(())
    }

    /// Takes every constraint and trigger away, so that any row can be written.
    ///
    /// # Errors
    /// What the database says.
    pub async fn free_of_constraints(&self) -> StoreResult<()> {
        self.run(include_str!("free_of_constraints.sql")).await
    }

    /// The address, to be given to another process. Through a socket where the server is ours.
    ///
    /// # Panics
    /// If the server's files have been removed meanwhile.
    #[must_use]
    pub fn url(&self) -> String {
        self.server.url(Some(&self.name)).unwrap_or_else(|error| panic!("{error}"))
    }

    /// The address through TCP, where a proxy can stand between.
    ///
    /// # Panics
    /// If the server's files have been removed meanwhile.
    #[must_use]
    pub fn tcp_url(&self) -> String {
        let url = match &self.server {
            Server::Shared(lease) => lease.cluster.tcp_url(&self.name),
            named @ Server::Named(_) => named.url(Some(&self.name)),
        };
        url.unwrap_or_else(|error| panic!("{error}"))
    }

    /// Ends every connection to the database, as an operator may, and tells how many there were.
    ///
    /// # Panics
    /// If the server does not answer.
    pub async fn cut_connections(&self) -> u64 {
        let cut = async {
            let mut admin = self.server.admin().await?;
            let cut: i64 = sqlx::query_scalar(
                "SELECT count(*) FILTER (WHERE pg_terminate_backend(pid)) FROM pg_stat_activity
                 WHERE datname = $1 AND pid <> pg_backend_pid()",
            )
            .bind(&self.name)
            .fetch_one(&mut admin)
            .await
            .map_err(translate)?;
            Ok::<_, TestServerError>(cut.unsigned_abs())
        };
        cut.await.unwrap_or_else(|error| panic!("{error}"))
    }

    /// How to connect, with a small pool.
    #[must_use]
    pub fn config(&self) -> PostgresConfig {
        PostgresConfig { max_connections: 8, ..PostgresConfig::new(self.url()) }
    }

    /// Runs statements as the database's owner, beside every store.
    ///
    /// # Errors
    /// What the server said.
    pub async fn run(&self, sql: impl Into<String>) -> StoreResult<()> {
        let mut conn = PostgresConfig::new(self.url()).connect_options()?.connect().await.map_err(translate)?;
        run(&mut conn, sql.into()).await
    }

    /// A store on this database, with a pool of its own: two of them are as two processes.
    ///
    /// # Panics
    /// If the server does not answer.
    pub async fn store(&self) -> PostgresStore {
        PostgresStore::connect(&self.config()).await.unwrap_or_else(|error| panic!("{error}"))
    }
}

impl Drop for TestDatabase {
    /// Waits until the database is gone, on a thread of its own: this one may be a runtime's.
    fn drop(&mut self) {
        let (server, name) = (self.server.clone(), self.name.clone());
        let removal = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            let Ok(runtime) = runtime else { return };
            let removed = runtime.block_on(async {
                let mut admin = server.admin().await?;
                run(&mut admin, format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).await?;
                Ok::<(), TestServerError>(())
            });
            if let Err(error) = removed {
                tracing::warn!(%error, database = name, "a test's database could not be removed");
            }
        });
        let _ = removal.join();
    }
}

/// The name of the database that tests' databases are copied from: migrated, and never connected to again. Made once on a
/// server for each text of the schema.
async fn template(server: &Server) -> Result<&'static str, TestServerError> {
    static NAME: OnceCell<String> = OnceCell::const_new();
    NAME.get_or_try_init(|| make_template(server)).await.map(String::as_str)
}

async fn make_template(server: &Server) -> Result<String, TestServerError> {
    let name = format!("assize_template_{}", migrations::fingerprint());
    let mut admin = server.admin().await?;
    sqlx::query("SELECT pg_advisory_lock($1)").bind(TEMPLATE_LOCK).execute(&mut admin).await.map_err(translate)?;
    sweep(&mut admin).await?;
    let exists: bool = sqlx::query_scalar("SELECT EXISTS (SELECT FROM pg_database WHERE datname = $1)")
        .bind(&name)
        .fetch_one(&mut admin)
        .await
        .map_err(translate)?;
    if !exists {
        // Under another name until it is ready: a process that dies on the way leaves no half-made template.
        let building = format!("{name}_building");
        run(&mut admin, format!("DROP DATABASE IF EXISTS {building} WITH (FORCE)")).await?;
        run(
            &mut admin,
            format!("CREATE DATABASE {building} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'"),
        )
        .await?;
        let store = PostgresStore::connect(&PostgresConfig::new(server.url(Some(&building))?)).await?;
        store.migrate().await?;
        store.close().await;
        run(&mut admin, format!("ALTER DATABASE {building} RENAME TO {name}")).await?;
    }
    // The lock goes with the connection.
    admin.close().await.map_err(translate)?;
    Ok(name)
}

/// Removes databases that tests have left behind, killed before they could remove them.
async fn sweep(admin: &mut PgConnection) -> Result<(), StoreError> {
    let names: Vec<String> = sqlx::query_scalar("SELECT datname::text FROM pg_database WHERE starts_with(datname, $1)")
        .bind(PREFIX)
        .fetch_all(&mut *admin)
        .await
        .map_err(translate)?;
    let now = SystemClock.now().micros();
    for name in names {
        let made = name.strip_prefix(PREFIX).and_then(|rest| rest.split('_').next()?.parse::<i64>().ok());
        if made.is_some_and(|made| now - made > LEFT_BEHIND_MICROS) {
            run(admin, format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).await?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_takes_another_database() {
        let cases = [
            ("postgres://a:b@host:1/c", "postgres://a:b@host:1/new"),
            ("postgres://host", "postgres://host/new"),
            ("postgres://localhost/c?host=%2Ftmp", "postgres://localhost/new?host=%2Ftmp"),
            ("postgres://localhost?host=/tmp/x", "postgres://localhost/new?host=/tmp/x"),
        ];
        for (url, expected) in cases {
            assert_eq!(with_database(url, "new"), expected);
        }
    }
}
