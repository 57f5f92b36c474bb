//! Every mistake is answered with what is wrong, the rule and the cure.

use crate::desk::Desk;

#[test]
fn mistakes_of_use_end_with_2_and_say_what_to_do() {
    let desk = Desk::with_plan(20, 1);
    desk.write("broken.json", "{ \"format\": \"listing/1\", ");
    desk.write("other.json", "{ \"format\": \"listing/9\" }");
    let cases: &[(&[&str], &str)] = &[
        (&["solve", "--problem", "none.json", "--out", "x.json"], "cannot read none.json"),
        (&["solve", "--problem", "broken.json", "--out", "x.json"], "[json.unreadable]"),
        (&["solve", "--problem", "other.json", "--out", "x.json"], "[format.unknown]"),
        (&["solve", "--problem", "problem.json", "--steps", "1", "--out", "none/x.json"], "cannot write none/x.json"),
        (&["check", "--problem", "problem.json", "--plan", "broken.json"], "is not JSON"),
        (&["what-if", "--problem", "problem.json", "--lose-judge", "J"], "write ID:FROM..TO"),
        (
            &["what-if", "--problem", "problem.json", "--lose-judge", "J:2026-13-01"],
            "is no date: write it as 2026-05-11",
        ),
        (&["what-if", "--problem", "problem.json", "--lose-judge", "NOBODY:2026-06-01"], "there is no office-holder"),
        (&["what-if", "--problem", "problem.json", "--settle", "NONE"], "there is no hearing `NONE`"),
        (&["what-if", "--problem", "problem.json", "--lock", "H:colour"], "name date, time, room or panel"),
        (&["what-if", "--problem", "problem.json", "--move", "H:date"], "says no place"),
        (&["what-if", "--problem", "problem.json", "--add", "other.json"], "this is no hearing"),
        (&["fill", "--problem", "problem.json", "--plan", "plan.json"], "--session"),
        (&["fill", "--problem", "problem.json", "--plan", "plan.json", "--hearing", "NONE"], "there is no hearing"),
        (&["fill", "--problem", "problem.json", "--plan", "plan.json", "--session", "R@2026-06-07"], "no sitting day"),
        (&["picture", "--problem", "problem.json", "--plan", "plan.json", "--out", "x.png"], "end the name in .html"),
        (&["draw", "--hearings", "5", "--weeks", "99", "--out", "x.json"], "99 is not in 1..=50"),
        (&["draw", "--hearings", "5", "--data", "none", "--out", "x.json"], "cannot read none/et_venues.csv"),
        (&["learn", "--history", "none.csv", "--out", "x.json"], "cannot read none.csv"),
    ];
    for (arguments, expected) in cases {
        let said = desk.run(arguments).ends_with(2).err();
        assert!(said.contains(expected), "{arguments:?}\n{said}");
        assert!(!said.contains("panicked"), "{said}");
    }
    assert!(!desk.has("x.json"));
}

#[test]
fn all_faults_of_a_file_are_told_at_once() {
    let desk = Desk::with_drawn(12, 2);
    desk.change("problem.json", |problem| {
        problem["hearings"][0]["minutes"] = serde_json::json!(1_000_000_000);
        problem["hearings"][1]["window"] =
            serde_json::json!({ "between": { "first": "2026-09-01", "last": "2026-08-01" } });
        problem["hearings"][2]["id"] = problem["hearings"][3]["id"].clone();
        problem["supply"]["rooms"][0]["venue"] = serde_json::json!("NOWHERE");
        problem["colour"] = serde_json::json!("blue");
    });
    let said =
        desk.run(&["solve", "--problem", "problem.json", "--steps", "10", "--out", "plan.json"]).ends_with(1).err();
    for code in ["minutes.too_many", "window.backwards", "id.repeated", "venue.unknown", "field.unknown"] {
        assert!(said.contains(&format!("[{code}]")), "{code}\n{said}");
    }
    assert!(said.lines().all(|line| line.starts_with("problem.json: ")), "{said}");
}
