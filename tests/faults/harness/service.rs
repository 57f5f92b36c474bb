//! The whole: a ledger with a venue in it, nodes, a mail server, and an application with a key.

use std::process;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use reqwest::Method;
use serde_json::{Value, json};

use tempfile::TempDir;
use tokio::sync::{Mutex, MutexGuard};
use uuid::Uuid;

use super::caller::{Caller, Command};
use super::database::Database;
use super::journal::text;
use super::load::Load;
use super::mail::MailServer;
use super::node::{Node, Settings};
use super::settings::seed;
use super::venue;
use super::wait::until;

/// One at a time in a process: `cargo test` runs tests side by side, and these ones need the machine.
static ALONE: Mutex<()> = Mutex::const_new(());
/// Clients at once, in most tests.
pub(crate) const CLIENTS: u32 = 12;

/// The whole.
pub(crate) struct Service {
    /// Before the folder and the database, so that they are dropped first.
    pub(crate) nodes: Vec<Node>,
    pub(crate) mail: MailServer,
    pub(crate) database: Database,
    pub(crate) caller: Caller,
    _folder: TempDir,
    pub(crate) seed: u64,
    probes: AtomicU32,
    _alone: MutexGuard<'static, ()>,
}

/// How a service differs from the usual.
#[derive(Default)]
pub(crate) struct Plan {
    nodes: Vec<Settings>,
}

impl Plan {
    /// One more node, with these settings on top of the usual ones.
    pub(crate) fn node(mut self, settings: Vec<(&str, String)>) -> Self {
        self.nodes.push(settings.into_iter().map(|(name, value)| (name.to_owned(), value)).collect());
        self
    }
}

impl Service {
    /// One node on a file.
    pub(crate) async fn on_sqlite() -> Self {
        let folder = TempDir::new().unwrap();
        let database = Database::sqlite(folder.path());
        Self::start(folder, database, Plan::default().node(Vec::new())).await
    }

    /// Two nodes on a database of the shared server.
    pub(crate) async fn on_postgres() -> Self {
        let database = Database::shared().await;
        Self::start(TempDir::new().unwrap(), database, Plan::default().node(Vec::new()).node(Vec::new())).await
    }

    /// Two nodes on a server of their own.
    pub(crate) async fn on_own_postgres() -> Self {
        let folder = TempDir::new().unwrap();
        let database = Database::private(folder.path());
        Self::start(folder, database, Plan::default().node(Vec::new()).node(Vec::new())).await
    }

    /// Publishes the venue, makes a key, and starts as many nodes as the plan has.
    pub(crate) async fn start(folder: TempDir, database: Database, plan: Plan) -> Self {
        let alone = ALONE.lock().await;
        let mail = MailServer::start().await;
        let common = settings(&database.url(), &mail);
        let venues = venue::write_below(folder.path());
        run(&common, &["import", "venues", &venues.display().to_string(), "--days", &venue::DAYS.to_string()]);
        let key = run(&common, &["key", "create", "--name", "a test", "--role", "staff"]);
        let mut nodes = Vec::new();
        for (name, more) in ["node-a", "node-b", "node-c"].into_iter().zip(plan.nodes) {
            // What comes later wins.
            nodes.push(Node::new(name, folder.path(), common.iter().cloned().chain(more).collect()));
        }
        for node in &mut nodes {
            node.spawn();
        }
        for node in &mut nodes {
            node.until_ready().await;
        }
        Self {
            nodes,
            mail,
            database,
            caller: Caller::new(key.trim()),
            _folder: folder,
            seed: seed(),
            probes: AtomicU32::new(0),
            _alone: alone,
        }
    }

    /// Where the nodes are.
    pub(crate) fn bases(&self) -> Vec<String> {
        self.nodes.iter().map(Node::base).collect()
    }

    /// Sets clients to work on all nodes.
    pub(crate) async fn load(&self, clients: u32) -> Load {
        println!("seed {}", self.seed);
        Load::start(self.caller.clone(), self.bases(), self.sessions().await, clients, self.seed)
    }

    /// The sessions of the venue, in order, from tomorrow on: nothing that they are asked for depends on the time of day.
    pub(crate) async fn sessions(&self) -> Vec<String> {
        self.slots().await.iter().map(|slot| text(&slot["session"])).collect()
    }

    /// One of the sessions that never fill. By its time: what is full is not offered, so a place in the list says nothing.
    pub(crate) async fn roomy_session(&self) -> String {
        let slots = self.slots().await;
        slots.iter().find(|slot| slot["start"] == venue::ROOMY_START).map(|slot| text(&slot["session"])).unwrap()
    }

    async fn slots(&self) -> Vec<Value> {
        let path = format!("/v1/venues/{}/availability?adults=1&children=0", venue::CODE);
        let found = self.caller.get(&self.nodes[0].base(), &path).await.unwrap();
        assert!(found.is_done(), "{:?}", found.body);
        let slots = found.body["slots"].as_array().unwrap();
        let today = text(&found.body["from"]);
        slots.iter().filter(|slot| slot["date"] != today.as_str()).cloned().collect()
    }

    /// Waits until this node carries out a command of its own.
    pub(crate) async fn until_writing(&self, node: usize, limit: Duration) -> Duration {
        let base = self.nodes[node].base();
        let command = Command {
            key: format!("probe {node} {}", self.probes.fetch_add(1, Ordering::Relaxed)),
            method: Method::PATCH,
            path: format!("/v1/bookings/{}", Uuid::nil()),
            if_match: Some(1),
            body: json!({ "contact": { "email": "nobody@example.org", "language": "en" } }),
        };
        let what = format!("node {node} answers a command");
        // There is no such booking: the refusal is stored under the key, so it takes a whole transaction.
        until(&what, limit, async || self.caller.send(&base, &command).await.ok()).await.1
    }

    /// Has `assize check` judge the whole database.
    pub(crate) fn check(&self) {
        if !self.assize(&["help"]).contains("\n  check") {
            println!("not checked: this binary has no `check`");
            return;
        }
        self.assize(&["check", "--database", &self.database.url()]);
    }

    /// Runs a subcommand of the binary on the database.
    pub(crate) fn assize(&self, arguments: &[&str]) -> String {
        run(&settings(&self.database.url(), &self.mail), arguments)
    }
}

fn settings(database: &str, mail: &MailServer) -> Settings {
    let secret = "a secret that is long enough for a test";
    [
        ("ASSIZE_DATABASE__URL", database),
        ("ASSIZE_SECRETS__IDENTITY", secret),
        ("ASSIZE_SECRETS__LINKS", secret),
        ("ASSIZE_SECRETS__COOKIES", secret),
        ("ASSIZE_MAIL__SMTP_PORT", &mail.port().to_string()),
        ("ASSIZE_MAIL__SEND_SECONDS", "3"),
        ("ASSIZE_HTTP__REQUEST_SECONDS", "5"),
        ("ASSIZE_HTTP__PER_KEY_A_MINUTE", "100000000"),
        ("ASSIZE_LOG", "warn"),
    ]
    .map(|(name, value)| (name.to_owned(), value.to_owned()))
    .to_vec()
}

fn run(settings: &Settings, arguments: &[&str]) -> String {
    let output = process::Command::new(env!("CARGO_BIN_EXE_assize"))
        .args(arguments)
        .envs(settings.iter().map(|(name, value)| (name, value)))
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    let told = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "assize {arguments:?} has ended with {}:\n{told}\n{said}", output.status);
    told
}
