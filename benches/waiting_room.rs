//! Twenty thousand who wait for times to be released, each on an open connection and asking every few seconds, while others
//! book: how many answers, how fair, how much memory, and what the bookings feel of it.
//!
//! Through the real binary on a socket of the loopback; the crowd shares the processors with it.

mod support {
    pub(crate) mod http;
    pub(crate) mod machine;
    pub(crate) mod output;
    pub(crate) mod pollers;
    pub(crate) mod report;
    pub(crate) mod requests;
    pub(crate) mod resident;
    pub(crate) mod service;
    pub(crate) mod spread;
}

use std::net::SocketAddr;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, ensure};
use scheduler_model::{HoldId, SessionId};
use serde_json::Value;
use support::http::Connection;
use support::output::output;
use support::pollers::{Polled, Pollers};
use support::report::{Figure, Report, Unit};
use support::requests::{Made, Requests};
use support::resident::resident;
use support::service::{Setting, free_address};
use support::spread::{self, Spread};
use tokio::task::{JoinSet, LocalSet};

/// How many wait, where the system gives each side so many files.
const CROWD: u32 = 20_000;
/// Files that each side needs for everything else.
const OTHER_FILES: u64 = 300;
/// How long each of them waits between two questions.
const EVERY: Duration = Duration::from_secs(10);
/// How long they wait.
const LASTS: Duration = Duration::from_secs(30);
/// How long others book before anybody waits.
const ALONE: Duration = Duration::from_secs(5);
/// How many book meanwhile, each on a connection of their own, and how long each takes from one visit to the next.
const BOOKERS: u32 = 20;
const VISIT_EVERY: Duration = Duration::from_millis(200);
/// Tables that a session must have left at the beginning, so that none is full in the end.
const TABLES: u64 = 10;
/// How often all this is done.
const ROUNDS: u32 = 3;
/// Hoped for: resident memory of the service, in MiB.
const MEMORY: f64 = 200.0;

const ANSWERS: Unit = Unit { name: "answers/s", more_is_better: true };
const MILLISECONDS: Unit = Unit { name: "ms", more_is_better: false };
const MEBIBYTES: Unit = Unit { name: "MiB", more_is_better: false };
const KIBIBYTES: Unit = Unit { name: "KiB", more_is_better: false };
const TIMES: Unit = Unit { name: "answers", more_is_better: true };

/// What one round came to.
struct Round {
    polled: Polled,
    /// 99 in 100 journeys took no longer, in milliseconds: with nobody waiting, and with the crowd.
    journeys: [f64; 2],
    /// Resident memory with nobody waiting and with everybody connected, and at the most, in MiB.
    memory: [f64; 3],
}

fn main() -> anyhow::Result<()> {
    let files = rlimit::increase_nofile_limit(u64::from(CROWD) + OTHER_FILES)?;
    let crowd = CROWD.min(u32::try_from(files.saturating_sub(OTHER_FILES)).unwrap_or(CROWD));
    let mut report =
        Report::begin("waiting_room", &format!("{crowd} who ask every {} s while others book", EVERY.as_secs()));
    // One thread for the whole crowd: it takes no more of the processors than it needs.
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let mut rounds = Vec::new();
    for _ in 0..ROUNDS {
        rounds.push(LocalSet::new().block_on(&runtime, round(crowd))?);
    }
    for figure in figures(crowd, &rounds) {
        report.add(figure);
    }
    report.finish()
}

/// A new ledger, a service on it, the crowd, the bookings; then the whole ledger is checked.
async fn round(crowd: u32) -> anyhow::Result<Round> {
    let folder = tempfile::tempdir()?;
    let database = format!("sqlite:{}", folder.path().join("assize.db").display());
    // Nobody listens for mail: it waits in the outbox.
    let setting = Setting::new(database.clone(), free_address()?)?;
    let venues = Path::new(env!("CARGO_MANIFEST_DIR")).join("demo/venues");
    output(&setting, &["import", "venues", venues.to_str().context("a path that is not text")?])?;
    let key = output(&setting, &["key", "create", "--name", "bench", "--role", "public"])?;
    let service = setting.serve().await?;
    let requests = Requests::new(setting.listen, &key);
    let places = places(setting.listen, &key).await?;
    let codes: Vec<String> = places.iter().map(|(code, _)| code.clone()).collect();
    let bookers = Bookers { address: setting.listen, requests: requests.clone(), places };

    let alone = bookers.book(0, ALONE).await?;
    let before = resident(service.process(), "VmRSS")?;
    let pollers = Pollers::connect(setting.listen, &requests, &codes, crowd).await?;
    let connected = resident(service.process(), "VmRSS")?;
    let (polled, among_them) = tokio::join!(pollers.poll(EVERY, LASTS), bookers.book(1_000_000, LASTS));
    let (polled, among_them) = (polled?, among_them?);
    let most = resident(service.process(), "VmHWM")?;
    drop(service);
    // It fails unless every promise was kept.
    output(&setting, &["check", "--database", &database])?;
    Ok(Round { polled, journeys: [p99(alone), p99(among_them)], memory: [before, connected, most] })
}

