//! Many clients who book at once, each the next visit when the last is confirmed.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use anyhow::bail;
use rand::SeedableRng;
use rand::rngs::StdRng;
use scheduler_model::{BookingId, Outcome, SessionId};

use super::visit::{self, Told};
use super::way::Way;
use super::zipf::Zipf;

/// Who books what, and for how long.
pub(crate) struct Crowd {
    /// The sessions, the most wanted first.
    pub(crate) sessions: Vec<SessionId>,
    /// How many clients.
    pub(crate) clients: u32,
    /// The number of the first visit: those before it are in the ledger already.
    pub(crate) first: u64,
    /// How long they book before it counts: connections are opened and statements prepared.
    pub(crate) warm_up: Duration,
    /// How long it counts.
    pub(crate) lasts: Duration,
    /// Nobody begins another booking after so many, whatever the time.
    pub(crate) at_most: u64,
}

/// What came of it.
pub(crate) struct Rush {
    /// Every booking that was confirmed, before and after it counted too.
    pub(crate) confirmed: Vec<(BookingId, SessionId)>,
    /// How long each confirmation took, of those that count, in seconds.
    pub(crate) waits: Vec<f64>,
    /// How long it counted, in seconds.
    pub(crate) lasted: f64,
    /// How many visits were begun or at least numbered.
    pub(crate) visits: u64,
}

/// What one client saw: the booking, its session, when it was confirmed and after what time.
type Seen = (BookingId, SessionId, Instant, Duration);

impl Crowd {
    /// Lets everybody book.
    ///
    /// # Errors
    /// A booking was refused or had no outcome.
    pub(crate) async fn rush(self, way: Arc<Way>) -> anyhow::Result<Rush> {
        let zipf = Arc::new(Zipf::new(self.sessions.len()));
        let sessions = Arc::new(self.sessions);
        let visits = Arc::new(AtomicU64::new(0));
        let begin = Instant::now() + self.warm_up;
        let end = begin + self.lasts;
        let mut clients = tokio::task::JoinSet::new();
        for number in 0..self.clients {
            let (way, zipf, sessions, visits) = (way.clone(), zipf.clone(), sessions.clone(), visits.clone());
            let mut random = StdRng::seed_from_u64(u64::from(number));
            let (first, at_most) = (self.first, self.at_most);
            clients.spawn(async move {
                let mut seen: Vec<Seen> = Vec::new();
                loop {
                    let visit = visits.fetch_add(1, Ordering::Relaxed);
                    let asked = Instant::now();
                    if asked >= end || visit >= at_most {
                        return Ok(seen);
                    }
                    let session = sessions[zipf.draw(&mut random)];
                    match way.book(visit::booking(session, first + visit, Told::ByEmail)).await? {
                        Outcome::Booked(receipt) => seen.push((receipt.id, session, Instant::now(), asked.elapsed())),
                        other => bail!("not booked: {other:?}"),
                    }
                }
            });
        }
        let mut all = Vec::new();
        while let Some(client) = clients.join_next().await {
            all.extend(client??);
        }
        // Where nobody may begin another before the time is over, it counts until the last confirmation.
        let cut_short = visits.load(Ordering::Relaxed) >= self.at_most;
        let last = all.iter().map(|(_, _, at, _)| *at).max().filter(|_| cut_short).unwrap_or(end).min(end);
        let counts = |(_, _, at, _): &&Seen| *at >= begin && *at <= last;
        let waits = all.iter().filter(counts).map(|(.., wait)| wait.as_secs_f64()).collect();
        let confirmed = all.iter().map(|(booking, session, ..)| (*booking, *session)).collect();
        let lasted = last.saturating_duration_since(begin).as_secs_f64();
        Ok(Rush { confirmed, waits, lasted, visits: visits.load(Ordering::Relaxed) })
    }
}
