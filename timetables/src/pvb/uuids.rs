//! The files beside the prisons' own: `prison_uuid_mappings.yml` and `estates.yml`.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use crate::finding::quoted;
use crate::finding::sink::Sink;
use crate::yaml::cursor::Cursor;
use crate::yaml::reader;
use crate::{Code, Finding};

/// The ids of the prisons by the names of their files.
#[must_use]
pub fn read_uuids(file: &str, bytes: &[u8]) -> (BTreeMap<String, Uuid>, Vec<Finding>) {
    let mut sink = Sink::new(file);
    let mut ids = BTreeMap::new();
    let mut seen = BTreeSet::new();
    let root = reader::read(bytes, &mut sink);
    let fields = root.as_ref().and_then(|root| Cursor::root(root).as_fields(&mut sink));
    for (name, at, value) in fields.into_iter().flat_map(crate::yaml::fields::Fields::into_entries) {
        let Some(text) = value.as_text(&mut sink) else { continue };
        match Uuid::parse_str(text) {
            Ok(id) => {
                if !seen.insert(id) {
                    sink.add(
                        Code::RepeatedIdentity,
                        at,
                        name,
                        format!("{id} stands for another file too"),
                        "give each file its own id",
                    );
                }
                ids.insert(name.to_owned(), id);
            }
            Err(_) => value.add(&mut sink, Code::BadValue, format!("{} is not a UUID", quoted(text)), "write a UUID"),
        }
    }
    (ids, sink.finish())
}

/// The codes of the estates, each with its name.
#[must_use]
pub fn read_estates(file: &str, bytes: &[u8]) -> (BTreeMap<String, String>, Vec<Finding>) {
    let mut sink = Sink::new(file);
    let mut estates = BTreeMap::new();
    let root = reader::read(bytes, &mut sink);
    let fields = root.as_ref().and_then(|root| Cursor::root(root).as_fields(&mut sink));
    for (code, _, value) in fields.into_iter().flat_map(crate::yaml::fields::Fields::into_entries) {
        let Some(mut estate) = value.as_fields(&mut sink) else { continue };
        let name = estate.require("name", &mut sink).and_then(|name| name.as_text(&mut sink).map(str::to_owned));
        if let Some(slug) = estate.take("finder_slug", &mut sink) {
            slug.as_text(&mut sink);
        }
        for admin in estate.take("admins", &mut sink).and_then(|list| list.as_list(&mut sink)).unwrap_or_default() {
            admin.as_text(&mut sink);
        }
        estate.finish(&mut sink);
        estates.insert(code.to_owned(), name.unwrap_or_default());
    }
    (estates, sink.finish())
}
