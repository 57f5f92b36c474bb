//! Processes that start, stop and die.

use std::sync::{Arc, PoisonError};

use engine::{Engine, StoreError};

use super::{Heard, Run, Running, Task};
use crate::coverage::Seen;
use crate::history::CameTo;
use crate::node::{self, Node};

impl Run {
    pub(super) fn spawn(&mut self, node: usize, task: Task, work: impl Future<Output = Heard> + Send + 'static) {
        self.tickets += 1;
        let (ticket, inbox) = (self.tickets, Arc::clone(&self.inbox));
        let done = tokio::spawn(async move {
            let heard = work.await;
            inbox.lock().unwrap_or_else(PoisonError::into_inner).push((ticket, heard));
        });
        self.running.insert(ticket, Running { node, task, handle: done.abort_handle() });
    }

    pub(super) fn start(&mut self, node: usize) {
        let store = Arc::new(self.memory.connect());
        let (clock, temper, dice) = (self.clock.clone(), self.temper.clone(), self.dice.fork());
        self.trace.say(self.step, || format!("node {node}: starts as connection {}", store.connection()));
        self.nodes[node] = Node::Starting(Arc::clone(&store));
        self.spawn(node, Task::Start, async move { Heard::Started(node::start(store, clock, temper, dice).await) });
    }

    pub(super) fn stop(&mut self, node: usize) {
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
    pub(super) fn crash(&mut self) {
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

    pub(super) fn hear_start(&mut self, node: usize, result: Result<Engine, StoreError>) {
        let place = std::mem::replace(&mut self.nodes[node], Node::Down(self.step));
        match (place, result) {
            (Node::Starting(store), Ok(engine)) => self.nodes[node] = Node::Up(store, engine),
            (_, Err(error)) => self.trace.say(self.step, || format!("node {node}: could not start: {error}")),
            (other, Ok(_)) => self.nodes[node] = other,
        }
    }
}
