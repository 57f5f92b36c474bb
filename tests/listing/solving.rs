//! Solving, checking and applying.

use serde_json::{Value, json};

use crate::desk::{Desk, placements};

#[test]
fn a_problem_becomes_a_lawful_plan() {
    let desk = Desk::with_drawn(30, 1);
    let solve = ["solve", "--problem", "problem.json", "--steps", "300", "--workers", "2", "--out", "plan.json"];
    let said = desk.run(&solve).ends_with(0);
    assert_eq!(said.err(), "", "nothing is told of progress where nobody looks");
    let report = said.out();
    assert!(report.contains(" of 30 hearings listed, "), "{report}");
    for told in
        ["unlisted  ", "age  ", "changes  ", "sessions with timed hearings", "risk to overrun", "--steps 300 --seed 1"]
    {
        assert!(report.contains(told), "{told}\n{report}");
    }
    let checked = desk.run(&["check", "--problem", "problem.json", "--plan", "plan.json"]).ends_with(0);
    assert!(checked.out().starts_with("The plan is lawful.\n"), "{}", checked.out());
    let judged = desk.run(&["check", "--problem", "problem.json", "--plan", "plan.json", "--format", "json"]);
    assert_eq!(judged.ends_with(0).json()["breaches"], json!([]));
}

#[test]
fn a_judgement_says_what_a_plan_costs() {
    let desk = Desk::new();
    let example = include_str!("../../docs/listing/example.json");
    desk.write("problem.json", example);
    let hearings = desk.json("problem.json")["hearings"].as_array().unwrap().clone();
    let unlisted: Vec<Value> =
        hearings.iter().map(|hearing| json!({ "hearing": hearing["id"], "reasons": ["room.taken"] })).collect();
    let plan = json!({ "format": "listing-plan/1", "made_from": 3, "placements": [], "unlisted": unlisted });
    desk.write("plan.json", &plan.to_string());
    let checked = desk.run(&["check", "--problem", "problem.json", "--plan", "plan.json"]).ends_with(0);
    insta::assert_snapshot!("nothing_is_listed", checked.out());
    desk.change("plan.json", |plan| {
        plan["unlisted"].as_array_mut().unwrap().truncate(10);
        plan["made_from"] = json!(2);
    });
    let checked = desk.run(&["check", "--problem", "problem.json", "--plan", "plan.json"]).ends_with(1);
    insta::assert_snapshot!("some_are_left_out", checked.out());
}

#[test]
fn the_same_steps_give_the_same_plan() {
    let desk = Desk::with_drawn(40, 2);
    let solve = |seed: &str, out: &str| {
        desk.run(&[
            "solve",
            "--problem",
            "problem.json",
            "--steps",
            "400",
            "--seed",
            seed,
            "--workers",
            "2",
            "--out",
            out,
        ])
        .ends_with(0);
        desk.text(out)
    };
    assert_eq!(solve("7", "one.json"), solve("7", "other.json"));
}

#[test]
fn seconds_become_steps_that_can_be_had_again() {
    let desk = Desk::with_drawn(20, 3);
    let said =
        desk.run(&["solve", "--problem", "problem.json", "--seconds", "1", "--workers", "1", "--out", "plan.json"]);
    let said = said.ends_with(0).out();
    // The clock may have ended it on a busy machine; then there is nothing to have again.
    if let Some((_, again)) = said.split_once("The same plan again: ") {
        let again: Vec<&str> = again.split_whitespace().collect();
        let mut solve = vec!["solve", "--problem", "problem.json", "--out", "again.json"];
        solve.extend(again);
        desk.run(&solve).ends_with(0);
        assert_eq!(desk.text("plan.json"), desk.text("again.json"));
    } else {
        assert!(said.contains("The clock ended the search") || said.contains("the clock ended the search"), "{said}");
    }
}

