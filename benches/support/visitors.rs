//! Visitors over HTTP: each looks at what is free, holds a place and books it.

#![expect(clippy::float_arithmetic, reason = "times and rates for people to read; nothing is decided by them")]

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::rc::Rc;
use std::time::{Duration, Instant};

use anyhow::{bail, ensure};
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use scheduler_model::{BookingId, HoldId, SessionId};
use tokio::task::JoinSet;

use super::http::{Answer, Connection};
use super::requests::{Made, Requests};
use super::zipf::Zipf;

/// What is timed: the three steps, and the journey from the moment when the visitor came.
pub(crate) const STEPS: [&str; 4] = ["what is free", "hold", "book", "journey"];

/// How visitors come.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Pace {
    /// Through each connection the next one when the last has booked.
    Full,
    /// At random moments, so many a second on average, whether or not the service keeps up. Whoever finds no free connection
    /// waits for one, and that wait counts.
    Arriving {
        /// How many.
        per_second: f64,
    },
}

/// What came of it.
pub(crate) struct Visits {
    /// Every booking that was confirmed.
    pub(crate) confirmed: Vec<(BookingId, SessionId)>,
    /// Seconds for each of [`STEPS`], of every journey that counts.
    pub(crate) times: Vec<[f64; 4]>,
    /// How long it counted, in seconds.
    lasted: f64,
}

impl Visits {
    /// Journeys a second.
    pub(crate) fn per_second(&self) -> f64 {
        f64::from(u32::try_from(self.times.len()).unwrap_or(u32::MAX)) / self.lasted
    }
}

/// Who comes, and where to.
pub(crate) struct Visitors(Rc<Shared>);

struct Shared {
    address: SocketAddr,
    requests: Requests,
    /// Venues' codes and sessions, the most wanted first.
    places: Vec<(String, SessionId)>,
    zipf: Zipf,
    random: RefCell<StdRng>,
    next: Cell<u64>,
}

/// When visitors come in one go, and until when it counts.
struct Arrivals {
    pace: Pace,
    begin: Instant,
    end: Instant,
    /// Of the next one, in seconds from the beginning.
    next: Cell<f64>,
}

/// One journey: when it ended, its times, and what was booked.
type Done = (Instant, [f64; 4], (BookingId, SessionId));

impl Visitors {
    /// Visitors with numbers from `first`, to a service at `address`.
    pub(crate) fn new(address: SocketAddr, requests: Requests, places: Vec<(String, SessionId)>, first: u64) -> Self {
        let zipf = Zipf::new(places.len());
        let random = RefCell::new(StdRng::seed_from_u64(first));
        Self(Rc::new(Shared { address, requests, places, zipf, random, next: Cell::new(first) }))
    }

    /// The number of the next visitor.
    pub(crate) fn next(&self) -> u64 {
        self.0.next.get()
    }

    /// Lets them come through so many connections for so long.
    ///
    /// # Errors
    /// Something was answered that should not have been.
    pub(crate) async fn come(&self, connections: u32, pace: Pace, lasts: Duration) -> anyhow::Result<Visits> {
        let mut open = Vec::new();
        for _ in 0..connections {
            open.push(Connection::open(self.0.address).await?);
        }
        let begin = Instant::now();
        let arrivals = Rc::new(Arrivals { pace, begin, end: begin + lasts, next: Cell::new(0.0) });
        let mut clients = JoinSet::new();
        for connection in open {
            clients.spawn_local(client(Rc::clone(&self.0), Rc::clone(&arrivals), connection));
        }
        let mut all: Vec<Done> = Vec::new();
        while let Some(client) = clients.join_next().await {
            all.extend(client??);
        }
        // At the full rate what ends later is left out; of those who arrive everybody counts, or the slow would be forgotten.
        let counts = |done: &&Done| pace != Pace::Full || done.0 <= arrivals.end;
        Ok(Visits {
            times: all.iter().filter(counts).map(|(_, times, _)| *times).collect(),
            confirmed: all.iter().map(|(.., booked)| *booked).collect(),
            lasted: lasts.as_secs_f64(),
        })
    }
}

impl Arrivals {
    /// When the next visitor comes, if one still does.
    fn next(&self, random: &RefCell<StdRng>) -> Option<Instant> {
        match self.pace {
            Pace::Full => Some(Instant::now()).filter(|now| *now < self.end),
            Pace::Arriving { per_second } => {
                let at = self.begin + Duration::from_secs_f64(self.next.get());
                // Exponential gaps: arrivals that know nothing of each other.
                let drawn: f64 = random.borrow_mut().random();
                self.next.set(self.next.get() - (1.0 - drawn).ln() / per_second);
                Some(at).filter(|at| *at < self.end)
            }
        }
    }
}

/// A connection, one visitor after the other.
async fn client(shared: Rc<Shared>, arrivals: Rc<Arrivals>, mut connection: Connection) -> anyhow::Result<Vec<Done>> {
    let (mut done, mut request, mut tags) = (Vec::new(), Vec::new(), BTreeMap::new());
    while let Some(came) = arrivals.next(&shared.random) {
        if came > Instant::now() {
            tokio::time::sleep_until(came.into()).await;
        }
        let visit = shared.next.replace(shared.next.get() + 1);
        let (venue, session) = &shared.places[shared.zipf.draw(&mut shared.random.borrow_mut())];

        let mut start = Instant::now();
        let mut lap = || std::mem::replace(&mut start, Instant::now()).elapsed().as_secs_f64();
        shared.requests.availability(&mut request, venue, tags.get(venue).map(Vec::as_slice));
        let answer = connection.ask(&request).await?;
        ensure!(matches!(answer.status, 200 | 304), "what is free was answered with {}", said(&answer));
        if let Some(tag) = answer.tag {
            tags.insert(venue, tag);
        }
        let looked = lap();

        shared.requests.hold(&mut request, *session, visit);
        let hold = HoldId::from_uuid(made(&connection.ask(&request).await?)?);
        let held = lap();

        shared.requests.book(&mut request, hold, visit);
        let booking = BookingId::from_uuid(made(&connection.ask(&request).await?)?);
        let booked = lap();
        done.push((Instant::now(), [looked, held, booked, came.elapsed().as_secs_f64()], (booking, *session)));
    }
    Ok(done)
}

/// What a `201 Created` made.
fn made(answer: &Answer<'_>) -> anyhow::Result<uuid::Uuid> {
    if answer.status != 201 {
        bail!("a place was asked for, and the answer was {}", said(answer));
    }
    Ok(serde_json::from_slice::<Made>(answer.body)?.id)
}

fn said(answer: &Answer<'_>) -> String {
    format!("{}: {}", answer.status, String::from_utf8_lossy(answer.body))
}