/// Sessions that anybody may book, by their venues in turn.
async fn places(address: SocketAddr, key: &str) -> anyhow::Result<Vec<(String, SessionId)>> {
    let client = reqwest::Client::new();
    let get = async |path: String| -> anyhow::Result<Value> {
        let answer = client.get(format!("http://{address}{path}")).bearer_auth(key).send().await?;
        Ok(answer.error_for_status()?.json().await?)
    };
    let venues = get("/v1/venues?limit=200".to_owned()).await?;
    let mut by_venue = Vec::new();
    for code in venues["venues"].as_array().into_iter().flatten().filter_map(|venue| venue["code"].as_str()) {
        let free = get(format!("/v1/venues/{code}/availability")).await?;
        let roomy = free["slots"].as_array().into_iter().flatten().filter(|slot| slot["left"].as_u64() >= Some(TABLES));
        let sessions = roomy.filter_map(|slot| slot["session"].as_str());
        let sessions = sessions.map(|id| Ok((code.to_owned(), id.parse()?))).collect::<anyhow::Result<Vec<_>>>()?;
        by_venue.push(sessions);
    }
    let longest = by_venue.iter().map(Vec::len).max().unwrap_or(0);
    let places: Vec<_> =
        (0..longest).flat_map(|at| by_venue.iter().filter_map(move |one| one.get(at).cloned())).collect();
    ensure!(!places.is_empty(), "nothing can be booked");
    Ok(places)
}

/// Those who book.
struct Bookers {
    address: SocketAddr,
    requests: Requests,
    places: Vec<(String, SessionId)>,
}

impl Bookers {
    /// Books for so long, visits with numbers from `first`. Gives how many seconds each journey took.
    async fn book(&self, first: u64, lasts: Duration) -> anyhow::Result<Vec<f64>> {
        let (begin, mut booking) = (Instant::now(), JoinSet::new());
        for booker in 0..BOOKERS {
            let (address, requests, places) = (self.address, self.requests.clone(), self.places.clone());
            booking.spawn_local(async move {
                let mut connection = Connection::open(address).await?;
                let (mut visit, mut times) = (first + u64::from(booker), Vec::new());
                let mut due = begin + VISIT_EVERY * booker / BOOKERS;
                while due < begin + lasts {
                    tokio::time::sleep_until(due.into()).await;
                    let place = usize::try_from(visit)? % places.len();
                    journey(&mut connection, &requests, &places[place], visit).await?;
                    times.push(due.elapsed().as_secs_f64());
                    visit += u64::from(BOOKERS);
                    due += VISIT_EVERY;
                }
                anyhow::Ok(times)
            });
        }
        let mut times = Vec::new();
        while let Some(booked) = booking.join_next().await {
            times.extend(booked??);
        }
        Ok(times)
    }
}

/// Looks, and looks whether that has changed; holds; books.
async fn journey(
    connection: &mut Connection,
    requests: &Requests,
    (venue, session): &(String, SessionId),
    visit: u64,
) -> anyhow::Result<()> {
    let mut request = Vec::new();
    requests.availability(&mut request, venue, None);
    let seen = connection.ask(&request).await?.tag.context("an answer without a tag")?;
    requests.availability(&mut request, venue, Some(&seen));
    let status = connection.ask(&request).await?.status;
    ensure!(matches!(status, 200 | 304), "what is free was answered with {status}");
    requests.hold(&mut request, *session, visit);
    let held: Made = made(connection, &request).await?;
    requests.book(&mut request, HoldId::from_uuid(held.id), visit);
    made(connection, &request).await?;
    Ok(())
}

async fn made(connection: &mut Connection, request: &[u8]) -> anyhow::Result<Made> {
    let answer = connection.ask(request).await?;
    ensure!(answer.status == 201, "{}: {}", answer.status, String::from_utf8_lossy(answer.body));
    Ok(serde_json::from_slice(answer.body)?)
}

#[expect(clippy::float_arithmetic, reason = "figures for people to read; nothing is decided by them")]
fn p99(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    spread::at(&times, 0.99) * 1e3
}

#[expect(clippy::float_arithmetic, reason = "figures for people to read; nothing is decided by them")]
fn figures(crowd: u32, rounds: &[Round]) -> Vec<Figure> {
    let spread = |what: &dyn Fn(&Round) -> f64| Spread::of(rounds.iter().map(what).collect());
    let figure = |case: &str, unit, what: &dyn Fn(&Round) -> f64| Figure {
        case: format!("{crowd} wait: {case}"),
        backend: "sqlite",
        value: spread(what),
        unit,
        baseline: None,
        target: None,
    };
    let each = f64::from(crowd);
    vec![
        figure("answers that nothing has changed", ANSWERS, &|round| round.polled.unchanged),
        figure("answers with a body", ANSWERS, &|round| round.polled.bodies),
        figure("half the answers take no longer than", MILLISECONDS, &|round| round.polled.half),
        figure("99 in 100 answers take no longer than", MILLISECONDS, &|round| round.polled.p99),
        figure("whoever was answered least was answered", TIMES, &|round| round.polled.fewest),
        figure("whoever was answered most was answered", TIMES, &|round| round.polled.most),
        Figure {
            baseline: Some(spread(&|round| round.journeys[0])),
            ..figure("99 in 100 journeys take no longer than (baseline: nobody waits)", MILLISECONDS, &|round| {
                round.journeys[1]
            })
        },
        figure("memory for each connection", KIBIBYTES, &|round| (round.memory[1] - round.memory[0]) * 1024.0 / each),
        Figure { target: Some(MEMORY), ..figure("resident memory at the most", MEBIBYTES, &|round| round.memory[2]) },
    ]
}
