//! Texts that are not even objects of the right fields, or are too much.

use listing_model::{FaultCode, read};
use serde_json::{Value, json};

use crate::faults::short;
use crate::support::{EXAMPLE, example};

#[test]
fn names_given_twice_are_not_believed() {
    let in_a_hearing = EXAMPLE.replacen("\"minutes\": 60", "\"minutes\": 60, \"minutes\": 90", 1);
    let reading = read(&in_a_hearing);
    let found: Vec<String> = reading.faults.iter().map(short).collect();
    assert_eq!(found, ["json.repeated_name hearings[3].minutes -hearings[3]"]);
    let at_the_top = EXAMPLE.replacen("\"links\": [", "\"links\": [], \"links\": [", 1);
    assert_eq!(read(&at_the_top).faults.iter().map(short).collect::<Vec<_>>(), ["json.repeated_name links spoils"]);
    let in_the_horizon = EXAMPLE.replacen("\"code\": \"AM\"", "\"code\": \"AM\", \"code\": \"PM\"", 1);
    assert_eq!(
        read(&in_the_horizon).faults.iter().map(short).collect::<Vec<_>>()[0],
        "json.repeated_name horizon.sittings[0].code spoils"
    );
}

#[test]
fn what_is_not_json_says_where() {
    let cut = &EXAMPLE[..100];
    let reading = read(cut);
    assert_eq!(reading.problem, None);
    assert_eq!(reading.faults.iter().map(short).collect::<Vec<_>>(), ["json.unreadable  spoils"]);
    assert!(reading.faults[0].message.contains("line 6 column"), "{}", reading.faults[0].message);
}

#[test]
fn too_many_rooms_to_number() {
    let rooms: Vec<Value> =
        (0..65_535).map(|room| json!({ "id": format!("R{room}"), "venue": "LEEDS", "name": "" })).collect();
    let mut file = example();
    file["supply"]["rooms"] = json!(rooms);
    let reading = read(&file.to_string());
    assert!(reading.faults.iter().any(|fault| fault.code == FaultCode::TooMany));
    assert_eq!(reading.problem, None);
}
