//! The example of `docs/listing`, and files that differ from it in one place.

use serde_json::Value;

/// The example as text.
pub(crate) const EXAMPLE: &str = include_str!("../../../../../docs/listing/example.json");

/// The example as JSON.
pub(crate) fn example() -> Value {
    serde_json::from_str(EXAMPLE).unwrap()
}

/// The example with other values at some JSON pointers. `-` after the last slash adds to a list.
pub(crate) fn example_with(changes: &[(&str, Value)]) -> Value {
    let mut file = example();
    for (pointer, value) in changes {
        let (parent, last) = pointer.rsplit_once('/').unwrap();
        match file.pointer_mut(parent).unwrap_or_else(|| panic!("{parent} is not in the example")) {
            Value::Array(items) if last == "-" => items.push(value.clone()),
            Value::Array(items) => items[last.parse::<usize>().unwrap()] = value.clone(),
            Value::Object(fields) => {
                fields.insert(last.to_owned(), value.clone());
            }
            other => panic!("{parent} is {other}"),
        }
    }
    file
}
