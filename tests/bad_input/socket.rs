//! HTTP by hand: a client that sends whatever it is told to.

use std::net::SocketAddr;
use std::time::Duration;

use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// Nothing here takes so long, on any machine.
const PATIENCE: Duration = Duration::from_secs(30);

/// An answer, as far as it came.
#[derive(Debug)]
pub(crate) struct Answer {
    /// 0 if there was none.
    pub(crate) status: u16,
    head: String,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().skip(1).find_map(|line| {
            let (found, value) = line.split_once(':')?;
            found.eq_ignore_ascii_case(name).then(|| value.trim())
        })
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// Fails unless it is a problem with this status and code, that says what to do; gives it.
    #[track_caller]
    pub(crate) fn expect_problem(&self, what: &str, status: u16, code: &str) -> Value {
        assert_eq!(self.status, status, "{what}: {}", self.text());
        assert_eq!(self.header("content-type"), Some("application/problem+json"), "{what}");
        let problem: Value = serde_json::from_slice(&self.body).unwrap();
        assert_eq!(problem["code"], code, "{what}: {problem}");
        assert!(problem["errors"][0]["cure"].as_str().is_some_and(|cure| !cure.is_empty()), "{what}: {problem}");
        problem
    }
}

/// A connection.
pub(crate) struct Connection {
    stream: TcpStream,
    read: Vec<u8>,
}

impl Connection {
    pub(crate) async fn open(address: SocketAddr) -> Self {
        Self { stream: TcpStream::connect(address).await.unwrap(), read: Vec::new() }
    }

    /// Sends; whether all of it was taken. A service that has refused already need not read on.
    pub(crate) async fn send(&mut self, bytes: &[u8]) -> bool {
        self.stream.write_all(bytes).await.is_ok()
    }

    /// Says that nothing more comes.
    pub(crate) async fn finish(&mut self) {
        self.stream.shutdown().await.unwrap();
    }

    /// Reads one answer; its status is 0 if the connection ends instead. `without_body` for an answer to HEAD.
    pub(crate) async fn answer(&mut self, without_body: bool) -> Answer {
        let answer = tokio::time::timeout(PATIENCE, self.read_answer(without_body)).await;
        answer.unwrap_or_else(|_| panic!("the service keeps its peer waiting"))
    }

    async fn read_answer(&mut self, without_body: bool) -> Answer {
        let head_length = loop {
            if let Some(end) = find(&self.read, b"\r\n\r\n") {
                break end + 4;
            }
            if !self.more().await {
                return Answer { status: 0, head: String::new(), body: std::mem::take(&mut self.read) };
            }
        };
        let head = String::from_utf8(self.read.drain(..head_length).collect()).unwrap();
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or_default();
        let mut answer = Answer { status, head, body: Vec::new() };
        if without_body || status == 204 || status == 304 || status < 200 {
            return answer;
        }
        if let Some(length) = answer.header("content-length").map(|length| length.parse::<usize>().unwrap()) {
            while self.read.len() < length && self.more().await {}
            answer.body = self.read.drain(..length).collect();
        } else if answer.header("transfer-encoding") == Some("chunked") {
            answer.body = self.chunks().await;
        } else {
            while self.more().await {}
            answer.body = std::mem::take(&mut self.read);
        }
        answer
    }

    async fn chunks(&mut self) -> Vec<u8> {
        let mut body = Vec::new();
        loop {
            let end = loop {
                match find(&self.read, b"\r\n") {
                    Some(end) => break end,
                    None => assert!(self.more().await, "a body that ends early"),
                }
            };
            let size = usize::from_str_radix(std::str::from_utf8(&self.read[..end]).unwrap(), 16).unwrap();
            while self.read.len() < end + 2 + size + 2 {
                assert!(self.more().await, "a body that ends early");
            }
            self.read.drain(..end + 2);
            body.extend(self.read.drain(..size));
            self.read.drain(..2);
            if size == 0 {
                return body;
            }
        }
    }

    /// Whether the service ends the connection without another word.
    pub(crate) async fn is_ended(&mut self) -> bool {
        self.read.is_empty() && !tokio::time::timeout(PATIENCE, self.more()).await.unwrap_or(true)
    }

    /// Reads more; `false` at the end.
    async fn more(&mut self) -> bool {
        matches!(self.stream.read_buf(&mut self.read).await, Ok(1..))
    }
}

/// Sends bytes on a connection of their own and reads one answer.
pub(crate) async fn ask(address: SocketAddr, bytes: &[u8]) -> Answer {
    let mut connection = Connection::open(address).await;
    connection.send(bytes).await;
    connection.answer(bytes.starts_with(b"HEAD ")).await
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|part| part == wanted)
}
