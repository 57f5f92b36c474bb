//! Employment-tribunal regions drawn from a seed: ours, CP-SAT and Timefold.

#![expect(clippy::float_arithmetic, reason = "seconds for people to read; nothing is decided by them")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::Context;
use anytime::{Never, Pace};
use calendars::{Division, WorkingDays};
use listing::{Budget, Ground, Solved, bounds, solve};
use listing_instances::{Size, Tables, draw};
use listing_model::Problem;
use over_listing::DEFAULTS_JSON;

use crate::contest::{Contest, Entry};
use crate::peers;
use crate::settings::Settings;
use crate::support::{machine, report};
use crate::threads::{Threads, deadline};

/// How many hearings the problems have.
const SIZES: [u32; 5] = [20, 100, 500, 2_000, 12_000];
/// Up to so many hearings peers are asked: beyond, none of them found a plan in ten times the time.
const PEERS_UP_TO: u32 = 500;
/// The problem of each size.
const SEED: u64 = 1;

/// Measures every size that is wanted.
///
/// # Errors
/// A problem cannot be drawn, a plan is unlawful, a file cannot be written.
pub(crate) fn measure(settings: &Settings, contest: &mut Contest) -> anyhow::Result<()> {
    for hearings in SIZES {
        let case = format!("regions {hearings}");
        if !settings.wants(&case) {
            continue;
        }
        let problem = drawn(hearings)?;
        let ground = Ground::new(&problem);
        // The largest problems get more: 60 s for 500, 110 s for 12,000 in a full run.
        let seconds = settings.seconds * if hearings >= 12_000 { 18 } else { 1 };
        let seeds = if hearings >= 12_000 { 1 } else { settings.seeds };
        for seed in 1..=seeds {
            let begun = Instant::now();
            let solved = ours(&ground, Duration::from_secs(seconds), seed);
            let took = begun.elapsed();
            let costs = judge(&problem, &serde_json::to_string(&solved.plan(&ground, &problem))?)?;
            contest.add(entry(&case, "assize", seconds, took, Some(seed), Ok(costs), proven(&ground, &solved, seed)));
        }
        if hearings <= PEERS_UP_TO && !settings.peers.is_empty() {
            others(settings, &case, &problem, contest)?;
        }
    }
    Ok(())
}

/// A problem of a size, without lists that take several hearings: no peer has a model of their risk.
///
/// # Errors
/// It cannot be drawn.
pub(crate) fn drawn(hearings: u32) -> anyhow::Result<Problem> {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/courts");
    let read = |name: &str| fs::read_to_string(data.join(name)).with_context(|| name.to_owned());
    let ground = match (read("et/et_venues.csv"), read("et/et_rooms.csv"), read("et/court-venues-prd-mock.json")) {
        (Ok(venues), Ok(rooms), Ok(buildings)) => {
            let tables = Tables { venues: &venues, rooms: &rooms, court_venues: &buildings };
            listing_instances::Ground::read(tables, Division::EnglandAndWales)?
        }
        _ => listing_instances::Ground::invented(),
    };
    Ok(draw(&ground, Size::of(hearings).without_lists(), SEED)?)
}

/// Our search for about so long: a few steps to see how fast it is, then as many as fit, and again while much time is left, since
/// the first steps are the slowest. The best counts.
pub(crate) fn ours(ground: &Ground, time: Duration, seed: u64) -> Solved {
    let begun = Instant::now();
    let threads = Threads(2);
    let mut steps = u64::try_from(ground.hearings()).unwrap_or(u64::MAX).max(500);
    let mut best: Option<Solved> = None;
    loop {
        let left = time.saturating_sub(begun.elapsed());
        let measured = Instant::now();
        let found = solve(ground, Budget { steps, seed }, &threads, &deadline(left), &mut |_| {});
        let micros = u64::try_from(measured.elapsed().as_micros()).unwrap_or(u64::MAX);
        let pace = Pace { steps: found.steps.max(1), micros };
        if best.as_ref().is_none_or(|best| ground.order().is_better(&found.score, &best.score)) {
            best = Some(found);
        }
        let left = time.saturating_sub(begun.elapsed());
        steps = pace.steps_in(u64::try_from(left.as_micros()).unwrap_or(u64::MAX) / 100 * 92);
        if let Some(best) = best.take_if(|_| left < time / 5) {
            return best;
        }
    }
}

