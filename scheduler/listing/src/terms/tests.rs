//! The slow evaluation against the incremental one, and against sums on paper.

use anytime::{below, chance, random};
use listing_instances::Size;
use listing_model::Problem;
use proptest::prelude::*;

use super::{of_terms, sum};
use crate::ground::Ground;
use crate::rules::Book;
use crate::rules::fixture::{hearing, item, json, person, place, world};
use crate::rules::tests::{begun, drawn};
use crate::search::scan::Scan;
use crate::state::State;

/// What is paid when hearings are placed so: the terms that are not 0.
fn paid(problem: &Problem, placed: &[(&str, &str)]) -> Vec<(&'static str, i64)> {
    let ground = Ground::new(problem);
    let mut state = State::new(&ground);
    for (id, at) in placed {
        state.place(item(&ground, id), place(&ground, at));
    }
    let book = Book::new(problem);
    assert_eq!(sum(&of_terms(&book, &state)), state.score);
    let terms = of_terms(&book, &state).into_iter().map(|(_, code, cost)| (code, cost));
    // Balance and weeks are always there: they are asked for by themselves.
    terms.filter(|&(code, cost)| cost != 0 && code != "balance" && code != "week").collect()
}

/// `other` takes the rest of the morning, so that nothing is broken.
const MORNING: (&str, &str) = ("other", "06-02 11:00 L1 ana");

fn full_morning(change: impl FnOnce(&mut Problem)) -> Problem {
    world(|problem| {
        hearing(problem, "other").minutes = 120;
        change(problem);
    })
}

#[test]
fn two_hearings_side_by_side_cost_a_rest() {
    let problem = full_morning(|_| ());
    assert_eq!(paid(&problem, &[("h", "06-02 10:00 L1 ana"), MORNING]), [("no_rest", 1)]);
}

#[test]
fn what_is_not_listed_costs_what_its_priority_says() {
    let problem = full_morning(|problem| hearing(problem, "h").priority = listing_model::Priority::Urgent);
    assert_eq!(paid(&problem, &[("other", "06-02 10:00 L1 ana")]), [("unlisted", 100), ("broken_sitting", 6)]);
}

#[test]
fn weeks_count_from_today_and_from_the_target() {
    let problem = full_morning(|problem| {
        hearing(problem, "h").target = Some("2026-06-01".parse().unwrap());
        hearing(problem, "h").priority = listing_model::Priority::High;
    });
    let ground = Ground::new(&problem);
    let mut state = State::new(&ground);
    state.place(item(&ground, "h"), place(&ground, "06-09 10:00 video ana"));
    let cost = |code: &str| of_terms(&Book::new(&problem), &state).iter().find(|term| term.1 == code).unwrap().2;
    // 29 days from today are four weeks; eight days late are two weeks begun. A high priority counts twice.
    assert_eq!((cost("week"), cost("week_late")), (4 * 2, 10 * 2 * 2));
    // One day of ten on which ana could sit.
    assert_eq!(cost("balance"), 1_000 / 10 + 1_000 / 10);
}

#[test]
fn places_and_people_cost_what_they_say() {
    let problem = full_morning(|problem| {
        hearing(problem, "h").venues[0].cost = 7;
        hearing(problem, "h").panel_preferences = json(r#"[{ "person": "ben", "requirement": "prefer" }]"#);
        hearing(problem, "h").parties[0].required = false;
        problem.supply.parties[0].unavailable_weekdays = json(r#"[{ "weekday": "tuesday", "sittings": ["AM"] }]"#);
        person(problem, "ana").contract = json(r#"{ "fee_paid": { "day_cost": 40 } }"#);
        person(problem, "ana").venues = json(r#"[{ "venue": "leeds", "cost": 5 }]"#);
    });
    let placed = [("h", "06-02 10:00 L1 ana"), MORNING];
    let expected = [
        ("venue", 7),
        ("fee_paid_day", 40),
        ("person_travel", 5),
        ("no_preferred_person", 5),
        ("party_missing", 3),
        ("no_rest", 1),
    ];
    assert_eq!(paid(&problem, &placed), expected);
}

#[test]
fn another_channel_and_another_room_cost_something() {
    let problem = full_morning(|_| ());
    assert_eq!(paid(&problem, &[("h", "06-02 10:00 video ana"), MORNING]), [("channel", 3), ("no_rest", 1)]);
    let placed = [("h", "06-02 10:00 L2 ana"), MORNING];
    assert_eq!(paid(&problem, &placed), [("room_change", 2), ("no_rest", 1)]);
}

#[test]
fn gaps_break_a_sitting() {
    let problem = world(|_| ());
    let placed = [("h", "06-02 10:00 L1 ana"), ("other", "06-02 12:00 L1 ana")];
    assert_eq!(paid(&problem, &placed), [("broken_sitting", 6), ("gap", 2)]);
}

#[test]
fn one_person_should_preside_over_linked_hearings() {
    let problem = world(|problem| {
        for id in ["h", "other"] {
            hearing(problem, id).minutes = 180;
        }
        problem.links = json(r#"[{ "id": "l", "kind": "same_panel_preferred", "hearings": ["h", "other"] }]"#);
    });
    let placed = [("h", "06-02 10:00 L1 ana"), ("other", "06-02 10:00 L2 ben")];
    assert_eq!(paid(&problem, &placed), [("panel_change", 5)]);
}

#[test]
fn changes_cost_more_the_nearer_they_are() {
    let problem = full_morning(|problem| {
        problem.in_force = json(
            r#"{ "version": 1, "placements": [{ "hearing": "h", "date": "2026-06-02", "start": "10:00",
                 "channel": "in_person", "room": "L1", "panel": [{ "role": "judge", "person": "ana" }] }] }"#,
        );
    });
    // 22 days ahead: twice.
    assert_eq!(paid(&problem, &[("h", "06-02 10:00 L1 ana"), MORNING]), [("no_rest", 1)]);
    let placed = [("h", "06-03 10:30 L2 ben"), ("other", "06-02 10:00 L1 ana")];
    let expected = [
        ("broken_sitting", 12),
        ("date_change", 40),
        ("time_change", 16),
        ("room_change_in_force", 4),
        ("person_change", 6),
    ];
    assert_eq!(paid(&problem, &placed), expected);
    let gone = paid(&problem, &[("other", "06-02 10:00 L1 ana")]);
    assert_eq!(gone.iter().filter(|(code, _)| code.ends_with("change") || code.ends_with("force")).count(), 4);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]
    #[test]
    fn the_score_that_is_kept_up_to_date_is_the_sum_of_the_terms(seed in 0_u64..1_000_000, hearings in 15_u32..60) {
        let problem = drawn(Size::of(hearings).with_pressure(60 + (seed % 90) as u32), seed);
        let ground = Ground::new(&problem);
        let book = Book::new(&problem);
        let mut random = random(seed, 2);
        let mut state = begun(&ground, &mut random);
        let mut scan = Scan::default();
        for step in 0..120 {
            let number = below(&mut random, ground.items.len() as u32);
            if state.places[number as usize].is_some() && chance(&mut random, 1, 2) {
                state.remove(number);
            } else if state.places[number as usize].is_none()
                && let Some(found) = scan.best(&state, number, Some(&mut random))
            {
                state.place(number, found.place);
            }
            if step % 6 == 0 {
                prop_assert_eq!(sum(&of_terms(&book, &state)), state.score, "after {} steps", step);
            }
        }
    }
}
