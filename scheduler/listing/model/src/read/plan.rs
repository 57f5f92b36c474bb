//! A plan, from its text, for a problem.

use std::collections::BTreeSet;

use serde_json::Value;

use super::element::{Spot, element};
use super::file::{self, Fields};
use super::items::{self, Item};
use super::names::Names;
use super::report::Report;
use super::supply::SupplyNames;
use super::{Fault, FaultCode, path, placements};
use crate::{Placement, Plan, PlanFormat, Problem, Unlisted};

const FORMAT: &str = "listing-plan/1";
const KNOWN: [&str; 4] = ["format", "made_from", "placements", "unlisted"];

/// What the text of a plan says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanReading {
    /// The plan without those placements that are left out; nothing, if a fault spoils the file.
    pub plan: Option<Plan>,
    /// All that is wrong, in the order in which it was looked at.
    pub faults: Vec<Fault>,
    /// How many faults more there are. Not 0 only if there are tens of thousands.
    pub more_faults: usize,
}

/// Reads a plan in the format `listing-plan/1` for a problem. Whether the plan is lawful is not judged here, only whether it says
/// something about this problem.
#[must_use]
pub fn read_plan(json: &str, problem: &Problem) -> PlanReading {
    let mut report = Report::new();
    let opened = file::open(json, FORMAT, &mut report);
    let plan = opened.map(|(fields, repeated)| of_fields(fields, &repeated, problem, &mut report));
    let plan = plan.filter(|_| !report.is_spoilt());
    let (faults, more_faults) = report.into_faults();
    PlanReading { plan, faults, more_faults }
}

fn of_fields(mut fields: Fields, repeated: &BTreeSet<String>, problem: &Problem, report: &mut Report) -> Plan {
    file::repeats_at_the_top(repeated, &[], report);
    let made_from = fields.take("made_from");
    let made_from = version(made_from, repeated, problem, report);
    let placements = fields.demand_list("placements", report).unwrap_or_default();
    let unlisted = fields.take_list("unlisted", report).unwrap_or_default();
    fields.finish(&KNOWN, report);

    let mut hearings = Names::new("hearing", "the problem's hearings", FaultCode::UnknownHearing);
    hearings.extend(problem.hearings.iter().map(|hearing| hearing.id.as_str()));
    let mut placements = items::read::<Placement>(placements, "placements", repeated, report);
    placements::judge(&mut placements, (&SupplyNames::of(&problem.supply), &hearings), report);
    let mut unlisted = items::read::<Unlisted>(unlisted, "unlisted", repeated, report);
    judge_unlisted(&mut unlisted, &placements, &hearings, report);
    if !report.is_spoilt() {
        accounts_for_all(problem, &placements, &unlisted, report);
    }
    Plan { format: PlanFormat::V1, made_from, placements: items::values(placements), unlisted: items::values(unlisted) }
}

fn version(value: Option<Value>, repeated: &BTreeSet<String>, problem: &Problem, report: &mut Report) -> Option<u64> {
    let spot = Spot { path: "made_from", repeated, vital: true };
    let made_from: Option<u64> = element(value?, spot, report)?;
    let in_force = problem.in_force.as_ref().map(|in_force| in_force.version);
    if let Some(version) = made_from.filter(|version| Some(*version) != in_force) {
        let now = in_force.map_or_else(|| "there is none".to_owned(), |now| format!("that is version {now}"));
        let message = format!("The plan was made from version {version} of the list in force; {now}. Plan again.");
        report.warns(FaultCode::OtherVersion, "made_from", message);
    }
    made_from
}

fn judge_unlisted(
    unlisted: &mut Vec<Item<Unlisted>>,
    placements: &[Item<Placement>],
    hearings: &Names,
    report: &mut Report,
) {
    let mut met: BTreeSet<String> = placements.iter().map(|item| item.value.hearing.to_string()).collect();
    items::keep(unlisted, report, |unlisted: &mut Unlisted, judge| {
        let id = unlisted.hearing.as_str();
        if judge.names(hearings, id, ".hearing") && !met.insert(id.to_owned()) {
            let message = format!("`{}` is placed, or unlisted before. Say one thing of it.", path::short(id));
            judge.fault(FaultCode::PlacedTwice, ".hearing", message);
        }
        if unlisted.reasons.is_empty() {
            let message = "A hearing that is not listed must have a reason: the code of a rule.".to_owned();
            judge.warn(FaultCode::NoReason, ".reasons", message);
        }
    });
}

fn accounts_for_all(
    problem: &Problem,
    placements: &[Item<Placement>],
    unlisted: &[Item<Unlisted>],
    report: &mut Report,
) {
    let placed = placements.iter().map(|item| &item.value.hearing);
    let met: BTreeSet<_> = placed.chain(unlisted.iter().map(|item| &item.value.hearing)).collect();
    for hearing in problem.hearings.iter().filter(|hearing| !met.contains(&hearing.id)) {
        let message = format!("`{}` is neither placed nor unlisted.", path::short(hearing.id.as_str()));
        report.warns(FaultCode::LeftOutOfPlan, "", message);
    }
}
