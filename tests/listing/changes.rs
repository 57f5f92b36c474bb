//! What if, and who could fill this.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::desk::{Desk, placements};

/// The person who presides most often, and one of the places.
fn busiest(desk: &Desk) -> (String, Value) {
    let plan = desk.json("plan.json");
    let mut by_person: BTreeMap<&str, Vec<&Value>> = BTreeMap::new();
    for place in placements(&plan) {
        if let Some(person) = place["panel"][0]["person"].as_str() {
            by_person.entry(person).or_default().push(place);
        }
    }
    let (person, places) = by_person.into_iter().max_by_key(|(_, places)| places.len()).unwrap();
    (person.to_owned(), places[0].clone())
}

#[test]
fn a_judge_is_lost_and_the_list_is_mended() {
    let desk = Desk::in_force(40, 3);
    let (person, place) = busiest(&desk);
    let date = place["date"].as_str().unwrap();
    let lost = format!("{person}:{date}");
    let mut what_if = vec!["what-if", "--problem", "problem.json", "--lose-judge", &lost, "--steps", "200"];
    what_if.extend(["--out", "next.json", "--problem-out", "changed.json"]);
    let said = desk.run(&what_if).ends_with(0).out();
    assert!(said.contains("hearings are elsewhere") && said.contains("Differences in cost: "), "{said}");
    let next = desk.json("next.json");
    assert!(placements(&next).iter().all(|at| at["date"] != date || at["panel"][0]["person"] != person.as_str()));
    desk.run(&["check", "--problem", "changed.json", "--plan", "next.json"]).ends_with(0);
    // What is told is what differs.
    what_if.extend(["--format", "json"]);
    let answer = desk.run(&what_if).ends_with(0).json();
    let told = answer["affected"].as_array().unwrap().len() + answer["unlisted"].as_array().unwrap().len();
    let before = desk.json("plan.json");
    let moved = placements(&before).iter().filter(|at| !placements(&next).contains(at)).count();
    assert_eq!(told, moved);
    assert!(moved > 0);
    desk.run(&["apply", "--problem", "changed.json", "--plan", "next.json", "--out", "later.json"]).ends_with(0);
}

#[test]
fn every_kind_of_change_is_understood() {
    let desk = Desk::in_force(40, 3);
    let (person, place) = busiest(&desk);
    let hearing = place["hearing"].as_str().unwrap();
    let date = place["date"].as_str().unwrap();
    let room = place["room"].as_str().map_or_else(
        || desk.json("problem.json")["supply"]["rooms"][0]["id"].as_str().unwrap().to_owned(),
        str::to_owned,
    );
    let venue = desk.json("problem.json")["supply"]["venues"][0]["id"].as_str().unwrap().to_owned();
    let mut newcomer = desk.json("problem.json")["hearings"][0].clone();
    newcomer["id"] = json!("NEW");
    newcomer.as_object_mut().unwrap().remove("lock");
    desk.write("new.json", &newcomer.to_string());
    for change in [
        ["--lose-judge", &format!("{person}:{date}..{date}")],
        ["--close-room", &format!("{room}:{date}")],
        ["--close-venue", &format!("{venue}:{date}")],
        ["--lock", &format!("{hearing}:date,room")],
        ["--forbid", &format!("{hearing}:person={person}")],
        ["--settle", hearing],
        ["--add", "new.json"],
    ] {
        let mut what_if = vec!["what-if", "--problem", "problem.json", "--steps", "50", "--out", "next.json"];
        what_if.extend(["--problem-out", "changed.json"]);
        what_if.extend(change);
        desk.run(&what_if).ends_with(0);
        desk.run(&["check", "--problem", "changed.json", "--plan", "next.json"]).ends_with(0);
    }
}

#[test]
fn a_move_that_no_rule_allows_is_refused() {
    let desk = Desk::in_force(40, 3);
    let (_, place) = busiest(&desk);
    let hearing = place["hearing"].as_str().unwrap();
    let today = desk.json("problem.json")["horizon"]["today"].as_str().unwrap().to_owned();
    let to = format!("{hearing}:date={today}");
    let said =
        desk.run(&["what-if", "--problem", "problem.json", "--move", &to, "--out", "next.json"]).ends_with(2).err();
    assert!(said.contains("cannot go there") && !desk.has("next.json"), "{said}");
}

#[test]
fn a_plan_that_is_not_in_force_yet_can_be_asked_about() {
    let desk = Desk::with_plan(30, 7);
    let (person, place) = busiest(&desk);
    let lost = format!("{person}:{}", place["date"].as_str().unwrap());
    let what_if =
        ["what-if", "--problem", "problem.json", "--plan", "plan.json", "--lose-judge", &lost, "--steps", "0"];
    let said = desk.run(&what_if).ends_with(0).out();
    assert!(said.contains("not listed any more"), "{said}");
}

#[test]
fn fillers_of_a_hearing_and_of_a_session_are_told() {
    let desk = Desk::with_plan(60, 8);
    let mut told = 0;
    for place in placements(&desk.json("plan.json")).iter().filter(|at| at["room"].is_string()).take(10) {
        let hearing = place["hearing"].as_str().unwrap();
        let fill = ["fill", "--problem", "problem.json", "--plan", "plan.json", "--limit", "3", "--format", "json"];
        let mut of_hearing = fill.to_vec();
        of_hearing.extend(["--hearing", hearing]);
        let said = desk.run(&of_hearing);
        if said.err().contains("shares its slot") {
            continue;
        }
        let fillers = said.ends_with(0).json();
        let session = format!("{}@{}", place["room"].as_str().unwrap(), place["date"].as_str().unwrap());
        let mut of_session = fill.to_vec();
        of_session.extend(["--session", &session]);
        let others = desk.run(&of_session).ends_with(0).json();
        for filler in fillers.as_array().unwrap().iter().chain(others.as_array().unwrap()) {
            told += 1;
            let (to, presiding) = (&filler["to"], |at: &Value| at["panel"][0]["person"].clone());
            // A hearing of several days leaves several days.
            assert!(to["date"].as_str() >= place["date"].as_str(), "{filler}");
            assert!(to["room"] == place["room"] || presiding(to) == presiding(place), "{filler}");
        }
    }
    assert!(told > 0);
}
