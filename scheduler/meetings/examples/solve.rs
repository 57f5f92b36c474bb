//! Solves a file on threads and tells what came of it:
//! `cargo run --release -p meetings --example solve -- INSTANCE [OUT] [seconds=30] [steps=N] [workers=2] [seed=1] [seeds=1]`.
//!
//! Seconds are processor seconds of each worker, as Linux tells them in hundredths, so that a busy machine changes little but
//! the waiting. `steps` (all workers together) instead of seconds makes a run that can be had again.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a program for people at a terminal")]

use anytime::{Job, Never, Pace, Progress, Workers};
use meetings::{Budget, Instance, Score, Solved, score, solve};
use std::process::ExitCode;
use std::time::Instant;

/// A thread for each job.
struct Threads(usize);

impl Workers for Threads {
    fn count(&self) -> usize {
        self.0
    }

    fn run<'a>(&self, jobs: Vec<Job<'a>>) {
        std::thread::scope(|scope| {
            for job in jobs {
                scope.spawn(job);
            }
        });
    }
}

/// Processor time of this process in microseconds: fields 14 and 15 of `/proc/self/stat`, of which the second may hold spaces.
fn processor_micros() -> u64 {
    let told = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after_name = told.rsplit(')').next().unwrap_or_default();
    let ticks = after_name.split_whitespace().skip(11).take(2).filter_map(|ticks| ticks.parse::<u64>().ok());
    ticks.sum::<u64>() * 10_000
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

/// Solves with a number of steps, and says how many microseconds that took each worker, and until when a hard rule was broken.
fn timed(instance: &Instance, steps: u64, seed: u64, workers: usize) -> (Solved, u64, Option<u64>) {
    let begun = processor_micros();
    let each = |now: u64| (now - begun) / workers.max(1) as u64;
    let mut kept = None;
    let mut told = |progress: Progress<Score>| {
        if progress.score.hard == 0 {
            kept.get_or_insert_with(|| each(processor_micros()));
        }
    };
    let solved = solve(instance, Budget { steps }, seed, &Threads(workers), &Never, &mut told);
    (solved, each(processor_micros()), kept)
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
        let (solved, micros, kept) = timed(&instance, steps, seed, wish.workers);
        assert_eq!(solved.score, score(&instance, &solved.assignments));
        let kept = kept.map_or("never".to_owned(), |micros| format!("after {} ms", micros / 1_000));
        println!(
            "{} seed {seed}: {} after {} steps, {} ms of each of {} workers ({} ms on the wall), hard rules kept {kept}",
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
