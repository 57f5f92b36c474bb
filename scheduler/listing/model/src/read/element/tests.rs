use rstest::rstest;
use serde::Deserialize;
use serde_json::json;

use super::*;
use crate::{Hearing, LinkKind, Policy};

/// What is found wrong with the shape of a value: path, code and message.
fn wrong<T: DeserializeOwned>(value: Value) -> Vec<String> {
    let mut report = Report::new();
    let repeated = BTreeSet::new();
    let read = element::<T>(value, Spot { path: "it", repeated: &repeated, vital: false }, &mut report);
    let (faults, _) = report.into_faults();
    assert_eq!(read.is_none(), !faults.is_empty());
    faults.into_iter().map(|fault| format!("{} {} {}", fault.path, fault.code, fault.message)).collect()
}

#[rstest]
#[case::unknown(json!({ "mintues": 5 }), "it.mintues field.unknown There is no such field here. Did you mean `minutes`?")]
#[case::missing(json!({}), "it field.missing `id` must be given.")]
#[case::number(json!({ "minutes": "5" }), "it.minutes field.type This must be a whole number from 0 to 4294967295, not the text `5`.")]
#[case::negative(json!({ "minutes": -5 }), "it.minutes field.type This must be a whole number from 0 to 4294967295, not -5.")]
#[case::fraction(json!({ "minutes": 4.5 }), "it.minutes field.type This must be a whole number from 0 to 4294967295, not 4.5.")]
#[case::small(json!({ "seats": 70_000 }), "it.seats field.type This must be a whole number from 0 to 65535, not 70000.")]
#[case::text(json!({ "id": 5 }), "it.id field.type This must be a text, not 5.")]
#[case::boolean(json!({ "may_float": "yes" }), "it.may_float field.type This must be true or false, not the text `yes`.")]
#[case::list(json!({ "panel": {} }), "it.panel field.type This must be a list, not an object.")]
#[case::object(json!({ "panel": [5] }), "it.panel[0] field.type This must be an object, not 5.")]
#[case::stray(json!({ "panel": [["judge"]] }), "it.panel[0] field.type This must be an object, not a list of 1.")]
#[case::word(json!({ "priority": "urgnet" }),
    "it.priority field.type `urgnet` is none of: critical, urgent, high, standard. Did you mean `urgent`?")]
#[case::date(json!({ "target": "2026-02-30" }), "it.target field.type This cannot be read: there is no date 2026-02-30.")]
#[case::no_date(json!({ "target": 5 }), "it.target field.type This must be a date such as 2026-03-29, not 5.")]
#[case::deep(json!({ "window": { "between": { "first": "May" } } }),
    "it.window.between.first field.type This cannot be read: `May` is not a date; it should look like 2026-03-29.")]
#[case::variant(json!({ "window": { "betwixt": {} } }),
    "it.window field.type `betwixt` is none of: between, fixed_date.")]
fn each_kind_of_mistake_is_said(#[case] value: Value, #[case] expected: &str) {
    assert_eq!(wrong::<Hearing>(value)[0], expected);
}

#[rstest]
#[case(json!("ordered"), "it field.type This must be an object, not the text `ordered`.")]
#[case(json!({ "same_slot": { "x": 1 } }), "it.same_slot field.type This must be a word alone, as a text, not an object.")]
#[case(json!({ "ordered": {}, "same_slot": {} }), "it field.type This must be an object with one field, not an object.")]
#[case(json!(7), "it field.type This must be a text or an object, not 7.")]
fn words_that_may_have_fields(#[case] value: Value, #[case] expected: &str) {
    assert_eq!(wrong::<LinkKind>(value)[0], expected);
}

#[test]
fn a_list_of_fixed_length() {
    let wrong = wrong::<Policy>(json!({ "layers": ["unlisted"], "priorities": { "age": [1, 2, 3, 4, 5] } }));
    assert_eq!(
        wrong,
        [
            "it.layers field.type This must be a list of 8, not a list of 1.",
            "it.priorities.age field.type This must be a shorter list, not a list of 5.",
        ]
    );
}

#[test]
fn all_mistakes_are_found_and_their_places_are_those_of_the_file() {
    let value = json!({
        "id": "H", "type": 1, "minutes": [], "channels": [{ "channel": "fax" }, { "channel": "video" }, { "chanel": "video" }],
        "panel": [{ "role": 1 }, { "role": "judge" }, {}, { "role": "judge", "rank": 1 }], "lock": { "date": "yes" },
    });
    let places: Vec<String> = wrong::<Hearing>(value)
        .into_iter()
        .map(|wrong| wrong.splitn(3, ' ').take(2).collect::<Vec<_>>().join(" "))
        .collect();
    assert_eq!(
        places,
        [
            "it.type field.type",
            "it.minutes field.type",
            "it.channels[0].channel field.type",
            "it.channels[2].chanel field.unknown",
            "it.channels[2] field.missing",
            "it.panel[0].role field.type",
            "it.panel[2] field.missing",
            "it.panel[3].rank field.unknown",
            "it.lock.date field.type",
        ]
    );
}

#[test]
fn what_is_repeated_within_is_reported() {
    #[derive(Debug, Deserialize)]
    struct Any {}
    let repeated = BTreeSet::from(["a[1].x".to_owned(), "a[10].x".to_owned(), "a[1]y".to_owned()]);
    let mut report = Report::new();
    let spot = Spot { path: "a[1]", repeated: &repeated, vital: true };
    assert!(element::<Any>(json!({}), spot, &mut report).is_none());
    assert!(report.is_spoilt());
    let (faults, _) = report.into_faults();
    assert_eq!(faults.iter().map(|fault| fault.path.as_str()).collect::<Vec<_>>(), ["a[1].x"]);
}

#[test]
fn lists_stand_where_the_schemas_say() {
    let mut named = BTreeSet::new();
    for schema in [crate::problem_schema(), crate::plan_schema()] {
        lists(&serde_json::to_value(schema).unwrap(), None, &mut named);
    }
    assert_eq!(named, stray::LISTS.iter().map(ToString::to_string).collect::<BTreeSet<_>>());
}

/// The names of the properties of a schema that are lists.
fn lists(schema: &Value, name: Option<&str>, found: &mut BTreeSet<String>) {
    match schema {
        Value::Object(fields) => {
            let is_list = fields
                .get("type")
                .is_some_and(|kind| kind == "array" || kind.get(0).is_some_and(|kind| kind == "array"));
            if let Some(name) = name.filter(|_| is_list) {
                found.insert(name.to_owned());
            }
            for (key, value) in fields {
                if key == "properties" {
                    let properties = value.as_object().into_iter().flatten();
                    properties.for_each(|(name, value)| lists(value, Some(name), found));
                } else {
                    lists(value, None, found);
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| lists(item, None, found)),
        _ => {}
    }
}
