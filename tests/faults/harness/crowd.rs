//! Connections that want nothing, or never finish saying what they want.

use std::net::SocketAddr;

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;

/// How a connection misbehaves.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Manner {
    /// It says nothing.
    Idle,
    /// It begins with a head and never ends it.
    HalfAHead,
    /// It announces a body and sends half of it.
    HalfABody,
}

const HALF_A_HEAD: &[u8] = b"POST /v1/holds HTTP/1.1\r\nHost: assize\r\nX-Slow: ";
const HALF_A_BODY: &[u8] =
    b"POST /v1/holds HTTP/1.1\r\nHost: assize\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{\"session\":";

/// Lets this process, and those that it starts, have as many open files as the machine allows.
pub(crate) fn allow_many_files() -> u64 {
    let limit = getrlimit(Resource::Nofile);
    setrlimit(Resource::Nofile, Rlimit { current: limit.maximum, maximum: limit.maximum }).unwrap();
    limit.maximum.unwrap_or(u64::MAX)
}

/// Connections that are kept open.
pub(crate) struct Crowd {
    connections: Vec<(Manner, TcpStream)>,
}

impl Crowd {
    /// Opens so many connections, of each manner a third.
    pub(crate) async fn gather(address: SocketAddr, many: usize) -> Self {
        let mut connections = Vec::with_capacity(many);
        for manner in [Manner::Idle, Manner::HalfAHead, Manner::HalfABody].into_iter().cycle().take(many) {
            let number = connections.len() + 1;
            let connected = TcpStream::connect(address).await;
            let mut connection = connected.unwrap_or_else(|error| panic!("connection {number}: {error}"));
            let begun: &[u8] = match manner {
                Manner::Idle => b"",
                Manner::HalfAHead => HALF_A_HEAD,
                Manner::HalfABody => HALF_A_BODY,
            };
            // The service may close a connection at any moment: that is its good right.
            let _ = connection.write_all(begun).await;
            connections.push((manner, connection));
        }
        Self { connections }
    }

    /// Sends one more byte where something was begun, as a slow client does.
    pub(crate) fn drip(&self) {
        for (manner, connection) in &self.connections {
            if !matches!(manner, Manner::Idle) {
                let _ = connection.try_write(b" ");
            }
        }
    }

    /// How many connections the service keeps open without having said anything.
    pub(crate) fn open(&self) -> usize {
        let is_open = |connection: &TcpStream| {
            let read = connection.try_read(&mut [0]);
            read.is_err_and(|error| error.kind() == std::io::ErrorKind::WouldBlock)
        };
        self.connections.iter().filter(|(_, connection)| is_open(connection)).count()
    }
}
