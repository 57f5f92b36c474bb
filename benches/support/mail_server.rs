//! A mail server that takes every message after a while and keeps none.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// What a relay in the same building takes for a message.
const TAKES: Duration = Duration::from_millis(20);

/// The server; it runs until its runtime ends.
pub(crate) struct MailServer {
    /// Where it listens.
    pub(crate) address: SocketAddr,
    taken: Arc<AtomicU64>,
}

impl MailServer {
    /// Begins to listen.
    ///
    /// # Errors
    /// There is no free port.
    pub(crate) async fn start() -> anyhow::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let server = Self { address: listener.local_addr()?, taken: Arc::default() };
        let taken = Arc::clone(&server.taken);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let taken = Arc::clone(&taken);
                // The service may be killed at any moment.
                tokio::spawn(async move { serve(stream, &taken).await.unwrap_or_default() });
            }
        });
        Ok(server)
    }

    /// How many messages it took.
    pub(crate) fn taken(&self) -> u64 {
        self.taken.load(Ordering::Relaxed)
    }
}

async fn serve(stream: TcpStream, taken: &AtomicU64) -> std::io::Result<()> {
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read).lines();
    write.write_all(b"220 mail.example ESMTP\r\n").await?;
    let mut in_message = false;
    while let Some(line) = lines.next_line().await? {
        let verb = line.get(..4).unwrap_or_default().to_ascii_uppercase();
        let answer: &[u8] = match (in_message, verb.as_str()) {
            (true, _) if line == "." => {
                in_message = false;
                tokio::time::sleep(TAKES).await;
                taken.fetch_add(1, Ordering::Relaxed);
                b"250 2.0.0 taken\r\n"
            }
            (true, _) => continue,
            (false, "DATA") => {
                in_message = true;
                b"354 go on\r\n"
            }
            (false, "QUIT") => {
                return write.write_all(b"221 2.0.0 bye\r\n").await;
            }
            (false, "EHLO") => b"250-mail.example\r\n250 8BITMIME\r\n",
            (false, _) => b"250 2.0.0 ok\r\n",
        };
        write.write_all(answer).await?;
    }
    Ok(())
}
