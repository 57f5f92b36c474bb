//! Why there is no server to test against.

use std::path::PathBuf;

/// Why there is no server to test against.
#[derive(Debug, thiserror::Error)]
pub enum TestServerError {
    /// The programs of PostgreSQL are not installed.
    #[error(
        "no PostgreSQL found: looked for initdb, pg_ctl and postgres in /usr/lib/postgresql/*/bin and in PATH. \
         Install the package `postgresql` (make setup does), or name a server in ASSIZE_TEST_POSTGRES_URL"
    )]
    NotInstalled,
    /// PostgreSQL refuses to run as root, and there is nobody else to run it as.
    #[error("PostgreSQL does not run as root, and there is no user `postgres` to run it as")]
    NoServerUser,
    /// The operating system refused.
    #[error("{doing} {path}: {source}")]
    Io {
        /// What was being done.
        doing: &'static str,
        /// To which file or program.
        path: PathBuf,
        /// The refusal.
        source: std::io::Error,
    },
    /// A program ended in failure.
    #[error("{program} failed:\n{output}")]
    Failed {
        /// The program.
        program: String,
        /// What it said.
        output: String,
    },
    /// The server is there but does not do what is asked.
    #[error("the test server: {0}")]
    Database(#[from] store::StoreError),
}

impl TestServerError {
    /// For `map_err` on file operations.
    pub(super) fn io(doing: &'static str, path: impl Into<PathBuf>) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.into();
        move |source| Self::Io { doing, path, source }
    }
}
