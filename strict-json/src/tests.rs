use rstest::rstest;
use serde_json::json;

use super::*;

/// What is read, and the repeated names with each step of their places in brackets.
fn told(text: &str, most_values: usize) -> (Result<Value, Unread>, Vec<String>) {
    let mut told = Vec::new();
    let step = |step: &Step<'_>| match step {
        Step::Name(name) => format!("[{name:?}]"),
        Step::Index(index) => format!("[{index}]"),
    };
    let read = read(text.as_bytes(), most_values, |steps| told.push(steps.iter().map(step).collect()));
    (read, told)
}

#[rstest]
#[case(r#"{"a":1,"a":2}"#, &[r#"["a"]"#], json!({ "a": 2 }))]
#[case(r#"{"a":1,"\u0061":2}"#, &[r#"["a"]"#], json!({ "a": 2 }))]
#[case(r#"{"a":{"x":1},"b":{"x":1}}"#, &[], json!({ "a": { "x": 1 }, "b": { "x": 1 } }))]
#[case(r#"[{"":0},{"":0,"":[]}]"#, &[r#"[1][""]"#], json!([{ "": 0 }, { "": [] }]))]
#[case(
    r#"{"z":0,"a":{"b":[{},{"c/d":1,"c/d":2,"c/d":3}]},"z":0,"a":0}"#,
    &[r#"["a"]["b"][1]["c/d"]"#, r#"["a"]["b"][1]["c/d"]"#, r#"["z"]"#, r#"["a"]"#],
    json!({ "z": 0, "a": 0 })
)]
fn repeated_names_are_told_in_order(#[case] text: &str, #[case] places: &[&str], #[case] value: Value) {
    let (read, told) = told(text, usize::MAX);
    assert_eq!(told, places);
    assert_eq!(read.unwrap(), value);
}

#[rstest]
#[case("0", 1)]
#[case("[]", 1)]
#[case("[[], {}, null]", 4)]
#[case(r#"{"a":{"b":[true,"x"]}}"#, 5)]
fn so_many_values_are_read_and_no_more(#[case] text: &str, #[case] values: usize) {
    assert!(told(text, values).0.is_ok());
    assert!(matches!(told(text, values - 1).0, Err(Unread::TooManyValues)));
}

#[rstest]
#[case("", "EOF while parsing a value at line 1 column 0")]
#[case("{} {}", "trailing characters at line 1 column 4")]
#[case("{'a':1}", "key must be a string at line 1 column 2")]
#[case("[1e999]", "number out of range at line 1 column 6")]
#[case("\u{feff}{}", "expected value at line 1 column 1")]
#[case(&"[".repeat(100_000), "recursion limit exceeded at line 1 column 128")]
fn what_is_not_json_is_not_read(#[case] text: &str, #[case] why: &str) {
    assert_eq!(told(text, usize::MAX).0.unwrap_err().to_string(), why);
}

#[test]
fn text_is_utf_8() {
    assert!(matches!(read(b"\"\xff\"", 1, |_| {}), Err(Unread::NotJson(_))));
}

#[test]
fn what_was_repeated_is_told_of_what_cannot_be_read() {
    let (read, told) = told(r#"{"a":1,"a":2"#, usize::MAX);
    assert!(matches!(read, Err(Unread::NotJson(_))));
    assert_eq!(told, [r#"["a"]"#]);
}

#[rstest]
#[case("41.0", json!(41))]
#[case("4.1e1", json!(41))]
#[case("-0.0", json!(0))]
#[case("9007199254740991.0", json!(9_007_199_254_740_991_i64))]
#[case("9007199254740992.0", json!(9_007_199_254_740_992.0))]
#[case("41.5", json!(41.5))]
#[case("1e300", json!(1e300))]
fn a_whole_number_is_one_however_it_is_written(#[case] text: &str, #[case] number: Value) {
    assert_eq!(told(text, 1).0.unwrap(), number);
}

#[rstest]
#[case(r#"[null, true, -9223372036854775808, 18446744073709551615, 0.1, "\ud83d\ude00 \\\n", [], {}, ""]"#)]
#[case(r#" {"b": {"a": [[1], [2, [3]]]}, "": "x", "a": -1.5e-7} "#)]
fn all_else_is_read_as_serde_json_reads_it(#[case] text: &str) {
    let (read, told) = told(text, usize::MAX);
    assert_eq!(read.unwrap().to_string(), serde_json::from_str::<Value>(text).unwrap().to_string());
    assert!(told.is_empty());
}
