//! Much of everything: neither the stack nor the time of day runs out.

use std::collections::BTreeSet;

use listing_model::{FaultCode, read};
use serde_json::{Value, json};

use crate::support::example;

/// The example's H-05 so many times, with other ids, and these links.
fn hearings(count: usize, links: &[Value]) -> Value {
    let mut file = example();
    let like = file["hearings"][4].clone();
    let hearings: Vec<Value> = (0..count)
        .map(|number| {
            let mut hearing = like.clone();
            hearing["id"] = json!(format!("H{number}"));
            hearing
        })
        .collect();
    file["hearings"] = json!(hearings);
    file["links"] = json!(links);
    file["in_force"] = Value::Null;
    file
}

fn link(number: usize, kind: &Value, hearings: &[usize]) -> Value {
    let hearings: Vec<String> = hearings.iter().map(|number| format!("H{number}")).collect();
    json!({ "id": format!("L{number}"), "kind": kind, "hearings": hearings })
}

fn codes(file: &Value) -> BTreeSet<FaultCode> {
    read(&file.to_string()).faults.iter().map(|fault| fault.code).collect()
}

#[test]
fn a_long_chain_of_links_may_break() {
    let many = 8_000;
    let chain: Vec<Value> =
        (1..many).rev().map(|number| link(number, &json!({ "ordered": {} }), &[number - 1, number])).collect();
    let mut file = hearings(many, &chain);
    assert_eq!(codes(&file), BTreeSet::new());
    file["hearings"][0]["minutes"] = json!(0);
    let reading = read(&file.to_string());
    assert_eq!(reading.hearings_left_out.len(), many);
    assert_eq!(reading.problem.map(|problem| (problem.hearings.len(), problem.links.len())), Some((0, 0)));
}

#[test]
fn a_long_chain_of_links_may_go_round() {
    let many = 8_000;
    let ring: Vec<Value> =
        (0..many).map(|number| link(number, &json!({ "ordered": {} }), &[number, (number + 1) % many])).collect();
    let reading = read(&hearings(many, &ring).to_string());
    let told: Vec<&str> = reading
        .faults
        .iter()
        .filter(|fault| fault.code == FaultCode::LinkCycle)
        .map(|fault| fault.message.as_str())
        .collect();
    assert_eq!(told.len(), 1);
    assert!(told[0].contains("and 7989 more"), "{}", told[0]);
    assert_eq!(reading.hearings_left_out.len(), many);
}

#[test]
fn many_links_may_make_one_slot() {
    let many = 8_000;
    let slots: Vec<Value> = (1..many).map(|number| link(number, &json!("same_slot"), &[number - 1, number])).collect();
    let mut file = hearings(many, &slots);
    assert_eq!(codes(&file), BTreeSet::from([FaultCode::SlotsJoin]));
    file["hearings"][many - 1]["panel"][0]["role"] = json!("employer_member");
    file["hearings"][many - 1]["panel"][0]["tickets"] = json!([]);
    let reading = read(&file.to_string());
    assert_eq!(reading.hearings_left_out.len(), many);
}

#[test]
fn a_flood_of_unknown_names_is_told() {
    let mut file = hearings(5_000, &[]);
    for (number, hearing) in file["hearings"].as_array_mut().unwrap().iter_mut().enumerate() {
        hearing["parties"] = json!([{ "party": format!("PARTY-{number}") }]);
    }
    let reading = read(&file.to_string());
    assert_eq!(reading.faults.iter().filter(|fault| fault.code == FaultCode::UnknownParty).count(), 5_000);
}

#[test]
fn all_that_is_in_the_way_may_be_long() {
    let mut file = hearings(1, &[]);
    file["hearings"][0]["panel_preferences"] =
        (0..8_000).map(|number| json!({ "person": format!("X{number}"), "requirement": "prefer" })).collect();
    let long = "x".repeat(1_000_000);
    file["hearings"][0][&long] = json!(long);
    let reading = read(&file.to_string());
    assert_eq!(reading.hearings_left_out.len(), 1);
    assert!(reading.faults.iter().all(|fault| fault.to_string().len() < 1_000));
}
