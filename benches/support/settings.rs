//! How long a bench takes, from the environment, and which of its cases run, from the command line.

use anyhow::Context;

/// How long and how often.
#[derive(Debug, Clone)]
pub(crate) struct Settings {
    /// `BENCH_SECONDS`: how long each turn counts.
    pub(crate) seconds: u32,
    /// `BENCH_ROUNDS`: how many turns each way gets.
    pub(crate) rounds: u32,
    /// The words after `--`: only cases that have all of them run.
    words: Vec<String>,
}

impl Settings {
    /// Short turns unless told otherwise.
    ///
    /// # Errors
    /// A variable holds something else than a number from 1.
    pub(crate) fn from_environment() -> anyhow::Result<Self> {
        Ok(Self { seconds: number("BENCH_SECONDS", 2)?, rounds: number("BENCH_ROUNDS", 3)?, words: words() })
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
    let number: u32 = text.parse().with_context(|| format!("{variable} must be a number, not `{text}`"))?;
    anyhow::ensure!(number > 0, "{variable} must be 1 or more");
    Ok(number)
}
