//! One run: a seed's day, from its first publication until everything has settled.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use calendars::{CapacityClass, Span};
use engine::{Engine, EngineError, StoreError, Submission};
use scheduler_model::{Language, Outcome, PublicationEffect, Reason};
use store::{Clock, ManualClock};
use store_memory::{Call, Memory, Moment, Point, Snapshot};
use tokio::task::AbortHandle;

use crate::clients::Clients;
use crate::coverage::{Coverage, Seen};
use crate::dice::Dice;
use crate::finding::{Finding, Kind};
use crate::gatekeeper::Gatekeeper;
use crate::history::{CameTo, History, Published, Request, Send, Step};
use crate::idle::Idle;
use crate::node::{self, Node};
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
                self.hear(running, heard);
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

    /// Draws what happens next.
    fn draw(&mut self) -> Act {
        let temper = &self.temper;
        let waiting = self.gate.waiting() > 0;
        let left = self.history.requests.len() < temper.requests;
        let busy = waiting || !self.running.is_empty() || !self.mail.is_empty();
        let up = self.nodes.iter().filter(|node| node.engine().is_some()).count();
        let there = self.nodes.iter().any(|node| node.store().is_some());
        let down = self.nodes.iter().any(|node| matches!(node, Node::Down(until) if *until <= self.step));
        let when = |possible: bool, weight: u32| if possible { weight } else { 0 };
        let acts = [
            (Act::Release, when(waiting, 1_000)),
            (Act::Ask, when(left, if busy { temper.hurry } else { 1_000 })),
            (Act::Deliver, when(!self.mail.is_empty(), 800)),
            (Act::Publish, when(up > 0, temper.publish)),
            (Act::Sweep, when(up > 0, temper.sweep)),
            (Act::Mail, when(up > 0, temper.sweep / 3)),
            (Act::Jump, temper.jump),
            (Act::Crash, when(there, temper.crash)),
            (Act::Stop, when(up > 0, temper.stop)),
            (Act::Restart, when(down, 150)),
        ];
        self.dice.weighted(&acts).unwrap_or(Act::Jump)
    }

    fn act(&mut self, act: Act) {
        match act {
            Act::Release => self.release_one(),
            Act::Ask => self.ask(),
            Act::Deliver => self.deliver(),
            Act::Publish => {
                let offers = World::next_offers(&self.temper, &mut self.dice);
                let publication = self.world.publication(&offers);
                if let Some(node) = self.somewhere() {
                    self.publish(node, publication, offers);
                }
            }
            Act::Sweep => {
                if let Some((node, engine)) = self.somebody() {
                    self.trace.say(self.step, || format!("node {node}: sweep"));
                    self.spawn(node, Task::Sweep, async move { Heard::Swept(engine.sweep().await) });
                }
            }
            Act::Mail => self.send_mail(),
            Act::Jump => {
                let minutes = self.dice.between(-180, 180);
                let span =
                    if self.dice.permille(500) { Span::from_minutes(minutes) } else { Span::from_seconds(minutes) };
                self.coverage.saw(Seen::Event(if span.is_negative() { "clock set back" } else { "clock set forward" }));
                self.trace.say(self.step, || format!("the clock jumps by {span}"));
                self.clock.advance(span);
            }
            Act::Crash => self.crash(),
            Act::Stop => {
                if let Some(node) = self.somewhere() {
                    self.stop(node);
                }
            }
            Act::Restart => {
                let down = |node: &Node| matches!(node, Node::Down(until) if *until <= self.step);
                let places: Vec<_> = (0..self.nodes.len()).filter(|place| down(&self.nodes[*place])).collect();
                if let Some(&node) = self.dice.pick(&places) {
                    self.start(node);
                }
            }
        }
    }

    /// A node that takes commands.
    fn somewhere(&mut self) -> Option<usize> {
        let up: Vec<_> = (0..self.nodes.len()).filter(|place| self.nodes[*place].engine().is_some()).collect();
        self.dice.pick(&up).copied()
    }

    fn somebody(&mut self) -> Option<(usize, Engine)> {
        let node = self.somewhere()?;
        Some((node, self.nodes[node].engine()?.clone()))
    }

    fn spawn(&mut self, node: usize, task: Task, work: impl Future<Output = Heard> + std::marker::Send + 'static) {
        self.tickets += 1;
        let (ticket, inbox) = (self.tickets, Arc::clone(&self.inbox));
        let done = tokio::spawn(async move {
            let heard = work.await;
            inbox.lock().unwrap_or_else(PoisonError::into_inner).push((ticket, heard));
        });
        self.running.insert(ticket, Running { node, task, handle: done.abort_handle() });
    }

    fn start(&mut self, node: usize) {
        let store = Arc::new(self.memory.connect());
        let (clock, temper, dice) = (self.clock.clone(), self.temper.clone(), self.dice.fork());
        self.trace.say(self.step, || format!("node {node}: starts as connection {}", store.connection()));
        self.nodes[node] = Node::Starting(Arc::clone(&store));
        self.spawn(node, Task::Start, async move { Heard::Started(node::start(store, clock, temper, dice).await) });
    }

    fn stop(&mut self, node: usize) {
        let place = std::mem::replace(&mut self.nodes[node], Node::Down(0));
        let Node::Up(store, engine) = place else {
            self.nodes[node] = place;
            return;
        };
        self.trace.say(self.step, || format!("node {node}: is told to stop"));
        self.coverage.saw(Seen::Event("told to stop"));
        self.nodes[node] = Node::Leaving(store, engine.clone());
        self.spawn(node, Task::Stop, async move {
            engine.stop().await;
            Heard::Stopped
        });
    }

    /// A process dies. Where its steps waited they wait for ever; the server undoes what it had open.
    fn crash(&mut self) {
        let there: Vec<_> = (0..self.nodes.len()).filter(|place| self.nodes[*place].store().is_some()).collect();
        let Some(&node) = self.dice.pick(&there) else { return };
        let Some(store) = self.nodes[node].store().cloned() else { return };
        let connection = store.connection();
        let mut waits = self.gate.points();
        waits.retain(|(on, _)| *on == connection);
        for (_, point) in &waits {
            self.coverage.saw(Seen::Crashed(*point));
        }
        if waits.is_empty() {
            self.coverage.saw(Seen::Event("crashed while idle"));
        }
        self.trace.say(self.step, || {
            let points: Vec<_> = waits.iter().map(|(_, point)| point.to_string()).collect();
            format!("node {node}: dies {}", points.join(", "))
        });
        self.gate.kill(connection);
        store.cut();
        self.nodes[node] = Node::Down(self.step + u32::try_from(self.dice.below(60)).unwrap_or_default());
        let tickets: Vec<_> =
            self.running.iter().filter(|(_, running)| running.node == node).map(|(id, _)| *id).collect();
        for ticket in tickets {
            let Some(running) = self.running.remove(&ticket) else { continue };
            running.handle.abort();
            match running.task {
                Task::Command { request, send } => self.came_to(request, send, CameTo::Unknown),
                Task::Publication(number) => self.history.publications[number].until = Some(self.step),
                Task::Sweep | Task::Start | Task::Stop | Task::Mail => {}
            }
        }
    }

    fn release_one(&mut self) {
        let waiting = self.gate.waiting();
        let place = self.dice.below(waiting);
        let (_, point) = self.gate.points()[place];
        let fails = self.temper.fail > 0 && self.dice.permille(self.temper.fail);
        let result = if fails { self.failure(point) } else { Ok(()) };
        self.release(place, result);
    }

    /// What can go wrong at a point. A commit whose answer is lost has taken effect; nobody is told to begin it again.
    fn failure(&mut self, point: Point) -> Result<(), StoreError> {
        let decided = point.call == Call::Commit && point.moment == Moment::After;
        let in_transaction = !matches!(
            point.call,
            Call::Read | Call::IndexSessions | Call::LeaseMessages | Call::FinishMessages | Call::Job | Call::Rollback
        );
        if in_transaction && !decided && self.dice.permille(400) {
            Err(StoreError::Retry("simulated".to_owned()))
        } else {
            Err(StoreError::Unavailable("simulated".to_owned()))
        }
    }

    fn release(&mut self, place: usize, result: Result<(), StoreError>) {
        let waiter = self.gate.take(place);
        let (connection, point) = (waiter.connection, waiter.point);
        self.coverage.saw(if result.is_ok() { Seen::Passed(point) } else { Seen::Failed(point) });
        self.trace.say(self.step, || match &result {
            Ok(()) => format!("connection {connection}: {point}"),
            Err(error) => format!("connection {connection}: {point}: {error}"),
        });
        waiter.release(result);
    }

    /// A client makes a request, and perhaps sends it more than once.
    fn ask(&mut self) {
        let request = self.clients.next(&self.world, &self.sessions, &mut self.dice);
        let number = self.history.requests.len();
        self.trace.say(self.step, || {
            let key = request.key.as_ref().map_or("no key", |key| key.key.as_str());
            format!("request {number} ({}, {key}): {:?}", request.caller.name, request.command)
        });
        let keyed = request.key.is_some();
        self.history.requests.push(request);
        self.post(number);
        while keyed
            && self.history.requests[number].sends.len() < MOST_SENDS
            && self.dice.permille(self.temper.duplicate)
        {
            self.coverage.saw(Seen::Event("sent twice"));
            self.post(number);
        }
    }

    fn post(&mut self, number: usize) {
        let request = &mut self.history.requests[number];
        request.sends.push(Send { since: self.step, until: None, came_to: CameTo::Unknown });
        self.mail.push((number, request.sends.len() - 1));
    }

    /// A send reaches a node, or nobody. Any of those on their way may be first.
    fn deliver(&mut self) {
        let place = self.dice.below(self.mail.len());
        let (request, send) = self.mail.remove(place);
        let lost = self.dice.permille(self.temper.forget / 3);
        let listening: Vec<_> =
            (0..self.nodes.len()).filter(|place| self.nodes[*place].listening().is_some()).collect();
        let node = self.dice.pick(&listening).copied();
        let reached = node.and_then(|node| Some((node, self.nodes[node].listening()?.clone())));
        let Some((node, engine)) = reached.filter(|_| !lost) else {
            self.coverage.saw(Seen::Event("lost on its way"));
            self.came_to(request, send, CameTo::Nothing);
            return;
        };
        let asked = &self.history.requests[request];
        let submission = Submission {
            command: asked.command.clone(),
            caller: asked.caller.clone(),
            channel: asked.channel,
            language: Language::English,
            idempotency: asked.key.clone(),
        };
        self.trace.say(self.step, || format!("node {node}: gets request {request}, send {send}"));
        self.spawn(
            node,
            Task::Command { request, send },
            async move { Heard::Command(engine.submit(submission).await) },
        );
    }

    fn publish(&mut self, node: usize, publication: scheduler_model::Publication, offers: [Offer; SESSIONS]) {
        let Some(engine) = self.nodes[node].engine().cloned() else { return };
        self.trace.say(self.step, || format!("node {node}: publishes {offers:?}"));
        let number = self.history.publications.len();
        self.history.publications.push(Published { offers, since: self.step, until: None, effect: None });
        self.spawn(
            node,
            Task::Publication(number),
            async move { Heard::Publication(engine.publish(publication).await) },
        );
    }

    /// Whoever sends what the outbox holds: some is sent, some is tried again, some is given up.
    fn send_mail(&mut self) {
        let Some(node) = self.somewhere() else { return };
        let Some(store) = self.nodes[node].store().cloned() else { return };
        let mut dice = self.dice.fork();
        self.trace.say(self.step, || format!("node {node}: sends mail"));
        self.spawn(node, Task::Mail, async move {
            use store::Outbox as _;
            let lease = uuid::Uuid::new_v8(dice.bytes());
            let items = store.lease_messages(lease, 3, Span::from_seconds(30)).await.unwrap_or_default();
            for item in items {
                let result = match dice.below(4) {
                    0 => store.message_retry(item.message.id, lease, Span::from_seconds(20), "try later").await,
                    1 => store.message_failed(item.message.id, lease, "no such mailbox").await,
                    _ => store.message_sent(item.message.id, lease, "<sent@example.org>").await,
                };
                drop(result);
            }
            Heard::Mailed
        });
    }

    fn hear(&mut self, running: Running, heard: Heard) {
        let Running { node, task, .. } = running;
        match (task, heard) {
            (Task::Command { request, send }, Heard::Command(result)) => self.hear_answer(node, request, send, result),
            (Task::Publication(number), Heard::Publication(result)) => {
                self.trace.say(self.step, || format!("node {node}: publication {number} came to {result:?}"));
                self.failed(result.as_ref().err());
                let publication = &mut self.history.publications[number];
                publication.until = Some(self.step);
                publication.effect = Some(result);
            }
            (Task::Sweep, Heard::Swept(result)) => {
                self.trace.say(self.step, || format!("node {node}: the sweep came to {result:?}"));
                self.failed(result.as_ref().err());
                if matches!(result, Ok(1..)) {
                    self.coverage.saw(Seen::Event("swept"));
                }
            }
            (Task::Start, Heard::Started(result)) => self.hear_start(node, result),
            (Task::Stop, Heard::Stopped) => {
                self.trace.say(self.step, || format!("node {node}: has stopped"));
                self.coverage.saw(Seen::Event("stopped"));
                self.nodes[node] = Node::Down(self.step);
            }
            _ => {}
        }
    }

    fn hear_start(&mut self, node: usize, result: Result<Engine, StoreError>) {
        let place = std::mem::replace(&mut self.nodes[node], Node::Down(self.step));
        match (place, result) {
            (Node::Starting(store), Ok(engine)) => self.nodes[node] = Node::Up(store, engine),
            (_, Err(error)) => self.trace.say(self.step, || format!("node {node}: could not start: {error}")),
            (other, Ok(_)) => self.nodes[node] = other,
        }
    }

    fn hear_answer(&mut self, node: usize, request: usize, send: usize, result: Result<Outcome, EngineError>) {
        self.trace.say(self.step, || format!("node {node}: answers request {request}, send {send}: {result:?}"));
        self.failed(result.as_ref().err());
        match &result {
            Ok(outcome) => self.count_outcome(outcome),
            Err(error) => self.coverage.saw(Seen::Error(error_name(error))),
        }
        if self.dice.permille(self.temper.forget) {
            self.coverage.saw(Seen::Event("answer lost"));
            self.came_to(request, send, CameTo::Unknown);
            return;
        }
        if let Ok(outcome) = &result {
            self.clients.hear(&self.history.requests[request], outcome);
        }
        self.came_to(request, send, CameTo::of(result));
    }

    fn count_outcome(&mut self, outcome: &Outcome) {
        self.coverage.saw(Seen::Outcome(outcome_name(outcome)));
        if let Outcome::Refused(refusal) = outcome {
            for reason in &refusal.reasons {
                self.coverage.saw(Seen::Refused(reason.code()));
            }
            if refusal.reasons.contains(&Reason::ConstraintConflict) {
                self.findings.push(Finding::new(Kind::Schema, "a command was refused by the schema alone"));
            }
        }
    }

    /// An engine that calls itself at fault is at fault.
    fn failed(&mut self, error: Option<&EngineError>) {
        if let Some(EngineError::Internal(said)) = error {
            self.findings.push(Finding::new(Kind::Failed, format!("the engine failed: {said}")));
        }
    }

    /// Ends a send. Whoever has no answer may ask again.
    fn came_to(&mut self, number: usize, send: usize, came_to: CameTo) {
        let request = &mut self.history.requests[number];
        let again = match &came_to {
            CameTo::Unknown => request.key.is_some(),
            CameTo::Nothing => true,
            CameTo::Answer(_) => false,
        };
        request.sends[send].until = Some(self.step);
        request.sends[send].came_to = came_to;
        if again && request.sends.len() < MOST_SENDS && self.dice.permille(600) {
            self.coverage.saw(Seen::Event("sent again"));
            self.post(number);
        }
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

/// An outcome's name.
pub(crate) const fn outcome_name(outcome: &Outcome) -> &'static str {
    match outcome {
        Outcome::Held(_) => "held",
        Outcome::Extended(_) => "extended",
        Outcome::Released(_) => "released",
        Outcome::Booked(_) => "booked",
        Outcome::Changed(_) => "changed",
        Outcome::Cancelled(_) => "cancelled",
        Outcome::Expired { .. } => "expired",
        Outcome::Refused(_) => "refused",
    }
}

const fn error_name(error: &EngineError) -> &'static str {
    match error {
        EngineError::Busy => "busy",
        EngineError::Stopping => "stopping",
        EngineError::Unavailable(_) => "unavailable",
        EngineError::Unknown(_) => "unknown",
        EngineError::Publication(_) => "publication",
        EngineError::Internal(_) => "internal",
    }
}

impl Request {
    /// The request in a few words, for findings.
    pub(crate) fn short(&self) -> String {
        let key = self.key.as_ref().map_or("no key", |key| key.key.as_str());
        format!("{} by {} ({key})", self.command.name(), self.caller.name)
    }
}
