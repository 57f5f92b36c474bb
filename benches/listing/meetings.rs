//! The public meeting-scheduling benchmark: hard, medium and soft penalties by its published rules.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use assize::searching::{Clock, Threads, steps_for_meetings};
use meetings::{Budget, Instance, Score, Solved, read_plan, score, solve};

use crate::contest::{Contest, Entry};
use crate::peers;
use crate::settings::Settings;
use crate::support::report;

const SETS: [&str; 2] = ["m50", "m200"];
/// The public comparisons give each solver thirty seconds; a run with `BENCH_SECONDS=6` does.
const TIMES: u64 = 5;

/// Measures the sets that are there.
///
/// # Errors
/// A file cannot be read or is faulty.
pub(crate) fn measure(settings: &Settings, contest: &mut Contest) -> anyhow::Result<()> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/listing/meeting");
    for set in SETS {
        let case = format!("meetings {set}");
        let file = folder.join(format!("{set}.json"));
        let Ok(text) = fs::read_to_string(&file) else { continue };
        if !settings.wants(&case) {
            continue;
        }
        let instance = Instance::from_json(&text)?;
        for seconds in [1, settings.seconds * TIMES] {
            for seed in 1..=settings.seeds {
                let begun = Instant::now();
                let solved = ours(&instance, Duration::from_secs(seconds), seed);
                let took = begun.elapsed();
                let plan = read_plan(&instance, &solved.to_json())?;
                anyhow::ensure!(score(&instance, &plan) == solved.score, "the plan is not worth what was said");
                let named = if seconds == 1 { format!("{case}, one second") } else { case.clone() };
                let entry = Entry::of(&named, "assize", Duration::from_secs(seconds), took);
                let says = format!("[{} steps]", solved.steps);
                contest.add(Entry { seed: Some(seed), costs: Some(costs(solved.score)), says, ..entry });
            }
        }
        others(settings, &case, &instance, &file, contest)?;
    }
    Ok(())
}

/// Our search as the command does it, for about so long.
fn ours(instance: &Instance, time: Duration, seed: u64) -> Solved {
    let (clock, threads) = (Clock::start(Some(time)), Threads(2));
    let steps = steps_for_meetings(instance, seed, &threads, &clock);
    solve(instance, Budget { steps }, seed, &threads, &clock, &mut |_| {})
}

fn others(
    settings: &Settings,
    case: &str,
    instance: &Instance,
    file: &Path,
    contest: &mut Contest,
) -> anyhow::Result<()> {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/peers");
    let Some(python) = peers::python().filter(|_| shared.exists()) else { return Ok(()) };
    let out = report::folder()?.join("listing-peer.json");
    for times in &settings.peers {
        let seconds = settings.seconds * TIMES * times;
        let mut command = Command::new(&python);
        command
            .arg(shared.join("cpsat_pairs.py"))
            .arg(file)
            .arg(&out)
            .arg(seconds.to_string())
            .args(["--workers", "2"]);
        contest.add(other(case, "OR-Tools CP-SAT", seconds, instance, command, &out)?);
        if let Some(classes) = timefold(&shared, &python)? {
            let environment = python.ancestors().nth(2).unwrap_or(&python);
            let mut command = Command::new("sh");
            command
                .arg(shared.join("timefold/run.sh"))
                .arg(file)
                .arg(&out)
                .arg(seconds.to_string())
                .args(["1", "tuned"]);
            command.env("VENV", environment).env("OUT", classes);
            contest.add(other(case, "Timefold", seconds, instance, command, &out)?);
        }
    }
    Ok(())
}

/// What another solver made of it.
fn other(
    case: &str,
    solver: &str,
    seconds: u64,
    instance: &Instance,
    mut command: Command,
    out: &Path,
) -> anyhow::Result<Entry> {
    let ran = peers::run(&mut command, out, Duration::from_secs(seconds * 2 + 60))?;
    let plan = ran.wrote.as_ref().and_then(|text| read_plan(instance, text).ok());
    let costs = plan.map(|plan| costs(score(instance, &plan)));
    Ok(Entry { costs, ..Entry::of(case, solver, Duration::from_secs(seconds), ran.took) })
}

/// Compiles the Timefold peer. Nothing without a JDK.
fn timefold(shared: &Path, python: &Path) -> anyhow::Result<Option<PathBuf>> {
    let classes = report::folder()?.join("timefold-meetings");
    let environment = python.ancestors().nth(2).unwrap_or(python);
    let mut command = Command::new("sh");
    command.arg(shared.join("timefold/build.sh")).env("VENV", environment).env("OUT", &classes);
    Ok(command.output().is_ok_and(|output| output.status.success()).then_some(classes))
}

fn costs(score: Score) -> Vec<i64> {
    vec![score.hard, score.medium, score.soft]
}
