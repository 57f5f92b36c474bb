//! Two nodes, many commands of every kind at once: when it is quiet again, both indexes are the database.

use calendars::Span;
use futures::future::join_all;
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use scheduler_model::{BookingEdit, BookingId, Command, FreshPlace, HoldId, Outcome, Place, SessionId};
use store_postgres::testing::TestDatabase;

use super::cluster::{NEVER, Node};
use crate::fixture::{Setting, book_fresh, book_held, by, cancel, hold, party, public, publication};

/// What exists and may be named by a command.
#[derive(Default)]
struct Known {
    holds: Vec<HoldId>,
    bookings: Vec<BookingId>,
}

impl Known {
    fn learn(&mut self, outcome: &Outcome) {
        match outcome {
            Outcome::Held(receipt) => self.holds.push(receipt.id),
            Outcome::Booked(receipt) => self.bookings.push(receipt.id),
            _ => {}
        }
    }

    fn command(&self, random: &mut StdRng, sessions: &[SessionId]) -> Command {
        let session = sessions[random.random_range(0..sessions.len())];
        let party = party(random.random_range(0..60));
        let one = |count: usize, random: &mut StdRng| (count > 0).then(|| random.random_range(0..count));
        match random.random_range(0..10) {
            0..3 => hold(session, party),
            3 => match one(self.holds.len(), random) {
                Some(at) => Command::Release { hold: self.holds[at] },
                None => hold(session, party),
            },
            4..6 => match one(self.holds.len(), random) {
                Some(at) => book_held(self.holds[at]),
                None => book_fresh(session, party),
            },
            6 => match one(self.bookings.len(), random) {
                Some(at) => cancel(self.bookings[at]),
                None => book_fresh(session, party),
            },
            7 => match one(self.bookings.len(), random) {
                Some(at) => {
                    let place =
                        FreshPlace { session, class: calendars::CapacityClass::OpenTable, units: calendars::Units(1) };
                    let edit = BookingEdit { place: Some(Place::Fresh(place)), ..BookingEdit::default() };
                    Command::Change { booking: self.bookings[at], expected_version: None, edit }
                }
                None => book_fresh(session, party),
            },
            _ => book_fresh(session, party),
        }
    }
}

/// Nothing but notifications tells the nodes of each other.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn after_a_storm_every_index_is_the_database() {
    let database = TestDatabase::fresh().await;
    let setting = Setting { tables: 12, sessions: 6, hold_lasts: Span::from_micros(200_000), ..Setting::default() };
    let nodes = [Node::start(&database.url(), 1, NEVER).await, Node::start(&database.url(), 2, NEVER).await];
    let (venue, sessions) = nodes[0].publish(&setting).await;
    let mut random = StdRng::seed_from_u64(7);
    let mut known = Known::default();
    let mut kinds = std::collections::HashSet::new();
    for round in 0..30 {
        let commands: Vec<_> = (0..40).map(|_| known.command(&mut random, &sessions)).collect();
        let sent = commands.into_iter().enumerate().map(|(number, command)| {
            let node = &nodes[(number + round) % 2];
            node.engine.submit(by(public(), command))
        });
        for outcome in join_all(sent).await {
            let outcome = outcome.unwrap();
            kinds.insert(std::mem::discriminant(&outcome));
            known.learn(&outcome);
        }
        if round % 10 == 5 {
            let mut again = publication(nodes[1].store.now().await.unwrap(), &setting);
            again.venue.address.push(format!("Round {round}"));
            nodes[1].engine.publish(again).await.unwrap();
        }
        nodes[round % 2].engine.sweep().await.unwrap();
        if round % 3 == 0 {
            for node in &nodes {
                node.catches_up(&venue).await;
            }
        }
    }
    assert!(kinds.len() >= 5, "the storm had too little in it: {}", kinds.len());
    for node in &nodes {
        node.catches_up(&venue).await;
        node.engine.stop().await;
    }
}