#[test]
fn a_report_for_programs_has_every_session() {
    let desk = Desk::with_drawn(30, 1);
    let solve = [
        "solve",
        "--problem",
        "problem.json",
        "--steps",
        "0",
        "--report",
        "json",
        "--bounds",
        "5",
        "--out",
        "plan.json",
    ];
    let report = desk.run(&solve).ends_with(0).json();
    assert_eq!(report["hearings"], 30);
    let sessions = report["sessions"].as_array().unwrap();
    assert!(!sessions.is_empty() && sessions.iter().all(|session| session["sent_away"].is_string()), "{report}");
    assert!(report["layers"].as_array().unwrap().iter().all(|layer| layer["bound"]["at_least"].is_i64()), "{report}");
}

#[test]
fn solving_a_solved_list_changes_nothing() {
    let desk = Desk::in_force(30, 4);
    let solve = ["solve", "--problem", "problem.json", "--steps", "500", "--seed", "99", "--out", "again.json"];
    let said = desk.run(&solve).ends_with(0).out();
    assert!(said.contains("The list in force stands"), "{said}");
    assert_eq!(desk.json("plan.json")["placements"], desk.json("again.json")["placements"]);
    let mut improve = solve.to_vec();
    improve.push("--improve");
    assert!(desk.run(&improve).ends_with(0).out().contains("500 steps."));
}

#[test]
fn a_broken_rule_is_found() {
    let desk = Desk::with_plan(30, 1);
    desk.change("plan.json", |plan| {
        let first = placements(plan).iter().find(|place| place["room"].is_string()).unwrap().clone();
        let other =
            placements(plan).iter().position(|place| place["room"].is_string() && place["room"] != first["room"]);
        let other = other.unwrap();
        for field in ["room", "date", "start", "panel"] {
            plan["placements"][other][field] = first[field].clone();
        }
    });
    let said = desk.run(&["check", "--problem", "problem.json", "--plan", "plan.json"]).ends_with(1).out();
    assert!(said.contains("room.taken: ") && said.contains("person.taken: "), "{said}");
    let apply = ["apply", "--problem", "problem.json", "--plan", "plan.json", "--out", "next.json"];
    let said = desk.run(&apply).ends_with(2).err();
    assert!(said.contains("an unlawful plan cannot be put in force"), "{said}");
    assert!(!desk.has("next.json"));
}

#[test]
fn a_plan_is_applied_to_the_version_that_it_was_made_from() {
    let desk = Desk::with_plan(20, 5);
    let apply = ["apply", "--problem", "problem.json", "--plan", "plan.json", "--out", "next.json"];
    let said = desk.run(&apply).ends_with(0).out();
    let version = desk.json("problem.json")["in_force"]["version"].as_u64().unwrap();
    assert!(said.starts_with(&format!("Version {} is in force", version + 1)), "{said}");
    let next = desk.json("next.json");
    assert_eq!(next["in_force"]["placements"], desk.json("plan.json")["placements"]);
    // The plan was not made from what is in force now.
    let again = ["apply", "--problem", "next.json", "--plan", "plan.json", "--out", "after.json"];
    let said = desk.run(&again).ends_with(2).err();
    assert!(said.contains("Plan again") && !desk.has("after.json"), "{said}");
}

#[test]
fn hearings_that_can_be_listed_still_are() {
    let desk = Desk::with_drawn(20, 6);
    desk.change("problem.json", |problem| {
        problem["hearings"][3]["minutes"] = json!(0);
        problem["hearings"][5]["panel"] = json!([{ "role": "astronaut" }]);
        problem["in_force"] = Value::Null;
        problem["links"] = json!([]);
    });
    let said = desk.run(&["solve", "--problem", "problem.json", "--steps", "50", "--out", "plan.json"]).ends_with(1);
    let faults = said.err();
    assert!(faults.contains("hearings[3].minutes: ") && faults.contains("[minutes.zero]"), "{faults}");
    assert!(faults.contains("[panel.nobody]") && faults.contains("2 of 20 hearings are left out."), "{faults}");
    let plan = desk.json("plan.json");
    let unlisted = plan["unlisted"].as_array().map_or(0, Vec::len);
    assert_eq!(placements(&plan).len() + unlisted, 18);
    desk.run(&["check", "--problem", "problem.json", "--plan", "plan.json"]).ends_with(0);
}
