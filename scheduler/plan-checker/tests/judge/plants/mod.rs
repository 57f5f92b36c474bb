//! Every rule is broken in the ways that it can be, and exactly that is found.

mod account_and_time;
mod links_and_lists;
mod people;
mod places;

use std::collections::BTreeSet;

use plan_checker::Code;
use serde_json::{Value, json};

use crate::town::{Town, in_list, push, set};

/// A rule, how it is broken, and the change that does it.
type Plant = (Code, &'static str, Change);

type Change = fn(&mut Town);

fn closed(date: &str, sittings: &[&str]) -> Value {
    json!([{"first": format!("2026-05-{date}"), "last": format!("2026-05-{date}"), "sittings": sittings}])
}

/// Moves H3, which needs neither room nor party of others, to the morning of H1 before the given judge.
fn beside_h1(town: &mut Town, judge: &str) {
    set(town.place("H3"), json!({"start": "10:30", "panel": [{"role": "judge", "person": judge}]}));
}

/// All of them, by what they are against.
fn plants() -> impl Iterator<Item = &'static Plant> {
    [account_and_time::PLANTS, places::PLANTS, people::PLANTS, links_and_lists::PLANTS].into_iter().flatten()
}

#[test]
fn the_town_is_lawful() {
    let judgement = Town::new().judge();
    assert!(judgement.is_lawful(), "{judgement}");
}

#[test]
fn what_is_planted_is_found_and_nothing_else() {
    let mut failures = Vec::new();
    for &(code, how, change) in plants() {
        let mut town = Town::new();
        change(&mut town);
        let judgement = town.judge();
        let found: BTreeSet<Code> = judgement.breaches.iter().map(|breach| breach.code).collect();
        if found != BTreeSet::from([code]) {
            failures.push(format!("{code}, {how}:\n{judgement}"));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn every_rule_has_a_plant() {
    let planted: BTreeSet<Code> = plants().map(|&(code, ..)| code).collect();
    assert_eq!(planted, Code::ALL.iter().copied().collect());
}

/// What may look like a breach and is none.
const LAWFUL: &[(&str, Change)] = &[
    ("a locked hearing that is not listed", |town| town.unlist("H10")),
    ("no version is named", |town| set(&mut town.plan, json!({"made_from": null}))),
    ("an ordered link, later on the same day", |town| {
        town.link("K1")["kind"] = json!({"ordered": {}});
        set(town.place("H5"), json!({"date": "2026-05-13", "start": "11:00"}));
    }),
    ("block lists alone take too many days", |town| {
        town.supply("people", "J3")["max_days"] = json!(0);
        town.supply("lists", "L1")["kind"]["block"]["people"] = json!(["J3"]);
    }),
    ("a block list while its judge is away", |town| town.supply("people", "J1")["away"] = closed("21", &[])),
    ("somebody who need not come is unavailable", |town| {
        town.supply("parties", "P2")["unavailable"] = closed("11", &["AM"]);
    }),
    ("a longer hearing goes on after lunch", |town| {
        town.hearing("H1")["minutes"] = json!(185);
        town.place("H1")["start"] = json!("11:05");
    }),
    ("a whole day", |town| town.hearing("H1")["minutes"] = json!(360)),
    ("two backup lists of different people, each with one who is free", |town| {
        town.list(in_list("F2", "19", "10:00", "L3"));
        let other = json!({"id": "L4", "date": "2026-05-19", "venue": "V1", "start_times": ["10:00"],
            "kind": {"backup": {"people": ["J3"]}}});
        push(&mut town.problem["supply"]["lists"], other);
        push(&mut town.plan["placements"], in_list("F3", "19", "10:00", "L4"));
        let mut f3 = town.hearing("F2").clone();
        f3["id"] = json!("F3");
        push(&mut town.problem["hearings"], f3);
        set(
            town.place("H5"),
            json!({"date": "2026-05-19", "room": "R2", "panel": [{"role": "judge", "person": "J3"}]}),
        );
        town.problem["links"][0]["hearings"] = json!([]);
    }),
];

#[test]
fn what_is_allowed_is_not_found() {
    for &(how, change) in LAWFUL {
        let mut town = Town::new();
        change(&mut town);
        let judgement = town.judge();
        assert!(judgement.is_lawful(), "{how}:\n{judgement}");
    }
}

#[test]
fn a_breach_names_the_hearings() {
    let mut town = Town::new();
    beside_h1(&mut town, "J1");
    let breaches = town.judge().breaches;
    assert_eq!(breaches.len(), 1);
    assert_eq!(breaches[0].hearings, ["H1", "H3"]);
    assert_eq!(breaches[0].to_string(), "person.taken: H1, H3: J1 is taken twice on 2026-05-11");
}
