//! Pictures.

use crate::desk::Desk;

#[test]
fn every_picture_is_drawn() {
    let desk = Desk::with_plan(30, 1);
    for show in ["list", "utilisation", "risk"] {
        for (out, begins) in [("x.html", "<!DOCTYPE html>"), ("x.svg", "<svg")] {
            let picture = ["picture", "--problem", "problem.json", "--plan", "plan.json", "--show", show, "--out", out];
            desk.run(&picture).ends_with(0);
            let drawn = desk.text(out);
            assert!(drawn.to_lowercase().starts_with(&begins.to_lowercase()), "{show}: {}", &drawn[..60]);
        }
    }
    let people = ["picture", "--problem", "problem.json", "--plan", "plan.json", "--people", "--language", "cy"];
    let mut people = people.to_vec();
    people.extend(["--out", "people.html"]);
    desk.run(&people).ends_with(0);
    assert!(desk.text("people.html").contains("lang=\"cy\""));
}

#[test]
fn a_page_comes_with_the_plan() {
    let desk = Desk::with_drawn(20, 2);
    desk.run(&["solve", "--problem", "problem.json", "--steps", "0", "--out", "plan.json", "--html", "plan.html"])
        .ends_with(0);
    assert!(desk.text("plan.html").contains("<table"));
}
