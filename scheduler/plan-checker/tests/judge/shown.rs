//! The report as people see it.

use serde_json::json;

use crate::town::{Town, in_list};

#[test]
fn an_unlawful_plan() {
    let mut town = Town::new();
    town.place("H1")["date"] = json!("2026-05-23");
    town.list(in_list("B3", "21", "10:00", "L1"));
    insta::assert_snapshot!(town.judge(), @r"
    The plan is unlawful: 2 breaches.
      date.not_a_sitting_day: H1: 2026-05-23 is no sitting day of the horizon
      list.too_risky: B1, B2, B3: somebody is sent away from L1 with 0.300125, above 0.05
    unlisted            1
    age                48  (week 28, week_late 20)
    travel            234  (venue 13, day_cost 200, journey 21)
    preference          2  (channel 2)
    continuity          5  (panel_change 5)
    compact            60  (broken_sitting 60)
    balance          4784
    changes             0
    list L1: 3 hearings, risk 0.300125 of at most 0.05
    list L2: 1 hearings, risk 0 of at most 0.05
    ");
}

#[test]
fn as_json() {
    let judgement = serde_json::to_value(Town::new().judge()).unwrap();
    assert_eq!(judgement["breaches"], json!([]));
    assert_eq!(
        judgement["layers"][3],
        json!({"layer": "preference", "cost": 2, "terms": [
            {"name": "channel", "cost": 2}, {"name": "no_preferred_person", "cost": 0}, {"name": "party_missing", "cost": 0},
        ]})
    );
    assert_eq!(
        judgement["lists"][1],
        json!({
            "lists": ["L2"], "hearings": ["F1"], "sent_away": "0", "ceiling": "0.05", "is_too_high": false,
            "expected_idle": {"thousandths_of_sittings": 0},
        })
    );
}
