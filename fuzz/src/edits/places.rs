//! Where things are in a document.

use serde_json::Value;

use crate::dice::Dice;

/// A place in a document.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    /// Where it is, as RFC 6901 writes it.
    pub(crate) pointer: String,
    /// The same with `*` for each place in a list: what has the same is of one kind.
    pub(crate) shape: String,
    /// The name of the field that it is, or in whose list it is.
    pub(crate) name: String,
}

/// Every place in a document, itself first.
pub(crate) fn places(document: &Value) -> Vec<Place> {
    let mut found = vec![Place { pointer: String::new(), shape: String::new(), name: String::new() }];
    let mut at = 0;
    while let Some(here) = found.get(at).cloned() {
        match document.pointer(&here.pointer) {
            Some(Value::Object(fields)) => found.extend(fields.keys().map(|name| {
                let step = name.replace('~', "~0").replace('/', "~1");
                Place {
                    pointer: format!("{}/{step}", here.pointer),
                    shape: format!("{}/{step}", here.shape),
                    name: name.clone(),
                }
            })),
            Some(Value::Array(items)) => found.extend((0..items.len()).map(|index| Place {
                pointer: format!("{}/{index}", here.pointer),
                shape: format!("{}/*", here.shape),
                name: here.name.clone(),
            })),
            _ => {}
        }
        at += 1;
    }
    found
}

/// The places of one kind.
pub(crate) fn of_shape(document: &Value, shape: &str) -> Vec<Place> {
    let mut all = places(document);
    all.retain(|place| place.shape == shape);
    all
}

/// Gives every text in a value what some field of its name says in this document, so that it names what is there.
pub(crate) fn localised(value: &mut Value, name: &str, document: &Value, dice: &mut Dice<'_>) {
    match value {
        Value::String(text) => {
            let all = places(document);
            let known = all.iter().filter(|place| place.name == name);
            let known: Vec<&str> =
                known.filter_map(|place| document.pointer(&place.pointer).and_then(Value::as_str)).collect();
            if let Some(other) = dice.pick(&known) {
                (*other).clone_into(text);
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| localised(item, name, document, dice)),
        Value::Object(fields) => {
            fields.iter_mut().for_each(|(name, value)| localised(value, name, document, dice));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
