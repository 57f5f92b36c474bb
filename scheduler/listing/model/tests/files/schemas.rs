//! What the JSON Schemas accept and refuse.

use jsonschema::Validator;
use listing_model::{plan_schema, problem_schema, read};
use rstest::rstest;
use serde_json::{Value, json};

use crate::support::{EXAMPLE, example, example_with};

fn validator(schema: schemars::Schema) -> Validator {
    jsonschema::validator_for(&serde_json::to_value(schema).unwrap()).unwrap()
}

fn errors(validator: &Validator, file: &Value) -> Vec<String> {
    validator.iter_errors(file).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

#[test]
fn the_example_is_accepted() {
    assert_eq!(errors(&validator(problem_schema()), &example()), [] as [&str; 0]);
}

#[test]
fn what_is_written_is_accepted() {
    let problem = serde_json::to_value(read(EXAMPLE).problem).unwrap();
    assert_eq!(errors(&validator(problem_schema()), &problem), [] as [&str; 0]);
    let plan: listing_model::Plan = serde_json::from_value(crate::plans::plan()).unwrap();
    assert_eq!(errors(&validator(plan_schema()), &serde_json::to_value(plan).unwrap()), [] as [&str; 0]);
}

#[test]
fn no_object_has_unknown_fields() {
    let (problems, plans) = (validator(problem_schema()), validator(plan_schema()));
    for (validator, file) in [(&problems, example()), (&plans, crate::plans::plan())] {
        let mut objects = Vec::new();
        crate::mutations::places(&file, &mut String::new(), &mut objects);
        objects.retain(|place| file.pointer(place).is_some_and(Value::is_object));
        assert!(objects.len() > 10);
        for place in objects {
            let mut strange = file.clone();
            strange.pointer_mut(&place).unwrap()["strange"] = json!(1);
            assert!(!validator.is_valid(&strange), "`{place}` may have a field `strange`");
        }
    }
}

#[rstest]
#[case("/horizon/first", json!("11 May 2026"))]
#[case("/horizon/first", json!("2026-13-01"))]
#[case("/horizon/grain_minutes", json!(7))]
#[case("/horizon/division", json!("wales"))]
#[case("/horizon/sittings", json!([]))]
#[case("/horizon/sittings/0/start", json!("24:00"))]
#[case("/supply/rooms/0/id", json!(""))]
#[case("/supply/rooms/3/openings/0/weekday", json!("mon"))]
#[case("/supply/lists/0/ceiling", json!(0.05))]
#[case("/supply/lists/0/ceiling", json!("101%"))]
#[case("/supply/lists/0/start_times", json!([]))]
#[case("/supply/lists/1/kind", json!("flaot"))]
#[case("/hearings/0/minutes", json!(0))]
#[case("/hearings/0/minutes", json!(-1))]
#[case("/hearings/0/seats", json!(65_536))]
#[case("/hearings/0/channels", json!([]))]
#[case("/hearings/0/panel", json!([]))]
#[case("/hearings/0/window", json!({ "between": { "first": "2026-05-11" } }))]
#[case("/hearings/0/window", json!({ "between": { "first": "2026-05-11", "last": "2026-05-12" }, "fixed_date": "2026-05-11" }))]
#[case("/links/0/hearings", json!(["H-01"]))]
#[case("/policy/layers", json!(["unlisted"]))]
#[case("/format", json!("listing/2"))]
fn what_is_wrong_by_itself_is_refused(#[case] place: &str, #[case] value: Value) {
    let file = example_with(&[(place, value)]);
    assert!(!errors(&validator(problem_schema()), &file).is_empty(), "the schema accepts it");
    assert!(!read(&file.to_string()).faults.is_empty(), "the reader accepts it");
}
