//! Files of the listing engine, and the engine on what they say.

mod base;
mod engine;
mod specials;

use std::sync::LazyLock;

use listing_model::{Effect, Fault, Problem, read, read_plan};
use over_listing::Outcomes;
use serde_json::Value;

use crate::dice::Dice;
use crate::edits::{self, twice};

/// The most hearings that the engine is given here: enough for every rule, few enough for many problems.
const MOST_HEARINGS: usize = 40;
/// The longest message that somebody is shown.
const LONGEST: usize = 1_000;

/// A problem is read or refused with a reason; what is read is written and read back as the same; and the engine makes a plan
/// of it that the independent checker finds lawful, at the price that the engine says.
pub(crate) fn problem(bytes: &[u8]) {
    let text = text(bytes, |dice| [base::of(dice), base::example().clone()]);
    let reading = read(&text);
    check(&reading.faults, reading.problem.is_none());
    let Some(problem) = reading.problem else { return };
    let again = read(&written(&problem));
    assert!(again.faults.iter().all(|fault| fault.effect == Effect::Warns), "{:#?}\n{text}", again.faults);
    assert_eq!(again.problem.as_ref(), Some(&problem), "{text}");
    if problem.hearings.len() <= MOST_HEARINGS {
        engine::hold(&problem);
    }
}

/// A plan is read or refused with a reason, and what is read is written and read back as the same.
pub(crate) fn plan(bytes: &[u8]) {
    static PROBLEM: LazyLock<Option<Problem>> = LazyLock::new(|| read(&base::example().to_string()).problem);
    let Some(problem) = &*PROBLEM else { panic!("the example is not read") };
    let reading = read_plan(&text(bytes, |_| twice(base::example_plan())), problem);
    check(&reading.faults, reading.plan.is_none());
    let Some(plan) = reading.plan else { return };
    let again = read_plan(&written(&plan), problem);
    assert!(again.faults.iter().all(|fault| fault.effect == Effect::Warns), "{:#?}", again.faults);
    assert_eq!(again.plan, Some(plan));
}

/// Outcomes are read or refused with a place, and what is read is written and read back as the same.
pub(crate) fn outcomes(bytes: &[u8]) {
    let base = |_: &mut Dice<'_>| twice(&serde_json::from_str(over_listing::DEFAULTS_JSON).unwrap_or_default());
    match Outcomes::read(&text(bytes, base)) {
        Ok(outcomes) => {
            let text = written(&outcomes);
            assert_eq!(Outcomes::read(&text).as_ref(), Ok(&outcomes), "{text}");
        }
        Err(faults) => {
            assert!(faults.iter().next().is_some());
            assert!(faults.iter().all(|fault| !fault.to_string().is_empty()));
        }
    }
}

/// The bytes as text, or a changed problem, plan or table.
fn text(bytes: &[u8], base: impl Fn(&mut Dice<'_>) -> [Value; 2]) -> String {
    edits::text(bytes, base, &specials::apply)
}

fn written(what: &impl serde::Serialize) -> String {
    serde_json::to_string(what).unwrap_or_else(|error| panic!("what was read is not written: {error}"))
}

/// Each fault says something that can be read, and nothing is made of the file only if one spoils it.
fn check(faults: &[Fault], nothing: bool) {
    assert_eq!(nothing, faults.iter().any(|fault| fault.effect == Effect::Spoils), "{faults:#?}");
    for fault in faults {
        let text = fault.to_string();
        assert!(!fault.message.is_empty() && !text.chars().any(char::is_control), "{text:?}");
        assert!(fault.message.chars().count() <= LONGEST, "{text}");
    }
}
