//! `interpreter.wrong`, `interpreter.away`, `interpreter.taken`.

use std::collections::BTreeSet;

use crate::breach::{Code, Findings};
use crate::scene::{Diary, Listed, Scene};

pub(super) fn check(scene: &Scene, listed: &Listed, findings: &mut Findings) {
    let (wanted, given) = (&listed.hearing.interpreters, &listed.placement.interpreters);
    let mut wrong = |says: String| findings.add(Code::InterpreterWrong, [listed.id()], says);
    if wanted.len() != given.len() {
        wrong(format!("has {} interpreters for {} languages", given.len(), wanted.len()));
    }
    let known = |id: &str| scene.problem.supply.interpreters.get(id);
    for (&language, &(spoken, person)) in wanted.iter().zip(given) {
        if spoken != language || known(person).is_some_and(|known| !known.languages.contains(&language)) {
            wrong(format!("{person} does not interpret {language} here"));
        }
    }
    let mut there = BTreeSet::new();
    for &(_, person) in given.iter().filter(|(_, person)| !there.insert(*person)) {
        wrong(format!("{person} is there twice"));
    }
    for person in there.into_iter().filter_map(known) {
        for &stay in &listed.stays {
            for sitting in scene.problem.horizon.touched(stay).filter(|sitting| !person.works(stay.day, sitting.code)) {
                let says = format!("{} does not work on {} in {}", person.id, stay.day, sitting.code);
                findings.add(Code::InterpreterAway, [listed.id()], says);
            }
        }
    }
}

/// Hearings of one slot have interpreters of their own, so only a hearing itself may share one with itself.
pub(super) fn check_taken(scene: &Scene, findings: &mut Findings) {
    for clash in Diary::of_interpreters(scene).clashes(|one, other| one.id() == other.id()) {
        let hearings = clash.one.hearing().into_iter().chain(clash.other.hearing());
        findings.add(Code::InterpreterTaken, hearings, format!("{} is taken twice on {}", clash.name, clash.day));
    }
}
