//! JSON without leniency: a name that an object gives twice is a fault.

use serde_json::Value;
use strict_json::Step;

use crate::problem::{ApiCode, Fault, Problem, Rule};

/// The document. Readers differ in which of two fields of the same name they believe (RFC 8259, section 4), so neither is.
///
/// # Errors
/// It is not JSON, or nests deeper than 128 levels; a name is repeated.
pub(super) fn json(bytes: &[u8]) -> Result<Value, Problem> {
    let mut repeated = None;
    // However many values: the length of a body is limited.
    let value = strict_json::read(bytes, usize::MAX, |place| {
        repeated.get_or_insert_with(|| pointer(place));
    });
    let value = value.map_err(|_| ApiCode::RequestJson)?;
    match repeated {
        None => Ok(value),
        Some(pointer) => Err(Fault::at(pointer, Rule::Repeated).into()),
    }
}

/// A place as a JSON pointer (RFC 6901).
fn pointer(place: &[Step<'_>]) -> String {
    let mut pointer = String::new();
    for step in place {
        match step {
            Step::Name(name) => push(&mut pointer, name),
            Step::Index(index) => push(&mut pointer, &index.to_string()),
        }
    }
    pointer
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
