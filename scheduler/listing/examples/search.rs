//! Solves a problem file and says what came of it: `search FILE STEPS SEED [OUT]`. For experiments.

use std::time::Instant;

use anytime::{Job, Never, Workers};
use listing::{Budget, Ground, greedy, solve};
use listing_model::Problem;

/// Two threads.
struct Threads;

impl Workers for Threads {
    fn count(&self) -> usize {
        2
    }

    fn run<'a>(&self, jobs: Vec<Job<'a>>) {
        let jobs = std::sync::Mutex::new(jobs.into_iter());
        std::thread::scope(|scope| {
            for _ in 0..2 {
                scope.spawn(|| {
                    loop {
                        let job = jobs.lock().unwrap().next();
                        match job {
                            Some(job) => job(),
                            None => break,
                        }
                    }
                });
            }
        });
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let file = arguments.next().ok_or("a file")?;
    let steps: u64 = arguments.next().unwrap_or_default().parse().unwrap_or(0);
    let seed = arguments.next().unwrap_or_default().parse().unwrap_or(1);
    let problem: Problem = serde_json::from_str(&std::fs::read_to_string(file)?)?;
    let begun = Instant::now();
    let ground = Ground::new(&problem);
    println!("ground {:?}", begun.elapsed());
    let begun = Instant::now();
    let first = greedy(&ground);
    println!("greedy {:?} priced {} {}", begun.elapsed(), first.priced, first.score);
    let begun = Instant::now();
    let mut report = |progress: anytime::Progress<listing::Score>| {
        println!("{:>10} {:?} {}", progress.steps, begun.elapsed(), progress.score);
    };
    let solved = if steps > 0 { solve(&ground, Budget { steps, seed }, &Threads, &Never, &mut report) } else { first };
    println!("solved {:?} steps {} priced {} {}", begun.elapsed(), solved.steps, solved.priced, solved.score);
    let begun = Instant::now();
    for bound in
        listing::bounds(&ground, &solved.score, scheduler::mip::default_solver(), std::time::Duration::from_secs(30))
    {
        println!("{bound:?}");
    }
    println!("bounds {:?}", begun.elapsed());
    if let Some(out) = arguments.next() {
        std::fs::write(out, serde_json::to_string(&solved.plan(&ground, &problem))?)?;
    }
    Ok(())
}
