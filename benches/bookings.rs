//! How many bookings a second are confirmed, durably, when many ask at once.
//!
//! Against one transaction for each booking, in the same run, on the same schema with the same durability: engine and
//! baseline take turns, each time on a new database, and after each turn the whole ledger is read back and checked.

mod support {
    pub(crate) mod backend;
    pub(crate) mod crowd;
    pub(crate) mod disk;
    pub(crate) mod ledger;
    pub(crate) mod machine;
    pub(crate) mod report;
    pub(crate) mod scene;
    pub(crate) mod settings;
    pub(crate) mod spread;
    pub(crate) mod stages;
    pub(crate) mod sweep;
    pub(crate) mod way;
    pub(crate) mod zipf;
}

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use anyhow::ensure;
use engine::{Engine, RandomIds};
use scheduler_model::{SessionId, VenueId};
use store::{Clock, Store, SystemClock};
use support::backend::Backend;
use support::crowd::Crowd;
use support::disk::Writing;
use support::report::{Figure, Report, Unit};
use support::scene::{HOT, MANY, Scene};
use support::settings::Settings;
use support::spread::{self, Spread};
use support::way::{OneByOne, Way};
use support::{disk, ledger, stages, sweep};

/// How many clients book at once.
const CLIENTS: [u32; 2] = [64, 512];
/// Connections of the baseline on PostgreSQL.
const CONNECTIONS: u32 = 32;
const PER_SECOND: Unit = Unit { name: "bookings/s", more_is_better: true };
const MILLISECONDS: Unit = Unit { name: "ms", more_is_better: false };
const SYNCS: Unit = Unit { name: "syncs/s", more_is_better: true };

const MICROSECONDS: Unit = Unit { name: "us a booking", more_is_better: false };
/// Sizes of batches whose steps are measured one by one: alone, and as full as the engine fills them.
const BATCHES: [u64; 2] = [1, 512];

/// What one turn came to.
struct Turn {
    per_second: f64,
    p99: f64,
    per_transaction: f64,
}

fn main() -> anyhow::Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(measure_all(Settings::from_environment()?))
}

#[expect(clippy::print_stdout, reason = "a bench talks to the terminal")]
async fn measure_all(settings: Settings) -> anyhow::Result<()> {
    let Settings { seconds, rounds, .. } = settings;
    let mut report = Report::begin(
        "bookings",
        &format!("confirmed bookings a second; {rounds} turns of {seconds} s each, engine and baseline by turns"),
    );
    let folder = std::env::temp_dir();
    println!("  databases in {}, file system {}", folder.display(), disk::file_system(&folder));
    for (name, writing) in [("append", Writing::Append), ("overwrite", Writing::Overwrite)] {
        report.add(syncs(name, writing, rounds)?);
    }
    for backend in Backend::ALL {
        if let Err(error) = backend.open(1, Arc::new(SystemClock)).await {
            println!("  skipped {}: {error:#}", backend.name());
            continue;
        }
        for scene in [HOT, MANY] {
            for clients in CLIENTS {
                if !settings.wants(&format!("{} {} {clients}", backend.name(), scene.name)) {
                    continue;
                }
                let (mut ours, mut plain) = (Vec::new(), Vec::new());
                for _ in 0..rounds {
                    ours.push(turn(backend, scene, clients, seconds, true).await?);
                    plain.push(turn(backend, scene, clients, seconds, false).await?);
                }
                let of = |turns: &[Turn], what: fn(&Turn) -> f64| Spread::of(turns.iter().map(what).collect());
                let case = format!("{}, {clients} clients", scene.name);
                println!(
                    "  {case} on {}: {:.0} bookings a transaction",
                    backend.name(),
                    of(&ours, |turn| turn.per_transaction).median
                );
                let figure = |case: String, unit, what: fn(&Turn) -> f64| Figure {
                    case,
                    backend: backend.name(),
                    value: of(&ours, what),
                    unit,
                    baseline: Some(of(&plain, what)),
                    target: None,
                };
                report.add(figure(case.clone(), PER_SECOND, |turn| turn.per_second));
                report.add(figure(format!("{case}, 99th percentile wait"), MILLISECONDS, |turn| turn.p99));
            }
        }
    }
    for backend in Backend::ALL {
        for size in BATCHES {
            if settings.wants(&format!("{} stages {size}", backend.name())) {
                add_stages(&mut report, backend, size).await?;
            }
        }
    }
    report.finish()
}

