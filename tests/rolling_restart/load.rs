//! Clients that book and cancel without a pause, and remember what they were told.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use reqwest::Method;
use scheduler_model::BookingState;
use serde_json::{Value, json};
use store::{BookingFilter, Store};
use tokio::task::JoinSet;

use crate::balancer::Balancer;

const CLIENTS: usize = 6;

/// What clients were told of bookings: whether they stand.
#[derive(Default)]
pub(crate) struct Told(BTreeMap<String, bool>);

pub(crate) struct Load {
    clients: JoinSet<Told>,
    stop: Arc<AtomicBool>,
    done: Arc<AtomicUsize>,
}

struct Client {
    balancer: Balancer,
    key: String,
    number: usize,
    sessions: Arc<Vec<String>>,
}

impl Load {
    pub(crate) async fn start(balancer: &Balancer, key: &str) -> Self {
        let mut sessions = Vec::new();
        for venue in ["CFI", "LEI", "WWI", "SWI"] {
            let path = format!("/v1/venues/{venue}/availability?adults=1&children=0");
            let asked =
                balancer.send(|client, base| client.get(format!("{base}{path}")).bearer_auth(key)).await.unwrap();
            let found: Value = asked.json().await.unwrap();
            let slots = found["slots"].as_array().unwrap().iter();
            sessions.extend(slots.map(|slot| slot["session"].as_str().unwrap().to_owned()));
        }
        assert!(sessions.len() > 20, "too few sessions to book: {}", sessions.len());
        let sessions = Arc::new(sessions);
        let (stop, done) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicUsize::new(0)));
        let mut clients = JoinSet::new();
        for number in 0..CLIENTS {
            let client =
                Client { balancer: balancer.clone(), key: key.to_owned(), number, sessions: Arc::clone(&sessions) };
            clients.spawn(client.run(Arc::clone(&stop), Arc::clone(&done)));
        }
        Self { clients, stop, done }
    }

    /// Waits until so many more commands have been answered.
    pub(crate) async fn goes_on(&self, commands: usize) {
        let wanted = self.done.load(Ordering::SeqCst) + commands;
        let going = async {
            while self.done.load(Ordering::SeqCst) < wanted {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        };
        tokio::time::timeout(Duration::from_secs(120), going).await.expect("the clients get no further");
    }

    /// Lets every client finish what it is doing. A failed request has failed its client, and fails the test here.
    pub(crate) async fn finish(mut self) -> Told {
        self.stop.store(true, Ordering::SeqCst);
        let mut told = Told::default();
        while let Some(client) = self.clients.join_next().await {
            told.0.extend(client.unwrap().0);
        }
        assert!(told.0.len() > 50, "too little was booked: {}", told.0.len());
        told
    }
}

impl Client {
    async fn run(self, stop: Arc<AtomicBool>, done: Arc<AtomicUsize>) -> Told {
        let mut told = Told::default();
        let mut turn = 0_usize;
        while !stop.load(Ordering::SeqCst) {
            turn += 1;
            if let Some(id) = self.book(turn).await {
                told.0.insert(id.clone(), true);
                if turn.is_multiple_of(3) {
                    self.cancel(&id, turn).await;
                    told.0.insert(id, false);
                }
            }
            done.fetch_add(1, Ordering::SeqCst);
        }
        told
    }

    /// Books; `None` where the session is full.
    async fn book(&self, turn: usize) -> Option<String> {
        let session = &self.sessions[(turn * 7 + self.number * 13) % self.sessions.len()];
        // A prisoner and a visitor of its own each time, so that nothing but capacity stands in the way.
        let person = self.number * 100_000 + turn;
        let (letters, digits) = (person / 9_000, person % 9_000 + 1_000);
        let letter = |place: usize| char::from(b'A' + u8::try_from(letters / 26_usize.pow(place as u32) % 26).unwrap());
        let body = json!({
            "place": { "session": session },
            "party": {
                "prisoner": { "number": format!("A{digits}{}{}", letter(1), letter(0)) },
                "visitors": [{ "first_name": "Ann", "last_name": format!("Lee{}", words(person)),
                               "date_of_birth": "1980-02-03", "lead": true }],
            },
            "contact": { "email": "ann@example.org" },
        });
        let (status, answer) = self.command("/v1/bookings", format!("book-{turn}"), &body).await;
        match status {
            201 => Some(answer["id"].as_str().unwrap().to_owned()),
            409 | 422 => {
                let code = answer["code"].as_str().unwrap();
                assert!(code == "capacity.full" || code.starts_with("notice."), "{answer}");
                None
            }
            _ => panic!("{status}: {answer}"),
        }
    }

    async fn cancel(&self, id: &str, turn: usize) {
        let body = json!({ "reason": "visitor" });
        let path = format!("/v1/bookings/{id}/cancel");
        let (status, answer) = self.command(&path, format!("cancel-{turn}"), &body).await;
        assert_eq!((status, &answer["state"]), (200, &json!("cancelled")), "{answer}");
    }

    async fn command(&self, path: &str, key: String, body: &Value) -> (u16, Value) {
        let key = format!("{}-{key}", self.number);
        let sent = self.balancer.send(|client, base| {
            let request = client.request(Method::POST, format!("{base}{path}")).bearer_auth(&self.key);
            request.header("Idempotency-Key", &key).json(body)
        });
        let answer = sent.await.unwrap_or_else(|error| panic!("a request failed: {error}"));
        (answer.status().as_u16(), answer.json().await.unwrap())
    }
}

/// A number in letters, as a name has them.
fn words(number: usize) -> String {
    number.to_string().bytes().map(|digit| char::from(digit - b'0' + b'a')).collect()
}

impl Told {
    /// Every booking that somebody was told of is stored as they were told, and there is no other.
    pub(crate) async fn is_what_is_stored(&self, store: &dyn Store) {
        let mut stored = BTreeMap::new();
        for venue in store.venues().await.unwrap() {
            let mut after = None;
            loop {
                let filter =
                    BookingFilter { venue: venue.id, dates: None, caller: None, cancelled: true, after, limit: 1_000 };
                let page = store.bookings(&filter).await.unwrap();
                let stands = |row: &store::BookingRow| matches!(row.booking.state, BookingState::Booked);
                stored.extend(page.rows.iter().map(|row| (row.booking.id.to_string(), stands(row))));
                after = page.next;
                if after.is_none() {
                    break;
                }
            }
        }
        assert_eq!(stored, self.0);
    }
}
