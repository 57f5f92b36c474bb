use proptest::prelude::*;

use super::replay;
use crate::Code;

fn put(file: &str, at: &str, config: &str) -> String {
    format!("{{\"op\":\"put\",\"file\":\"{file}\",\"at\":\"{at}T10:00:00Z\",\"commit\":\"c\",\"config\":{config}}}\n")
}

#[test]
fn changes_are_counted_against_the_state_before() {
    let base = r#"{"name":"A","nomis_id":"AAI","recurring":{"mon":["1400-1500"]},"unbookable":["2026-12-28"]}"#;
    let closed = base.replace(r#""2026-12-28""#, r#""2026-12-28","2026-01-05","2026-01-12","2025-12-29""#);
    let moved = closed.replace("1400-1500", "1430-1530");
    let log = [
        put("a.yml", "2026-01-01", base),
        put("a.yml", "2026-01-02", &closed),
        put("a.yml", "2026-01-03", &moved),
        put("a.yml", "2026-01-04", &moved),
        "{\"op\":\"delete\",\"file\":\"a.yml\"}\n{\"op\":\"delete\",\"file\":\"b.yml\"}\n".to_owned(),
        put("a.yml", "2027-01-04", base),
    ];
    let (report, findings) = replay("log.jsonl", log.concat().as_bytes());
    assert_eq!(findings, []);
    insta::assert_json_snapshot!(report);
}

/// Key names of 2015: `slots`, `slot_anomalies`, an address as a list. A new name for the same thing is no change.
#[test]
fn older_rows_say_the_same_in_other_words() {
    let old = r#"{"name":"A","nomis_id":"AAI","address":["1 Road","Town"],"canned_responses":true,
        "slots":{"mon":["1400-1500"]},"slot_anomalies":{"2026-12-30":["1000-1100"]}}"#
        .replace('\n', "");
    let new = r#"{"name":"A","nomis_id":"AAI","address":"1 Road\nTown",
        "recurring":{"mon":["1400-1500"]},"anomalous":{"2026-12-30":["1000-1100"]}}"#
        .replace('\n', "");
    let log = put("a.yml", "2026-01-01", &old) + &put("a.yml", "2026-01-02", &new);
    let (report, _) = replay("log.jsonl", log.as_bytes());
    assert_eq!((report.puts, report.changes.any), (2, 0));
    assert!(report.puts_with_fault.is_empty(), "{:?}", report.puts_with_fault);
}

#[test]
fn what_is_no_change_is_a_finding_and_skipped() {
    let log = "\
{\"op\":\"invalid_yaml\",\"file\":\"Create HMI Humber\",\"commit\":\"29bac\",\"error\":\"bad\\nindent\",\"at\":\"x\"}
not json
{\"op\":\"put\",\"file\":\"a.yml\"}
{\"op\":\"move\",\"file\":\"a.yml\"}
{\"op\":\"put\",\"config\":{}}
[]

{\"op\":\"put\",\"file\":\"a.yml\",\"config\":{\"name\":\"A\",\"recurring\":[1,2],\"unbookable\":{\"x\":1}}}
";
    let (report, findings) = replay("log.jsonl", log.as_bytes());
    let lines: Vec<String> = findings.iter().map(ToString::to_string).collect();
    insta::assert_snapshot!(lines.join("\n"));
    assert_eq!((report.rows, report.faulty_rows, report.invalid_yaml, report.puts), (7, 5, 1, 1));
    assert_eq!(report.puts_with_fault.keys().copied().collect::<Vec<_>>(), [Code::MissingKey, Code::WrongType]);
}

#[test]
fn a_line_of_many_megabytes_is_not_read() {
    let mut log = put("a.yml", "2026-01-01", r#"{"name":"A","nomis_id":"AAI"}"#).into_bytes();
    log.extend(std::iter::repeat_n(b'[', 3_000_000));
    let (report, findings) = replay("log.jsonl", &log);
    assert_eq!((report.puts, report.faulty_rows, findings[0].code, findings[0].line), (1, 1, Code::TooLarge, 2));
}

#[test]
fn brackets_in_brackets_are_a_finding() {
    let (report, findings) = replay("log.jsonl", "[".repeat(100_000).as_bytes());
    assert_eq!((report.faulty_rows, findings[0].code), (1, Code::JsonSyntax));
}

fn json() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        prop_oneof!["[a-z]{0,6}", "[0-9]{4}-[0-9]{4}", "20[0-9]{2}-[0-9]{2}-[0-9]{2}"].prop_map(Into::into),
    ];
    let keys = prop::sample::select(vec![
        "name",
        "nomis_id",
        "recurring",
        "slots",
        "anomalous",
        "unbookable",
        "mon",
        "enabled",
        "address",
        "translations",
        "cy",
        "lead_days",
    ]);
    leaf.prop_recursive(4, 24, 6, move |inner| {
        let entries = prop::collection::vec((keys.clone(), inner.clone()), 0..6);
        prop_oneof![
            prop::collection::vec(inner, 0..5).prop_map(Into::into),
            entries.prop_map(|entries| serde_json::Value::Object(
                entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
            )),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn any_configuration_is_taken(configs in prop::collection::vec(json(), 1..4)) {
        let row = |config: &serde_json::Value| format!("{}\n", serde_json::json!({"op": "put", "file": "a.yml", "at": "2026-01-01", "config": config}));
        let log: String = configs.iter().map(row).collect();
        let (report, _) = replay("log.jsonl", log.as_bytes());
        prop_assert_eq!(report.rows, report.puts + report.faulty_rows);
    }
}
