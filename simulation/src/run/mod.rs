//! One run: a seed's day, from its first publication until everything has settled.

mod hand;
mod processes;
mod requests;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use calendars::{CapacityClass, Span};
use engine::{Engine, EngineError, StoreError};
use scheduler_model::{Outcome, PublicationEffect};
use store::{Clock, ManualClock};
use store_memory::{Memory, Snapshot};
use tokio::task::AbortHandle;

use crate::clients::Clients;
use crate::coverage::Coverage;
use crate::dice::Dice;
use crate::finding::{Finding, Kind};
use crate::gatekeeper::Gatekeeper;
use crate::history::{CameTo, History, Step};
use crate::idle::Idle;
use crate::node::Node;
use crate::temper::{Temper, Weather};
use crate::trace::Trace;
use crate::world::{Offer, SESSIONS, START, SessionIds, World};

/// No day is longer than this many steps; then nothing new begins.
const LONGEST: Step = 6_000;
/// How often one request is sent at most.
const MOST_SENDS: usize = 4;

/// What a task of a node came to.
enum Heard {
    Command(Result<Outcome, EngineError>),
    Publication(Result<PublicationEffect, EngineError>),
    Swept(Result<u32, EngineError>),
    Started(Result<Engine, StoreError>),
    Stopped,
    Mailed,
}

/// What a task of a node is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Task {
    Command { request: usize, send: usize },
    Publication(usize),
    Sweep,
    Start,
    Stop,
    Mail,
}

struct Running {
    node: usize,
    task: Task,
    handle: AbortHandle,
}

/// What can be done in a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Act {
    Release,
    Ask,
    Deliver,
    Publish,
    Sweep,
    Mail,
    Jump,
    Crash,
    Stop,
    Restart,
}

/// One run while it goes on.
pub(crate) struct Run {
    dice: Dice,
    pub(crate) temper: Temper,
    pub(crate) world: World,
    clock: ManualClock,
    pub(crate) memory: Memory,
    gate: Arc<Gatekeeper>,
    idle: Idle,
    pub(crate) nodes: Vec<Node>,
    running: BTreeMap<u64, Running>,
    tickets: u64,
    inbox: Arc<Mutex<Vec<(u64, Heard)>>>,
    /// Sends on their way: (request, send).
    mail: Vec<(usize, usize)>,
    clients: Clients,
    pub(crate) sessions: SessionIds,
    pub(crate) history: History,
    pub(crate) coverage: Coverage,
    pub(crate) findings: Vec<Finding>,
    pub(crate) trace: Trace,
    pub(crate) step: Step,
    /// The venue's version when the index was last compared.
    compared: u64,
}

impl Run {
    /// The world of a seed, its first publication made, its nodes about to start.
    pub(crate) async fn begin(seed: u64, weather: Weather, idle: Idle, trace: Trace) -> Self {
        let mut dice = Dice::new(seed);
        let temper = Temper::draw(weather, &mut dice);
        let world = World::new(&temper, &mut dice);
        let clock = ManualClock::at(START);
        let gate = Arc::new(Gatekeeper::default());
        let memory = Memory::gated(temper.concurrency, Arc::new(clock.clone()), gate.clone() as Arc<_>);
        let nodes = (0..temper.nodes).map(|_| Node::Down(0)).collect();
        let mut run = Self {
            dice,
            temper,
            world,
            clock,
            memory,
            gate,
            idle,
            nodes,
            running: BTreeMap::new(),
            tickets: 0,
            inbox: Arc::default(),
            mail: Vec::new(),
            clients: Clients::default(),
            sessions: [scheduler_model::SessionId::from_uuid(uuid::Uuid::nil()); SESSIONS],
            history: History::default(),
            coverage: Coverage::default(),
            findings: Vec::new(),
            trace,
            step: 0,
            compared: 0,
        };
        run.publish_first().await;
        run
    }

    /// Publishes the sessions on a node of its own, before anything else happens.
    async fn publish_first(&mut self) {
        self.trace.say(0, || format!("{:?}", self.temper));
        let offers = World::first_offers(&self.temper);
        let publication = self.world.publication(&offers);
        self.start(0);
        while self.nodes[0].engine().is_none() {
            self.settle_step().await;
        }
        self.record_times();
        self.publish(0, publication, offers);
        while !self.running.is_empty() {
            self.settle_step().await;
        }
        let stored = self.memory.snapshot().sessions;
        for entry in &stored {
            if let Some(number) = World::number_of(&entry.session) {
                self.sessions[number] = entry.session.id;
            }
        }
        for node in 1..self.nodes.len() {
            self.start(node);
        }
    }

    /// Everything that the seed holds, then quiet: nothing runs and nothing waits any more.
    pub(crate) async fn day(&mut self) {
        while self.step < LONGEST {
            self.look().await;
            let asked = self.history.requests.len();
            if asked >= self.temper.requests && self.mail.is_empty() && self.running.is_empty() {
                break;
            }
            let act = self.draw();
            self.act(act);
            self.tick();
        }
        for (request, send) in std::mem::take(&mut self.mail) {
            let send = &mut self.history.requests[request].sends[send];
            (send.until, send.came_to) = (Some(self.step), CameTo::Nothing);
        }
        self.quiet().await;
    }

