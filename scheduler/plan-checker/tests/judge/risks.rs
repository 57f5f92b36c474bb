//! Risks, reckoned by hand.

use plan_checker::{Idle, ListRisk};
use serde_json::json;

use crate::town::{Town, in_list, outcomes, push, set, slot};

fn risk(town: &Town, list: &str) -> ListRisk {
    let risks = town.judge().lists;
    risks.into_iter().find(|risk| risk.lists.iter().any(|id| id == list)).expect("a risk")
}

fn sent_away(town: &Town, list: &str) -> String {
    risk(town, list).sent_away.to_string()
}

/// Each goes ahead with 0.7 and then takes 60 or 90 minutes; the list has 180.
#[test]
fn a_block_list() {
    let mut town = Town::new();
    let two = risk(&town, "L1");
    assert_eq!(two.sent_away.to_string(), "0");
    assert_eq!(two.expected_idle, Idle::ThousandthsOfMinutes(180_000 - 2 * 52_500));
    town.list(in_list("B3", "21", "10:00", "L1"));
    let three = risk(&town, "L1");
    // All three, and not all of them short: 0.343 * 7/8.
    assert_eq!(three.sent_away.to_string(), "0.300125");
    // 0.343 * 45 minutes are too much.
    assert_eq!(three.expected_idle, Idle::ThousandthsOfMinutes(180_000 - 3 * 52_500 + 15_435));
    assert_eq!(three.hearings, ["B1", "B2", "B3"]);
}

#[test]
fn a_risk_that_equals_its_ceiling_is_lawful() {
    let mut town = Town::new();
    town.list(in_list("B3", "21", "10:00", "L1"));
    town.supply("lists", "L1")["ceiling"] = json!("30.0125%");
    assert!(town.judge().is_lawful());
    town.supply("lists", "L1")["ceiling"] = json!("0.300124999999999999");
    assert!(!town.judge().is_lawful());
    town.supply("lists", "L1")["ceiling"] = json!(null);
    town.problem["policy"] = json!({"ceiling": "0.5"});
    assert!(town.judge().is_lawful());
}

#[test]
fn a_problem_may_have_outcomes_of_its_own() {
    let mut town = Town::new();
    town.list(in_list("B3", "21", "10:00", "L1"));
    let mut own = outcomes();
    own["types"][0]["outcome"]["lengths"] = json!({"percent_of_estimate": [{"percent": 101, "probability": "1"}]});
    town.problem["outcomes"] = own;
    // 61 minutes each.
    assert_eq!(sent_away(&town, "L1"), "0.343");
}

/// F1 and F2 are certain to go ahead. J1 presides in the morning of the 18th and has a free afternoon.
#[test]
fn float_lists() {
    type Case = (&'static str, fn(&mut Town), &'static str);
    let cases: &[Case] = &[
        ("the afternoon is free", |_| (), "0"),
        ("for one", |town| town.list(in_list("F2", "18", "10:00", "L2")), "1"),
        (
            "the morning may fall free",
            |town| {
                town.list(in_list("F2", "18", "10:00", "L2"));
                town.hearing("H8")["type"] = json!("short");
            },
            "0.7",
        ),
        (
            "a long one needs two sittings",
            |town| {
                town.hearing("H8")["type"] = json!("short");
                town.hearing("F1")["minutes"] = json!(185);
            },
            "0.7",
        ),
        (
            "they too may fall away",
            |town| {
                town.list(in_list("F2", "18", "10:00", "L2"));
                town.hearing("F1")["type"] = json!("short");
            },
            "0.7",
        ),
        (
            "two hearings must fall away together",
            |town| {
                town.list(in_list("F2", "18", "10:00", "L2"));
                town.list(slot("B3", "18", "12:00", "R1", "J1"));
                town.hearing("H8")["type"] = json!("short");
            },
            "0.91",
        ),
        (
            "a hearing by video counts for the judge's time",
            |town| {
                town.list(in_list("F2", "18", "10:00", "L2"));
                town.list(slot("B3", "18", "12:00", "R1", "J1"));
                set(town.place("B3"), json!({"channel": "video", "room": null}));
                town.hearing("H8")["type"] = json!("short");
            },
            "0.91",
        ),
        (
            "a hearing over lunch gives both sittings or none",
            |town| {
                town.list(in_list("F2", "18", "10:00", "L2"));
                set(town.hearing("H8"), json!({"type": "short", "minutes": 185}));
            },
            "0.7",
        ),
        (
            "chained by the sittings that they share",
            |town| {
                set(town.hearing("H8"), json!({"type": "short", "minutes": 185}));
                town.list(slot("B3", "18", "16:00", "R1", "J1"));
            },
            "0.91",
        ),
        (
            "a block list keeps its judge",
            |town| {
                let list = json!({"id": "L9", "date": "2026-05-18", "venue": "V1", "start_times": ["14:00"],
                "kind": {"block": {"room": "R1", "people": ["J1"], "sittings": ["PM"]}}});
                push(&mut town.problem["supply"]["lists"], list);
            },
            "1",
        ),
        (
            "the judge is away in the afternoon",
            |town| {
                town.supply("people", "J1")["away"] =
                    json!([{"first": "2026-05-18", "last": "2026-05-18", "sittings": ["PM"]}]);
            },
            "1",
        ),
        ("nobody presides in a room", |town| set(town.place("H8"), json!({"channel": "video", "room": null})), "1"),
        ("at another venue", |town| town.place("H8")["room"] = json!("R3"), "1"),
        ("the judge lacks the ticket", |town| town.hearing("F1")["panel"][0]["tickets"] = json!(["FTT"]), "1"),
        (
            "the judge is excluded",
            |town| {
                town.hearing("F1")["panel_preferences"] = json!([{"person": "J1", "requirement": "exclude"}]);
            },
            "1",
        ),
        (
            "a second judge",
            |town| {
                town.list(in_list("F2", "18", "10:00", "L2"));
                town.list(slot("B3", "18", "14:00", "R2", "J3"));
            },
            "0",
        ),
    ];
    for &(how, change, expected) in cases {
        let mut town = Town::new();
        change(&mut town);
        assert_eq!(sent_away(&town, "L2"), expected, "{how}");
    }
}

