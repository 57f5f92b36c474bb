//! Employment-tribunal regions drawn from a seed: ours, one integer program alone, CP-SAT and Timefold.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::Context;
use anytime::Never;
use assize::searching::{Clock, Threads, steps_for_list};
use calendars::{Division, WorkingDays};
use listing::{Budget, Ground, Prover, Solved, by_program_alone, solve};
use listing_instances::{Size, Tables, draw};
use listing_model::Problem;
use over_listing::DEFAULTS_JSON;

use crate::contest::{Contest, Entry};
use crate::peers;
use crate::settings::Settings;
use crate::support::report;

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
        // The largest gets more: 108 s in a usual run.
        let seconds = settings.seconds * if hearings >= 12_000 { 18 } else { 1 };
        let seeds = if hearings >= 12_000 { 1 } else { settings.seeds };
        for seed in 1..=seeds {
            let begun = Instant::now();
            let solved = ours(&ground, Duration::from_secs(seconds), seed);
            let took = begun.elapsed();
            let costs = judge(&problem, &serde_json::to_string(&solved.plan(&ground, &problem))?)?;
            let says = proven(&ground, &solved, seed);
            let entry = Entry::of(&case, "assize", Duration::from_secs(seconds), took);
            contest.add(Entry { seed: Some(seed), costs: Some(costs), says, ..entry });
        }
        if hearings <= PEERS_UP_TO && !settings.peers.is_empty() {
            program_alone(settings, &case, (&problem, &ground), contest)?;
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

/// Our search as the command does it, for about so long.
pub(crate) fn ours(ground: &Ground, time: Duration, seed: u64) -> Solved {
    let (clock, threads) = (Clock::start(Some(time)), Threads(2));
    let steps = steps_for_list(ground, &threads, &clock);
    solve(ground, Budget { steps, seed }, &threads, &clock, &mut |_| {})
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
    let all = Prover::new(ground).bounds(&solved.score, solver, Duration::from_secs(60), &Never);
    let said = all.iter().map(|bound| format!("{} >= {}", bound.layer.code(), bound.at_least));
    let (priced, steps) = (solved.priced, solved.steps);
    format!("[{steps} steps, {priced} places; proven {}]", said.collect::<Vec<_>>().join(", "))
}

/// HiGHS, or the solver there is, on one integer program for the whole problem.
fn program_alone(
    settings: &Settings,
    case: &str,
    (problem, ground): (&Problem, &Ground),
    contest: &mut Contest,
) -> anyhow::Result<()> {
    let solver = scheduler::mip::default_solver();
    let name = format!("{} alone", solver.name_and_version());
    for times in &settings.peers {
        let given = Duration::from_secs(settings.seconds * times);
        let begun = Instant::now();
        let solved = by_program_alone(ground, solver, given);
        let entry = Entry::of(case, &name, given, begun.elapsed());
        let costs = judge(problem, &serde_json::to_string(&solved.plan(ground, problem))?)?;
        contest.add(Entry { costs: Some(costs), ..entry });
    }
    Ok(())
}

fn others(settings: &Settings, case: &str, problem: &Problem, contest: &mut Contest) -> anyhow::Result<()> {
    let Some(python) = peers::python() else {
        let says = "run benches/listing/peers/setup.sh first".to_owned();
        contest.add(Entry { says, ..Entry::of(case, "peers", Duration::ZERO, Duration::ZERO) });
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
            let said: String = ran.said.chars().take(400).collect();
            let (costs, says) = match ran.wrote.map(|plan| judge(problem, &plan)) {
                Some(Ok(costs)) => (Some(costs), said),
                Some(Err(_)) => (None, format!("unlawful {said}")),
                None => (None, format!("none in time {said}")),
            };
            contest.add(Entry { costs, says, ..Entry::of(case, name, Duration::from_secs(seconds), ran.took) });
        }
    }
    Ok(())
}

/// A search that nothing ends but its steps, for figures that count work.
pub(crate) fn steps(ground: &Ground, steps: u64) -> Solved {
    solve(ground, Budget { steps, seed: 1 }, &Threads(2), &Never, &mut |_| {})
}
