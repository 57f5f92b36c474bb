//! Many clients at once: they hold, book, change and cancel, and repeat a command under its key until it is answered.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::{Duration, Instant};

use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use reqwest::Method;
use serde_json::{Value, json};
use tokio::task::JoinSet;

use super::caller::{Answer, Caller, Command, Trouble};
use super::journal::{Journal, text};
use super::wait::until;

/// How long a client repeats a command. Every fault ends sooner; then the command must come to an answer.
const PERSISTENCE: Duration = Duration::from_secs(120);
/// These clients are impatient: they wait as long as they are asked to, but no longer than this.
const LONGEST_PAUSE: Duration = Duration::from_millis(500);
/// Before a command is sent again over a connection that could not be made, or broke.
const SHORT_PAUSE: Duration = Duration::from_millis(50);
/// A client that goes away does so after this time.
const FICKLE: Duration = Duration::from_millis(4);
/// How long progress may take to be made again.
const PROGRESS_LIMIT: Duration = Duration::from_secs(60);

/// The clients at work.
pub(crate) struct Load {
    shared: Arc<Shared>,
    clients: JoinSet<()>,
}

struct Shared {
    caller: Caller,
    nodes: Vec<String>,
    sessions: Vec<String>,
    journal: Mutex<Journal>,
    acknowledged: AtomicU64,
    stop: AtomicBool,
}

impl Shared {
    fn journal(&self) -> MutexGuard<'_, Journal> {
        self.journal.lock().unwrap()
    }

    fn answered(&self, command: Command, answer: &Answer) {
        self.journal().answered(command, answer);
        self.acknowledged.fetch_add(1, Ordering::SeqCst);
    }
}

impl Load {
    /// Sets `clients` to work on the nodes at these addresses and on these sessions.
    pub(crate) fn start(caller: Caller, nodes: Vec<String>, sessions: Vec<String>, clients: u32, seed: u64) -> Self {
        let shared = Arc::new(Shared {
            caller,
            nodes,
            sessions,
            journal: Mutex::default(),
            acknowledged: AtomicU64::new(0),
            stop: AtomicBool::new(false),
        });
        let mut tasks = JoinSet::new();
        for number in 0..clients {
            let random = StdRng::seed_from_u64(seed.wrapping_mul(1_000).wrapping_add(number.into()));
            let client = ClientAtWork { shared: Arc::clone(&shared), number, random, step: 0, own: Vec::new() };
            tasks.spawn(client.work());
        }
        Self { shared, clients: tasks }
    }

    /// How many commands have been answered so far.
    pub(crate) fn acknowledged(&self) -> u64 {
        self.shared.acknowledged.load(Ordering::SeqCst)
    }

    /// How often these troubles were met so far.
    pub(crate) fn times(&self, troubles: &[&str]) -> u64 {
        let journal = self.shared.journal();
        troubles.iter().map(|trouble| journal.times(trouble)).sum()
    }

    /// Waits until so many more commands have been answered, and tells how long that took.
    pub(crate) async fn more(&self, commands: u64) -> Duration {
        let wanted = self.acknowledged() + commands;
        let what = format!("{commands} more commands are answered");
        let ((), took) = until(&what, PROGRESS_LIMIT, async || (self.acknowledged() >= wanted).then_some(())).await;
        took
    }

    /// Waits until clients have met any of these troubles so many times more.
    pub(crate) async fn met(&self, troubles: &[&str], times: u64) {
        let wanted = self.times(troubles) + times;
        let what = format!("clients meet one of {troubles:?} {times} times");
        until(&what, PROGRESS_LIMIT, async || (self.times(troubles) >= wanted).then_some(())).await;
    }

    /// Lets every client finish what it is doing, and gives what they know.
    pub(crate) async fn finish(mut self) -> Journal {
        self.shared.stop.store(true, Ordering::SeqCst);
        while let Some(ended) = self.clients.join_next().await {
            ended.unwrap();
        }
        std::mem::take(&mut *self.shared.journal())
    }
}

/// What a client knows of a booking of its own.
struct Own {
    id: String,
    version: u64,
}

struct ClientAtWork {
    shared: Arc<Shared>,
    number: u32,
    random: StdRng,
    step: u32,
    own: Vec<Own>,
}

impl ClientAtWork {
    async fn work(mut self) {
        while !self.shared.stop.load(Ordering::SeqCst) {
            self.step += 1;
            match self.random.random_range(0..100) {
                0..30 => self.hold_and_book().await,
                30..62 => self.book().await,
                62..78 => self.change().await,
                78..90 => self.cancel().await,
                90..96 => self.hold_and_release().await,
                _ => self.go_away().await,
            }
        }
    }

    async fn hold_and_book(&mut self) {
        let Some(hold) = self.hold().await else { return };
        let mut booking = self.booking("hold-book");
        booking.body["place"] = json!({ "hold": hold });
        booking.body["party"] = self.party(self.step);
        self.carry_out_booking(booking).await;
    }

    async fn hold(&mut self) -> Option<String> {
        let body = json!({ "session": self.session(), "party": self.party(self.step) });
        let answer = self.carry_out(self.command("hold", Method::POST, "/v1/holds", body)).await?;
        answer.is_done().then(|| text(&answer.body["id"]))
    }

