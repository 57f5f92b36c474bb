//! A NATS server of a test's own: started, killed, started again on the same files and the same port.

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use async_nats::jetstream::{self, consumer};
use futures::StreamExt;

/// Longer than anything here should ever take.
const PATIENCE: Duration = Duration::from_secs(60);

pub(crate) struct NatsServer {
    process: Option<Child>,
    folder: tempfile::TempDir,
    port: u16,
}

/// Debian keeps it where not everybody's `PATH` looks.
fn program() -> PathBuf {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = std::env::split_paths(&path).chain([PathBuf::from("/usr/sbin"), PathBuf::from("/usr/local/bin")]);
    folders
        .map(|folder| folder.join("nats-server"))
        .find(|program| program.is_file())
        .expect("nats-server is not installed: install the package `nats-server` (make setup does)")
}

impl NatsServer {
    pub(crate) async fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let mut server = Self { process: None, folder, port };
        server.start_again().await;
        server
    }

    pub(crate) fn url(&self) -> String {
        format!("nats://127.0.0.1:{}", self.port)
    }

    pub(crate) async fn start_again(&mut self) {
        let files: &Path = self.folder.path();
        let process = Command::new(program())
            .args(["-js", "-a", "127.0.0.1", "-p", &self.port.to_string(), "-sd"])
            .arg(files)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        self.process = Some(process);
        let up = async {
            while async_nats::connect(self.url()).await.is_err() {
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        };
        tokio::time::timeout(PATIENCE, up).await.expect("nats-server does not come up");
    }

    /// Ends it at once, as a crash would.
    pub(crate) fn kill(&mut self) {
        if let Some(mut process) = self.process.take() {
            process.kill().unwrap();
            process.wait().unwrap();
        }
    }

    pub(crate) async fn context(&self) -> jetstream::Context {
        jetstream::new(async_nats::connect(self.url()).await.unwrap())
    }

    /// Everything that the stream holds, in its order, once it holds `count` messages; and that it holds no more.
    pub(crate) async fn messages(&self, stream: &str, count: u64) -> Vec<jetstream::Message> {
        let context = self.context().await;
        let reading = async {
            let stream = loop {
                match context.get_stream(stream).await {
                    Ok(stream) if stream.cached_info().state.messages >= count => break stream,
                    _ => tokio::time::sleep(Duration::from_millis(50)).await,
                }
            };
            assert_eq!(stream.cached_info().state.messages, count, "the stream holds more than the feed");
            let ordered = consumer::pull::OrderedConfig::default();
            let messages = stream.create_consumer(ordered).await.unwrap().messages().await.unwrap();
            let count = usize::try_from(count).unwrap();
            messages.take(count).map(Result::unwrap).collect::<Vec<_>>().await
        };
        tokio::time::timeout(PATIENCE, reading).await.expect("the stream never held all of the feed")
    }
}

impl Drop for NatsServer {
    fn drop(&mut self) {
        self.kill();
    }
}
