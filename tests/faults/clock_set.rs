//! Clocks that jump, and clocks that disagree.

use reqwest::Method;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::harness::caller::{Answer, Command};
use crate::harness::clock::FakeClock;
use crate::harness::database::Database;
use crate::harness::service::{CLIENTS, Plan, Service};
use crate::harness::settings::rounds;

/// One person's steps beside the load: nobody else has these numbers.
struct Person<'a> {
    service: &'a Service,
    party: Value,
    steps: u32,
}

impl<'a> Person<'a> {
    fn new(service: &'a Service, number: &str) -> Self {
        let party = json!({
            "prisoner": { "number": number },
            "visitors": [{ "first_name": "Bea", "last_name": number, "date_of_birth": "1980-02-03", "lead": true }],
        });
        Self { service, party, steps: 0 }
    }

    async fn send(&mut self, node: usize, path: &str, body: Value) -> (Command, Answer) {
        self.steps += 1;
        let key = format!("{}-{}", self.party["prisoner"]["number"], self.steps);
        let command = Command { key, method: Method::POST, path: path.to_owned(), if_match: None, body };
        let answer = self.service.caller.send(&self.service.nodes[node].base(), &command).await.unwrap();
        (command, answer)
    }

    /// Holds a place in a session that never fills.
    async fn hold(&mut self, node: usize) -> String {
        let body = json!({ "session": self.service.roomy_session().await, "party": self.party });
        let (_, held) = self.send(node, "/v1/holds", body).await;
        assert!(held.is_done(), "{}", held.body);
        held.body["id"].as_str().unwrap().to_owned()
    }

    async fn book(&mut self, node: usize, hold: &str) -> (Command, Answer) {
        let number = self.party["prisoner"]["number"].as_str().unwrap();
        let contact = json!({ "email": format!("{number}@example.org"), "language": "en" });
        let body = json!({ "place": { "hold": hold }, "party": self.party, "contact": contact });
        self.send(node, "/v1/bookings", body).await
    }
}

/// The clock of the process jumps ahead and back under load. A hold that has run out stays so, however far the clock is set
/// back, and even if the process is started anew; nothing else goes wrong.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_hold_does_not_revive_when_the_clock_is_set_back() {
    let folder = TempDir::new().unwrap();
    let Some(clock) = FakeClock::new(folder.path(), "node-a") else { return };
    let database = Database::sqlite(folder.path());
    let mut service = Service::start(folder, database, Plan::default().node(clock.settings())).await;
    let load = service.load(CLIENTS).await;
    for round in 0..rounds() {
        clock.set_minutes(0);
        load.more(30).await;
        let mut person = Person::new(&service, &format!("B{round:04}BB"));
        let hold = person.hold(0).await;
        clock.set_minutes(11);
        let (_, refused) = person.book(0, &hold).await;
        assert_eq!(refused.code(), "hold.expired", "{}", refused.body);
        for minutes in [-60, 60, -61] {
            clock.set_minutes(minutes);
            let (_, refused) = person.book(0, &hold).await;
            assert_eq!(refused.code(), "hold.expired", "with the clock {minutes} minutes off: {}", refused.body);
            load.more(20).await;
        }
        // Started anew, the store's time goes by the clock again: an hour back.
        service.nodes[0].kill();
        service.nodes[0].start().await;
        let mut person = Person::new(&service, &format!("C{round:04}BB"));
        let (_, refused) = person.book(0, &hold).await;
        assert_eq!(refused.code(), "hold.expired", "after a new start: {}", refused.body);
        load.more(20).await;
    }
    clock.set_minutes(0);
    let journal = load.finish().await;
    service.verify(&journal).await;
}

/// Two nodes whose clocks are hours apart, on one PostgreSQL: its clock judges, theirs do not.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nodes_with_different_clocks_agree() {
    let folder = TempDir::new().unwrap();
    let Some(ahead) = FakeClock::new(folder.path(), "node-a") else { return };
    let Some(behind) = FakeClock::new(folder.path(), "node-b") else { return };
    ahead.set_minutes(120);
    behind.set_minutes(-120);
    let plan = Plan::default().node(ahead.settings()).node(behind.settings());
    let mut service = Service::start(folder, Database::shared().await, plan).await;
    let load = service.load(CLIENTS).await;
    load.more(u64::from(60 * rounds())).await;
    let mut journal = load.finish().await;
    let mut booked = Vec::new();
    for (number, held_by, booked_by) in [("D0001BB", 0, 1), ("D0002BB", 1, 0)] {
        let mut person = Person::new(&service, number);
        let hold = person.hold(held_by).await;
        let (command, answer) = person.book(booked_by, &hold).await;
        assert!(answer.is_done(), "held by {held_by}, booked by {booked_by}: {}", answer.body);
        booked.push((command, answer));
    }
    for (command, answer) in booked {
        journal.answered(command, &answer);
    }
    service.verify(&journal).await;
}
