//! Solves a file on threads and tells what came of it:
//! `cargo run --release -p meetings --example solve -- INSTANCE [OUT] [seconds=30] [steps=N] [workers=2] [seed=1] [seeds=1]`.
//!
//! Seconds are processor seconds of each worker, as far as the system tells them, so that a busy machine changes nothing but
//! the waiting. `steps` (all workers together) instead of seconds makes a run that can be had again.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a program for people at a terminal")]

use anytime::{Job, Never, Pace, Progress, Workers};
use meetings::{Budget, Instance, Score, Solved, score, solve};
use std::process::ExitCode;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

/// A thread for each job, and the processor time of those that are done.
struct Threads {
    count: usize,
    micros: AtomicU64,
}

impl Workers for Threads {
    fn count(&self) -> usize {
        self.count
    }

    fn run<'a>(&self, jobs: Vec<Job<'a>>) {
        std::thread::scope(|scope| {
            for job in jobs {
                scope.spawn(move || {
                    job();
                    self.micros.fetch_add(thread_micros(), Ordering::Relaxed);
                });
            }
        });
    }
}

/// Processor time of this thread (Linux; elsewhere nothing is measured).
fn thread_micros() -> u64 {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    told.split(' ').next().and_then(|nanos| nanos.parse::<u64>().ok()).unwrap_or(0) / 1_000
}

struct Wish {
    instance: String,
    out: Option<String>,
    seconds: u64,
    steps: Option<u64>,
    workers: usize,
    seeds: std::ops::Range<u64>,
}

fn wish() -> Option<Wish> {
    let mut words = std::env::args().skip(1);
    let mut wish = Wish { instance: words.next()?, out: None, seconds: 30, steps: None, workers: 2, seeds: 1..2 };
    for word in words {
        match word.split_once('=') {
            Some(("seconds", number)) => wish.seconds = number.parse().ok()?,
            Some(("steps", number)) => wish.steps = Some(number.parse().ok()?),
            Some(("workers", number)) => wish.workers = number.parse().ok()?,
            Some(("seed", number)) => wish.seeds = number.parse().ok().map(|seed: u64| seed..seed + 1)?,
            Some(("seeds", number)) => wish.seeds.end = wish.seeds.start + number.parse::<u64>().ok()?,
            Some(_) => return None,
            None => wish.out = Some(word),
        }
    }
    Some(wish)
}

/// Solves with a number of steps, and says how many microseconds each worker took.
fn timed(instance: &Instance, steps: u64, seed: u64, workers: usize) -> (Solved, u64, u64) {
    let threads = Threads { count: workers, micros: AtomicU64::new(0) };
    let feasible = AtomicU64::new(u64::MAX);
    let mut told = |progress: Progress<Score>| {
        if progress.score.hard == 0 {
            feasible.fetch_min(threads.micros.load(Ordering::Relaxed) / workers.max(1) as u64, Ordering::Relaxed);
        }
    };
    let solved = solve(instance, Budget { steps }, seed, &threads, &Never, &mut told);
    let micros = threads.micros.load(Ordering::Relaxed) / workers.max(1) as u64;
    (solved, micros, feasible.load(Ordering::Relaxed))
}

fn run(wish: &Wish) -> Result<(), Box<dyn std::error::Error>> {
    let instance = Instance::from_json(&std::fs::read_to_string(&wish.instance)?)?;
    for seed in wish.seeds.clone() {
        let steps = wish.steps.unwrap_or_else(|| {
            let (trial, micros, _) = timed(&instance, Budget::TRIAL.steps, seed, wish.workers);
            Pace { steps: trial.steps, micros }
                .steps_in(wish.seconds * 1_000_000 - micros.min(wish.seconds * 1_000_000))
        });
        let begun = Instant::now();
        let (solved, micros, feasible) = timed(&instance, steps, seed, wish.workers);
        assert_eq!(solved.score, score(&instance, &solved.assignments));
        let feasible = if feasible == u64::MAX { "never".to_owned() } else { format!("{} ms", feasible / 1_000) };
        println!(
            "{} seed {seed}: {} after {} steps, {} ms of each of {} workers ({} ms on the wall), hard rules kept after {feasible}",
            instance.name(),
            solved.score,
            solved.steps,
            micros / 1_000,
            wish.workers,
            begun.elapsed().as_millis(),
        );
        if let Some(out) = &wish.out {
            std::fs::write(out, solved.to_json())?;
        }
    }
    Ok(())
}

fn main() -> ExitCode {
    let Some(wish) = wish() else {
        eprintln!("usage: solve INSTANCE [OUT] [seconds=30] [steps=N] [workers=2] [seed=1] [seeds=1]");
        return ExitCode::FAILURE;
    };
    match run(&wish) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
