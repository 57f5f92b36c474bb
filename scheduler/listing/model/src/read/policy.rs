//! What is worth what, and how hearings turn out: where these are faulty, the defaults stand in.

use std::collections::BTreeSet;

use over_listing::{FORMAT, Outcomes, OutcomesFile, TypeEntry};
use serde_json::Value;

use super::element::{Spot, element};
use super::file::Fields;
use super::report::Report;
use super::{FaultCode, items, path};
use crate::{Layer, Policy};

const KNOWN: [&str; 3] = ["format", "note", "types"];

/// Reads the policy. Without one, or with one that is left out, the default.
pub(super) fn policy(value: Option<Value>, repeated: &BTreeSet<String>, report: &mut Report) -> Policy {
    let Some(value) = value else { return Policy::default() };
    let spot = Spot { path: "policy", repeated, vital: false };
    let Some(policy) = element::<Policy>(value, spot, report) else { return Policy::default() };
    let mut judge = report.element("policy");
    let named: BTreeSet<Layer> = policy.layers.into_iter().collect();
    for missing in Layer::ALL.iter().filter(|layer| !named.contains(layer)) {
        let message =
            format!("`{}` is not there, and another is there twice. Name each of the eight once.", missing.code());
        judge.fault(FaultCode::Layers, ".layers", message);
    }
    if judge.stays() { policy } else { Policy::default() }
}

/// Reads the outcomes. Types with a fault are left out, and so taken to go ahead for as long as was estimated.
pub(super) fn outcomes(value: Option<Value>, repeated: &BTreeSet<String>, report: &mut Report) -> Option<OutcomesFile> {
    let value = value.filter(|value| !value.is_null())?;
    let mut fields = Fields::new(value, "outcomes", report)?;
    if fields.take("format") != Some(Value::from(FORMAT)) {
        report.spoils(
            FaultCode::Format,
            "outcomes.format",
            format!("The outcomes must say `\"format\": \"{FORMAT}\"`."),
        );
    }
    let note = match fields.take("note") {
        None => String::new(),
        Some(Value::String(note)) => note,
        Some(_) => {
            report.spoils(FaultCode::WrongType, "outcomes.note", "This must be a text.".to_owned());
            String::new()
        }
    };
    let types = fields.demand_list("types", report).unwrap_or_default();
    fields.finish(&KNOWN, report);
    let mut types = items::read::<TypeEntry>(types, "outcomes.types", repeated, report);
    let mut codes = BTreeSet::new();
    items::keep(&mut types, report, |entry, judge| {
        if let Some(wrong) = items::unusable(&entry.code) {
            judge.fault(FaultCode::BadId, ".code", wrong);
        } else if !codes.insert(entry.code.clone()) {
            let message = format!("The type `{}` is there already. Give each once.", path::short(&entry.code));
            judge.fault(FaultCode::RepeatedId, ".code", message);
        }
        let alone = OutcomesFile { format: FORMAT.to_owned(), note: String::new(), types: vec![entry.clone()] };
        if let Err(faults) = Outcomes::try_from(&alone) {
            for fault in &faults {
                let below = fault.path.strip_prefix("types[0]").unwrap_or_default();
                if below != ".code" {
                    judge.fault(FaultCode::Outcomes, below, format!("{}.", path::clip(&fault.kind.to_string())));
                }
            }
        }
    });
    Some(OutcomesFile { format: FORMAT.to_owned(), note, types: items::values(types) })
}
