//! Lists in the place of objects.

use serde_json::Value;

use super::mistake::Kind;
use super::{Mistake, Step};

/// The fields of both formats that are lists. A test holds them against the schemas.
pub(super) const LISTS: [&str; 36] = [
    "adjustments",
    "age",
    "attributes",
    "away",
    "channels",
    "closed",
    "forbidden",
    "hearings",
    "interpreters",
    "languages",
    "layers",
    "lengths",
    "links",
    "lists",
    "minutes",
    "openings",
    "panel",
    "panel_preferences",
    "parties",
    "pattern",
    "people",
    "percent_of_estimate",
    "placements",
    "reasons",
    "roles",
    "room_needs",
    "rooms",
    "sittings",
    "specialisms",
    "start_times",
    "tickets",
    "types",
    "unavailable",
    "unavailable_weekdays",
    "unlisted",
    "venues",
];

/// The first list that stands where an object should. serde would read it as the object's fields, in order; nobody means that.
pub(super) fn find(value: &Value) -> Option<Mistake> {
    let mut place = Vec::new();
    is_stray(value, None, &mut place).then(|| Mistake { place, kind: Kind::Type { expected: "an object".to_owned() } })
}

/// Leaves the way to the stray list in `place`.
fn is_stray(value: &Value, name: Option<&str>, place: &mut Vec<Step>) -> bool {
    match value {
        Value::Array(items) if name.is_some_and(|name| LISTS.contains(&name)) => {
            items.iter().enumerate().any(|(index, item)| within(item, None, Step::Index(index), place))
        }
        Value::Array(_) => true,
        Value::Object(fields) => {
            fields.iter().any(|(name, field)| within(field, Some(name), Step::Name(name.clone()), place))
        }
        _ => false,
    }
}

fn within(value: &Value, name: Option<&str>, step: Step, place: &mut Vec<Step>) -> bool {
    // Only what holds something can hold a list; sparing the step spares most of the work.
    if !(value.is_array() || value.is_object()) {
        return false;
    }
    place.push(step);
    let found = is_stray(value, name, place);
    if !found {
        place.pop();
    }
    found
}
