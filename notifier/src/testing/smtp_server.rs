//! A mail server for tests: speaks SMTP over a real socket, records what it gets, and misbehaves when told to.

use std::collections::VecDeque;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard};

use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// Where in the conversation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    Greeting,
    Auth,
    MailFrom,
    RcptTo,
    Data,
    Content,
}

/// What the server does with the next mail, or at the next greeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Answer {
    /// Takes it.
    Accept,
    /// Answers with this line.
    Say(Step, &'static str),
    /// Answers nothing more, and keeps the connection open.
    Hang(Step),
    /// Closes the connection.
    Drop(Step),
}

impl Answer {
    const fn step(self) -> Option<Step> {
        match self {
            Self::Accept => None,
            Self::Say(step, _) | Self::Hang(step) | Self::Drop(step) => Some(step),
        }
    }
}

/// A mail as it came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Received {
    pub(crate) from: String,
    pub(crate) to: Vec<String>,
    pub(crate) bytes: Vec<u8>,
}

#[derive(Debug, Default)]
struct State {
    answers: VecDeque<Answer>,
    received: Vec<Received>,
    commands: Vec<String>,
    connections: usize,
}

/// The server; it runs until the test's runtime ends.
#[derive(Debug, Clone)]
pub(crate) struct SmtpServer {
    address: SocketAddr,
    state: Arc<Mutex<State>>,
}

impl SmtpServer {
    /// A server that gives these answers in turn and takes every mail after them.
    pub(crate) async fn start(answers: &[Answer]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let state = State { answers: answers.iter().copied().collect(), ..State::default() };
        let server = Self { address: listener.local_addr().unwrap(), state: Arc::new(Mutex::new(state)) };
        let accepting = server.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                accepting.state().connections += 1;
                let connection = accepting.clone();
                // A client may go away at any moment.
                tokio::spawn(async move { connection.serve(stream).await.unwrap_or_default() });
            }
        });
        server
    }

    pub(crate) fn port(&self) -> u16 {
        self.address.port()
    }

    pub(crate) fn received(&self) -> Vec<Received> {
        self.state().received.clone()
    }

    pub(crate) fn commands(&self) -> Vec<String> {
        self.state().commands.clone()
    }

    pub(crate) fn connections(&self) -> usize {
        self.state().connections
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap()
    }

    /// The next answer if it is for this step.
    fn answer(&self, step: Step) -> Option<Answer> {
        let mut state = self.state();
        let is_now = state.answers.front().is_some_and(|answer| answer.step() == Some(step));
        if is_now { state.answers.pop_front() } else { None }
    }

    async fn serve(&self, stream: TcpStream) -> std::io::Result<()> {
        let (read, mut write) = stream.into_split();
        let mut read = BufReader::new(read);
        let (mut from, mut to) = (String::new(), Vec::new());
        if !self.reply(&mut write, Step::Greeting, "220 mail.example ESMTP").await? {
            return Ok(());
        }
        let mut line = String::new();
        loop {
            line.clear();
            if read.read_line(&mut line).await? == 0 {
                return Ok(());
            }
            let command = line.trim_end().to_owned();
            self.state().commands.push(command.clone());
            let verb = command.split([' ', ':']).next().unwrap_or_default().to_ascii_uppercase();
            let goes_on = match verb.as_str() {
                "EHLO" => {
                    write.write_all(b"250-mail.example\r\n250-8BITMIME\r\n250 AUTH PLAIN\r\n").await?;
                    true
                }
                "AUTH" => self.reply(&mut write, Step::Auth, "235 welcome").await?,
                "MAIL" => {
                    (from, to) = (argument(&command), Vec::new());
                    self.reply(&mut write, Step::MailFrom, "250 sender ok").await?
                }
                "RCPT" => {
                    to.push(argument(&command));
                    self.reply(&mut write, Step::RcptTo, "250 recipient ok").await?
                }
                "DATA" => {
                    let goes_on = self.reply(&mut write, Step::Data, "354 go on").await?;
                    if goes_on {
                        let bytes = content(&mut read).await?;
                        if self.reply(&mut write, Step::Content, "250 2.0.0 queued as 4711").await? {
                            let mut state = self.state();
                            // "Accept" answers one mail.
                            state.answers.pop_front_if(|answer| *answer == Answer::Accept);
                            state.received.push(Received { from: from.clone(), to: to.clone(), bytes });
                        } else {
                            return Ok(());
                        }
                    }
                    goes_on
                }
                "QUIT" => {
                    write.write_all(b"221 bye\r\n").await?;
                    false
                }
                "NOOP" | "RSET" => {
                    write.write_all(b"250 ok\r\n").await?;
                    true
                }
                _ => {
                    write.write_all(b"500 what?\r\n").await?;
                    true
                }
            };
            if !goes_on {
                return Ok(());
            }
        }
    }

    /// Gives the planned answer or the usual one. Whether the conversation goes on.
    async fn reply(&self, write: &mut (impl AsyncWriteExt + Unpin), step: Step, usual: &str) -> std::io::Result<bool> {
        let (line, goes_on) = match self.answer(step) {
            Some(Answer::Hang(_)) => std::future::pending().await,
            Some(Answer::Drop(_)) => return Ok(false),
            Some(Answer::Say(_, line)) => (line, step != Step::Content && step != Step::Data && step != Step::Greeting),
            Some(Answer::Accept) | None => (usual, true),
        };
        write.write_all(format!("{line}\r\n").as_bytes()).await?;
        Ok(goes_on)
    }
}

/// What stands between the angle brackets.
fn argument(command: &str) -> String {
    let inner = command.split_once('<').and_then(|(_, rest)| rest.rsplit_once('>'));
    inner.map(|(address, _)| address.to_owned()).unwrap_or_default()
}

/// The lines up to the single dot, without the dots that were stuffed.
async fn content(read: &mut (impl AsyncBufReadExt + Unpin)) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    loop {
        let mut line = Vec::new();
        if read.read_until(b'\n', &mut line).await? == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
        if line == b".\r\n" {
            return Ok(bytes);
        }
        bytes.extend_from_slice(line.strip_prefix(b".").unwrap_or(&line));
    }
}
