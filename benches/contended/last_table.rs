//! Everybody wants one of the last tables at the same moment.

use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use anyhow::{bail, ensure};
use scheduler_model::{BookingId, Outcome, ReasonCode, SessionId};
use tokio::sync::Barrier;
use tokio::task::JoinSet;

use super::ground::{CONNECTIONS, Ground, clock};
use crate::support::backend::Backend;
use crate::support::ledger;
use crate::support::report::{Figure, Unit};
use crate::support::scene::LAST;
use crate::support::spread::{self, Spread};
use crate::support::visit::{self, Told};
use crate::support::way::{OneByOne, Way};

/// How many want a table.
pub(crate) const CLIENTS: u32 = 10_000;
const SECONDS: Unit = Unit { name: "s", more_is_better: false };
const MILLISECONDS: Unit = Unit { name: "ms", more_is_better: false };
const PER_SECOND: Unit = Unit { name: "answers/s", more_is_better: true };

/// What one turn came to.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Turn {
    /// Seconds until everybody was answered.
    lasted: f64,
    /// Half of the answers took no longer, in milliseconds.
    p50: f64,
    /// 99 in a hundred took no longer, in milliseconds.
    p99: f64,
}

/// A turn of the engine on a new ledger.
///
/// # Errors
/// Not exactly the tables that there are were given away, or the ledger is not lawful.
pub(crate) async fn through_engine(backend: Backend) -> anyhow::Result<Turn> {
    let mut ground = Ground::fresh(backend, LAST).await?;
    let store = ground.database.connect(CONNECTIONS, clock()).await?;
    let engine = ledger::engine(Arc::clone(&store), clock()).await?;
    let turn = run(&mut ground, Way::Engine(engine.clone())).await?;
    engine.stop().await;
    store.close().await;
    ground.check().await?;
    Ok(turn)
}

/// A turn of the baseline on a new ledger.
///
/// # Errors
/// As for [`through_engine`].
pub(crate) async fn one_by_one(backend: Backend) -> anyhow::Result<Turn> {
    let mut ground = Ground::fresh(backend, LAST).await?;
    let store = ground.database.connect(CONNECTIONS, clock()).await?;
    let plain = OneByOne::new(Arc::clone(&store), ground.database.at_once(CONNECTIONS), ledger::names(clock()));
    let turn = run(&mut ground, Way::OneByOne(Box::new(plain))).await?;
    store.close().await;
    ground.check().await?;
    Ok(turn)
}

/// One client's answer: a booking or the reason why not, and how long it took from the moment when all were let go.
type Answer = (Option<BookingId>, Duration);

async fn run(ground: &mut Ground, way: Way) -> anyhow::Result<Turn> {
    let way = Arc::new(way);
    let gate = Arc::new(Gate { together: Barrier::new(CLIENTS as usize), open: OnceLock::new() });
    let mut clients = JoinSet::new();
    let sessions: Vec<SessionId> = ground.sessions.iter().map(|(_, session)| *session).collect();
    for session in &sessions {
        for visit in 0..u64::from(CLIENTS) {
            clients.spawn(one(Arc::clone(&way), Arc::clone(&gate), *session, visit));
        }
    }
    let mut waits = Vec::new();
    while let Some(answered) = clients.join_next().await {
        let (booking, wait) = answered??;
        waits.push(wait.as_secs_f64());
        ground.confirmed.extend(booking.into_iter().zip(sessions.iter().copied()));
    }
    let (given, refused) = (ground.confirmed.len(), waits.len() - ground.confirmed.len());
    ensure!(
        given == LAST.places as usize && refused == (CLIENTS - LAST.places) as usize,
        "{given} tables were given away and {refused} clients refused, where there are {} tables for {CLIENTS}",
        LAST.places
    );
    waits.sort_by(f64::total_cmp);
    Ok(turn(&waits))
}

/// Where everybody waits for everybody.
struct Gate {
    together: Barrier,
    open: OnceLock<Instant>,
}

async fn one(way: Arc<Way>, gate: Arc<Gate>, session: SessionId, visit: u64) -> anyhow::Result<Answer> {
    let submission = visit::booking(session, visit, Told::ByEmail);
    gate.together.wait().await;
    let open = *gate.open.get_or_init(Instant::now);
    let outcome = way.book(submission).await?;
    let wait = open.elapsed();
    match outcome {
        Outcome::Booked(receipt) => Ok((Some(receipt.id), wait)),
        Outcome::Refused(refusal) if refusal.reasons.iter().any(|reason| reason.code() == ReasonCode::CapacityFull) => {
            Ok((None, wait))
        }
        other => bail!("neither booked nor refused because all is taken: {other:?}"),
    }
}

#[expect(clippy::float_arithmetic, reason = "figures for people to read; nothing is decided by them")]
fn turn(waits: &[f64]) -> Turn {
    Turn { lasted: spread::at(waits, 1.0), p50: spread::at(waits, 0.5) * 1e3, p99: spread::at(waits, 0.99) * 1e3 }
}

/// The lines of the report.
#[expect(clippy::float_arithmetic, reason = "figures for people to read; nothing is decided by them")]
pub(crate) fn figures(backend: Backend, ours: &[Turn], plain: &[Turn]) -> [Figure; 4] {
    let of = |turns: &[Turn], what: fn(&Turn) -> f64| Spread::of(turns.iter().map(what).collect());
    let figure = |case: &str, unit, what: fn(&Turn) -> f64| Figure {
        case: format!("{}, {CLIENTS} clients, {} tables: {case}", LAST.name, LAST.places),
        backend: backend.name(),
        value: of(ours, what),
        unit,
        baseline: Some(of(plain, what)),
        target: None,
    };
    [
        figure("until all are answered", SECONDS, |turn| turn.lasted),
        figure("answers a second", PER_SECOND, |turn| f64::from(CLIENTS) / turn.lasted),
        figure("half wait no longer than", MILLISECONDS, |turn| turn.p50),
        figure("99 in 100 wait no longer than", MILLISECONDS, |turn| turn.p99),
    ]
}
