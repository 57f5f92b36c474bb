//! What is asked of processes, and what is heard of it.

use calendars::Span;
use engine::{EngineError, Submission};
use scheduler_model::{Language, Outcome, Publication, Reason};

use super::{Heard, MOST_SENDS, Run, Running, Task};
use crate::coverage::Seen;
use crate::finding::{Finding, Kind};
use crate::history::{CameTo, Published, Request, Send};
use crate::node::Node;
use crate::world::{Offer, SESSIONS};

impl Run {
    /// A client makes a request, and perhaps sends it more than once.
    pub(super) fn ask(&mut self) {
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

    pub(super) fn post(&mut self, number: usize) {
        let request = &mut self.history.requests[number];
        request.sends.push(Send { since: self.step, until: None, came_to: CameTo::Unknown });
        self.mail.push((number, request.sends.len() - 1));
    }

    /// A send reaches a node, or nobody. Any of those on their way may be first.
    pub(super) fn deliver(&mut self) {
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

    pub(super) fn publish(&mut self, node: usize, publication: Publication, offers: [Offer; SESSIONS]) {
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
    pub(super) fn send_mail(&mut self) {
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

    pub(super) fn hear(&mut self, running: &Running, heard: Heard) {
        let Running { node, task, .. } = *running;
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

    pub(super) fn hear_answer(
        &mut self,
        node: usize,
        request: usize,
        send: usize,
        result: Result<Outcome, EngineError>,
    ) {
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

    pub(super) fn count_outcome(&mut self, outcome: &Outcome) {
        self.coverage.saw(Seen::Outcome(outcome.name()));
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
    pub(super) fn failed(&mut self, error: Option<&EngineError>) {
        if let Some(EngineError::Internal(said)) = error {
            self.findings.push(Finding::new(Kind::Failed, format!("the engine failed: {said}")));
        }
    }

    /// Ends a send. Whoever has no answer may ask again.
    pub(super) fn came_to(&mut self, number: usize, send: usize, came_to: CameTo) {
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
