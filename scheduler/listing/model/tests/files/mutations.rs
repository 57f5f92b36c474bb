//! Files with anything in any place: never a panic, and what is told is true.

use std::sync::LazyLock;

use jsonschema::Validator;
use listing_model::{Effect, Problem, problem_schema, read, read_plan};
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};

use crate::support::{EXAMPLE, example};

/// The JSON pointers of everything in a file.
pub(crate) fn places(value: &Value, at: &mut String, found: &mut Vec<String>) {
    found.push(at.clone());
    let length = at.len();
    let mut below = |name: &str, value: &Value| {
        at.push('/');
        at.push_str(name);
        places(value, at, found);
        at.truncate(length);
    };
    match value {
        Value::Object(fields) => fields.iter().for_each(|(name, value)| below(name, value)),
        Value::Array(items) => items.iter().enumerate().for_each(|(index, item)| below(&index.to_string(), item)),
        _ => {}
    }
}

/// A change to a file.
#[derive(Debug, Clone)]
enum Change {
    Delete(Index),
    Replace(Index, Value),
    Copy(Index, Index),
    Add(Index, Value),
}

impl Change {
    fn apply(&self, file: &mut Value) {
        let mut all = Vec::new();
        places(file, &mut String::new(), &mut all);
        let place = |index: &Index| all[index.index(all.len())].as_str();
        match self {
            Self::Delete(at) => delete(file, place(at)),
            Self::Replace(at, value) => put(file, place(at), value.clone()),
            Self::Copy(from, to) => {
                let value = file.pointer(place(from)).cloned().unwrap_or_default();
                put(file, place(to), value);
            }
            Self::Add(at, value) => match file.pointer_mut(place(at)) {
                Some(Value::Array(items)) => items.push(items.first().cloned().unwrap_or_else(|| value.clone())),
                Some(Value::Object(fields)) => drop(fields.insert("strange".to_owned(), value.clone())),
                _ => {}
            },
        }
    }
}

fn put(file: &mut Value, place: &str, value: Value) {
    if let Some(target) = file.pointer_mut(place) {
        *target = value;
    }
}

fn delete(file: &mut Value, place: &str) {
    let Some((parent, last)) = place.rsplit_once('/') else { return };
    match file.pointer_mut(parent) {
        Some(Value::Array(items)) => drop(items.remove(last.parse().unwrap())),
        Some(Value::Object(fields)) => drop(fields.shift_remove(last)),
        _ => {}
    }
}

fn any_value() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        prop_oneof![Just(0), Just(1), Just(128), Just(70_000), Just(1_000_000_000_000_i64), any::<i64>()]
            .prop_map(Value::from),
        prop::sample::select(vec![
            "",
            "H-01",
            "LEEDS",
            "J-BRIGGS",
            "AM",
            "12:00",
            "2026-05-12",
            "0001-01-01",
            "9999-12-31",
            "float",
            "100%",
            "\u{0}"
        ])
        .prop_map(Value::from),
        "\\PC{0,120}".prop_map(Value::from),
        Just(json!([])),
        Just(json!({})),
        Just(json!([[]])),
        Just(json!(4.5)),
    ]
}

fn any_change() -> impl Strategy<Value = Change> {
    prop_oneof![
        any::<Index>().prop_map(Change::Delete),
        (any::<Index>(), any_value()).prop_map(|(place, value)| Change::Replace(place, value)),
        (any::<Index>(), any::<Index>()).prop_map(|(from, to)| Change::Copy(from, to)),
        (any::<Index>(), any_value()).prop_map(|(place, value)| Change::Add(place, value)),
    ]
}

fn changed(mut file: Value, changes: &[Change]) -> Value {
    changes.iter().for_each(|change| change.apply(&mut file));
    file
}

static SCHEMA: LazyLock<Validator> =
    LazyLock::new(|| jsonschema::validator_for(&serde_json::to_value(problem_schema()).unwrap()).unwrap());

/// What stands at a path as faults write it, in a file whose names have neither dots nor brackets.
fn at<'f>(file: &'f Value, path: &str) -> Option<&'f Value> {
    let pointer: String = path
        .split(['.', '['])
        .filter(|step| !step.is_empty())
        .map(|step| format!("/{}", step.trim_end_matches(']')))
        .collect();
    file.pointer(&pointer)
}

fn check(file: &Value) -> Result<(), TestCaseError> {
    let text = file.to_string();
    let reading = read(&text);
    let spoilt = reading.faults.iter().any(|fault| fault.effect == Effect::Spoils);
    prop_assert_eq!(reading.problem.is_none(), spoilt);
    for fault in &reading.faults {
        if let Effect::LeavesOut(element) = &fault.effect {
            prop_assert!(element == "name" || at(file, element).is_some(), "{} is not there: {}", element, fault);
        }
    }
    if !SCHEMA.is_valid(file) {
        prop_assert!(!reading.faults.is_empty(), "the schema refuses what the reader accepts: {}", text);
    }
    let Some(problem) = reading.problem else { return Ok(()) };
    if reading.faults.is_empty() {
        prop_assert_eq!(serde_json::from_str::<Problem>(&text).ok(), Some(problem.clone()));
    }
    let left_out = reading.hearings_left_out.len();
    prop_assert_eq!(problem.hearings.len() + left_out, file["hearings"].as_array().map_or(0, Vec::len));
    // What is left has nothing wrong with it, or the engine would meet it.
    let written = serde_json::to_string(&problem).unwrap();
    let again = read(&written);
    prop_assert!(again.faults.iter().all(|fault| fault.effect == Effect::Warns), "{:#?}", again.faults);
    prop_assert_eq!(again.problem, Some(problem));
    Ok(())
}

proptest! {
    #[test]
    fn anything_in_any_place(changes in prop::collection::vec(any_change(), 1..5)) {
        check(&changed(example(), &changes))?;
    }

    #[test]
    fn any_text(cut in any::<Index>(), noise in "[\\[\\]{}:,\"0-9a-z\\\\ ]{0,20}", other in any::<Index>()) {
        let (cut, other) = (cut.index(EXAMPLE.len()), other.index(EXAMPLE.len()));
        // The example is ASCII, so every byte begins a character.
        let text = format!("{}{noise}{}", &EXAMPLE[..cut], &EXAMPLE[other..]);
        let reading = read(&text);
        prop_assert!(reading.problem.is_some() || !reading.faults.is_empty());
    }

    #[test]
    fn anything_in_a_plan(changes in prop::collection::vec(any_change(), 1..4)) {
        let problem = read(EXAMPLE).problem.unwrap();
        let reading = read_plan(&changed(crate::plans::plan(), &changes).to_string(), &problem);
        if let Some(plan) = reading.plan {
            let again = read_plan(&serde_json::to_string(&plan).unwrap(), &problem);
            prop_assert!(again.faults.iter().all(|fault| fault.effect == Effect::Warns), "{:#?}", again.faults);
            prop_assert_eq!(again.plan, Some(plan));
        } else {
            prop_assert!(!reading.faults.is_empty());
        }
    }
}
