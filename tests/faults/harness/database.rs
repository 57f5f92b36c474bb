//! Where the ledger is.

use std::path::{Path, PathBuf};

use store_postgres::testing::{Durability, PrivateServer, TestDatabase};

/// Where the ledger is.
pub(crate) enum Database {
    /// A file.
    Sqlite(PathBuf),
    /// A database on the server that all tests share: for faults that leave the server alone.
    Shared(TestDatabase),
    /// A server of one's own: to be killed.
    Private(PrivateServer),
}

impl Database {
    pub(crate) fn sqlite(folder: &Path) -> Self {
        Self::Sqlite(folder.join("assize.db"))
    }

    pub(crate) async fn shared() -> Self {
        Self::Shared(TestDatabase::durable().await)
    }

    pub(crate) fn private(folder: &Path) -> Self {
        Self::Private(PrivateServer::start_in(folder, Durability::Durable).unwrap())
    }

    /// The address that a process is given.
    pub(crate) fn url(&self) -> String {
        match self {
            Self::Sqlite(path) => format!("sqlite:{}", path.display()),
            Self::Shared(database) => database.tcp_url(),
            Self::Private(server) => server.tcp_url("postgres").unwrap(),
        }
    }

    /// The server of one's own.
    pub(crate) fn server(&self) -> &PrivateServer {
        match self {
            Self::Private(server) => server,
            Self::Sqlite(_) | Self::Shared(_) => panic!("this test has no server of its own"),
        }
    }
}
