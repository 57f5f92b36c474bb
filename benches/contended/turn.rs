//! A turn in process: a crowd books, through the engine or a transaction for each booking.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use anyhow::{Context, ensure};
use engine::Engine;
use scheduler_model::{SessionId, VenueId};
use store::Store;

use super::ground::{CONNECTIONS, Ground, clock};
use crate::support::crowd::{Crowd, Rush};
use crate::support::ledger;
use crate::support::processor::machine_seconds;
use crate::support::report::{Figure, Unit};
use crate::support::spread::{self, Spread};
use crate::support::way::{OneByOne, Way};

/// How long a crowd books before it counts.
const WARM_UP: Duration = Duration::from_millis(500);
/// Transactions that a baseline may have to begin again: more of them, and it is not what it should be.
const MOST_AGAIN: u64 = 1_000;
const PER_SECOND: Unit = Unit { name: "bookings/s", more_is_better: true };
const MILLISECONDS: Unit = Unit { name: "ms", more_is_better: false };
const MICROSECONDS: Unit = Unit { name: "us a booking", more_is_better: false };

/// Who books in a turn.
#[derive(Debug, Clone)]
pub(crate) struct Bookers {
    /// The sessions, the most wanted first.
    pub(crate) sessions: Vec<SessionId>,
    /// How many at once.
    pub(crate) clients: u32,
    /// For how many seconds.
    pub(crate) seconds: u32,
}

/// What one turn came to.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Turn {
    /// Confirmations a second.
    pub(crate) per_second: f64,
    /// Half of the confirmations took no longer, in milliseconds.
    pub(crate) p50: f64,
    /// 99 in a hundred took no longer, in milliseconds.
    pub(crate) p99: f64,
    /// Bookings for each transaction that changed the busiest venue.
    pub(crate) per_transaction: f64,
    /// Microseconds for each booking that the machine's processors were busy, whoever kept them so.
    pub(crate) processor: f64,
}

/// A turn each, by turns.
#[derive(Debug, Default)]
pub(crate) struct Turns {
    /// The engine's.
    pub(crate) ours: Vec<Turn>,
    /// The baseline's.
    pub(crate) plain: Vec<Turn>,
}

/// A turn of the engine. The index must say at its end what the database says.
///
/// # Errors
/// A booking was refused, or the index differs.
pub(crate) async fn through_engine(ground: &mut Ground, bookers: &Bookers) -> anyhow::Result<Turn> {
    let store = ground.database.connect(CONNECTIONS, clock()).await?;
    let engine = ledger::engine(Arc::clone(&store), clock()).await?;
    let turn = run(ground, bookers, store.as_ref(), Way::Engine(engine.clone())).await?;
    engine.stop().await;
    index_agrees(&engine, store.as_ref(), &ground.sessions).await?;
    store.close().await;
    Ok(turn)
}

/// A turn of the baseline.
///
/// # Errors
/// A booking was refused, or transactions stood in each other's way too often.
pub(crate) async fn one_by_one(ground: &mut Ground, bookers: &Bookers) -> anyhow::Result<Turn> {
    let store = ground.database.connect(CONNECTIONS, clock()).await?;
    let plain = OneByOne::new(Arc::clone(&store), ground.database.at_once(CONNECTIONS), ledger::names(clock()));
    let again = Arc::clone(&plain.again);
    let turn = run(ground, bookers, store.as_ref(), Way::OneByOne(Box::new(plain))).await?;
    let again = again.load(Ordering::Relaxed);
    ensure!(again < MOST_AGAIN, "the baseline began {again} transactions again: it is not what it should be");
    store.close().await;
    Ok(turn)
}

