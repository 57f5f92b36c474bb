//! A mail server: takes mail over a real socket, keeps it, hangs when told to, and dies.

use std::collections::{BTreeMap, BTreeSet};
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use mailparse::{MailHeaderMap, ParsedMail, parse_mail};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::{AbortHandle, JoinSet};

use super::wait::until;

/// How the server treats its clients.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mood {
    /// It takes every mail.
    Well,
    /// It accepts connections and says nothing more on any of them.
    Hangs,
    /// It takes a mail, keeps it, and closes the connection before saying so.
    ForgetsToAnswer,
}

/// A message, as the calendar file in it names it: the booking, its version and whether it is off.
pub(crate) type Name = (String, u64, bool);

#[derive(Debug)]
struct State {
    mood: Mood,
    /// The bytes of every mail that was taken.
    taken: Vec<Vec<u8>>,
}

/// The mail server. To kill it closes its socket and every connection at once, as the kernel does for a killed process.
#[derive(Debug)]
pub(crate) struct MailServer {
    address: SocketAddr,
    state: Arc<Mutex<State>>,
    running: Option<AbortHandle>,
}

impl MailServer {
    pub(crate) async fn start() -> Self {
        let state = Arc::new(Mutex::new(State { mood: Mood::Well, taken: Vec::new() }));
        let mut server = Self { address: SocketAddr::from(([127, 0, 0, 1], 0)), state, running: None };
        server.start_again().await;
        server
    }

    pub(crate) const fn port(&self) -> u16 {
        self.address.port()
    }

    /// Listens, at the same port as before.
    pub(crate) async fn start_again(&mut self) {
        let listener = TcpListener::bind(self.address).await.unwrap();
        self.address = listener.local_addr().unwrap();
        let state = Arc::clone(&self.state);
        let running = tokio::spawn(async move {
            // Dropped with this task, and every conversation with it.
            let mut conversations = JoinSet::new();
            loop {
                let (stream, _) = listener.accept().await.unwrap();
                let state = Arc::clone(&state);
                conversations.spawn(async move { converse(stream, &state).await.unwrap_or_default() });
                while conversations.try_join_next().is_some() {}
            }
        });
        self.running = Some(running.abort_handle());
    }

    pub(crate) async fn kill(&mut self) {
        let running = self.running.take().expect("it runs");
        running.abort();
        until("the mail server is dead", Duration::from_secs(5), async || running.is_finished().then_some(())).await;
    }

    pub(crate) fn hang(&self) {
        self.state().mood = Mood::Hangs;
    }

    pub(crate) fn forget_to_answer(&self) {
        self.state().mood = Mood::ForgetsToAnswer;
    }

    pub(crate) fn be_well(&self) {
        self.state().mood = Mood::Well;
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap()
    }

    /// How many mails were taken, each delivery counted.
    pub(crate) fn taken(&self) -> usize {
        self.state().taken.len()
    }

    /// The deliveries of each message, by its Message-ID.
    pub(crate) fn received(&self) -> Received {
        let mut received = Received::default();
        for bytes in &self.state().taken {
            let mail = parse_mail(bytes).unwrap();
            let id = mail.headers.get_first_value("Message-ID").unwrap();
            *received.deliveries.entry(id.clone()).or_default() += 1;
            received.ids.entry(name_of(&mail)).or_default().insert(id);
        }
        received
    }
}

impl Drop for MailServer {
    fn drop(&mut self) {
        if let Some(running) = &self.running {
            running.abort();
        }
    }
}

/// What came in.
#[derive(Debug, Default)]
pub(crate) struct Received {
    /// How often each Message-ID was delivered.
    pub(crate) deliveries: BTreeMap<String, u32>,
    /// The Message-IDs of each message: there must be one.
    pub(crate) ids: BTreeMap<Name, BTreeSet<String>>,
}

impl Received {
    /// Deliveries beyond the first.
    pub(crate) fn duplicates(&self) -> u32 {
        self.deliveries.values().map(|times| times - 1).sum()
    }
}

/// Reads the calendar file in a mail.
fn name_of(mail: &ParsedMail<'_>) -> Name {
    let calendar = mail.parts().find(|part| part.ctype.mimetype == "text/calendar").unwrap();
    // RFC 5545: a line that begins with a space goes on with the one before.
    let text = calendar.get_body().unwrap().replace("\r\n ", "");
    let value = |name: &str| {
        let line = text.lines().find_map(|line| line.strip_prefix(name)).unwrap();
        line.trim().to_owned()
    };
    let booking = value("UID:").split('@').next().unwrap_or_default().to_owned();
    (booking, value("SEQUENCE:").parse().unwrap(), value("METHOD:") == "CANCEL")
}

async fn converse(stream: TcpStream, state: &Mutex<State>) -> std::io::Result<()> {
    let mood = || state.lock().unwrap().mood;
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read);
    if mood() == Mood::Hangs {
        std::future::pending::<()>().await;
    }
    write.write_all(b"220 mail.example ESMTP\r\n").await?;
    let mut line = String::new();
    loop {
        line.clear();
        if lines.read_line(&mut line).await? == 0 {
            return Ok(());
        }
        if mood() == Mood::Hangs {
            std::future::pending::<()>().await;
        }
        let answer: &[u8] = match line.get(..4).unwrap_or_default().to_ascii_uppercase().as_str() {
            "EHLO" => b"250-mail.example\r\n250 8BITMIME\r\n",
            "DATA" => {
                write.write_all(b"354 go on\r\n").await?;
                let Some(bytes) = content(&mut lines).await? else { return Ok(()) };
                let mood = mood();
                if mood == Mood::Hangs {
                    std::future::pending::<()>().await;
                }
                state.lock().unwrap().taken.push(bytes);
                if mood == Mood::ForgetsToAnswer {
                    return Ok(());
                }
                b"250 taken\r\n"
            }
            "QUIT" => {
                write.write_all(b"221 bye\r\n").await?;
                return Ok(());
            }
            _ => b"250 ok\r\n",
        };
        write.write_all(answer).await?;
    }
}

/// The lines up to the single dot, without the dots that were stuffed; nothing if the client goes away before.
async fn content(lines: &mut (impl AsyncBufReadExt + Unpin)) -> std::io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    loop {
        let mut line = Vec::new();
        if lines.read_until(b'\n', &mut line).await? == 0 {
            return Ok(None);
        }
        if line == b".\r\n" {
            return Ok(Some(bytes));
        }
        bytes.extend_from_slice(line.strip_prefix(b".").unwrap_or(&line));
    }
}
