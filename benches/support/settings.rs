//! How long a bench takes, from the environment, and which of its cases run, from the command line.

use anyhow::Context;

/// How long and how often.
#[derive(Debug, Clone)]
pub(crate) struct Settings {
    /// `BENCH_SECONDS`: how long each turn counts.
    pub(crate) seconds: u32,
    /// `BENCH_ROUNDS`: how many turns each way gets.
    pub(crate) rounds: u32,
    /// `BENCH_CLIENTS`: how many clients book at once on the hot session.
    pub(crate) clients: Vec<u32>,
    /// `BENCH_EXISTING`: how many bookings there are before the turns that show what growth costs, the fewest first.
    pub(crate) existing: Vec<u32>,
    /// The words after `--`: only cases that have all of them run.
    words: Vec<String>,
}

impl Settings {
    /// Short turns unless told otherwise.
    ///
    /// # Errors
    /// A variable holds something else than numbers from 1.
    pub(crate) fn from_environment() -> anyhow::Result<Self> {
        let mut existing = numbers("BENCH_EXISTING", &[10_000, 100_000])?;
        existing.sort_unstable();
        Ok(Self {
            seconds: number("BENCH_SECONDS", 2)?,
            rounds: number("BENCH_ROUNDS", 3)?,
            clients: numbers("BENCH_CLIENTS", &[64, 256, 512, 1_000, 2_000])?,
            existing,
            words: words(),
        })
    }

    /// Whether the case with that name runs.
    pub(crate) fn wants(&self, case: &str) -> bool {
        self.words.iter().all(|word| case.contains(word.as_str()))
    }
}

/// Cargo itself adds `--bench`.
fn words() -> Vec<String> {
    std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect()
}

fn number(variable: &str, usual: u32) -> anyhow::Result<u32> {
    let Ok(text) = std::env::var(variable) else { return Ok(usual) };
    parse(variable, &text)
}

/// Several, with commas between them.
fn numbers(variable: &str, usual: &[u32]) -> anyhow::Result<Vec<u32>> {
    let Ok(text) = std::env::var(variable) else { return Ok(usual.to_vec()) };
    text.split(',').map(|part| parse(variable, part.trim())).collect()
}

fn parse(variable: &str, text: &str) -> anyhow::Result<u32> {
    let number: u32 = text.parse().with_context(|| format!("{variable} must be a number, not `{text}`"))?;
    anyhow::ensure!(number > 0, "{variable} must be 1 or more");
    Ok(number)
}
