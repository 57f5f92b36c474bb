//! What serde says of a wrong shape, in words for people who write JSON.

use serde_json::Value;
use serde_path_to_error::Segment;

use super::super::report::Report;
use super::super::{FaultCode, path};

/// A step on the way into an element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Step {
    /// To a field of an object.
    Name(String),
    /// To an item of a list.
    Index(usize),
}

/// A wrong shape and its place: the value that is wrong, or the object that lacks a field.
#[derive(Debug)]
pub(super) struct Mistake {
    pub(super) place: Vec<Step>,
    pub(super) kind: Kind,
}

/// What is wrong.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// The field has no business here.
    Unknown { known: Vec<String> },
    /// A field is missing in the object.
    Missing { field: String },
    /// A word is none of those that may stand here.
    Choice { found: String, known: Vec<String> },
    /// It should be something else.
    Type { expected: String },
    /// It cannot be read, for a reason of its own.
    Other { message: String },
}

impl Mistake {
    /// From what serde says. Its messages are part of what its users rely on; a test holds each kind.
    pub(super) fn new(error: &serde_path_to_error::Error<serde_json::Error>, element: &Value) -> Self {
        let steps = error.path().iter().filter_map(|segment| match segment {
            Segment::Seq { index } => Some(Step::Index(*index)),
            Segment::Map { key } => Some(Step::Name(key.clone())),
            Segment::Enum { variant } => Some(Step::Name(variant.clone())),
            Segment::Unknown => None,
        });
        let mut place: Vec<Step> = steps.collect();
        let message = error.inner().to_string();
        let mut names = message.split('`').skip(1).step_by(2).map(str::to_owned);
        let kind = if message.starts_with("unknown field") {
            let field = Step::Name(names.next().unwrap_or_default());
            if place.last() != Some(&field) {
                place.push(field);
            }
            Kind::Unknown { known: names.collect() }
        } else if message.starts_with("missing field") {
            Kind::Missing { field: names.next().unwrap_or_default() }
        } else if message.starts_with("unknown variant") {
            Kind::Choice { found: names.next().unwrap_or_default(), known: names.collect() }
        } else if message.starts_with("invalid ") {
            let expected = message.rsplit_once("expected ").map_or("something else", |(_, expected)| expected);
            Kind::Type { expected: in_json_words(expected) }
        } else {
            Kind::Other { message }
        };
        // A word stands alone or has fields below it; either way it is the value's own, not a part of the value.
        let is_word =
            |step: &Step| matches!((step, &kind), (Step::Name(name), Kind::Choice { found, .. }) if name == found);
        let is_text = at(element, &place).is_some_and(Value::is_string);
        if at(element, &place).is_none() || (!is_text && place.last().is_some_and(is_word)) {
            place.pop();
        }
        Self { place, kind }
    }

    /// The rule that is broken, and what to do.
    pub(super) fn say(&self, element: &Value, report: &mut Report) -> (FaultCode, String) {
        match &self.kind {
            Kind::Unknown { known } => {
                let field = self.place.last().map_or("", |step| if let Step::Name(name) = step { name } else { "" });
                let hint = report.hint(field, known.iter().map(String::as_str));
                let all = if hint.is_empty() { format!(" There are: {}.", known.join(", ")) } else { hint };
                (FaultCode::UnknownField, format!("There is no such field here.{all}"))
            }
            Kind::Missing { field } => (FaultCode::MissingField, format!("`{field}` must be given.")),
            Kind::Choice { found, known } => {
                let hint = report.hint(found, known.iter().map(String::as_str));
                let message = format!("`{}` is none of: {}.{hint}", path::short(found), known.join(", "));
                (FaultCode::WrongType, message)
            }
            Kind::Type { expected } => {
                (FaultCode::WrongType, format!("This must be {expected}, not {}.", in_words(at(element, &self.place))))
            }
            Kind::Other { message } => (FaultCode::WrongType, format!("This cannot be read: {}.", path::clip(message))),
        }
    }
}

/// What stands at a place.
fn at<'v>(element: &'v Value, place: &[Step]) -> Option<&'v Value> {
    place.iter().try_fold(element, |value, step| match step {
        Step::Name(name) => value.get(name),
        Step::Index(index) => value.get(index),
    })
}

/// What is there, for people.
fn in_words(found: Option<&Value>) -> String {
    match found {
        None => "what is there".to_owned(),
        Some(Value::Null) => "null".to_owned(),
        Some(Value::Bool(value)) => value.to_string(),
        Some(Value::Number(number)) => number.to_string(),
        Some(Value::String(text)) => format!("the text `{}`", path::short(text)),
        Some(Value::Array(items)) => format!("a list of {}", items.len()),
        Some(Value::Object(_)) => "an object".to_owned(),
    }
}

/// What serde expected, as somebody would call it who does not know Rust.
fn in_json_words(expected: &str) -> String {
    let words = match expected {
        "u8" => "a whole number from 0 to 255",
        "u16" => "a whole number from 0 to 65535",
        "u32" => "a whole number from 0 to 4294967295",
        "u64" => "a whole number, 0 or more",
        "a string" | "a borrowed string" => "a text",
        "a boolean" => "true or false",
        "a sequence" => "a list",
        "a map" | "struct variant" => "an object",
        "unit" | "unit variant" => "a word alone, as a text",
        "string or map" => "a text or an object",
        "map with a single key" => "an object with one field",
        "fewer elements in array" => "a shorter list",
        other => match other.strip_prefix("an array of length ") {
            Some(length) => return format!("a list of {length}"),
            None if other.starts_with("struct ") => "an object",
            None if other.starts_with("variant ") => "one of the format's words",
            None => other,
        },
    };
    words.to_owned()
}
