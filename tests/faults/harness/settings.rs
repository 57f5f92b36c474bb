//! How long and from which seed, by environment variables.

use std::fmt::Debug;
use std::str::FromStr;

/// How often each fault happens within a test: `FAULTS_ROUNDS`, 1 without it. `make faults` sets more.
pub(crate) fn rounds() -> u32 {
    variable("FAULTS_ROUNDS").unwrap_or(1)
}

/// Where the random source begins: `FAULTS_SEED`, or the process's number. It is printed with every test's report.
pub(crate) fn seed() -> u64 {
    variable("FAULTS_SEED").unwrap_or_else(|| u64::from(std::process::id()))
}

fn variable<T: FromStr<Err: Debug>>(name: &str) -> Option<T> {
    let text = std::env::var(name).ok()?;
    Some(text.parse().unwrap_or_else(|error| panic!("{name}={text}: {error:?}")))
}