/// Where the time goes in a transaction with `size` bookings in one session.
async fn add_stages(report: &mut Report, backend: Backend, size: u64) -> anyhow::Result<()> {
    let clock: Arc<dyn Clock> = Arc::new(SystemClock);
    let Ok(opened) = backend.open(CONNECTIONS, Arc::clone(&clock)).await else { return Ok(()) };
    let engine = ledger::engine(Arc::clone(&opened.store), Arc::clone(&clock)).await?;
    let sessions = HOT.publish(&engine).await?;
    engine.stop().await;
    let batches = if size == 1 { 200 } else { 20 };
    for (_, session) in sessions {
        let mut ids = RandomIds::from_seed(Arc::clone(&clock), 4);
        let took = stages::measure(opened.store.as_ref(), &mut ids, session, size, batches).await?;
        for (stage, name) in stages::STAGES.into_iter().enumerate() {
            report.add(Figure {
                case: format!("batch of {size}: {name}"),
                backend: backend.name(),
                value: Spread::of(took.iter().map(|took| each(took[stage], size)).collect()),
                unit: MICROSECONDS,
                baseline: None,
                target: None,
            });
        }
    }
    opened.store.close().await;
    Ok(())
}

/// Microseconds for each of so many.
#[expect(clippy::float_arithmetic, reason = "figures for people to read; nothing is decided by them")]
fn each(seconds: f64, size: u64) -> f64 {
    seconds * 1e6 / f64::from(u32::try_from(size).unwrap_or(u32::MAX))
}

/// The disk's own limit, for comparison.
fn syncs(name: &str, writing: Writing, rounds: u32) -> anyhow::Result<Figure> {
    let folder = tempfile::tempdir()?;
    let measured = (0..rounds).map(|_| disk::syncs_a_second(folder.path(), writing, Duration::from_millis(500)));
    Ok(Figure {
        case: format!("{name} 4 KiB and sync"),
        backend: "disk",
        value: Spread::of(measured.collect::<Result<_, _>>()?),
        unit: SYNCS,
        baseline: None,
        target: None,
    })
}

/// One turn on a new database: book, then read everything back.
async fn turn(
    backend: Backend,
    scene: Scene,
    clients: u32,
    seconds: u32,
    through_engine: bool,
) -> anyhow::Result<Turn> {
    let clock: Arc<dyn Clock> = Arc::new(SystemClock);
    let opened = backend.open(CONNECTIONS, Arc::clone(&clock)).await?;
    let store = &opened.store;
    let engine = ledger::engine(Arc::clone(store), Arc::clone(&clock)).await?;
    let sessions = scene.publish(&engine).await?;
    let way = if through_engine {
        Way::Engine(engine.clone())
    } else {
        Way::OneByOne(Box::new(OneByOne::new(Arc::clone(store), RandomIds::from_seed(clock, 3))))
    };
    let way = Arc::new(way);
    let crowd = Crowd {
        sessions: sessions.iter().map(|(_, session)| *session).collect(),
        clients,
        warm_up: Duration::from_millis(500),
        lasts: Duration::from_secs(u64::from(seconds)),
        at_most: 500_000,
    };
    let mut rush = crowd.rush(Arc::clone(&way)).await?;
    engine.stop().await;
    if let Way::OneByOne(plain) = way.as_ref() {
        let again = plain.again.load(Ordering::Relaxed);
        ensure!(again < 1_000, "the baseline began {again} transactions again: it is not what it should be");
    } else {
        index_agrees(&engine, store.as_ref(), &sessions).await?;
    }

    let venues: BTreeSet<_> = sessions.iter().map(|(venue, _)| *venue).collect();
    let swept = sweep::check(store.as_ref(), &venues, &rush.confirmed).await?;
    store.close().await;
    rush.waits.sort_by(f64::total_cmp);
    Ok(turn_figures(&rush, swept.transactions))
}

#[expect(clippy::float_arithmetic, reason = "figures for people to read; nothing is decided by them")]
fn turn_figures(rush: &support::crowd::Rush, transactions: u64) -> Turn {
    let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    let transactions = f64::from(u32::try_from(transactions).unwrap_or(u32::MAX)).max(1.0);
    Turn {
        per_second: number(rush.waits.len()) / rush.lasted.max(f64::EPSILON),
        p99: spread::at(&rush.waits, 0.99) * 1e3,
        per_transaction: number(rush.confirmed.len()) / transactions,
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
