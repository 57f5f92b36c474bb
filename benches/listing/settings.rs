//! What is to be measured, and for how long.

/// The choices of a run.
#[derive(Debug, Clone)]
pub(crate) struct Settings {
    /// Words of the command line: a case must have all of them.
    words: Vec<String>,
    /// Seconds that our search has on each problem (`BENCH_SECONDS`). Peers have them too, and ten times as many.
    pub(crate) seconds: u64,
    /// How many seeds each search runs with (`BENCH_SEEDS`).
    pub(crate) seeds: u64,
    /// How many times as long peers may search (`BENCH_PEERS`, such as `1,10`); empty: no peers.
    pub(crate) peers: Vec<u64>,
}

impl Settings {
    /// From the command line and the environment.
    pub(crate) fn read() -> Self {
        let number =
            |name: &str, usual: u64| std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(usual);
        let peers = std::env::var("BENCH_PEERS").unwrap_or_else(|_| "1,10".to_owned());
        Self {
            words: std::env::args().skip(1).filter(|word| !word.starts_with('-')).collect(),
            seconds: number("BENCH_SECONDS", 6).max(1),
            seeds: number("BENCH_SEEDS", 3).max(1),
            peers: peers.split(',').filter_map(|text| text.trim().parse().ok()).collect(),
        }
    }

    /// Whether a case is wanted.
    pub(crate) fn wants(&self, case: &str) -> bool {
        let words: Vec<&str> = case.split_whitespace().collect();
        self.words.iter().all(|word| words.contains(&word.as_str()))
    }
}