async fn run(ground: &mut Ground, bookers: &Bookers, store: &dyn Store, way: Way) -> anyhow::Result<Turn> {
    let before = versions(store, ground).await?;
    let crowd = Crowd {
        sessions: bookers.sessions.clone(),
        clients: bookers.clients,
        first: ground.next,
        warm_up: WARM_UP,
        lasts: Duration::from_secs(u64::from(bookers.seconds)),
        at_most: 500_000,
    };
    let busy = machine_seconds()?;
    let mut rush = crowd.rush(Arc::new(way)).await?;
    let busy = [busy, machine_seconds()?];
    let after = versions(store, ground).await?;
    // The busiest venue's version goes up by one with each transaction.
    let transactions = after.iter().zip(before).map(|(after, before)| after.saturating_sub(before)).max().unwrap_or(0);
    ground.next += rush.visits;
    ground.confirmed.extend(&rush.confirmed);
    rush.waits.sort_by(f64::total_cmp);
    Ok(figures(&rush, transactions, busy))
}

async fn versions(store: &dyn Store, ground: &Ground) -> anyhow::Result<Vec<u64>> {
    let venues: BTreeSet<VenueId> = ground.sessions.iter().map(|(venue, _)| *venue).collect();
    let mut versions = Vec::new();
    for venue in venues {
        versions.push(store.venue(venue).await?.context("a venue is gone")?.version);
    }
    Ok(versions)
}

#[expect(clippy::float_arithmetic, reason = "figures for people to read; nothing is decided by them")]
fn figures(rush: &Rush, transactions: u64, busy: [f64; 2]) -> Turn {
    let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    let transactions = f64::from(u32::try_from(transactions).unwrap_or(u32::MAX)).max(1.0);
    Turn {
        per_second: number(rush.waits.len()) / rush.lasted.max(f64::EPSILON),
        p50: spread::at(&rush.waits, 0.5) * 1e3,
        p99: spread::at(&rush.waits, 0.99) * 1e3,
        per_transaction: number(rush.confirmed.len()) / transactions,
        processor: (busy[1] - busy[0]) / number(rush.confirmed.len()).max(1.0) * 1e6,
    }
}

/// The index says what the database says.
async fn index_agrees(engine: &Engine, store: &dyn Store, sessions: &[(VenueId, SessionId)]) -> anyhow::Result<()> {
    for (venue, session) in sessions {
        let indexed =
            engine.index().with_venue(*venue, |view| view.session(*session).map(|found| found.counts.clone()));
        let stored = store.session(*session).await?.map(|row| row.entry.counts);
        ensure!(indexed.flatten() == stored, "the index differs from the database in session {session}");
    }
    Ok(())
}

impl Turns {
    /// The lines of the report. `target` is how many times the baseline's speed is hoped for.
    #[expect(clippy::float_arithmetic, reason = "figures for people to read; nothing is decided by them")]
    pub(crate) fn figures(&self, case: &str, backend: &'static str, target: Option<f64>) -> [Figure; 4] {
        let of = |turns: &[Turn], what: fn(&Turn) -> f64| Spread::of(turns.iter().map(what).collect());
        let figure = |case: String, unit, what: fn(&Turn) -> f64| Figure {
            case,
            backend,
            value: of(&self.ours, what),
            unit,
            baseline: Some(of(&self.plain, what)),
            target: None,
        };
        let speed = figure(case.to_owned(), PER_SECOND, |turn| turn.per_second);
        let plain = of(&self.plain, |turn| turn.per_second).median;
        [
            Figure { target: target.map(|times| times * plain), ..speed },
            figure(format!("{case}: half wait no longer than"), MILLISECONDS, |turn| turn.p50),
            figure(format!("{case}: 99 in 100 wait no longer than"), MILLISECONDS, |turn| turn.p99),
            figure(format!("{case}: processor time of the whole machine"), MICROSECONDS, |turn| turn.processor),
        ]
    }

    /// Bookings a second at the median: the engine's and the baseline's.
    pub(crate) fn speeds(&self) -> [f64; 2] {
        [&self.ours, &self.plain].map(|turns| Spread::of(turns.iter().map(|turn| turn.per_second).collect()).median)
    }

    /// Bookings that share a transaction of the engine, at the median.
    pub(crate) fn per_transaction(&self) -> f64 {
        Spread::of(self.ours.iter().map(|turn| turn.per_transaction).collect()).median
    }
}