    /// Lets everything that was begun come to its end, with no further trouble.
    async fn quiet(&mut self) {
        loop {
            self.look().await;
            for node in 0..self.nodes.len() {
                if matches!(self.nodes[node], Node::Down(_)) {
                    self.start(node);
                }
            }
            let waiting = self.gate.waiting();
            if waiting > 0 {
                let place = self.dice.below(waiting);
                self.release(place, Ok(()));
            } else if self.running.values().all(|running| running.task == Task::Start) && !self.running.is_empty() {
                // Its first step is about to come to the gate.
            } else {
                break;
            }
            self.tick();
        }
        for running in self.running.values() {
            let text = format!("{:?} on node {} waits although nothing stands in its way", running.task, running.node);
            self.findings.push(Finding::new(Kind::Stuck, text));
        }
    }

    /// After the day: no gate, no trouble. Holds run out and are swept; what is stored then is what is judged.
    pub(crate) async fn evening(&mut self) -> Snapshot {
        self.gate.open();
        self.clock.advance(Span::from_hours(30));
        self.look().await;
        for node in 0..self.nodes.len() {
            let Some(engine) = self.nodes[node].engine().cloned() else { continue };
            loop {
                match engine.sweep().await {
                    Ok(0) => break,
                    Ok(_) => {}
                    Err(error) => {
                        self.findings.push(Finding::new(Kind::Failed, format!("the last sweep failed: {error}")));
                        break;
                    }
                }
            }
        }
        self.look().await;
        self.memory.snapshot()
    }

    /// One step of a time in which nothing but the start of things happens.
    async fn settle_step(&mut self) {
        self.look().await;
        if self.gate.waiting() > 0 {
            self.release(0, Ok(()));
        }
        self.step += 1;
    }

    /// Waits until nothing moves, then takes in what was heard.
    async fn look(&mut self) {
        self.idle.reached().await;
        self.record_times();
        let heard = std::mem::take(&mut *self.inbox.lock().unwrap_or_else(PoisonError::into_inner));
        for (ticket, heard) in heard {
            if let Some(running) = self.running.remove(&ticket) {
                self.hear(&running, heard);
            }
        }
        self.compare_index();
    }

    fn record_times(&mut self) {
        let stores = self.nodes.iter().filter_map(Node::store);
        let times: Vec<_> = stores.map(|store| store.time()).chain([self.clock.now()]).collect();
        let (earliest, latest) = (times.iter().copied().min(), times.iter().copied().max());
        let now = (earliest.unwrap_or(START), latest.unwrap_or(START));
        let place = usize::try_from(self.step).unwrap_or(usize::MAX);
        match self.history.times.get_mut(place) {
            Some(known) => *known = (known.0.min(now.0), known.1.max(now.1)),
            None => self.history.times.resize(place + 1, now),
        }
    }

    fn tick(&mut self) {
        self.step += 1;
        self.clock.advance(Span::from_millis(self.dice.between(0, self.temper.tick)));
        self.record_times();
    }

    /// Wherever an index has the version that is stored, it has the counts that are stored.
    fn compare_index(&mut self) {
        let (venue, range) = (self.world.venue(), self.world.range());
        let version = self.memory.version(venue);
        if version == self.compared {
            return;
        }
        let mut all = true;
        for (place, node) in self.nodes.iter().enumerate() {
            let Some(engine) = node.engine() else { continue };
            let seen = engine.index().with_venue(venue, |view| view.venue().version);
            if seen != Some(version) {
                all = false;
                continue;
            }
            let (_, stored) = self.memory.index_sessions(venue, range);
            if engine.index().with_venue(venue, |view| view.sessions() == &stored[..]) == Some(false) {
                let text = format!("node {place}'s index differs from what is stored at version {version}");
                self.findings.push(Finding::new(Kind::Index, text));
            }
        }
        if all {
            self.compared = version;
        }
    }

    /// Once more with the gate open: each node makes a commit, after another one has; then its index is what is stored.
    pub(crate) async fn morning_after(&mut self) {
        let offers =
            std::array::from_fn(|_| Offer { tables: [(CapacityClass::OpenTable, (100, 100))].into(), listed: true });
        let publication = self.world.publication(&offers);
        for node in 0..self.nodes.len() {
            let Some(engine) = self.nodes[node].engine().cloned() else { continue };
            if let Err(error) = engine.publish(publication.clone()).await {
                self.findings.push(Finding::new(Kind::Failed, format!("the last publication failed: {error}")));
            }
            let result = engine.submit(self.clients.last(&self.world, &self.sessions, &mut self.dice)).await;
            if !matches!(result, Ok(Outcome::Held(_))) {
                let text = format!("node {node} does not hold one of a hundred tables: {result:?}");
                self.findings.push(Finding::new(Kind::Failed, text));
            }
            self.look().await;
            let (venue, range) = (self.world.venue(), self.world.range());
            let stored = self.memory.index_sessions(venue, range);
            let indexed = engine.index().with_venue(venue, |view| (view.venue().version, view.sessions().to_vec()));
            if indexed.as_ref() != Some(&stored) {
                let text = format!("node {node}'s index at last is {indexed:?}, and stored is {stored:?}");
                self.findings.push(Finding::new(Kind::Index, text));
            }
        }
    }
}
