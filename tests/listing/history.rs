//! Learning from history.

use crate::desk::Desk;

const HISTORY: &str = "\
hearing_type,estimated_minutes,result,minutes,hours_before
et-short-track,60,heard,45,
et-short-track,60,heard,70,
et-short-track,60,settled,,300
et-short-track,60,postponed,,5
";

#[test]
fn history_becomes_outcomes() {
    let desk = Desk::new();
    desk.write("history.csv", HISTORY);
    let learn = ["learn", "--history", "history.csv", "--prior", "0", "--out", "outcomes.json"];
    let said = desk.run(&learn).ends_with(0).out();
    assert_eq!(said, "Learnt from 4 hearings; 0 lines are of no use.\n");
    let outcomes = desk.json("outcomes.json");
    let learnt = outcomes["types"].as_array().unwrap().iter().find(|one| one["code"] == "et-short-track").unwrap();
    assert_eq!(learnt["sample"]["hearings"], 4, "{learnt}");
}

#[test]
fn lines_of_no_use_are_told_by_number() {
    let desk = Desk::new();
    desk.write(
        "history.csv",
        &format!("{HISTORY}et-short-track,60,exploded,,\n,60,heard,5,\nx,60,heard,,\nx,sixty,heard,5,\n"),
    );
    let said = desk.run(&["learn", "--history", "history.csv", "--out", "outcomes.json"]).ends_with(1);
    let told = said.err();
    for (line, what) in
        [(6, "`exploded` is none"), (7, "the hearing type is blank"), (8, "give them"), (9, "invalid digit")]
    {
        let found = told.lines().find(|told| told.contains(&format!("line {line}: "))).unwrap_or_default();
        assert!(found.contains(what), "{line}\n{told}");
    }
    desk.write("history.csv", "type,minutes\nx,5\n");
    let said = desk.run(&["learn", "--history", "history.csv", "--out", "outcomes.json"]).ends_with(2).err();
    assert!(said.contains("must have a column `hearing_type`"), "{said}");
}
