//! JSON without leniency: names that an object gives twice are found, and what would fill the memory is refused.

use std::collections::BTreeSet;

use serde_json::Value;
use strict_json::Step;

use super::path;

/// The most values (texts, numbers, lists, objects) in a file. 12,000 hearings with all that belongs to them have about a
/// million; four million take about a gigabyte.
const MOST_VALUES: usize = 4_000_000;
/// The most repeated names that are told apart.
const MOST_REPEATED: usize = 1_000;

/// A document.
#[derive(Debug)]
pub(super) struct Document {
    /// What it says. Of a repeated name, the last value.
    pub(super) value: Value,
    /// Where a name is repeated.
    pub(super) repeated: BTreeSet<String>,
}

/// Why a text is no document.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum Unread {
    /// It is not JSON, or nests deeper than 128 levels.
    #[error("{0}")]
    NotJson(String),
    /// It has too many values.
    #[error("more than {MOST_VALUES} values")]
    TooLarge,
    /// It has too many repeated names.
    #[error("more than {MOST_REPEATED} repeated names")]
    TooManyRepeated,
}

/// Reads a text. Readers differ in which of two fields of one name they believe (RFC 8259, section 4), so none is believed here.
pub(super) fn document(text: &str) -> Result<Document, Unread> {
    // A byte order mark says nothing; RFC 8259, section 8.1, lets readers pass over it.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut repeated = BTreeSet::new();
    let value = strict_json::read(text.as_bytes(), MOST_VALUES, |place| {
        if repeated.len() <= MOST_REPEATED {
            repeated.insert(written(place));
        }
    });
    match value {
        Err(strict_json::Unread::TooManyValues) => Err(Unread::TooLarge),
        Err(strict_json::Unread::NotJson(error)) => Err(Unread::NotJson(error.to_string())),
        Ok(_) if repeated.len() > MOST_REPEATED => Err(Unread::TooManyRepeated),
        Ok(value) => Ok(Document { value, repeated }),
    }
}

/// A place as faults write it.
fn written(place: &[Step<'_>]) -> String {
    let mut path = String::new();
    for step in place {
        match step {
            Step::Name(name) => path::push_name(&mut path, name),
            Step::Index(index) => path::push_index(&mut path, *index),
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use rstest::rstest;
    use serde_json::json;

    use super::*;

    #[rstest]
    #[case(r#"{"a":1,"a":1}"#, &["a"])]
    #[case(r#"{"a":{"b":[{},{"c":1,"c":2,"c":3}]},"a":0}"#, &["a", "a.b[1].c"])]
    #[case(r#"{"a":1,"\u0061":2}"#, &["a"])]
    #[case(r#"{"a":{"x":1},"b":{"x":1}}"#, &[])]
    fn repeated_names_have_their_place(#[case] text: &str, #[case] places: &[&str]) {
        let repeated = document(text).unwrap().repeated;
        assert_eq!(repeated.iter().map(String::as_str).collect::<Vec<_>>(), places);
    }

    #[rstest]
    #[case("", "EOF while parsing a value at line 1 column 0")]
    #[case("{} {}", "trailing characters at line 1 column 4")]
    #[case("{'a':1}", "key must be a string at line 1 column 2")]
    #[case("[1e999]", "number out of range at line 1 column 6")]
    fn what_is_not_json_is_not_read(#[case] text: &str, #[case] why: &str) {
        assert_eq!(document(text).unwrap_err(), Unread::NotJson(why.to_owned()));
    }

    #[test]
    fn a_tower_of_brackets_does_not_fill_the_stack() {
        let tower = "[".repeat(1_000_000);
        assert!(matches!(document(&tower), Err(Unread::NotJson(why)) if why.starts_with("recursion limit")));
    }

    #[test]
    fn a_heap_of_values_does_not_fill_the_memory() {
        let heap = format!("[{}0]", "0,".repeat(4_100_000));
        assert_eq!(document(&heap).unwrap_err(), Unread::TooLarge);
    }

    #[test]
    fn a_heap_of_repeated_names_is_given_up() {
        let heap: String = (0..1_100).map(|name| format!("\"{name}\":0,\"{name}\":0,")).collect();
        assert_eq!(document(&format!("{{{heap}\"x\":0}}")).unwrap_err(), Unread::TooManyRepeated);
    }

    #[test]
    fn numbers_are_whole_however_they_are_written() {
        let read = document("\u{feff}[41.0, 4.1e1, -0.0, 41.5]").unwrap().value;
        assert_eq!(read, json!([41, 41, 0, 41.5]));
    }
}
