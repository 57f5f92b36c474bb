//! The hand that decides what happens next.

use calendars::Span;
use engine::{Engine, StoreError};
use store_memory::{Call, Moment, Point};

use super::{Act, Heard, Run, Task};
use crate::coverage::Seen;
use crate::node::Node;
use crate::world::World;

impl Run {
    /// Draws what happens next.
    pub(super) fn draw(&mut self) -> Act {
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

    pub(super) fn act(&mut self, act: Act) {
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
    pub(super) fn somewhere(&mut self) -> Option<usize> {
        let up: Vec<_> = (0..self.nodes.len()).filter(|place| self.nodes[*place].engine().is_some()).collect();
        self.dice.pick(&up).copied()
    }

    pub(super) fn somebody(&mut self) -> Option<(usize, Engine)> {
        let node = self.somewhere()?;
        Some((node, self.nodes[node].engine()?.clone()))
    }

    pub(super) fn release_one(&mut self) {
        let waiting = self.gate.waiting();
        let place = self.dice.below(waiting);
        let (_, point) = self.gate.points()[place];
        let fails = self.temper.fail > 0 && self.dice.permille(self.temper.fail);
        let result = if fails { self.failure(point) } else { Ok(()) };
        self.release(place, result);
    }

    /// What can go wrong at a point. A commit whose answer is lost has taken effect; nobody is told to begin it again.
    pub(super) fn failure(&mut self, point: Point) -> Result<(), StoreError> {
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

    pub(super) fn release(&mut self, place: usize, result: Result<(), StoreError>) {
        let waiter = self.gate.take(place);
        let (connection, point) = (waiter.connection, waiter.point);
        self.coverage.saw(if result.is_ok() { Seen::Passed(point) } else { Seen::Failed(point) });
        self.trace.say(self.step, || match &result {
            Ok(()) => format!("connection {connection}: {point}"),
            Err(error) => format!("connection {connection}: {point}: {error}"),
        });
        waiter.release(result);
    }
}