#[test]
fn idle_sittings() {
    let mut town = Town::new();
    town.hearing("H8")["type"] = json!("short");
    // F1 takes the afternoon; the morning falls free with 0.3.
    assert_eq!(risk(&town, "L2").expected_idle, Idle::ThousandthsOfSittings(300));
}

/// A backup list of the same day with the same judge shares the afternoon; one with another judge does not.
#[test]
fn lists_that_share_somebody_count_as_one() {
    let mut town = Town::new();
    set(town.supply("lists", "L3"), json!({"date": "2026-05-18", "ceiling": "0.01"}));
    town.list(in_list("F2", "18", "10:00", "L3"));
    let shared = risk(&town, "L2");
    assert_eq!(shared.lists, ["L2", "L3"]);
    assert_eq!((shared.sent_away.to_string(), shared.ceiling.to_string()), ("1".to_owned(), "0.01".to_owned()));

    town.supply("lists", "L2")["kind"] = json!({"backup": {"people": ["J3"]}});
    town.list(slot("B3", "18", "14:00", "R2", "J3"));
    let apart = risk(&town, "L3");
    assert_eq!((apart.lists, apart.sent_away.to_string()), (vec!["L3".to_owned()], "0".to_owned()));
    assert_eq!(sent_away(&town, "L2"), "0");
}

/// Of a pool with a backup list only that list's people count.
#[test]
fn a_pool_has_those_who_serve_every_list() {
    let mut town = Town::new();
    town.supply("lists", "L3")["date"] = json!("2026-05-18");
    town.list(in_list("F2", "18", "10:00", "L3"));
    town.list(slot("B3", "18", "14:00", "R2", "J3"));
    assert_eq!(sent_away(&town, "L2"), "1");
}

#[test]
fn sessions() {
    let judgement = Town::new().judge();
    let session = |room: &str, day: &str| {
        let of =
            |session: &&plan_checker::SessionRisk| session.room == room && session.date == format!("2026-05-{day}");
        let session = judgement.sessions.iter().find(of).expect("a session");
        (session.minutes, session.sent_away.to_string(), session.expected_idle)
    };
    let minutes = Idle::ThousandthsOfMinutes;
    assert_eq!(session("R1", "11"), (180, "0".to_owned(), minutes(180_000 - 52_500)));
    assert_eq!(session("R2", "12"), (360, "0".to_owned(), minutes(0)));
    assert_eq!(session("R2", "14"), (180, "0".to_owned(), minutes(60_000)));
    assert_eq!(session("R1", "15"), (180, "0".to_owned(), minutes(90_000)));
}
