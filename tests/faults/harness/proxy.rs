//! A proxy between a node and PostgreSQL: it cuts connections, at a chosen moment of a transaction if told to, freezes them,
//! or loses the answer to a `COMMIT`.

use std::collections::VecDeque;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::AbortHandle;

/// What happens to a transaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Harm {
    /// The connection is cut when so many messages have come after the `BEGIN`, or instead of passing `COMMIT` on.
    CutAfter(u32),
    /// `COMMIT` never reaches the server: the connection is cut instead.
    CutBeforeCommit,
    /// The server commits; its answer is thrown away and the connection cut.
    LoseReply,
}

/// What holds for whole connections. They are numbered from 1.
#[derive(Debug, Clone, Copy, Default)]
struct Rules {
    /// Those up to this one are cut.
    cut: u64,
    /// Those up to this one are frozen: open, but nothing passes.
    frozen: u64,
}

#[derive(Debug)]
struct Shared {
    target: SocketAddr,
    rules: watch::Sender<Rules>,
    harms: Mutex<VecDeque<Harm>>,
    opened: Mutex<u64>,
}

/// The proxy; it runs until it is dropped.
#[derive(Debug)]
pub(crate) struct Proxy {
    address: SocketAddr,
    shared: Arc<Shared>,
    running: AbortHandle,
}

impl Proxy {
    /// A proxy in front of the server that the address names.
    pub(crate) async fn before(url: &str) -> Self {
        let target = host_of(url).parse().unwrap();
        let shared = Arc::new(Shared {
            target,
            rules: watch::Sender::new(Rules::default()),
            harms: Mutex::default(),
            opened: Mutex::default(),
        });
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let accepting = Arc::clone(&shared);
        let running = tokio::spawn(async move {
            loop {
                let (client, _) = listener.accept().await.unwrap();
                let number = {
                    let mut opened = accepting.opened.lock().unwrap();
                    *opened += 1;
                    *opened
                };
                let shared = Arc::clone(&accepting);
                // Either side may go away at any moment.
                tokio::spawn(async move { shared.pass(number, client).await.unwrap_or_default() });
            }
        });
        Self { address, shared, running: running.abort_handle() }
    }

    /// The same address through the proxy.
    pub(crate) fn url(&self, url: &str) -> String {
        url.replacen(host_of(url), &self.address.to_string(), 1)
    }

    /// Does this to the next transactions, one after the other.
    pub(crate) fn harm(&self, harms: impl IntoIterator<Item = Harm>) {
        self.shared.harms.lock().unwrap().extend(harms);
    }

    /// How many harms are still to be done.
    pub(crate) fn harms_left(&self) -> usize {
        self.shared.harms.lock().unwrap().len()
    }

    /// Cuts every connection that is open now.
    pub(crate) fn cut(&self) {
        let opened = *self.shared.opened.lock().unwrap();
        self.shared.rules.send_modify(|rules| rules.cut = opened);
    }

    /// Freezes every connection that is open now, for ever: as a firewall does that has forgotten them. New ones work.
    pub(crate) fn freeze(&self) {
        let opened = *self.shared.opened.lock().unwrap();
        self.shared.rules.send_modify(|rules| rules.frozen = opened);
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.running.abort();
    }
}

/// `host:port` in `postgres://user:password@host:port/database`.
fn host_of(url: &str) -> &str {
    let after = url.split_once('@').expect("a user in the address").1;
    after.split_once('/').expect("a database in the address").0
}

impl Shared {
    fn next_harm(&self, wanted: impl Fn(Harm) -> bool) -> Option<Harm> {
        let mut harms = self.harms.lock().unwrap();
        if harms.front().is_some_and(|harm| wanted(*harm)) { harms.pop_front() } else { None }
    }

    async fn pass(&self, number: u64, mut client: TcpStream) -> std::io::Result<()> {
        let mut server = TcpStream::connect(self.target).await?;
        client.set_nodelay(true)?;
        server.set_nodelay(true)?;
        let mut rules = self.rules.subscribe();
        let (mut asked, mut answered) = (vec![0; 1 << 16], vec![0; 1 << 16]);
        // How many messages may still come before the connection is cut.
        let mut fuse: Option<u32> = None;
        loop {
            let now = *rules.borrow_and_update();
            if number <= now.cut {
                return Ok(());
            }
            if number <= now.frozen {
                if rules.changed().await.is_err() {
                    return Ok(());
                }
                continue;
            }
            tokio::select! {
                changed = rules.changed() => if changed.is_err() { return Ok(()) },
                read = server.read(&mut answered) => match read? {
                    0 => return Ok(()),
                    length => client.write_all(&answered[..length]).await?,
                },
                read = client.read(&mut asked) => {
                    let message = match read? {
                        0 => return Ok(()),
                        length => &asked[..length],
                    };
                    if contains(message, b"BEGIN")
                        && let Some(Harm::CutAfter(messages)) = self.next_harm(|harm| matches!(harm, Harm::CutAfter(_)))
                    {
                        fuse = Some(messages);
                    } else if let Some(left) = &mut fuse {
                        if *left == 0 {
                            return Ok(());
                        }
                        *left -= 1;
                    }
                    if contains(message, b"COMMIT\0") {
                        if fuse.is_some() {
                            return Ok(());
                        }
                        match self.next_harm(|harm| !matches!(harm, Harm::CutAfter(_))) {
                            Some(Harm::CutBeforeCommit) => return Ok(()),
                            Some(Harm::LoseReply) => {
                                server.write_all(message).await?;
                                return committed(&mut server).await;
                            }
                            Some(Harm::CutAfter(_)) | None => {}
                        }
                    }
                    server.write_all(message).await?;
                }
            }
        }
    }
}

/// Waits until the server says that it has committed, or goes away.
async fn committed(server: &mut TcpStream) -> std::io::Result<()> {
    let (mut said, mut piece) = (Vec::new(), [0; 1024]);
    while !contains(&said, b"COMMIT\0") {
        match server.read(&mut piece).await? {
            0 => break,
            length => said.extend_from_slice(&piece[..length]),
        }
    }
    Ok(())
}

fn contains(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}