    async fn book(&mut self) {
        let booking = self.booking("book");
        self.carry_out_booking(booking).await;
    }

    async fn carry_out_booking(&mut self, command: Command) {
        if let Some(answer) = self.carry_out(command).await.filter(Answer::is_done) {
            self.own.push(Own { id: text(&answer.body["id"]), version: version(&answer.body) });
        }
    }

    async fn change(&mut self) {
        let Some(place) = self.pick() else { return };
        let Own { id, version: seen } = &self.own[place];
        let (path, seen) = (format!("/v1/bookings/{id}"), *seen);
        let body = json!({ "place": { "session": self.session() } });
        let mut command = self.command("change", Method::PATCH, &path, body);
        command.if_match = Some(seen);
        if let Some(answer) = self.carry_out(command).await.filter(Answer::is_done) {
            self.own[place].version = version(&answer.body);
        }
    }

    async fn cancel(&mut self) {
        let Some(place) = self.pick() else { return };
        let Own { id, .. } = self.own.swap_remove(place);
        let path = format!("/v1/bookings/{id}/cancel");
        self.carry_out(self.command("cancel", Method::POST, &path, json!({ "reason": "visitor" }))).await;
    }

    async fn hold_and_release(&mut self) {
        let Some(hold) = self.hold().await else { return };
        self.carry_out(self.command("release", Method::DELETE, &format!("/v1/holds/{hold}"), Value::Null)).await;
    }

    /// Sends a command and goes away before the answer is there.
    async fn go_away(&mut self) {
        let command = self.booking("forgotten");
        let node = self.node();
        let sent = tokio::time::timeout(FICKLE, self.shared.caller.send(&node, &command)).await;
        match sent {
            Ok(Ok(answer)) => self.shared.answered(command, &answer),
            Ok(Err(trouble)) => {
                let mut journal = self.shared.journal();
                journal.met(&command, &trouble);
                journal.forgotten.push(command);
            }
            Err(_) => self.shared.journal().forgotten.push(command),
        }
    }

    /// Sends a command until it is answered, each time to any node.
    async fn carry_out(&mut self, command: Command) -> Option<Answer> {
        let began = Instant::now();
        while began.elapsed() < PERSISTENCE {
            let node = self.node();
            let trouble = match self.shared.caller.send(&node, &command).await {
                Ok(answer) => {
                    self.shared.answered(command, &answer);
                    return Some(answer);
                }
                Err(trouble) => trouble,
            };
            self.shared.journal().met(&command, &trouble);
            let pause = match trouble {
                Trouble::Later(_, after) => after.min(LONGEST_PAUSE),
                Trouble::Broken(_) | Trouble::Wrong(_) => SHORT_PAUSE,
            };
            tokio::time::sleep(pause).await;
        }
        let mut journal = self.shared.journal();
        journal.wrong.push(format!("{} {}: no answer within {PERSISTENCE:?}", command.method, command.path));
        journal.forgotten.push(command);
        None
    }

    fn command(&self, name: &str, method: Method, path: &str, body: Value) -> Command {
        let key = format!("{name}-{}-{}", self.number, self.step);
        Command { key, method, path: path.to_owned(), if_match: None, body }
    }

    /// A booking of its own people, who are told by an address of its own.
    fn booking(&mut self, name: &str) -> Command {
        let mut command = self.command(name, Method::POST, "/v1/bookings", Value::Null);
        let language = if self.random.random_bool(0.5) { "en" } else { "cy" };
        // Now and then somebody who has been here before: two places at once, or the same session twice, are refused.
        let people = if self.random.random_bool(0.1) { self.random.random_range(1..=self.step) } else { self.step };
        command.body = json!({
            "place": { "session": self.session() },
            "party": self.party(people),
            "contact": { "email": format!("{}@example.org", command.key), "language": language },
        });
        command
    }

    fn party(&self, people: u32) -> Value {
        let number = self.number * 10_000 + people;
        let letter = |place: u32| char::from(b'A' + u8::try_from(place % 26).unwrap_or_default());
        let prisoner = format!("A{:04}{}{}", number % 10_000, letter(number / 260_000), letter(number / 10_000));
        json!({
            "prisoner": { "number": prisoner },
            "visitors": [{
                "first_name": "Ann", "last_name": format!("Lee {} {people}", letter(self.number)),
                "date_of_birth": "1980-02-03", "lead": true,
            }],
        })
    }

    /// A session: half of the time one of the first few, for which all compete.
    fn session(&mut self) -> String {
        let sessions = &self.shared.sessions;
        let few = if self.random.random_bool(0.5) { 6.min(sessions.len()) } else { sessions.len() };
        sessions[self.random.random_range(0..few)].clone()
    }

    fn node(&mut self) -> String {
        let nodes = &self.shared.nodes;
        nodes[self.random.random_range(0..nodes.len())].clone()
    }

    fn pick(&mut self) -> Option<usize> {
        (!self.own.is_empty()).then(|| self.random.random_range(0..self.own.len()))
    }
}

fn version(receipt: &Value) -> u64 {
    receipt["version"].as_u64().unwrap_or_default()
}
