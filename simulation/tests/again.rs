//! A seed's day is the same whenever it is run, and every place at which something can go wrong is gone through.

use std::collections::BTreeSet;

use simulation::{Call, Coverage, Moment, Point, Seen, Weather, run};

#[test]
fn a_seed_is_the_same_day_again() {
    for seed in 0..40 {
        let (once, again) = (run(seed, Weather::Drawn, true).unwrap(), run(seed, Weather::Drawn, true).unwrap());
        assert!(once.trace.len() > 50, "seed {seed} is a short day: {} lines", once.trace.len());
        for (one, other) in once.trace.iter().zip(&again.trace) {
            assert_eq!(one, other, "seed {seed}");
        }
        assert_eq!(once, again, "seed {seed}");
    }
}

#[test]
fn seeds_are_different_days() {
    let traces: BTreeSet<_> = (0..20).map(|seed| run(seed, Weather::Drawn, true).unwrap().trace).collect();
    assert_eq!(traces.len(), 20);
}

/// How many storms are enough.
const STORMS: u64 = 400;

/// What a call is, and when its steps wait: some are one statement of several, and only the last has an end of its own.
fn points() -> Vec<Point> {
    let ends = |call| !matches!(call, Call::LockSessions | Call::LockPeople | Call::Write | Call::Rollback);
    // Sweeping by hand leases no job, and nobody's facts change here.
    let calls = || Call::ALL.into_iter().filter(|call| !matches!(call, Call::Job | Call::PutFacts));
    let before = calls().map(|call| Point { call, moment: Moment::Before });
    let after = calls().filter(|call| ends(*call)).map(|call| Point { call, moment: Moment::After });
    before.chain(after).collect()
}

/// In some hundred storms every step has been let through, has failed and has died, and everything has happened that the
/// promises speak of.
#[test]
fn everything_happens() {
    let mut coverage = Coverage::default();
    for seed in 0..STORMS {
        let day = run(seed, Weather::Storm, false).unwrap();
        assert_eq!(day.findings, [], "in the storm of seed {seed}");
        coverage.add(&day.coverage);
    }
    let mut missing = Vec::new();
    for point in points() {
        let seen = [Seen::Passed(point), Seen::Failed(point), Seen::Crashed(point)];
        missing.extend(seen.into_iter().filter(|seen| coverage.of(*seen) == 0).map(|seen| seen.to_string()));
    }
    for outcome in ["held", "extended", "released", "booked", "changed", "cancelled", "refused"] {
        if coverage.of(Seen::Outcome(outcome)) == 0 {
            missing.push(outcome.to_owned());
        }
    }
    for error in ["busy", "stopping", "unavailable", "unknown"] {
        if coverage.of(Seen::Error(error)) == 0 {
            missing.push(error.to_owned());
        }
    }
    let events = [
        "answer lost",
        "begun again",
        "clock set back",
        "clock set forward",
        "crashed while idle",
        "lost on its way",
        "reference drawn twice",
        "sent again",
        "sent twice",
        "stopped",
        "swept",
    ];
    missing.extend(events.iter().filter(|event| coverage.of(Seen::Event(event)) == 0).map(ToString::to_string));
    assert!(missing.is_empty(), "never seen: {missing:?}");
    assert_eq!(coverage.of(Seen::Event("session too hard to explain")), 0);
}
