//! `plan.unknown_name`, `plan.twice`, `plan.left_out`, `plan.no_reason`, `plan.other_version`: every hearing is accounted for.

use std::collections::BTreeSet;

use crate::breach::{Code, Findings};
use crate::scene::Scene;

pub(super) fn check(scene: &Scene, findings: &mut Findings) {
    let plan = scene.plan;
    let known: BTreeSet<&str> = scene.problem.hearings.iter().map(|hearing| hearing.id).collect();
    let mut placed = BTreeSet::new();
    for placement in &plan.placements {
        if !known.contains(placement.hearing) {
            findings.add(Code::UnknownName, [placement.hearing], "has a place but is not in the problem");
        } else if !placed.insert(placement.hearing) {
            findings.add(Code::Twice, [placement.hearing], "has two places");
        }
    }
    let mut unlisted = BTreeSet::new();
    for &(hearing, reasons) in &plan.unlisted {
        if !known.contains(hearing) {
            findings.add(Code::UnknownName, [hearing], "is in `unlisted` but not in the problem");
        } else if !unlisted.insert(hearing) {
            findings.add(Code::Twice, [hearing], "is twice in `unlisted`");
        } else if placed.contains(hearing) {
            findings.add(Code::Twice, [hearing], "has a place and is in `unlisted`");
        }
        if reasons == 0 {
            findings.add(Code::NoReason, [hearing], "is in `unlisted` without a reason");
        }
    }
    for hearing in &scene.problem.hearings {
        if !placed.contains(hearing.id) && !unlisted.contains(hearing.id) {
            findings.add(Code::LeftOut, [hearing.id], "has no place and is not in `unlisted`");
        }
    }
    if plan.made_from.is_some_and(|made_from| scene.problem.version != Some(made_from)) {
        findings.add(Code::OtherVersion, [], "the plan was made from another version of the list in force");
    }
    names(scene, findings);
}

/// Everything else that placements name.
fn names(scene: &Scene, findings: &mut Findings) {
    let supply = &scene.problem.supply;
    for listed in &scene.listed {
        let placement = listed.placement;
        let mut unknown = |is_known: bool, what: &str, id: &str| {
            if !is_known {
                findings.add(Code::UnknownName, [listed.id()], format!("there is no {what} {id}"));
            }
        };
        if let Some(room) = placement.room {
            unknown(supply.rooms.contains_key(room), "room", room);
        }
        if let Some(id) = placement.list {
            unknown(listed.list().is_some(), "list", id);
        }
        for person in placement.people() {
            unknown(supply.people.contains_key(person), "office-holder", person);
        }
        for &(_, person) in &placement.interpreters {
            unknown(supply.interpreters.contains_key(person), "interpreter", person);
        }
    }
}
