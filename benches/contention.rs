//! How many bookings a second are confirmed, durably, when many ask at once: the promise under load.
//!
//! Against one transaction for each booking, in the same run, on the same schema with the same durability: engine and
//! baseline take turns, and after the turns on a ledger the independent checker reads it whole.

mod support {
    pub(crate) mod audit;
    pub(crate) mod backend;
    pub(crate) mod crowd;
    pub(crate) mod curves;
    pub(crate) mod disk;
    pub(crate) mod http;
    pub(crate) mod ledger;
    pub(crate) mod machine;
    pub(crate) mod mail_server;
    pub(crate) mod plot;
    pub(crate) mod polls;
    pub(crate) mod processor;
    pub(crate) mod report;
    pub(crate) mod requests;
    pub(crate) mod resident;
    pub(crate) mod scene;
    pub(crate) mod seeded;
    pub(crate) mod service;
    pub(crate) mod settings;
    pub(crate) mod spread;
    pub(crate) mod stages;
    pub(crate) mod visit;
    pub(crate) mod visitors;
    pub(crate) mod way;
    pub(crate) mod zipf;
}

mod contended {
    pub(crate) mod ground;
    pub(crate) mod growth;
    pub(crate) mod journey;
    pub(crate) mod last_table;
    pub(crate) mod steps;
    pub(crate) mod turn;
}

use std::time::Duration;

use contended::ground::{Ground, clock};
use contended::turn::{self, Bookers, Turns};
use contended::{growth, journey, last_table, steps};
use support::backend::Backend;
use support::curves::Curves;
use support::disk::{self, Writing};
use support::report::{Figure, Report, Unit};
use support::resident::resident;
use support::scene::{HOT, LAST, MANY, Scene};
use support::settings::Settings;
use support::spread::Spread;

// As in the binary: engine, baseline and clients alike.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// How many clients book at once on many sessions.
const ON_MANY: u32 = 512;
/// How many times the baseline is hoped for on the hot session, where the crowd is large, and on many sessions.
const HOT_TARGET: f64 = 30.0;
const MANY_TARGET: f64 = 5.0;
/// A crowd of so many or more is large: smaller ones cannot fill a batch.
const LARGE: u32 = 512;
/// Hoped for: resident memory, in MiB.
const MEMORY: f64 = 200.0;
const SYNCS: Unit = Unit { name: "syncs/s", more_is_better: true };
const MEBIBYTES: Unit = Unit { name: "MiB", more_is_better: false };

/// A run of the bench.
pub(crate) struct Run {
    /// How long, how often, and which cases.
    pub(crate) settings: Settings,
    /// What was found.
    pub(crate) report: Report,
    /// The same by clients, to be drawn.
    pub(crate) clients: Curves,
    /// The same by existing bookings, to be drawn.
    pub(crate) existing: Curves,
}

fn main() -> anyhow::Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(measure_all(Settings::from_environment()?))
}

#[expect(clippy::print_stdout, reason = "a bench talks to the terminal")]
async fn measure_all(settings: Settings) -> anyhow::Result<()> {
    let Settings { seconds, rounds, .. } = settings;
    let title =
        format!("confirmed bookings a second; {rounds} turns of {seconds} s each, engine and baseline by turns");
    let mut run = Run {
        settings,
        report: Report::begin("contention", &title),
        clients: Curves::default(),
        existing: Curves::default(),
    };
    let folder = std::env::temp_dir();
    println!("  databases in {}, file system {}", folder.display(), disk::file_system(&folder));
    for (name, writing) in [("append", Writing::Append), ("overwrite", Writing::Overwrite)] {
        run.report.add(syncs(name, writing, rounds)?);
    }
    for backend in Backend::ALL {
        if let Err(error) = backend.create(clock()).await {
            println!("  skipped {}: {error:#}", backend.name());
            continue;
        }
        run.on(backend).await?;
    }
    run.report.add(Figure {
        case: "resident memory of the bench itself, at the most".to_owned(),
        backend: "both",
        value: Spread::of(vec![resident(std::process::id(), "VmHWM")?]),
        unit: MEBIBYTES,
        baseline: None,
        target: Some(MEMORY),
    });
    let Run { report, clients, existing, .. } = run;
    clients.draw("contention-clients", "one hot session: clients")?;
    existing.draw("contention-existing", "512 clients: bookings that exist already")?;
    report.finish()
}

