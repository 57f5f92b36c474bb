//! Each known mistake is found, and soon: what finds nothing where something is wrong proves nothing where all is well.

use rstest::rstest;
use scheduler::planted::{Bug, plant};
use simulation::Weather;

/// Within how many seeds.
const SEEDS: u64 = 2_000;

#[rstest]
#[case(Bug::CapacityOffByOne)]
#[case(Bug::ExpiredHoldConfirms)]
#[case(Bug::ReleaseGivesBackTwice)]
#[case(Bug::HoldsTakeNobodysTime)]
#[case(Bug::ReplayDecidedAnew)]
#[case(Bug::ExtensionPastTheLastMoment)]
#[case(Bug::ChangeKeepsTheOldUnits)]
#[case(Bug::CancelKeepsThePeople)]
#[case(Bug::ReplacedHoldStays)]
#[case(Bug::ClosedSessionTakesDemands)]
fn found(#[case] bug: Bug) {
    plant(Some(bug));
    let found = (0..SEEDS).find_map(|seed| {
        let day = simulation::run(seed, Weather::Drawn, false).unwrap();
        day.findings.into_iter().next().map(|finding| (seed, finding))
    });
    plant(None);
    let (seed, finding) = found.unwrap_or_else(|| panic!("{bug:?} is not found within {SEEDS} seeds"));
    println!("{bug:?} is found after {} seeds: {finding:.300}", seed + 1);
}

/// The cases above are all that there are.
#[test]
fn every_mistake_is_looked_for() {
    let source = include_str!("planted.rs");
    for bug in Bug::ALL {
        assert!(source.contains(&format!("#[case(Bug::{bug:?})]")), "{bug:?} is not looked for");
    }
}
