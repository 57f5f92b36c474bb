//! Plants against what is said of the plan as a whole, of dates and of times.

use plan_checker::Code;
use serde_json::json;

use super::{Plant, closed};
use crate::town::{push, set, slot};

pub(super) const PLANTS: &[Plant] = &[
    (Code::UnknownName, "a room", |town| town.place("H1")["room"] = json!("R9")),
    (Code::UnknownName, "a person", |town| town.place("H4")["panel"][0]["person"] = json!("J9")),
    (Code::UnknownName, "an interpreter", |town| town.place("H6")["interpreters"][0]["person"] = json!("I9")),
    (Code::UnknownName, "a list", |town| town.place("B1")["list"] = json!("L9")),
    (Code::UnknownName, "a hearing with a place", |town| {
        push(&mut town.plan["placements"], slot("X", "11", "10:00", "R1", "J1"));
    }),
    (Code::UnknownName, "a hearing without", |town| {
        push(&mut town.plan["unlisted"], json!({"hearing": "X", "reasons": ["room.taken"]}));
    }),
    (Code::Twice, "two places", |town| push(&mut town.plan["placements"], slot("H1", "13", "14:00", "R1", "J1"))),
    (Code::Twice, "twice unlisted", |town| {
        push(&mut town.plan["unlisted"], json!({"hearing": "B3", "reasons": ["list.full"]}));
    }),
    (Code::Twice, "listed and unlisted", |town| {
        push(&mut town.plan["unlisted"], json!({"hearing": "H1", "reasons": ["list.full"]}));
    }),
    (Code::LeftOut, "neither", |town| town.plan["unlisted"] = json!([{"hearing": "F2", "reasons": ["room.taken"]}])),
    (Code::NoReason, "an empty list of reasons", |town| town.plan["unlisted"][0]["reasons"] = json!([])),
    (Code::OtherVersion, "an older one", |town| town.plan["made_from"] = json!(6)),
    (Code::OtherVersion, "none in force", |town| {
        set(&mut town.problem, json!({"in_force": null}));
        town.hearing("H10")["notice_days"] = json!(0);
    }),
    (Code::NotASittingDay, "a Saturday", |town| town.place("H1")["date"] = json!("2026-05-23")),
    (Code::NotASittingDay, "a bank holiday", |town| town.place("H1")["date"] = json!("2026-05-25")),
    (Code::NotASittingDay, "a closed day", |town| town.problem["horizon"]["closed"] = closed("11", &[])),
    (Code::NotASittingDay, "after the horizon", |town| {
        town.hearing("H4")["window"] = json!({"fixed_date": "2026-06-01"});
        town.place("H4")["date"] = json!("2026-06-01");
        town.problem["links"][0]["hearings"] = json!([]);
    }),
    (Code::NotASittingDay, "the horizon ends before the hearing", |town| {
        set(town.hearing("H2"), json!({"window": null}));
        town.place("H2")["date"] = json!("2026-05-28");
    }),
    (Code::NotASittingDay, "of a list", |town| {
        town.supply("lists", "L1")["date"] = json!("2026-05-24");
        set(town.place("B1"), json!({"date": "2026-05-24"}));
        set(town.place("B2"), json!({"date": "2026-05-24"}));
    }),
    (Code::OutsideWindow, "too early", |town| {
        town.hearing("H1")["window"]["between"]["first"] = json!("2026-05-12");
    }),
    (Code::OutsideWindow, "its last day is too late", |town| {
        town.hearing("H2")["window"]["between"]["last"] = json!("2026-05-13");
    }),
    (Code::OutsideWindow, "another day than the fixed one", |town| {
        town.hearing("H1")["window"] = json!({"fixed_date": "2026-05-12"});
    }),
    (Code::OutsideWindow, "in a list", |town| town.hearing("B1")["window"] = json!({"fixed_date": "2026-05-20"})),
    (Code::ShortNotice, "a day", |town| town.hearing("H1")["notice_days"] = json!(11)),
    (Code::ShortNotice, "in force on another day", |town| {
        town.hearing("H10")["lock"] = json!({});
        town.place("H10")["date"] = json!("2026-05-22");
    }),
    (Code::OffGrid, "between grains", |town| town.place("H1")["start"] = json!("10:02")),
    (Code::OffGrid, "at lunch", |town| town.place("H1")["start"] = json!("13:00")),
    (Code::DoesNotFit, "over lunch", |town| town.place("H1")["start"] = json!("12:05")),
    (Code::DoesNotFit, "into the evening", |town| {
        town.hearing("H1")["minutes"] = json!(300);
        town.place("H1")["start"] = json!("11:05");
    }),
    (Code::DoesNotFit, "several days from noon", |town| town.place("H2")["start"] = json!("14:00")),
    (Code::DoesNotFit, "the longest of the slot", |town| {
        town.place("H6")["start"] = json!("12:00");
        town.place("H7")["start"] = json!("12:00");
    }),
];
