//! JSON without leniency: a name that an object gives twice is a fault.

use std::fmt;

use serde::de::{DeserializeSeed, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

use crate::problem::{ApiCode, Fault, Problem, Rule};

/// The document. Readers differ in which of two fields of the same name they believe (RFC 8259, section 4), so neither is.
///
/// # Errors
/// It is not JSON, or nests deeper than 128 levels; a name is repeated.
pub(super) fn json(bytes: &[u8]) -> Result<Value, Problem> {
    let mut reading = Reading::default();
    let mut document = serde_json::Deserializer::from_slice(bytes);
    let value = Part(&mut reading).deserialize(&mut document);
    let value = value.and_then(|value| document.end().map(|()| value)).map_err(|_| ApiCode::RequestJson)?;
    match reading.repeated {
        None => Ok(value),
        Some(pointer) => Err(Fault::at(pointer, Rule::Repeated).into()),
    }
}

/// Adds a name to a JSON pointer (RFC 6901).
pub(super) fn push(pointer: &mut String, name: &str) {
    pointer.push('/');
    pointer.push_str(&escaped(name));
}

/// A name as RFC 6901, section 3, wants it.
pub(super) fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

/// Where the reader is, and the first name that it met twice.
#[derive(Debug, Default)]
struct Reading {
    pointer: String,
    repeated: Option<String>,
}

impl Reading {
    /// Reads what stands below `name` with `read`.
    fn below<T>(&mut self, name: &str, read: impl FnOnce(&mut Self) -> T) -> T {
        let length = self.pointer.len();
        push(&mut self.pointer, name);
        let value = read(self);
        self.pointer.truncate(length);
        value
    }
}

/// One value of the document.
struct Part<'r>(&'r mut Reading);

impl<'de> DeserializeSeed<'de> for Part<'_> {
    type Value = Value;

    fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
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

    /// JSON has one kind of number: 41.0 is 41, wherever a float can tell the two whole numbers next to each other apart.
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
        while let Some(item) = self.0.below(&items.len().to_string(), |reading| seq.next_element_seed(Part(reading)))? {
            items.push(item);
        }
        Ok(Value::Array(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut fields = Map::new();
        while let Some(name) = map.next_key::<String>()? {
            let value = self.0.below(&name, |reading| {
                if fields.contains_key(&name) && reading.repeated.is_none() {
                    reading.repeated = Some(reading.pointer.clone());
                }
                map.next_value_seed(Part(reading))
            })?;
            fields.insert(name, value);
        }
        Ok(Value::Object(fields))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case(r#"{"a":1,"a":1}"#, "/a")]
    #[case(r#"{"a":{"b":[{},{"c/d":1,"c/d":2}]}}"#, "/a/b/1/c~1d")]
    #[case(r#"{"a":1,"\u0061":2}"#, "/a")]
    #[case(r#"{"a":{"x":1},"b":{"x":1,"x":1},"b":1}"#, "/b/x")]
    fn a_repeated_name_has_its_place(#[case] text: &str, #[case] pointer: &str) {
        assert_eq!(json(text.as_bytes()), Err(Fault::at(pointer, Rule::Repeated).into()));
    }

    #[rstest]
    #[case("")]
    #[case("{} {}")]
    #[case("{\"a\":1e999}")]
    #[case("{'a':1}")]
    #[case("\u{feff}{}")]
    #[case("\"\\ud800\"")]
    #[case(&"[".repeat(100_000))]
    fn what_is_not_json_is_not_read(#[case] text: &str) {
        assert_eq!(json(text.as_bytes()), Err(ApiCode::RequestJson.into()));
    }

    #[rstest]
    #[case("41.0", 41.into())]
    #[case("4.1e1", 41.into())]
    #[case("-0.0", 0.into())]
    #[case("41.5", 41.5.into())]
    #[case("1e300", 1e300.into())]
    fn a_whole_number_is_one_however_it_is_written(#[case] text: &str, #[case] number: Value) {
        assert_eq!(json(text.as_bytes()), Ok(number));
    }

    fn any_json() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            any::<u64>().prop_map(Value::from),
            any::<f64>().prop_filter("not whole", |number| number.fract() != 0.0).prop_map(Value::from),
            ".*".prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 32, 5, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
                prop::collection::btree_map(".*", inner, 0..5)
                    .prop_map(|fields| Value::Object(fields.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn all_else_is_read_as_serde_json_reads_it(value in any_json()) {
            let text = value.to_string();
            prop_assert_eq!(json(text.as_bytes()).unwrap(), serde_json::from_str::<Value>(&text).unwrap());
        }
    }
}
