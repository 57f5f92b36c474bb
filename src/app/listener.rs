//! The socket that requests come in by.

use std::io;

use tokio::net::{TcpListener, TcpSocket};

use crate::config::HttpConfig;

/// Connections that the kernel keeps until they are accepted.
const BACKLOG: u32 = 1_024;

/// Listens on the settings' address. With `reuse_port` several processes may: the kernel then shares new connections out among
/// them, and a process that stops leaves them to the others.
///
/// # Errors
/// The address cannot be taken.
pub(super) fn listen(config: &HttpConfig) -> io::Result<TcpListener> {
    let socket = if config.listen.is_ipv4() { TcpSocket::new_v4()? } else { TcpSocket::new_v6()? };
    // A process that starts anew need not wait for its predecessor's last connections to be forgotten.
    socket.set_reuseaddr(true)?;
    if config.reuse_port {
        socket.set_reuseport(true)?;
    }
    socket.bind(config.listen)?;
    socket.listen(BACKLOG)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;

    #[tokio::test]
    async fn an_address_is_shared_only_where_both_agree() {
        let mut config = Config::default().http;
        config.listen = "127.0.0.1:0".parse().unwrap();
        config.reuse_port = true;
        let first = listen(&config).unwrap();
        config.listen = first.local_addr().unwrap();
        let second = listen(&config).unwrap();
        assert_eq!(first.local_addr().unwrap(), second.local_addr().unwrap());
        config.reuse_port = false;
        assert_eq!(listen(&config).unwrap_err().kind(), io::ErrorKind::AddrInUse);
    }
}
