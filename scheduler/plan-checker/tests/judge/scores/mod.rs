//! What plans cost, reckoned by hand.

mod cases;

use serde_json::{Value, json};

use crate::town::{Town, slot};

/// The cost of a term, which is named by its layer too.
fn cost(town: &Town, layer: &str, term: &str) -> i64 {
    let judgement = town.judge();
    let layer = judgement.layers.iter().find(|cost| cost.layer == layer).expect("a layer");
    layer.terms.iter().find(|cost| cost.name == term).expect("a term").cost
}

/// | layer | why |
/// |---|---|
/// | unlisted | B3 and F2, standard |
/// | age | week 1: H1 (high, so 2), H2, H3, H4, H10; week 2: H5 to H9, B1, B2, F1 |
/// | travel | 12 hearings at V1 for 1; J2 for 50 on four days and 7 on the three with a room |
/// | preference | H3 by video |
/// | continuity | H1 and H3 have two judges |
/// | compact | 11 sittings in part: J1's mornings on seven days, J2's afternoon on the 11th, three people's morning on the 14th |
/// | balance | of 14 days J1 sits on 8 (64,000 / 14), M1 and M2 on 3 each (9,000 / 14) |
#[test]
fn the_town() {
    let unlisted = 2;
    let age = (2 + 4) + 2 * 8;
    let travel = 12 + 4 * 50 + 3 * 7;
    assert_eq!(Town::new().judge().score(), [unlisted, age, travel, 2, 5, 11 * 6, 4571 + 2 * 642, 0]);
}

fn weigh(town: &mut Town, weights: &Value) {
    town.problem["policy"] = json!({"weights": weights});
}

#[test]
fn each_term() {
    for &(layer, term, how, change, expected) in cases::CASES {
        let mut town = Town::new();
        change(&mut town);
        assert_eq!(cost(&town, layer, term), expected, "{term}: {how}");
    }
}

/// Every weight is in its place: with a weight of its own each term is what it was, so many times.
#[test]
fn each_weight() {
    let mut town = Town::new();
    town.unlist("H10");
    town.place("H1")["date"] = json!("2026-05-28");
    town.place("H1")["panel"][0]["person"] = json!("J3");
    town.supply("parties", "P2")["unavailable"] = json!([{"first": "2026-05-28", "last": "2026-05-28"}]);
    town.list(slot("F2", "13", "11:00", "R2", "J1"));
    town.list(slot("B3", "13", "14:00", "R1", "J1"));
    let terms = [
        ("age", "week", 1),
        ("age", "week_late", 10),
        ("preference", "no_preferred_person", 5),
        ("preference", "party_missing", 3),
        ("continuity", "room_change", 2),
        ("continuity", "panel_change", 5),
        ("compact", "broken_sitting", 6),
        ("compact", "no_rest", 1),
        ("changes", "date_change", 20),
        ("changes", "time_change", 8),
        ("changes", "room_change_in_force", 2),
        ("changes", "person_change", 3),
    ];
    for (layer, term, usual) in terms {
        weigh(&mut town, &json!({}));
        let before = cost(&town, layer, term);
        assert!(before > 0, "{term}");
        weigh(&mut town, &json!({ term: 1_001 }));
        assert_eq!(cost(&town, layer, term), before / usual * 1_001, "{term}");
    }
}

#[test]
fn the_score_is_in_the_order_of_the_policy() {
    let mut town = Town::new();
    let usual = town.judge().score();
    let layers = ["changes", "balance", "compact", "continuity", "preference", "travel", "age", "unlisted"];
    town.problem["policy"] = json!({"layers": layers});
    let judgement = town.judge();
    assert_eq!(judgement.score().into_iter().rev().collect::<Vec<_>>(), usual);
    assert_eq!(judgement.layers.iter().map(|cost| cost.layer).collect::<Vec<_>>(), layers);
}

#[test]
fn a_sum_beyond_64_bits_stays_at_the_end() {
    let mut town = Town::new();
    town.problem["policy"] = json!({"priorities": {"age": [u32::MAX, u32::MAX, u32::MAX, u32::MAX]}});
    weigh(&mut town, &json!({"week": u32::MAX}));
    town.problem["policy"]["priorities"] = json!({"age": [u32::MAX, u32::MAX, u32::MAX, u32::MAX]});
    assert_eq!(cost(&town, "age", "week"), i64::MAX);
}
