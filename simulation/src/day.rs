//! A seed from morning to judgement.

use crate::checks;
use crate::coverage::Coverage;
use crate::finding::Finding;
use crate::idle::Idle;
use crate::run::Run;
use crate::temper::Weather;
use crate::trace::Trace;

/// What a seed's day came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Day {
    /// The seed.
    pub seed: u64,
    /// What is wrong; empty on a good day.
    pub findings: Vec<Finding>,
    /// What happened, and how often.
    pub coverage: Coverage,
    /// How many steps it took.
    pub steps: u32,
    /// What happened, line by line, where that was asked for.
    pub trace: Vec<String>,
}

/// The day could not be begun.
#[derive(Debug, thiserror::Error)]
pub enum SetupError {
    /// The runtime could not be made.
    #[error("the runtime could not be made: {0}")]
    Runtime(#[from] std::io::Error),
}

/// Runs a seed's day, on this thread alone.
///
/// # Errors
/// [`SetupError`] where this machine cannot run it.
pub fn run(seed: u64, weather: Weather, traced: bool) -> Result<Day, SetupError> {
    let idle = Idle::default();
    let sleeps = idle.clone();
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_time().on_thread_park(move || sleeps.sleeps()).build()?;
    let trace = if traced { Trace::kept() } else { Trace::none() };
    Ok(runtime.block_on(async {
        let mut run = Run::begin(seed, weather, idle, trace).await;
        run.day().await;
        let end = run.evening().await;
        checks::lawful(&mut run).await;
        checks::schema(&mut run);
        checks::acknowledged(&mut run, &end);
        checks::feed(&mut run, &end);
        checks::linearizable(&mut run, &end);
        run.morning_after().await;
        let Run { findings, coverage, step, trace, .. } = run;
        Day { seed, findings, coverage, steps: step, trace: trace.into_lines() }
    }))
}
