//! One recorded change.

use calendars::LocalDate;
use serde_json::Value;

use crate::finding::sink::Sink;
use crate::finding::{quoted, shortened};
use crate::yaml::cursor;
use crate::{Code, Position};

/// One recorded change.
pub(super) struct Row {
    pub(super) commit: String,
    pub(super) file: String,
    /// The day it was made, if it says.
    pub(super) date: Option<LocalDate>,
    pub(super) op: Op,
}

/// What was done to the file.
pub(super) enum Op {
    /// It now has this content, its keys brought up to date.
    Put(Value),
    Delete,
    /// Its content was not YAML, with this error.
    InvalidYaml(String),
}

pub(super) fn read(json: &Value, at: Position, sink: &mut Sink) -> Option<Row> {
    let text = |key: &str| json.get(key).and_then(Value::as_str).map(|text| shortened(text, 200));
    let mut missing = |key: &str| {
        let message = format!("`{key}` is missing or not what it should be");
        sink.add(Code::MissingKey, at, key, message, "write file, commit, at and op, and a config for a put");
    };
    let Some(file) = text("file") else {
        missing("file");
        return None;
    };
    let op = match text("op").as_deref() {
        Some("put") => match json.get("config") {
            Some(config @ Value::Object(_)) => Op::Put(up_to_date(config)),
            _ => {
                missing("config");
                return None;
            }
        },
        Some("delete") => Op::Delete,
        Some("invalid_yaml") => Op::InvalidYaml(text("error").unwrap_or_default()),
        Some(other) => {
            let message = format!("{} is no change that can be read", quoted(other));
            sink.add(Code::BadValue, at, "op", message, "write put, delete or invalid_yaml");
            return None;
        }
        None => {
            missing("op");
            return None;
        }
    };
    let date = text("at").and_then(|at| cursor::date(at.get(..10)?).ok());
    Some(Row { commit: text("commit").unwrap_or_default(), file, date, op })
}

/// Keys that had another name once.
const RENAMED: [(&str, &str); 2] = [("slots", "recurring"), ("slot_anomalies", "anomalous")];
/// Keys that once meant something that timetables do not need.
const RETIRED: [&str; 5] = ["canned_responses", "estate", "finder_slug", "id", "reason"];

/// The configuration with today's keys: renamed ones under today's name, retired ones dropped, an address in one text.
fn up_to_date(config: &Value) -> Value {
    let Value::Object(entries) = config else {
        return config.clone();
    };
    let mut modern = serde_json::Map::new();
    for (key, value) in entries {
        let renamed = RENAMED.iter().find(|(old, new)| old == key && !entries.contains_key(*new));
        let key = renamed.map_or(key.as_str(), |(_, new)| new);
        let value = match value {
            Value::Array(lines) if key == "address" => {
                Value::String(lines.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("\n"))
            }
            value => value.clone(),
        };
        if !RETIRED.contains(&key) {
            modern.insert(key.to_owned(), value);
        }
    }
    Value::Object(modern)
}
