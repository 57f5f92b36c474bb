//! A server that nobody else uses.

use std::path::Path;

use super::cluster::Cluster;
use super::programs::Programs;
use super::{Durability, TestServerError};

/// A server that nobody else uses: to be stopped, killed and started again. It is gone when it is dropped.
#[derive(Debug)]
pub struct PrivateServer {
    cluster: Cluster,
}

impl PrivateServer {
    /// Makes and starts a server in a new folder below `parent`.
    ///
    /// # Errors
    /// See [`TestServerError`].
    pub fn start_in(parent: &Path, durability: Durability) -> Result<Self, TestServerError> {
        let server = Self { cluster: Cluster::new(parent.join("assize-postgres"), Programs::find()?, durability) };
        server.cluster.make_folder()?;
        server.cluster.create()?;
        Ok(server)
    }

    /// The address of a database on this server, through its socket. `postgres` is always there.
    ///
    /// # Errors
    /// See [`TestServerError`].
    pub fn url(&self, database: &str) -> Result<String, TestServerError> {
        self.cluster.socket_url(database)
    }

    /// The same through the loopback, where a proxy can stand between.
    ///
    /// # Errors
    /// See [`TestServerError`].
    pub fn tcp_url(&self, database: &str) -> Result<String, TestServerError> {
        self.cluster.tcp_url(database)
    }

    /// Ends the server at once, as a crash would.
    ///
    /// # Errors
    /// See [`TestServerError`].
    pub fn crash(&self) -> Result<(), TestServerError> {
        self.cluster.stop()
    }

    /// Restarts the server as its operator would: clients are cut off, their transactions undone, everything is written out.
    ///
    /// # Errors
    /// See [`TestServerError`].
    pub fn restart(&self) -> Result<(), TestServerError> {
        self.cluster.restart()
    }

    /// SIGKILL to the server and all its processes: nothing is tidied up.
    ///
    /// # Errors
    /// See [`TestServerError`].
    pub fn kill(&self) -> Result<(), TestServerError> {
        self.cluster.kill()
    }

    /// Whether the server runs. One that finds its disk full may end by itself.
    #[must_use]
    pub fn is_alive(&self) -> bool {
        self.cluster.is_alive()
    }

    /// Starts it again, on the same files and the same port; it recovers first.
    ///
    /// # Errors
    /// See [`TestServerError`].
    pub fn start_again(&self) -> Result<(), TestServerError> {
        self.cluster.start()
    }
}

impl Drop for PrivateServer {
    fn drop(&mut self) {
        // It may be stopped already; then this changes nothing.
        let _ = self.cluster.stop();
        let _ = std::fs::remove_dir_all(&self.cluster.folder);
    }
}
