//! Plants against what is said of links and of lists that take several hearings.

use plan_checker::Code;
use serde_json::json;

use super::Plant;
use crate::town::{in_list, push, set};

pub(super) const PLANTS: &[Plant] = &[
    (Code::LinkOrder, "a day too soon", |town| {
        set(town.place("H5"), json!({"date": "2026-05-19", "start": "14:00"}));
    }),
    (Code::LinkOrder, "the one before is not listed", |town| town.unlist("H4")),
    (Code::LinkOrder, "at the same time", |town| {
        town.link("K1")["kind"] = json!({"ordered": {}});
        set(
            town.place("H5"),
            json!({"date": "2026-05-13", "start": "10:55", "channel": "video", "room": null,
            "panel": [{"role": "judge", "person": "J3"}]}),
        );
    }),
    (Code::LinkOrder, "before it", |town| {
        town.link("K1")["kind"] = json!({"ordered": {"min_gap_days": 0}});
        town.place("H5")["date"] = json!("2026-05-12");
    }),
    (Code::LinkOrder, "on the day of a list", |town| {
        town.problem["links"][0] = json!({"id": "K1", "kind": {"ordered": {}}, "hearings": ["B1", "H5"]});
        set(town.place("H5"), json!({"date": "2026-05-21", "start": "16:00"}));
    }),
    (Code::LinkSlot, "another time", |town| town.place("H7")["start"] = json!("10:30")),
    (Code::LinkSlot, "another room", |town| town.place("H7")["room"] = json!("R2")),
    (Code::LinkSlot, "another judge", |town| town.place("H7")["panel"][0]["person"] = json!("J3")),
    (Code::LinkSlot, "another channel", |town| {
        push(&mut town.hearing("H7")["channels"], json!({"channel": "hybrid"}));
        town.place("H7")["channel"] = json!("hybrid");
    }),
    (Code::LinkSlot, "only one of them", |town| town.unlist("H7")),
    (Code::LinkPanel, "another presides", |town| town.place("H9")["panel"][0]["person"] = json!("J3")),
    (Code::NotForThisList, "a room of its own", |town| town.place("B1")["room"] = json!("R1")),
    (Code::NotForThisList, "another date", |town| {
        town.place("B1")["date"] = json!("2026-05-22");
    }),
    (Code::NotForThisList, "another start", |town| town.place("B1")["start"] = json!("11:00")),
    (Code::NotForThisList, "another type", |town| {
        town.supply("lists", "L1")["types"] = json!(["preliminary"]);
    }),
    (Code::NotForThisList, "an interpreter", |town| town.hearing("B1")["interpreters"] = json!(["cy"])),
    (Code::NotForThisList, "two days", |town| town.hearing("B1")["minutes"] = json!(361)),
    (Code::NotForThisList, "linked by slot", |town| {
        push(&mut town.problem["links"], json!({"id": "K5", "kind": "same_slot", "hearings": ["B1"]}));
    }),
    (Code::NotForThisList, "linked by panel", |town| {
        push(&mut town.problem["links"], json!({"id": "K5", "kind": "same_panel", "hearings": ["B1", "H1"]}));
    }),
    (Code::NotForThisList, "block: by video", |town| town.place("B1")["channel"] = json!("video")),
    (Code::NotForThisList, "block: the room lacks something", |town| {
        town.supply("rooms", "R1")["attributes"] = json!(["15"]);
        town.hearing("H1")["parties"] = json!([]);
    }),
    (Code::NotForThisList, "block: the judge has no ticket", |town| {
        town.hearing("B1")["panel"][0]["tickets"] = json!(["FTT"]);
    }),
    (Code::NotForThisList, "block: two seats", |town| {
        push(&mut town.hearing("B1")["panel"], json!({"role": "employer_member"}));
    }),
    (Code::NotForThisList, "block: the judge is excluded", |town| {
        town.hearing("B1")["panel_preferences"] = json!([{"person": "J1", "requirement": "exclude"}]);
    }),
    (Code::NotForThisList, "block: another must sit", |town| {
        town.hearing("B1")["panel_preferences"] = json!([{"person": "J2", "requirement": "include"}]);
    }),
    (Code::NotForThisList, "float: may not", |town| set(town.hearing("F1"), json!({"may_float": null}))),
    (Code::NotForThisList, "float: two seats", |town| {
        push(&mut town.hearing("F1")["panel"], json!({"role": "employer_member"}));
    }),
    (Code::NotForThisList, "float: somebody must sit", |town| {
        town.hearing("F1")["panel_preferences"] = json!([{"person": "J1", "requirement": "include"}]);
    }),
    (Code::ListFull, "two for one", |town| town.supply("lists", "L1")["max_hearings"] = json!(1)),
    (Code::ListTooRisky, "a block list", |town| town.list(in_list("B3", "21", "10:00", "L1"))),
    (Code::ListTooRisky, "a float list", |town| town.list(in_list("F2", "18", "10:00", "L2"))),
    (Code::ListTooRisky, "a backup list of somebody else", |town| {
        town.supply("lists", "L3")["kind"]["backup"]["people"] = json!(["J3"]);
        town.list(in_list("F2", "19", "10:00", "L3"));
    }),
];
