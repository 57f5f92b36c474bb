//! Many clients who book at once, each the next visit when the last is confirmed.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use anyhow::bail;
use calendars::{CapacityClass, LocalDate, Units};
use engine::Submission;
use rand::SeedableRng;
use rand::rngs::StdRng;
use scheduler_model::{
    BookingId, Caller, CallerId, Channel, Command, Contact, FreshPlace, IdempotencyKey, IdentityKey, Language, Outcome,
    Party, PartyMember, PartyRole, PersonId, PersonKind, PersonName, Place, Role, SessionId, VenueScope,
};
use uuid::Uuid;

use super::way::Way;
use super::zipf::Zipf;

/// Who books what, and for how long.
pub(crate) struct Crowd {
    /// The sessions, the most wanted first.
    pub(crate) sessions: Vec<SessionId>,
    /// How many clients.
    pub(crate) clients: u32,
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
            let at_most = self.at_most;
            clients.spawn(async move {
                let mut seen: Vec<Seen> = Vec::new();
                loop {
                    let visit = visits.fetch_add(1, Ordering::Relaxed);
                    let asked = Instant::now();
                    if asked >= end || visit >= at_most {
                        return Ok(seen);
                    }
                    let session = sessions[zipf.draw(&mut random)];
                    match way.book(booking(session, visit)).await? {
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
        Ok(Rush { confirmed, waits, lasted: last.saturating_duration_since(begin).as_secs_f64() })
    }
}

/// One visit: a prisoner and a visitor whom nobody else names, with an address to write to and an idempotency key.
pub(crate) fn booking(session: SessionId, visit: u64) -> Submission {
    let key = IdentityKey::from_secret("bench");
    let person = |kind| Some(PersonId::derive(&key, kind, &visit.to_string()));
    let name = |first: &str| Some(PersonName { first: first.to_owned(), last: format!("Lee-{visit}") });
    let born = LocalDate::new(1980, 1, 1).ok();
    let party = Party(vec![
        PartyMember { role: PartyRole::Prisoner, person: person(PersonKind::Prisoner), name: name("Sam"), born },
        PartyMember { role: PartyRole::LeadVisitor, person: person(PersonKind::Visitor), name: name("Ann"), born },
    ]);
    let mut fingerprint = [0; 32];
    fingerprint[..8].copy_from_slice(&visit.to_le_bytes());
    Submission {
        command: Command::Book {
            place: Place::Fresh(FreshPlace { session, class: CapacityClass::OpenTable, units: Units(1) }),
            party: Some(party),
            contact: Contact {
                email: Some(format!("ann.lee.{visit}@example.org")),
                phone: None,
                language: Language::English,
            },
        },
        caller: Caller {
            id: CallerId::from_uuid(Uuid::from_u128(1)),
            name: "bench".to_owned(),
            role: Role::Public,
            venues: VenueScope::All,
        },
        channel: Channel::Public,
        language: Language::English,
        idempotency: Some(IdempotencyKey { key: format!("visit-{visit}"), fingerprint }),
    }
}
