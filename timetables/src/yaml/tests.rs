use std::time::{Duration, Instant};

use proptest::prelude::*;
use rstest::rstest;

use super::cursor::Cursor;
use super::node::Value;
use super::reader::{MOST_BYTES, read};
use super::ruby;
use crate::finding::sink::Sink;
use crate::{Code, Finding};

fn findings(bytes: &[u8]) -> Vec<Finding> {
    let mut sink = Sink::new("file.yml");
    let node = read(bytes, &mut sink);
    let findings = sink.finish();
    assert_eq!(node.is_none(), crate::has_errors(&findings), "a node or an error, not both");
    findings
}

#[rstest]
#[case::truncated("name: Cardiff\nrecurring:\n  mon: [1400-1530, ", Code::YamlSyntax, 3)]
#[case::two_colons("name: Cardiff: Wales\n", Code::YamlSyntax, 1)]
#[case::tab_indent("name:\n\t- a\n", Code::YamlSyntax, 2)]
#[case::open_quote("a: 1\nname: \"Cardiff\n", Code::YamlSyntax, 2)]
#[case::anchor("name: &n Cardiff\nother: *n\n", Code::YamlFeature, 1)]
#[case::alias("name: a\nother: *n\n", Code::YamlSyntax, 2)]
#[case::tag("name: a\nother: !!int 3\n", Code::YamlFeature, 2)]
#[case::two_documents("a: 1\n---\nb: 2\n", Code::YamlFeature, 2)]
fn what_cannot_be_read_is_one_finding(#[case] text: &str, #[case] code: Code, #[case] line: u32) {
    let findings = findings(text.as_bytes());
    assert_eq!(findings.len(), 1);
    assert_eq!((findings[0].code, findings[0].line), (code, line), "{}", findings[0]);
}

#[test]
fn text_that_is_not_utf_8_is_found_at_its_place() {
    let found = findings(b"name: a\ncaf\xe9: b\n");
    assert_eq!((found[0].code, found[0].line, found[0].column), (Code::NotText, 2, 4));
}

/// Each laugh is ten of the last: written out, the value would fill the memory of any machine.
#[test]
fn a_billion_laughs_are_refused_at_the_first() {
    let mut text = String::from("a0: &a0 [ha, ha, ha, ha, ha, ha, ha, ha, ha, ha]\n");
    for level in 1..12 {
        let alias = format!("*a{}, ", level - 1);
        text.push_str(&format!("a{level}: &a{level} [{}]\n", alias.repeat(10)));
    }
    assert_eq!(findings(text.as_bytes())[0].code, Code::YamlFeature);
}

#[rstest]
#[case("[", 100_000)]
#[case("{a: ", 100_000)]
#[case("- ", 100_000)]
#[case("? ", 100_000)]
fn deep_nesting_is_refused_quickly(#[case] text: &str, #[case] times: usize) {
    let start = Instant::now();
    let found = findings(text.repeat(times).as_bytes());
    assert!(matches!(found[0].code, Code::TooDeep | Code::YamlSyntax), "{}", found[0]);
    assert!(start.elapsed() < Duration::from_secs(5), "{:?}", start.elapsed());
}

#[test]
fn ten_megabytes_are_refused_unread() {
    let found = findings(&[b'x'; 10_000_000]);
    assert_eq!(found[0].code, Code::TooLarge);
}

/// The largest file that is read, of the kinds that are slow for some readers.
#[rstest]
#[case("a: b\n")]
#[case("x")]
#[case("- 2024-01-01\n")]
#[case("\"")]
#[case("# c\n")]
#[case("a")]
#[case("[a, b], ")]
#[case("\0")]
#[case("\u{1f980} ")]
fn the_largest_file_is_read_quickly(#[case] text: &str) {
    let bytes = text.repeat(MOST_BYTES / text.len());
    let start = Instant::now();
    findings(bytes.as_bytes());
    assert!(start.elapsed() < Duration::from_secs(20), "{text:?}: {:?}", start.elapsed());
}

#[test]
fn every_node_knows_its_place() {
    let mut sink = Sink::new("file.yml");
    let root = read(b"name: Usk\nrecurring:\n  mon:\n  - 1400-1530\n  - x\n", &mut sink).unwrap();
    let mut fields = Cursor::root(&root).as_fields(&mut sink).unwrap();
    let mut days = fields.require("recurring", &mut sink).unwrap().as_fields(&mut sink).unwrap();
    let slots = days.require("mon", &mut sink).unwrap().as_list(&mut sink).unwrap();
    assert_eq!((slots[1].path.as_str(), slots[1].at().line, slots[1].at().column), ("recurring.mon[1]", 5, 5));
}

#[test]
fn keys_that_are_unknown_repeated_or_no_words_are_found() {
    let mut sink = Sink::new("file.yml");
    let root = read(b"adult age: 18\nname: a\nname: b\n[x, y]: 1\nzzz: 1\n", &mut sink).unwrap();
    let mut fields = Cursor::root(&root).as_fields(&mut sink).unwrap();
    assert!(fields.take("adult_age", &mut sink).is_none());
    let name = fields.require("name", &mut sink).unwrap();
    assert_eq!(name.as_text(&mut sink), Some("b"), "the last one counts");
    assert!(fields.require("email", &mut sink).is_none());
    fields.finish(&mut sink);
    let lines: Vec<String> = sink.finish().iter().map(ToString::to_string).collect();
    insta::assert_snapshot!(lines.join("\n"));
}

#[rstest]
#[case("true", true)]
#[case("enable", true)]
#[case("yes", true)]
#[case("no", false)]
#[case("\"no\"", true)]
#[case("off", false)]
#[case("0", false)]
#[case("\"\"", false)]
#[case("~", false)]
#[case("[]", true)]
fn truth_as_todays_service_sees_it(#[case] text: &str, #[case] truth: bool) {
    let node = read(text.as_bytes(), &mut Sink::new("")).unwrap();
    assert_eq!(ruby::truthy(&node), truth);
}

#[rstest]
#[case("7", Some(7))]
#[case("7 days", Some(7))]
#[case("seven", Some(0))]
#[case("~", None)]
#[case("99999999999", Some(0))]
fn numbers_as_todays_service_sees_them(#[case] text: &str, #[case] number: Option<u32>) {
    let node = read(text.as_bytes(), &mut Sink::new("")).unwrap();
    assert_eq!(ruby::whole_number(&node), number);
}

#[test]
fn json_reads_as_yaml_does() {
    let json: serde_json::Value = serde_json::from_str(r#"{"a": [1, true, null, "null"]}"#).unwrap();
    let node = super::node::Node::from_json(&json, crate::Position::line(7));
    let Value::Mapping(entries) = &node.value else { panic!("{node:?}") };
    let Value::List(items) = &entries[0].1.value else { panic!("{node:?}") };
    let nothing: Vec<bool> = items.iter().map(super::node::Node::is_nothing).collect();
    assert_eq!((nothing, items[0].at.line), (vec![false, false, true, false], 7));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        findings(&bytes);
    }

    #[test]
    fn no_yaml_like_text_makes_it_panic(text in r#"([a-z0-9\-:?,\[\]{}#&*!|>'"%@` \n]|  |- |: |\n  ){0,120}"#) {
        findings(text.as_bytes());
    }
}