impl Run {
    /// All cases on one database.
    async fn on(&mut self, backend: Backend) -> anyhow::Result<()> {
        for clients in self.settings.clients.clone() {
            let target = (clients >= LARGE).then_some(HOT_TARGET);
            self.crowd(backend, HOT, clients, target).await?;
        }
        if self.settings.wants(&format!("{} {}", backend.name(), LAST.name)) {
            self.last_table(backend).await?;
        }
        self.crowd(backend, MANY, ON_MANY, Some(MANY_TARGET)).await?;
        if self.settings.wants(&format!("{} journey over HTTP", backend.name())) {
            self.journey(backend).await?;
        }
        growth::measure(self, backend).await?;
        for size in steps::BATCHES {
            if self.settings.wants(&format!("{} steps {size}", backend.name())) {
                self.add_all(steps::measure(backend, size).await?);
            }
        }
        Ok(())
    }

    /// A crowd that books for a while, each turn on a new ledger.
    async fn crowd(&mut self, backend: Backend, scene: Scene, clients: u32, target: Option<f64>) -> anyhow::Result<()> {
        if !self.settings.wants(&format!("{} {} {clients}", backend.name(), scene.name)) {
            return Ok(());
        }
        let mut turns = Turns::default();
        for _ in 0..self.settings.rounds {
            for engine in [true, false] {
                let mut ground = Ground::fresh(backend, scene).await?;
                let sessions = ground.sessions.iter().map(|(_, session)| *session).collect();
                let bookers = Bookers { sessions, clients, seconds: self.settings.seconds };
                if engine {
                    turns.ours.push(turn::through_engine(&mut ground, &bookers).await?);
                } else {
                    turns.plain.push(turn::one_by_one(&mut ground, &bookers).await?);
                }
                ground.check().await?;
            }
        }
        self.turns(&format!("{}, {clients} clients", scene.name), backend, &turns, target);
        if scene == HOT {
            self.clients.push(backend.name(), clients, turns.speeds());
        }
        Ok(())
    }

    /// Takes figures.
    pub(crate) fn add_all(&mut self, figures: impl IntoIterator<Item = Figure>) {
        figures.into_iter().for_each(|figure| self.report.add(figure));
    }

    /// Takes the figures of some turns.
    #[expect(clippy::print_stdout, reason = "a bench talks to the terminal")]
    pub(crate) fn turns(&mut self, case: &str, backend: Backend, turns: &Turns, target: Option<f64>) {
        println!("  {case} on {}: {:.0} bookings a transaction", backend.name(), turns.per_transaction());
        self.add_all(turns.figures(case, backend.name(), target));
    }

    async fn last_table(&mut self, backend: Backend) -> anyhow::Result<()> {
        let (mut ours, mut plain) = (Vec::new(), Vec::new());
        for round in 0..self.settings.rounds {
            ours.push(last_table::through_engine(backend).await?);
            // One is enough: it takes long, and ten thousand answers are many.
            if round == 0 {
                plain.push(last_table::one_by_one(backend).await?);
            }
        }
        self.add_all(last_table::figures(backend, &ours, &plain));
        Ok(())
    }

    async fn journey(&mut self, backend: Backend) -> anyhow::Result<()> {
        let mut rounds = Vec::new();
        for _ in 0..self.settings.rounds {
            let mut ground = Ground::fresh(backend, MANY).await?;
            rounds.push(journey::round(&mut ground, self.settings.seconds).await?);
            ground.check().await?;
        }
        let target = match backend {
            Backend::Sqlite => 3_000.0,
            Backend::Postgres => 2_000.0,
        };
        self.add_all(journey::figures("over HTTP", backend.name(), &rounds, Some(target)));
        Ok(())
    }
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
