//! An HTTP client that costs next to nothing: the service under load has the processor, not whoever loads it.

use std::net::SocketAddr;

use anyhow::{Context, bail, ensure};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// More header fields than the service sends.
const MOST_FIELDS: usize = 32;

/// A connection that is kept, for one request after the other.
pub(crate) struct Connection {
    stream: TcpStream,
    buffer: Vec<u8>,
}

/// An answer, as it lies in the connection's buffer.
pub(crate) struct Answer<'a> {
    /// The status.
    pub(crate) status: u16,
    /// The entity tag, with its quotes.
    pub(crate) tag: Option<Vec<u8>>,
    /// The body.
    pub(crate) body: &'a [u8],
}

/// What the head of an answer says.
struct Head {
    status: u16,
    length: usize,
    tag: Option<Vec<u8>>,
    /// Where the body begins.
    ends: usize,
}

impl Connection {
    /// Connects.
    ///
    /// # Errors
    /// Nobody listens there.
    pub(crate) async fn open(address: SocketAddr) -> anyhow::Result<Self> {
        let stream = TcpStream::connect(address).await.with_context(|| format!("cannot reach {address}"))?;
        stream.set_nodelay(true)?;
        Ok(Self { stream, buffer: Vec::with_capacity(32 * 1024) })
    }

    /// Sends a whole request and waits for the whole answer.
    ///
    /// # Errors
    /// The connection broke, or the answer is none that this client knows.
    pub(crate) async fn ask(&mut self, request: &[u8]) -> anyhow::Result<Answer<'_>> {
        self.stream.write_all(request).await?;
        self.buffer.clear();
        let head = loop {
            self.read_more().await?;
            if let Some(head) = read_head(&self.buffer)? {
                break head;
            }
        };
        let end = head.ends + head.length;
        while self.buffer.len() < end {
            self.read_more().await?;
        }
        ensure!(self.buffer.len() == end, "an answer that nobody asked for");
        Ok(Answer { status: head.status, tag: head.tag, body: &self.buffer[head.ends..] })
    }

    async fn read_more(&mut self) -> anyhow::Result<()> {
        ensure!(self.stream.read_buf(&mut self.buffer).await? > 0, "the service closed the connection");
        Ok(())
    }
}

/// The head, once it is there whole.
fn read_head(bytes: &[u8]) -> anyhow::Result<Option<Head>> {
    let mut fields = [httparse::EMPTY_HEADER; MOST_FIELDS];
    let mut answer = httparse::Response::new(&mut fields);
    let httparse::Status::Complete(ends) = answer.parse(bytes)? else { return Ok(None) };
    let status = answer.code.context("an answer without a status")?;
    let field = |name: &str| answer.headers.iter().find(|field| field.name.eq_ignore_ascii_case(name));
    if field("transfer-encoding").is_some() {
        bail!("an answer in chunks");
    }
    let length = match field("content-length") {
        Some(field) => std::str::from_utf8(field.value)?.parse()?,
        // Neither has a body, whatever its head says.
        None if matches!(status, 204 | 304) => 0,
        None => bail!("an answer of unknown length"),
    };
    let tag = field("etag").map(|field| field.value.to_vec());
    Ok(Some(Head { status, length: if status == 304 { 0 } else { length }, tag, ends }))
}
