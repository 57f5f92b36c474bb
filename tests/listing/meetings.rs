//! The meeting-scheduling benchmark.

use crate::desk::Desk;

const PROBLEM: &str = r#"{
    "format": "meeting-listing/1",
    "grains": [{"day": 0, "minute": 480}, {"day": 0, "minute": 495}, {"day": 0, "minute": 510}, {"day": 0, "minute": 525}],
    "rooms": [{"id": 0, "capacity": 3}, {"id": 1, "capacity": 9}],
    "people": ["Ann", "Bea"],
    "meetings": [
        {"id": 0, "duration": 1, "required": [0, 1], "preferred": []},
        {"id": 1, "duration": 2, "required": [0], "preferred": [1]}
    ]
}"#;

#[test]
fn a_plan_is_written_as_the_benchmark_has_it() {
    let desk = Desk::new();
    desk.write("m.json", PROBLEM);
    let solve = ["solve", "--format", "meeting", "--problem", "m.json", "--steps", "500", "--out", "plan.json"];
    let said = desk.run(&solve).ends_with(0).out();
    assert!(said.starts_with("hard 0, medium 0, soft "), "{said}");
    assert_eq!(desk.json("plan.json")["assignments"].as_array().unwrap().len(), 2);
    let seconds = ["solve", "--format", "meeting", "--problem", "m.json", "--seconds", "1", "--out", "plan.json"];
    desk.run(&seconds).ends_with(0);
}

#[test]
fn faults_are_told() {
    let desk = Desk::new();
    desk.write("m.json", &PROBLEM.replace("\"capacity\": 9", "\"capacity\": -9"));
    let solve = ["solve", "--format", "meeting", "--problem", "m.json", "--steps", "5", "--out", "plan.json"];
    let said = desk.run(&solve).ends_with(2).err();
    assert!(said.contains("m.json: ") && said.contains("rooms[1].capacity"), "{said}");
    let page = ["solve", "--format", "meeting", "--problem", "m.json", "--html", "x.html", "--out", "plan.json"];
    assert!(desk.run(&page).ends_with(2).err().contains("Leave them out"));
}
