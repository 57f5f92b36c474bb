//! Plans are read for a problem.

use listing_model::{Plan, Problem, read, read_plan};
use serde_json::{Value, json};

use crate::faults::short;
use crate::support::EXAMPLE;

fn problem() -> Problem {
    read(EXAMPLE).problem.unwrap()
}

pub(crate) fn plan() -> Value {
    let unlisted: Vec<Value> = problem()
        .hearings
        .iter()
        .skip(1)
        .map(|hearing| json!({ "hearing": hearing.id, "reasons": ["room.taken"] }))
        .collect();
    let bench = json!([{ "role": "judge", "person": "J-ADEYEMI" }]);
    let placement = json!({ "hearing": "H-01", "date": "2026-05-18", "start": "10:00", "channel": "in_person", "room": "LEEDS-1", "panel": bench });
    json!({ "format": "listing-plan/1", "made_from": 3, "placements": [placement], "unlisted": unlisted })
}

#[test]
fn a_plan_that_accounts_for_all_has_no_faults() {
    let text = plan().to_string();
    let reading = read_plan(&text, &problem());
    assert_eq!(reading.faults, []);
    let read = reading.plan.unwrap();
    assert_eq!(Some(&read), serde_json::from_str::<Plan>(&text).ok().as_ref());
    assert_eq!(read.by_hearing().len(), 1);
    assert_eq!(
        read.placement(&"H-01".into()).and_then(|at| at.presiding()).map(ToString::to_string).as_deref(),
        Some("J-ADEYEMI")
    );
    assert_eq!(read.placement(&"H-02".into()), None);
}

#[test]
fn plans_have_faults_too() {
    let cases: &[(&str, Value, &[&str])] = &[
        ("/format", json!("listing/1"), &["format.unknown format spoils"]),
        ("/made_from", json!(2), &["plan.other_version made_from"]),
        ("/made_from", json!("2"), &["field.type made_from spoils"]),
        ("/placements", json!({}), &["field.type placements spoils"]),
        ("/placements/0/hearing", json!("H-02"), &["plan.twice unlisted[0].hearing -unlisted[0]", "plan.left_out "]),
        (
            "/placements/0/room",
            json!("LEEDS-11"),
            &["room.unknown placements[0].room -placements[0]", "plan.left_out "],
        ),
        ("/placements/0/start", json!("25:00"), &["field.type placements[0].start -placements[0]", "plan.left_out "]),
        ("/unlisted/0/reasons", json!([]), &["plan.no_reason unlisted[0].reasons"]),
        ("/unlisted/0/hearing", json!("H-99"), &["hearing.unknown unlisted[0].hearing -unlisted[0]", "plan.left_out "]),
        ("/unlisted/0", json!({}), &["field.missing unlisted[0] -unlisted[0]", "plan.left_out "]),
    ];
    for (pointer, value, expected) in cases {
        let mut file = plan();
        *file.pointer_mut(pointer).unwrap() = value.clone();
        let reading = read_plan(&file.to_string(), &problem());
        assert_eq!(reading.faults.iter().map(short).collect::<Vec<_>>(), *expected, "{pointer} {value}");
        assert_eq!(reading.plan.is_none(), expected[0].ends_with("spoils"));
    }
}