/// What the independent checker says a plan costs.
///
/// # Errors
/// The plan is unlawful.
pub(crate) fn judge(problem: &Problem, plan: &str) -> anyhow::Result<Vec<i64>> {
    let working = WorkingDays::bundled(problem.horizon.division);
    let days: Vec<_> = working.holidays().iter(problem.horizon.division).map(|(day, _)| day).collect();
    let days: Vec<_> = days.into_iter().map(|day| (day.year(), day.month(), day.day())).collect();
    let judgement = plan_checker::judge(&serde_json::to_string(problem)?, plan, DEFAULTS_JSON, &days)?;
    anyhow::ensure!(judgement.is_lawful(), "an unlawful plan: {judgement}");
    Ok(judgement.score().to_vec())
}

fn proven(ground: &Ground, solved: &Solved, seed: u64) -> String {
    if seed > 1 {
        return String::new();
    }
    let solver = scheduler::mip::default_solver();
    let all = bounds(ground, &solved.score, solver, Duration::from_secs(20));
    let said = all.iter().map(|bound| format!("{} >= {}", bound.layer.code(), bound.at_least));
    let (priced, steps) = (solved.priced, solved.steps);
    format!("[{steps} steps, {priced} places; proven {}]", said.collect::<Vec<_>>().join(", "))
}

fn others(settings: &Settings, case: &str, problem: &Problem, contest: &mut Contest) -> anyhow::Result<()> {
    let Some(python) = peers::python() else {
        contest.add(entry(
            case,
            "peers",
            0,
            Duration::ZERO,
            None,
            Err("run benches/listing/peers/setup.sh first"),
            String::new(),
        ));
        return Ok(());
    };
    let folder = report::folder()?;
    let file: PathBuf = folder.join("listing-problem.json");
    fs::write(&file, serde_json::to_string(problem)?)?;
    let out = folder.join("listing-peer.json");
    for times in &settings.peers {
        let seconds = settings.seconds * times;
        for (name, script, more) in
            [("OR-Tools CP-SAT", "cpsat_listing.py", &["--workers", "2"][..]), ("Timefold", "timefold_listing.py", &[])]
        {
            let mut command = Command::new(&python);
            command.arg(peers::scripts().join(script)).arg(&file).arg(&out).arg(seconds.to_string()).args(more);
            let ran = peers::run(&mut command, &out, Duration::from_secs(seconds * 2 + 60))?;
            let costs = match &ran.wrote {
                Some(plan) => {
                    judge(problem, plan).map_err(|error| if error.to_string().is_empty() { "" } else { "unlawful" })
                }
                None => Err("none in time"),
            };
            let says = ran.said.chars().take(400).collect();
            contest.add(entry(case, name, seconds, ran.took, None, costs, says));
        }
    }
    Ok(())
}

fn entry(
    problem: &str,
    solver: &str,
    given: u64,
    took: Duration,
    seed: Option<u64>,
    costs: Result<Vec<i64>, &str>,
    says: String,
) -> Entry {
    let says = costs.as_ref().err().map_or(says.clone(), |why| format!("{why} {says}"));
    Entry {
        problem: problem.to_owned(),
        solver: solver.to_owned(),
        given,
        took: took.as_secs_f64(),
        seed,
        costs: costs.ok(),
        says,
        load: machine::load(),
    }
}

/// A search that nothing ends but its steps, for figures that count work.
pub(crate) fn steps(ground: &Ground, steps: u64) -> Solved {
    solve(ground, Budget { steps, seed: 1 }, &Threads(2), &Never, &mut |_| {})
}
