//! A file as its top fields.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::json::{self, Unread};
use super::report::Report;
use super::{Effect, FaultCode, path};

/// An object whose fields are taken out one by one.
#[derive(Debug)]
pub(super) struct Fields {
    place: String,
    fields: Map<String, Value>,
}

/// Reads the text of a file of that format, and the names that its objects repeat. Nothing, if nothing can be made of it.
pub(super) fn open(text: &str, format: &str, report: &mut Report) -> Option<(Fields, BTreeSet<String>)> {
    let document = match json::document(text) {
        Ok(document) => document,
        Err(Unread::NotJson(why)) => {
            report.spoils(FaultCode::NotJson, "", format!("This is not JSON: {why}."));
            return None;
        }
        Err(why @ (Unread::TooLarge | Unread::TooManyRepeated)) => {
            report.spoils(FaultCode::TooLarge, "", format!("The file has {why}. Split it."));
            return None;
        }
    };
    let mut fields = Fields::new(document.value, "", report)?;
    match fields.fields.shift_remove("format") {
        Some(Value::String(found)) if found == format => Some((fields, document.repeated)),
        Some(Value::String(found)) => {
            let found = path::short(&found);
            report.spoils(
                FaultCode::Format,
                "format",
                format!("The format is `{found}`; what is read here is `{format}`."),
            );
            None
        }
        _ => {
            report.spoils(FaultCode::Format, "format", format!("The file must say `\"format\": \"{format}\"`."));
            None
        }
    }
}

/// Reports repeated names that belong to no element of a list and to none of the objects at `judged`.
pub(super) fn repeats_at_the_top(repeated: &BTreeSet<String>, judged: &[&str], report: &mut Report) {
    let at_the_top =
        |place: &&String| !place.contains('[') && !judged.iter().any(|object| path::is_within(place, object));
    for place in repeated.iter().filter(at_the_top) {
        let message =
            "The object gives this name twice, and readers differ in which they believe. Keep one.".to_owned();
        report.spoils(FaultCode::RepeatedName, place.clone(), message);
    }
}

impl Fields {
    /// The fields of the object at `place`.
    pub(super) fn new(value: Value, place: &str, report: &mut Report) -> Option<Self> {
        if let Value::Object(fields) = value {
            Some(Self { place: place.to_owned(), fields })
        } else {
            report.spoils(FaultCode::WrongType, place, "This must be an object.".to_owned());
            None
        }
    }

    /// A field, if it is there.
    pub(super) fn take(&mut self, name: &str) -> Option<Value> {
        self.fields.shift_remove(name)
    }

    /// A field that must be there.
    pub(super) fn demand(&mut self, name: &str, report: &mut Report) -> Option<Value> {
        let value = self.take(name);
        if value.is_none() {
            let message = format!("`{name}` must be given.");
            report.spoils(FaultCode::MissingField, path::name(&self.place, name), message);
        }
        value
    }

    /// A field that must be there and be an object.
    pub(super) fn demand_object(&mut self, name: &str, report: &mut Report) -> Option<Self> {
        let value = self.demand(name, report)?;
        Self::new(value, &path::name(&self.place, name), report)
    }

    /// The items of a list that must be there and be one.
    pub(super) fn demand_list(&mut self, name: &str, report: &mut Report) -> Option<Vec<Value>> {
        let value = self.demand(name, report)?;
        self.list(name, value, report)
    }

    /// The items of a list that must be one if it is there.
    pub(super) fn take_list(&mut self, name: &str, report: &mut Report) -> Option<Vec<Value>> {
        let value = self.take(name).unwrap_or_else(|| Value::Array(Vec::new()));
        self.list(name, value, report)
    }

    fn list(&self, name: &str, value: Value, report: &mut Report) -> Option<Vec<Value>> {
        if let Value::Array(items) = value {
            return Some(items);
        }
        report.spoils(FaultCode::WrongType, path::name(&self.place, name), "This must be a list.".to_owned());
        None
    }

    /// Reports what is left: fields that have no business here.
    pub(super) fn finish(self, known: &[&str], report: &mut Report) {
        for name in self.fields.keys() {
            let hint = report.hint(name, known.iter().copied());
            let all = if hint.is_empty() { format!(" There are: {}.", known.join(", ")) } else { hint };
            let place = path::name(&self.place, name);
            let message = format!("There is no such field here.{all}");
            report.add(FaultCode::UnknownField, place.clone(), Effect::LeavesOut(place), message);
        }
    }
}
