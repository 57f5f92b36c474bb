//! Each term of each layer: what is changed in the town, and what the term then costs.

use serde_json::json;

use super::weigh;
use crate::town::{Town, in_list, push, set, slot};

/// Layer, term, what is changed, and what the term then costs.
pub(super) type Case = (&'static str, &'static str, &'static str, fn(&mut Town), i64);

fn away(town: &mut Town, list: &str, id: &str, field: &str, date: &str, sitting: &str) {
    let date = format!("2026-05-{date}");
    town.supply(list, id)[field] = json!([{"first": date, "last": date, "sittings": [sitting]}]);
}

pub(super) const CASES: &[Case] = &[
    ("unlisted", "unlisted", "a critical one", |town| town.hearing("B3")["priority"] = json!("critical"), 1001),
    (
        "unlisted",
        "unlisted",
        "an urgent one more",
        |town| {
            town.hearing("H1")["priority"] = json!("urgent");
            town.unlist("H1");
        },
        102,
    ),
    (
        "unlisted",
        "unlisted",
        "other values",
        |town| {
            town.problem["policy"] = json!({"priorities": {"unlisted": [4, 3, 2, 7]}});
        },
        14,
    ),
    ("age", "week", "three weeks on the day", |town| town.place("H1")["date"] = json!("2026-05-22"), 22 - 2 + 3 * 2),
    ("age", "week", "a day less is two weeks", |town| town.place("H1")["date"] = json!("2026-05-21"), 22 - 2 + 2 * 2),
    (
        "age",
        "week",
        "a critical one, twice the weight",
        |town| {
            town.hearing("H1")["priority"] = json!("critical");
            weigh(town, &json!({"week": 2}));
        },
        (22 - 2 + 8) * 2,
    ),
    ("age", "week_late", "on the target", |town| town.place("H1")["date"] = json!("2026-05-20"), 0),
    ("age", "week_late", "a day past it", |town| town.place("H1")["date"] = json!("2026-05-21"), 10 * 2),
    ("age", "week_late", "a week past it", |town| town.place("H1")["date"] = json!("2026-05-27"), 10 * 2),
    ("age", "week_late", "a week and a day", |town| town.place("H1")["date"] = json!("2026-05-28"), 2 * 10 * 2),
    ("travel", "venue", "by the cluster", |town| town.place("H1")["room"] = json!("R3"), 11 + 3),
    (
        "travel",
        "venue",
        "the cheapest choice",
        |town| {
            push(&mut town.hearing("H1")["venues"], json!({"region": "South", "cost": 0}));
        },
        11,
    ),
    (
        "travel",
        "venue",
        "a list for a hearing by video",
        |town| {
            town.place("F1")["channel"] = json!("video");
            town.hearing("F1")["venues"][0]["cost"] = json!(2);
        },
        11 + 2,
    ),
    (
        "travel",
        "day_cost",
        "a block list",
        |town| {
            town.supply("lists", "L1")["kind"]["block"]["people"] = json!(["J2"]);
        },
        5 * 50,
    ),
    (
        "travel",
        "journey",
        "a block list",
        |town| {
            town.supply("lists", "L1")["kind"]["block"]["people"] = json!(["J2"]);
        },
        4 * 7,
    ),
    ("travel", "journey", "another venue", |town| town.place("H2")["room"] = json!("R3"), 3 * 9),
    (
        "travel",
        "journey",
        "twice on a day in one room is once",
        |town| {
            town.list(slot("F2", "14", "14:00", "R2", "J2"));
        },
        3 * 7,
    ),
    (
        "preference",
        "channel",
        "in person for 4",
        |town| {
            town.hearing("H1")["channels"][0]["cost"] = json!(4);
        },
        2 + 4,
    ),
    (
        "preference",
        "no_preferred_person",
        "another sits",
        |town| {
            town.place("H1")["panel"][0]["person"] = json!("J3");
        },
        5,
    ),
    (
        "preference",
        "no_preferred_person",
        "one of two is enough",
        |town| {
            push(&mut town.hearing("H1")["panel_preferences"], json!({"person": "J2", "requirement": "prefer"}));
        },
        0,
    ),
    (
        "preference",
        "no_preferred_person",
        "sits in the block list",
        |town| {
            town.hearing("B1")["panel_preferences"] = json!([{"person": "J1", "requirement": "prefer"}]);
        },
        0,
    ),
    (
        "preference",
        "no_preferred_person",
        "another sits in the block list",
        |town| {
            town.hearing("B1")["panel_preferences"] = json!([{"person": "J2", "requirement": "prefer"}]);
        },
        5,
    ),
    (
        "preference",
        "no_preferred_person",
        "nobody sits in a float list",
        |town| {
            town.hearing("F1")["panel_preferences"] = json!([{"person": "J1", "requirement": "prefer"}]);
        },
        5,
    ),
    (
        "preference",
        "party_missing",
        "in the morning",
        |town| {
            away(town, "parties", "P2", "unavailable", "11", "AM");
        },
        3,
    ),
    (
        "preference",
        "party_missing",
        "in the other sitting",
        |town| {
            town.hearing("H3")["parties"] = json!([]);
            away(town, "parties", "P2", "unavailable", "11", "PM");
        },
        0,
    ),
    (
        "preference",
        "party_missing",
        "later on the day of a list",
        |town| {
            town.hearing("B2")["parties"] = json!([{"party": "P2", "required": false}]);
            away(town, "parties", "P2", "unavailable", "21", "PM");
        },
        3,
    ),
    (
        "continuity",
        "room_change",
        "one more room",
        |town| {
            town.list(slot("F2", "11", "14:00", "R2", "J1"));
        },
        2,
    ),
    (
        "continuity",
        "room_change",
        "there and back is one room more",
        |town| {
            town.list(slot("F2", "11", "11:00", "R2", "J1"));
            town.list(slot("B3", "11", "14:00", "R1", "J1"));
        },
        2,
    ),
    (
        "continuity",
        "room_change",
        "a block list is no slot",
        |town| {
            town.list(slot("F2", "21", "14:00", "R2", "J1"));
        },
        0,
    ),
    (
        "continuity",
        "panel_change",
        "the same judge",
        |town| {
            town.place("H3")["panel"][0]["person"] = json!("J1");
        },
        0,
    ),
    (
        "continuity",
        "panel_change",
        "three judges",
        |town| {
            town.link("K4")["hearings"] = json!(["H1", "H3", "F2", "B3", "B1"]);
            town.list(slot("F2", "11", "14:00", "R2", "J3"));
            town.list(slot("B3", "12", "14:00", "R1", "J1"));
        },
        2 * 5,
    ),
    ("compact", "broken_sitting", "one is used up", |town| town.hearing("H1")["minutes"] = json!(180), 10 * 6),
    (
        "compact",
        "broken_sitting",
        "two by one hearing",
        |town| {
            town.hearing("H1")["minutes"] = json!(200);
            town.place("H1")["start"] = json!("10:05");
        },
        12 * 6,
    ),
    (
        "compact",
        "gap",
        "half an hour, and not over lunch",
        |town| {
            town.list(slot("B3", "11", "11:30", "R1", "J1"));
            town.list(slot("F2", "11", "15:00", "R1", "J1"));
        },
        6,
    ),
    ("compact", "gap", "none", |town| town.list(slot("F2", "11", "11:00", "R1", "J1")), 0),
    ("compact", "no_rest", "one after another", |town| town.list(slot("F2", "11", "11:00", "R1", "J1")), 1),
    (
        "compact",
        "no_rest",
        "after lunch",
        |town| {
            town.hearing("H1")["minutes"] = json!(180);
            town.list(slot("F2", "11", "14:00", "R1", "J1"));
        },
        0,
    ),
    (
        "compact",
        "no_rest",
        "for each of a panel",
        |town| {
            let mut place = slot("F2", "14", "12:00", "R2", "J2");
            push(&mut place["panel"], json!({"role": "employer_member", "person": "M1"}));
            town.list(place);
        },
        2,
    ),
    (
        "compact",
        "no_rest",
        "once for a slot",
        |town| {
            for hearing in ["H6", "H7"] {
                set(town.place(hearing), json!({"start": "11:00"}));
            }
            town.list(slot("F2", "15", "10:00", "R1", "J1"));
            town.hearing("F2")["minutes"] = json!(60);
        },
        1,
    ),
    (
        "balance",
        "balance",
        "a day fewer is possible",
        |town| {
            town.supply("people", "J1")["away"] = json!([{"first": "2026-05-29", "last": "2026-05-29"}]);
        },
        64_000 / 13 + 2 * 642,
    ),
    (
        "balance",
        "balance",
        "half a day is possible",
        |town| {
            away(town, "people", "J1", "away", "29", "PM");
        },
        4571 + 2 * 642,
    ),
    (
        "balance",
        "balance",
        "none is possible",
        |town| {
            town.supply("people", "J1")["away"] = json!([{"first": "2026-05-01", "last": "2026-05-29"}]);
        },
        64_000 + 2 * 642,
    ),
    (
        "balance",
        "balance",
        "fee-paid",
        |town| {
            town.supply("people", "J1")["contract"] = json!({"fee_paid": {"day_cost": 0}});
        },
        2 * 642,
    ),
    (
        "changes",
        "date_change",
        "within two weeks",
        |town| {
            town.place("H10")["date"] = json!("2026-05-22");
        },
        20 * 4,
    ),
    (
        "changes",
        "date_change",
        "within a week",
        |town| {
            town.problem["horizon"]["today"] = json!("2026-05-07");
            town.place("H10")["date"] = json!("2026-05-22");
        },
        20 * 8,
    ),
    (
        "changes",
        "date_change",
        "within four weeks",
        |town| {
            town.problem["horizon"]["today"] = json!("2026-04-16");
            town.place("H10")["date"] = json!("2026-05-22");
        },
        20 * 2,
    ),
    (
        "changes",
        "date_change",
        "beyond four weeks",
        |town| {
            town.problem["horizon"]["today"] = json!("2026-04-15");
            town.place("H10")["date"] = json!("2026-05-22");
        },
        20,
    ),
    ("changes", "time_change", "another time", |town| town.place("H10")["start"] = json!("10:05"), 8 * 4),
    ("changes", "room_change_in_force", "another room", |town| town.place("H10")["room"] = json!("R2"), 2 * 4),
    (
        "changes",
        "room_change_in_force",
        "a list",
        |town| {
            town.unlist("H10");
            town.list(in_list("H10", "18", "10:00", "L2"));
        },
        2 * 4,
    ),
    (
        "changes",
        "person_change",
        "another presides",
        |town| {
            town.place("H10")["panel"][0]["person"] = json!("J3");
        },
        3 * 4,
    ),
    (
        "changes",
        "person_change",
        "nobody is known to preside",
        |town| {
            town.unlist("H10");
            town.list(in_list("H10", "18", "10:00", "L2"));
        },
        3 * 4,
    ),
    ("changes", "date_change", "unlisted", |town| town.unlist("H10"), 20 * 4),
    ("changes", "time_change", "unlisted", |town| town.unlist("H10"), 8 * 4),
    ("changes", "room_change_in_force", "unlisted", |town| town.unlist("H10"), 2 * 4),
    ("changes", "person_change", "unlisted", |town| town.unlist("H10"), 3 * 4),
];
