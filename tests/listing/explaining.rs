//! Why a hearing is where it is, or is not.

use serde_json::json;

use crate::desk::{Desk, placements};

fn explain<'a>(hearing: &'a str, more: &[&'a str]) -> Vec<&'a str> {
    let mut asked = vec!["explain", "--problem", "problem.json", "--plan", "plan.json", "--hearing", hearing];
    asked.extend(more);
    asked
}

#[test]
fn a_hearing_that_is_not_listed_has_a_reason_in_both_languages() {
    let desk = Desk::with_drawn(20, 1);
    desk.change("problem.json", |problem| {
        // A window that nobody sits in: the judges are away on that day.
        let day = problem["horizon"]["last"].clone();
        problem["hearings"][0]["window"] = json!({ "fixed_date": day });
        for person in problem["supply"]["people"].as_array_mut().unwrap() {
            person["away"] = json!([{ "first": day, "last": day }]);
        }
        problem["in_force"] = json!(null);
        problem["links"] = json!([]);
        problem["supply"]["lists"] = json!([]);
    });
    desk.run(&["solve", "--problem", "problem.json", "--steps", "20", "--out", "plan.json"]);
    let id = desk.json("plan.json")["unlisted"][0]["hearing"].as_str().unwrap().to_owned();
    let english = desk.run(&explain(&id, &[])).ends_with(0).out();
    let welsh = desk.run(&explain(&id, &["--language", "cy"])).ends_with(0).out();
    assert!(english.contains(&id) && welsh.contains(&id) && english != welsh, "{english}\n{welsh}");
    let told = desk.run(&explain(&id, &["--format", "json"])).ends_with(0).json();
    assert_eq!((&told["hearing"], &told["question"]), (&json!(id), &json!("why_not_listed")), "{told}");
}

#[test]
fn each_question_is_understood() {
    let desk = Desk::with_plan(40, 3);
    let plan = desk.json("plan.json");
    let place = placements(&plan).iter().find(|at| at["room"].is_string()).unwrap();
    let id = place["hearing"].as_str().unwrap();
    let (date, room) = (place["date"].as_str().unwrap(), place["room"].as_str().unwrap());
    let person = place["panel"][0]["person"].as_str().unwrap();
    let venue = desk.json("problem.json")["supply"]["venues"][0]["id"].as_str().unwrap().to_owned();
    for (asked, question) in [
        (vec![], json!({ "why_not_earlier": { "than": date } })),
        (vec!["--earlier-than", date], json!({ "why_not_earlier": { "than": date } })),
        (vec!["--on", date], json!({ "why_not_on": { "date": date } })),
        (vec!["--here", room], json!({ "why_not_in": { "room": room } })),
        (vec!["--here", &venue], json!({ "why_not_at": { "venue": venue } })),
        (vec!["--with", person], json!({ "why_not_with": { "person": person } })),
    ] {
        let mut arguments = explain(id, &asked);
        arguments.extend(["--format", "json"]);
        assert_eq!(desk.run(&arguments).ends_with(0).json()["question"], question);
    }
    let said = desk.run(&explain("NONE", &[])).ends_with(2).err();
    assert!(said.contains("there is no hearing NONE"), "{said}");
    let said = desk.run(&explain(id, &["--with", "NOBODY"])).ends_with(2).err();
    assert!(said.contains("NOBODY"), "{said}");
    desk.run(&explain(id, &["--on", date, "--here", room])).ends_with(2);
}
