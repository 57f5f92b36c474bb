//! A whole problem, from its text.

use std::collections::BTreeSet;

use serde_json::Value;

use super::element::{Spot, element};
use super::file::{self, Fields};
use super::horizon;
use super::items::{self, Item};
use super::names::Names;
use super::report::Report;
use super::supply::SupplyNames;
use super::{Effect, Fault, FaultCode, hearing, links, path, placements, policy, supply};
use crate::{Hearing, HearingId, InForce, Placement, Problem, ProblemFormat};

const FORMAT: &str = "listing/1";
const KNOWN: [&str; 9] = ["format", "name", "horizon", "supply", "hearings", "links", "outcomes", "in_force", "policy"];
const KNOWN_IN_FORCE: [&str; 3] = ["version", "placements", "unlisted"];

/// What a text says.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// The problem without those elements that are left out; nothing, if a fault spoils the file.
    pub problem: Option<Problem>,
    /// All that is wrong, in the order in which it was looked at.
    pub faults: Vec<Fault>,
    /// How many faults more there are. Not 0 only if there are tens of thousands.
    pub more_faults: usize,
    /// The hearings that are left out, in the order of the file.
    pub hearings_left_out: Vec<LeftOut>,
}

/// A hearing that is left out of the problem because of a fault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// Its place in the file.
    pub path: String,
    /// Its id, if it has one.
    pub id: Option<HearingId>,
}

/// Reads a problem in the format `listing/1`. Whatever the text, this does not panic, and needs memory in proportion to its length.
#[must_use]
pub fn read(json: &str) -> Reading {
    let mut report = Report::new();
    let (problem, hearings_left_out) = match file::open(json, FORMAT, &mut report) {
        Some((fields, repeated)) => of_fields(fields, &repeated, &mut report),
        None => (None, Vec::new()),
    };
    let problem = problem.filter(|_| !report.is_spoilt());
    let (faults, more_faults) = report.into_faults();
    Reading { problem, faults, more_faults, hearings_left_out }
}

fn of_fields(mut fields: Fields, repeated: &BTreeSet<String>, report: &mut Report) -> (Option<Problem>, Vec<LeftOut>) {
    file::repeats_at_the_top(repeated, &["horizon", "policy"], report);
    let name = name(fields.take("name"), report);
    let time = fields.demand("horizon", report).and_then(|value| horizon::read(value, repeated, report));
    let supply = fields.demand_object("supply", report);
    let hearings = fields.demand_list("hearings", report);
    let links = fields.take_list("links", report);
    let outcomes = policy::outcomes(fields.take("outcomes"), repeated, report);
    let in_force = in_force(fields.take("in_force"), repeated, report);
    let policy = policy::policy(fields.take("policy"), repeated, report);
    fields.finish(&KNOWN, report);

    let all: Vec<Option<String>> = hearings.iter().flatten().map(id_of).collect();
    let (sound, supply_names) = supply::read(supply, time.as_ref(), repeated, report);
    let mut names = Names::new("hearing", "hearings", FaultCode::UnknownHearing);
    let placed = in_force.as_ref().map(InForceRead::hearings);
    let setting = hearing::Setting {
        time: time.as_ref(),
        supply: &sound,
        names: &supply_names,
        in_force: placed.as_ref(),
        repeated,
    };
    let mut hearings = hearing::read(hearings, &setting, &mut names, report);
    let links = links::read(links, repeated, &mut hearings, &mut names, report);
    supply::types_of_hearings(&sound.lists, &hearings, report);
    let in_force = in_force.and_then(|read| read.judged((&supply_names, &names), report));
    let left_out = left_out(&all, &hearings);
    let problem = time.map(|time| Problem {
        format: ProblemFormat::V1,
        name,
        horizon: time.horizon,
        supply: sound.into_supply(),
        hearings: items::values(hearings),
        links: items::values(links),
        outcomes,
        in_force,
        policy,
    });
    (problem, left_out)
}

/// A problem can do without its name.
fn name(value: Option<Value>, report: &mut Report) -> String {
    let (code, message) = match value {
        Some(Value::String(name)) => return name,
        None => (FaultCode::MissingField, "`name` must be given."),
        Some(_) => (FaultCode::WrongType, "This must be a text."),
    };
    report.add(code, "name".to_owned(), Effect::LeavesOut("name".to_owned()), message.to_owned());
    String::new()
}

/// The list in force: its version, if there is one, its placements and those without, not yet judged.
#[derive(Default)]
struct InForceRead {
    version: Option<u64>,
    placements: Vec<Item<Placement>>,
    unlisted: Vec<Item<HearingId>>,
}

/// Reads the list in force. Nothing, if there is one that cannot be read.
fn in_force(value: Option<Value>, repeated: &BTreeSet<String>, report: &mut Report) -> Option<InForceRead> {
    let Some(value) = value.filter(|value| !value.is_null()) else { return Some(InForceRead::default()) };
    let mut fields = Fields::new(value, "in_force", report)?;
    let version = fields.demand("version", report);
    let spot = Spot { path: "in_force.version", repeated, vital: true };
    let version = version.and_then(|version| element(version, spot, report));
    let placements = fields.demand_list("placements", report);
    let unlisted = fields.take_list("unlisted", report).unwrap_or_default();
    fields.finish(&KNOWN_IN_FORCE, report);
    Some(InForceRead {
        version,
        placements: items::read(placements?, "in_force.placements", repeated, report),
        unlisted: items::read(unlisted, "in_force.unlisted", repeated, report),
    })
}

impl InForceRead {
    fn hearings(&self) -> BTreeSet<String> {
        self.placements.iter().map(|item| item.value.hearing.to_string()).collect()
    }

    fn judged(mut self, names: (&SupplyNames, &Names), report: &mut Report) -> Option<InForce> {
        placements::judge(&mut self.placements, names, report);
        let mut met = self.hearings();
        items::keep(&mut self.unlisted, report, |id: &mut HearingId, judge| {
            if judge.names(names.1, id.as_str(), "") && !met.insert(id.to_string()) {
                let message =
                    format!("`{}` is placed, or unlisted before. Say one thing of it.", path::short(id.as_str()));
                judge.fault(FaultCode::PlacedTwice, "", message);
            }
        });
        let (placements, unlisted) = (items::values(self.placements), items::values(self.unlisted));
        self.version.map(|version| InForce { version, placements, unlisted })
    }
}

fn id_of(value: &Value) -> Option<String> {
    value.get("id").and_then(Value::as_str).map(str::to_owned)
}

/// Those of all hearings that are not among the remaining ones.
fn left_out(all: &[Option<String>], remaining: &[Item<Hearing>]) -> Vec<LeftOut> {
    let remaining: BTreeSet<&str> = remaining.iter().map(|item| item.path.as_str()).collect();
    let all = all.iter().enumerate().map(|(index, id)| (path::index("hearings", index), id));
    let out = all.filter(|(path, _)| !remaining.contains(path.as_str()));
    out.map(|(path, id)| LeftOut { path, id: id.as_deref().map(HearingId::from) }).collect()
}
