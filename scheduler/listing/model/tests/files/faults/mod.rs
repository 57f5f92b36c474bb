//! Every rule of a file is broken once, and found where it is broken.

mod bound;
mod hearings;
mod supply;
mod whole_file;

use std::collections::BTreeSet;

use listing_model::{Effect, Fault, FaultCode, read};
use serde_json::Value;

use crate::support::example_with;

/// A fault in short: its code, its place, and what is left out if that is not the place itself.
pub(crate) fn short(fault: &Fault) -> String {
    let effect = match &fault.effect {
        Effect::Spoils => " spoils".to_owned(),
        Effect::LeavesOut(element) => format!(" -{element}"),
        Effect::Warns => String::new(),
    };
    format!("{} {}{effect}", fault.code, fault.path)
}

/// Changes to the example, and the faults that they make.
type Case = (Vec<(&'static str, Value)>, &'static [&'static str]);

fn case<const N: usize>(changes: [(&'static str, Value); N], faults: &'static [&'static str]) -> Case {
    (changes.into(), faults)
}

fn all() -> Vec<Case> {
    [
        whole_file::files(),
        whole_file::horizons(),
        supply::supplies(),
        supply::lists(),
        hearings::hearings(),
        hearings::venues(),
        hearings::panels(),
        bound::links(),
        bound::places_in_force(),
    ]
    .concat()
}

#[test]
fn each_breach_is_found_where_it_is() {
    for (changes, expected) in all() {
        let reading = read(&example_with(&changes).to_string());
        let found: Vec<String> = reading.faults.iter().map(short).collect();
        assert_eq!(found, expected, "{changes:?}\n{:#?}", reading.faults);
        let spoils = expected.iter().any(|fault| fault.ends_with(" spoils"));
        assert_eq!(reading.problem.is_none(), spoils, "{changes:?}");
        let left_out: BTreeSet<&str> = expected.iter().filter_map(|fault| whole_hearing(fault)).collect();
        let told: BTreeSet<&str> = reading.hearings_left_out.iter().map(|out| out.path.as_str()).collect();
        if !spoils {
            assert_eq!(told, left_out, "{changes:?}");
        }
    }
}

/// The hearing that a fault leaves out, unless it is only a part of one.
fn whole_hearing(fault: &str) -> Option<&str> {
    let (_, out) = fault.split_once(" -")?;
    (out.starts_with("hearings[") && out.ends_with(']') && !out.contains('.')).then_some(out)
}

#[test]
fn what_is_left_is_sound() {
    for (changes, _) in all() {
        if let Some(problem) = read(&example_with(&changes).to_string()).problem {
            let again = read(&serde_json::to_string(&problem).unwrap());
            let only_warned = again.faults.iter().all(|fault| fault.effect == Effect::Warns);
            assert!(only_warned, "{changes:?}\n{:#?}", again.faults);
            assert_eq!(again.problem, Some(problem), "{changes:?}");
        }
    }
}

#[test]
fn every_rule_is_broken_here_or_below() {
    let mut broken: BTreeSet<FaultCode> = all()
        .iter()
        .flat_map(|(changes, _)| read(&example_with(changes).to_string()).faults)
        .map(|fault| fault.code)
        .collect();
    // Text that is no JSON and such, plans, and what takes tens of thousands of elements have tests of their own.
    broken.extend([FaultCode::NotJson, FaultCode::TooLarge, FaultCode::RepeatedName, FaultCode::TooMany]);
    broken.extend([FaultCode::LeftOutOfPlan, FaultCode::NoReason, FaultCode::OtherVersion]);
    let missing: Vec<_> = FaultCode::ALL.iter().filter(|code| !broken.contains(code)).collect();
    assert_eq!(missing, Vec::<&FaultCode>::new());
}

/// What an officer reads. Every message is in it once.
#[test]
fn faults_in_words() {
    let mut told = BTreeSet::new();
    let mut words = String::new();
    for (changes, _) in all() {
        for fault in read(&example_with(&changes).to_string()).faults {
            if told.insert(fault.message.clone()) {
                words.push_str(&format!("{fault}\n"));
            }
        }
    }
    insta::assert_snapshot!(words);
}
