//! `assize simulate`: the engine under every order of events, seed by seed.

use std::io::IsTerminal;
use std::ops::Range;
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc;
use std::time::Duration;

use anyhow::Context;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use simulation::{Coverage, Day, Weather};

use crate::cli::SimulateArgs;
use crate::output;

/// After so many bad days no more are begun.
const ENOUGH: u64 = 20;

/// Runs the subcommand. A finding makes the exit code 1.
///
/// # Errors
/// This machine cannot run a day, or nothing can be printed.
pub fn run(args: &SimulateArgs) -> anyhow::Result<ExitCode> {
    let end = args.from.checked_add(args.seeds).context("--from and --seeds together are more than there are seeds")?;
    let bar = ProgressBar::with_draw_target(Some(args.seeds), target());
    let style = "{wide_bar} {pos}/{len} seeds, {per_sec}, {eta} left{msg}";
    bar.set_style(ProgressStyle::with_template(style).context("the progress bar")?);
    bar.enable_steady_tick(Duration::from_millis(250));

    let mut coverage = Coverage::default();
    let (mut days, mut bad, mut steps) = (0_u64, 0_u64, 0_u64);
    each(args.from..end, args.jobs.max(1), args.trace, |day| {
        days += 1;
        steps += u64::from(day.steps);
        coverage.add(&day.coverage);
        if !day.findings.is_empty() {
            bad += 1;
            bar.set_message(format!(", {bad} bad"));
        }
        let said = bar.suspend(|| tell(&day, args));
        bar.inc(1);
        said.map(|()| bad < ENOUGH)
    })?;
    bar.finish_and_clear();

    if args.coverage {
        for (what, times) in coverage.iter() {
            output::line(&format!("{times:>10}  {what}"))?;
        }
    }
    let verdict = if bad == 0 { "nothing found".to_owned() } else { format!("{bad} of them found something") };
    output::line(&format!("{days} seeds, {steps} steps: {verdict}"))?;
    Ok(if bad == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn target() -> ProgressDrawTarget {
    if std::io::stderr().is_terminal() { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() }
}

/// Says what is wrong with a day, and how to see it again.
fn tell(day: &Day, args: &SimulateArgs) -> anyhow::Result<()> {
    if args.trace && (args.seeds == 1 || !day.findings.is_empty()) {
        for line in &day.trace {
            output::line(line)?;
        }
    }
    for finding in &day.findings {
        output::line(&format!("seed {}: {finding}", day.seed))?;
    }
    if !day.findings.is_empty() {
        output::line(&format!("  to see it again: assize simulate --seeds 1 --from {} --trace", day.seed))?;
    }
    Ok(())
}

/// Runs every seed on so many threads, and gives each day to `take` on this one, in the order in which they end. No more are
/// begun once `take` has had enough.
fn each(
    seeds: Range<u64>,
    jobs: usize,
    traced: bool,
    mut take: impl FnMut(Day) -> anyhow::Result<bool>,
) -> anyhow::Result<()> {
    let (next, enough) = (AtomicU64::new(seeds.start), AtomicBool::new(false));
    std::thread::scope(|scope| {
        let (days, ended) = mpsc::channel();
        for _ in 0..jobs {
            let (days, next, enough, end) = (days.clone(), &next, &enough, seeds.end);
            scope.spawn(move || {
                while !enough.load(Ordering::Relaxed) {
                    let seed = next.fetch_add(1, Ordering::Relaxed);
                    if seed >= end || days.send(simulation::run(seed, Weather::Drawn, traced)).is_err() {
                        break;
                    }
                }
            });
        }
        drop(days);
        let mut result = Ok(());
        for day in ended {
            let taken = day.map_err(anyhow::Error::from).and_then(&mut take);
            if !matches!(taken, Ok(true)) {
                enough.store(true, Ordering::Relaxed);
            }
            if result.is_ok() {
                result = taken.map(drop);
            }
        }
        result
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_seed_is_run_once_on_any_number_of_threads() {
        for jobs in [1, 3] {
            let mut seen = BTreeSet::new();
            each(5..12, jobs, false, |day| Ok(seen.insert(day.seed))).unwrap();
            assert_eq!(seen, (5..12).collect());
        }
    }

    #[test]
    fn enough_is_enough() {
        let mut days = 0;
        each(0..10_000, 1, false, |_| {
            days += 1;
            Ok(days < 3)
        })
        .unwrap();
        assert!(days < 100, "{days} days after somebody had enough");
    }
}
