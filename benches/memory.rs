//! How much memory the service takes with the national timetables published: the real binary, the real pages.

mod support {
    pub(crate) mod machine;
    pub(crate) mod national;
    pub(crate) mod output;
    pub(crate) mod report;
    pub(crate) mod resident;
    pub(crate) mod service;
    pub(crate) mod spread;
}

use std::path::Path;

use anyhow::{Context, ensure};
use reqwest::{Client, RequestBuilder, StatusCode};
use serde_json::json;
use support::national;
use support::output::output;
use support::report::{Figure, Report, Unit};
use support::resident::resident;
use support::service::{Setting, free_address};
use support::spread::Spread;

/// How often the server is started and asked.
const ROUNDS: u32 = 3;
/// How often every page and every venue's availability is asked for, in each round.
const TIMES: u32 = 20;
/// Requests on their way at once.
const AT_ONCE: usize = 16;
/// What it may take, in MiB.
const TARGET: f64 = 150.0;
const PAGES: [&str; 6] = ["/", "/prison", "/help", "/accessibility", "/openapi.json", "/docs"];
const MEBIBYTES: Unit = Unit { name: "MiB", more_is_better: false };

/// What one round saw, in MiB.
struct Round {
    started: f64,
    after_reads: f64,
    after_holds: f64,
    peak: f64,
    asked: usize,
    held: usize,
}

fn main() -> anyhow::Result<()> {
    let mut report = Report::begin("memory", "resident memory of the service with the national timetables on SQLite");
    let folder = tempfile::tempdir()?;
    let database = format!("sqlite:{}", folder.path().join("assize.db").display());
    // Nobody listens there: holds write to nobody.
    let setting = Setting::new(database, free_address()?)?;
    let venues = publish(&setting)?;
    let key = output(&setting, &["key", "create", "--name", "bench", "--role", "public"])?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let mut rounds = Vec::new();
    for _ in 0..ROUNDS {
        rounds.push(runtime.block_on(round(&setting, &key))?);
    }
    let (asked, held) = rounds.first().map_or((0, 0), |round| (round.asked, round.held));
    let figure = |case: String, what: fn(&Round) -> f64| Figure {
        case,
        backend: "sqlite",
        value: Spread::of(rounds.iter().map(what).collect()),
        unit: MEBIBYTES,
        baseline: None,
        target: Some(TARGET),
    };
    report.add(figure(format!("{venues}, just started"), |round| round.started));
    report.add(figure(format!("{venues}, after {asked} pages and queries"), |round| round.after_reads));
    report.add(figure(format!("{venues}, and after {held} holds"), |round| round.after_holds));
    report.add(figure(format!("{venues}, at the most"), |round| round.peak));
    report.finish()
}

/// Publishes the national timetables, or the demonstration's venues where those are absent, and says which.
fn publish(setting: &Setting) -> anyhow::Result<&'static str> {
    let Some(folder) = national::folder() else {
        skipped();
        let venues = Path::new(env!("CARGO_MANIFEST_DIR")).join("demo/venues");
        output(setting, &["import", "venues", text(&venues)?])?;
        return Ok("demo venues");
    };
    let holidays = folder.join("bacs.yml");
    let arguments = ["import", "pvb", text(&folder)?, "--holidays", text(&holidays)?, "--as-recorded"];
    output(setting, &arguments)?;
    // What the import has just read is what the other benches read.
    let prisons = national::prisons(&folder)?;
    ensure!(prisons.prisons.len() == 132, "{} prisons instead of 132", prisons.prisons.len());
    Ok("132 prisons (91 open), 60 days")
}

#[expect(clippy::print_stdout, reason = "a bench talks to the terminal")]
fn skipped() {
    println!("  there is no ../shared/data/prisons/pvb with the national timetables: the demo venues must do");
}

fn text(path: &Path) -> anyhow::Result<&str> {
    path.to_str().context("a path that is not text")
}

/// Starts the server, asks it, and reads its memory.
async fn round(setting: &Setting, key: &str) -> anyhow::Result<Round> {
    let service = setting.serve().await?;
    let memory = |which| resident(service.process(), which);
    let client = Client::new();
    let base = format!("http://{}", setting.listen);
    let started = memory("VmRSS")?;

    let get = |path: &str| client.get(format!("{base}{path}")).bearer_auth(key);
    let venues = json(get("/v1/venues?limit=200")).await?;
    let codes = venues["venues"].as_array().into_iter().flatten().filter_map(|venue| venue["code"].as_str());
    let of_venues: Vec<_> = codes.map(|code| format!("/v1/venues/{code}/availability")).collect();
    ensure!(!of_venues.is_empty(), "there are no venues in {venues}");
    let paths = PAGES.into_iter().chain(of_venues.iter().map(String::as_str));
    let requests: Vec<_> = paths.map(get).collect();
    let mut asked = 0;
    for _ in 0..TIMES {
        asked += all(&requests, StatusCode::OK).await?;
    }
    let after_reads = memory("VmRSS")?;

    let mut holds = Vec::new();
    for path in &of_venues {
        let answer = json(get(path)).await?;
        for slot in answer["slots"].as_array().into_iter().flatten() {
            let visitor = json!({ "date_of_birth": "1980-02-03", "lead": true });
            let hold = json!({ "session": slot["session"], "party": { "visitors": [visitor] } });
            holds.push(client.post(format!("{base}/v1/holds")).bearer_auth(key).json(&hold));
        }
    }
    let held = all(&holds, StatusCode::CREATED).await?;
    let (after_holds, peak) = (memory("VmRSS")?, memory("VmHWM")?);
    Ok(Round { started, after_reads, after_holds, peak, asked, held })
}

/// Sends all of them, some at once, and counts them.
async fn all(requests: &[RequestBuilder], expected: StatusCode) -> anyhow::Result<usize> {
    for some in requests.chunks(AT_ONCE) {
        let mut asked = tokio::task::JoinSet::new();
        for request in some.iter().filter_map(RequestBuilder::try_clone) {
            asked.spawn(async move {
                let answer = request.send().await?;
                let (status, address) = (answer.status(), answer.url().to_string());
                let body = answer.text().await?;
                ensure!(status == expected, "{address} answered {status}: {body}");
                Ok(())
            });
        }
        while let Some(answered) = asked.join_next().await {
            answered??;
        }
    }
    Ok(requests.len())
}

async fn json(request: RequestBuilder) -> anyhow::Result<serde_json::Value> {
    Ok(request.send().await?.error_for_status()?.json().await?)
}
