//! JSON without leniency: names that an object gives twice are found, and what would fill the memory is refused.

use std::collections::BTreeSet;
use std::fmt;

use serde::de::{DeserializeSeed, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

use super::path;

/// The most values (texts, numbers, lists, objects) in a file. 12,000 hearings with all that belongs to them have about a
/// million; four million take about a gigabyte.
const MOST_VALUES: u32 = 4_000_000;
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
    let mut reading = Reading { path: String::new(), repeated: BTreeSet::new(), values_left: MOST_VALUES };
    // A byte order mark says nothing; RFC 8259, section 8.1, lets readers pass over it.
    let mut source = serde_json::Deserializer::from_str(text.strip_prefix('\u{feff}').unwrap_or(text));
    let value = Part(&mut reading).deserialize(&mut source);
    match value.and_then(|value| source.end().map(|()| value)) {
        Err(_) if reading.values_left == 0 => Err(Unread::TooLarge),
        Err(error) => Err(Unread::NotJson(error.to_string())),
        Ok(_) if reading.repeated.len() > MOST_REPEATED => Err(Unread::TooManyRepeated),
        Ok(value) => Ok(Document { value, repeated: reading.repeated }),
    }
}

/// Where the reader is, and what it has met.
struct Reading {
    path: String,
    repeated: BTreeSet<String>,
    values_left: u32,
}

/// One value of the document.
struct Part<'r>(&'r mut Reading);

impl<'de> DeserializeSeed<'de> for Part<'_> {
    type Value = Value;

    fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        self.0.values_left = self.0.values_left.saturating_sub(1);
        if self.0.values_left == 0 {
            return Err(D::Error::custom("too many values"));
        }
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Part<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    /// JSON has one kind of number, and JSON Schema calls 41.0 an integer.
    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        let whole =
            value.to_string().parse::<i64>().ok().filter(|whole| whole.unsigned_abs() < 1 << f64::MANTISSA_DIGITS);
        let number = whole.map(Number::from).or_else(|| Number::from_f64(value));
        number.map(Value::Number).ok_or_else(|| E::custom("a number without end"))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_string<E: Error>(self, value: String) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Value, A::Error> {
        let mut items = Vec::new();
        let above = self.0.path.len();
        loop {
            path::push_index(&mut self.0.path, items.len());
            let item = seq.next_element_seed(Part(self.0))?;
            self.0.path.truncate(above);
            match item {
                Some(item) => items.push(item),
                None => return Ok(Value::Array(items)),
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut fields = Map::new();
        let above = self.0.path.len();
        while let Some(name) = map.next_key::<String>()? {
            path::push_name(&mut self.0.path, &name);
            if fields.contains_key(&name) && self.0.repeated.len() <= MOST_REPEATED {
                self.0.repeated.insert(self.0.path.clone());
            }
            let value = map.next_value_seed(Part(self.0))?;
            self.0.path.truncate(above);
            fields.insert(name, value);
        }
        Ok(Value::Object(fields))
    }
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
