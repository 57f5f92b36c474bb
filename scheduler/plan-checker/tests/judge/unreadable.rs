//! Bad input is refused with its place, and never ends in a panic.

use plan_checker::{Unreadable, judge};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::town::{Town, outcomes, push};

fn refusal(town: &Town) -> String {
    let (problem, plan) = (town.problem.to_string(), town.plan.to_string());
    judge(&problem, &plan, &outcomes().to_string(), &[]).expect_err("a refusal").to_string()
}

#[test]
fn each_fault_has_its_path() {
    type Case = (fn(&mut Town), &'static str);
    let cases: &[Case] = &[
        (|town| town.problem = json!([]), "problem: must be an object"),
        (|town| town.problem["format"] = json!("listing/2"), "problem.format: is \"listing/2\", not \"listing/1\""),
        (|town| town.plan["format"] = json!(1), "plan.format: must be text"),
        (|town| town.problem["hearings"][1] = json!({"id": "H2"}), "problem.hearings[1].type: is missing"),
        (
            |town| town.problem["hearings"][0]["minutes"] = json!(-1),
            "problem.hearings[0].minutes: must be a whole number",
        ),
        (
            |town| town.problem["hearings"][0]["minutes"] = json!(1.5),
            "problem.hearings[0].minutes: must be a whole number",
        ),
        (
            |town| town.problem["hearings"][0]["target"] = json!("2026-02-29"),
            "problem.hearings[0].target: must be a day",
        ),
        (|town| town.problem["hearings"][0]["window"] = json!({}), "problem.hearings[0].window: must have either"),
        (
            |town| town.problem["hearings"][0]["priority"] = json!("low"),
            "problem.hearings[0].priority: \"low\" is no priority",
        ),
        (
            |town| town.problem["hearings"][1]["id"] = json!("H1"),
            "problem.hearings[1]: \"H1\" is the id of another one too",
        ),
        (|town| town.problem["links"][0]["kind"] = json!("near"), "problem.links[0].kind: \"near\" is no kind of link"),
        (
            |town| town.problem["supply"]["people"][1]["contract"] = json!({}),
            "problem.supply.people[1].contract.fee_paid: is missing",
        ),
        (
            |town| town.problem["supply"]["lists"][0]["kind"] = json!("queue"),
            "problem.supply.lists[0].kind: must be an object",
        ),
        (
            |town| town.problem["supply"]["lists"][0]["kind"] = json!({}),
            "problem.supply.lists[0].kind: must be `float`",
        ),
        (
            |town| town.problem["supply"]["lists"][0]["ceiling"] = json!(0.05),
            "problem.supply.lists[0].ceiling: must be text",
        ),
        (|town| town.problem["horizon"]["grain_minutes"] = json!(0), "problem.horizon.grain_minutes: must not be 0"),
        (
            |town| town.problem["horizon"]["grain_minutes"] = json!(7),
            "problem.horizon.sittings[0]: must be a whole number of grains",
        ),
        (
            |town| town.problem["horizon"]["sittings"][1]["start"] = json!("12:55"),
            "problem.horizon.sittings[1]: begins before",
        ),
        (|town| town.problem["horizon"]["sittings"] = json!([]), "problem.horizon.sittings: must not be empty"),
        (
            |town| town.problem["horizon"]["last"] = json!("2200-01-01"),
            "problem.horizon.last: is more than a hundred years",
        ),
        (|town| town.problem["policy"] = json!({"layers": ["age"]}), "problem.policy.layers: must name each"),
        (
            |town| town.problem["policy"] = json!({"layers": ["speed"]}),
            "problem.policy.layers[0]: \"speed\" is no layer",
        ),
        (
            |town| town.problem["policy"] = json!({"priorities": {"age": [1]}}),
            "problem.policy.priorities.age: must have four",
        ),
        (|town| town.problem["in_force"]["version"] = json!(null), "problem.in_force.version: must be a whole number"),
        (|town| town.problem["outcomes"] = json!({}), "problem.outcomes.format: is missing"),
        (|town| town.plan["placements"][0]["start"] = json!("25:00"), "plan.placements[0].start: must be a time"),
        (
            |town| town.plan["placements"][0]["channel"] = json!("letter"),
            "plan.placements[0].channel: \"letter\" is no channel",
        ),
        (|town| push(&mut town.plan["unlisted"], json!({"hearing": "X"})), "plan.unlisted[2].reasons: is missing"),
    ];
    for &(change, expected) in cases {
        let mut town = Town::new();
        change(&mut town);
        let refusal = refusal(&town);
        assert!(refusal.starts_with(expected), "{refusal}\n{expected}");
    }
}

#[test]
fn each_text_has_its_name() {
    let town = Town::new();
    let (problem, plan, defaults) = (town.problem.to_string(), town.plan.to_string(), outcomes().to_string());
    let path = |result: Result<_, Unreadable>| result.err().map(|error: Unreadable| error.path);
    assert_eq!(path(judge("{", &plan, &defaults, &[])).as_deref(), Some("problem"));
    assert_eq!(path(judge(&problem, "", &defaults, &[])).as_deref(), Some("plan"));
    assert_eq!(path(judge(&problem, &plan, "?", &[])).as_deref(), Some("default_outcomes"));
    assert_eq!(path(judge(&problem, &plan, "{}", &[])).as_deref(), Some("default_outcomes.format"));
    assert_eq!(
        path(judge(&problem, &plan, &defaults, &[(2026, 5, 4), (2026, 2, 30)])).as_deref(),
        Some("bank_holidays[1]")
    );
}

#[test]
fn default_outcomes_are_read_only_if_they_are_needed() {
    let mut town = Town::new();
    town.problem["outcomes"] = outcomes();
    assert!(judge(&town.problem.to_string(), &town.plan.to_string(), "", &[]).is_ok());
}

/// Every value in a document, by its pointer.
fn pointers(value: &Value, at: &str, all: &mut Vec<String>) {
    all.push(at.to_owned());
    match value {
        Value::Object(fields) => fields.iter().for_each(|(name, value)| pointers(value, &format!("{at}/{name}"), all)),
        Value::Array(entries) => {
            entries.iter().enumerate().for_each(|(index, value)| pointers(value, &format!("{at}/{index}"), all));
        }
        _ => {}
    }
}

fn any_value() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(json!(null)),
        Just(json!([])),
        Just(json!({})),
        Just(json!(true)),
        prop_oneof![Just(0_u64), Just(1), Just(100_000), Just(u64::from(u32::MAX)), Just(u64::MAX)]
            .prop_map(Value::from),
        prop_oneof!["H[1-9]", "J[1-3]", "0001-01-01", "9999-12-31", "2026-05-1[1-9]", "1[0-7]:[0-5][05]", "AM", ""]
            .prop_map(Value::from),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn whatever_is_put_in_is_judged_or_refused(
        changes in prop::collection::vec((any::<bool>(), any::<prop::sample::Index>(), any_value()), 1..6)
    ) {
        let mut town = Town::new();
        for (in_plan, which, value) in changes {
            let document = if in_plan { &mut town.plan } else { &mut town.problem };
            let mut all = Vec::new();
            pointers(document, "", &mut all);
            if let Some(place) = document.pointer_mut(&all[which.index(all.len())]) {
                *place = value;
            }
        }
        let (problem, plan) = (town.problem.to_string(), town.plan.to_string());
        match judge(&problem, &plan, &outcomes().to_string(), &[(2026, 5, 25)]) {
            Ok(judgement) => prop_assert_eq!(judgement.layers.len(), 8),
            Err(error) => prop_assert!(error.path.starts_with("problem") || error.path.starts_with("plan")),
        }
    }
}
