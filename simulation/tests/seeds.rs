//! Two thousand seeds, in parts that run beside each other.

#![expect(clippy::unwrap_used, reason = "tests fail by panicking")]

use simulation::{Coverage, Weather, run};

/// How many seeds each part runs.
const PART: u64 = 250;

fn part(number: u64) {
    let mut coverage = Coverage::default();
    let mut bad = Vec::new();
    for seed in number * PART..(number + 1) * PART {
        let day = run(seed, Weather::Drawn, false).unwrap();
        coverage.add(&day.coverage);
        if let Some(first) = day.findings.first() {
            bad.push(format!("seed {seed}: {first}\n  replay with: assize simulate --seeds 1 --from {seed} --trace"));
        }
    }
    assert!(bad.is_empty(), "{} of {PART} seeds found something:\n{}", bad.len(), bad.join("\n"));
}

macro_rules! parts {
    ($($name:ident => $number:literal;)*) => {$(
        #[test]
        fn $name() {
            part($number);
        }
    )*};
}

parts! {
    seeds_from_0 => 0;
    seeds_from_250 => 1;
    seeds_from_500 => 2;
    seeds_from_750 => 3;
    seeds_from_1000 => 4;
    seeds_from_1250 => 5;
    seeds_from_1500 => 6;
    seeds_from_1750 => 7;
}
