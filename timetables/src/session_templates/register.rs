//! The register of prisons: names in both languages, and addresses.

use std::collections::BTreeMap;

use scheduler_model::Bilingual;

use super::table::{Columns, read};
use crate::finding::sink::Sink;
use crate::{Code, FileText, Finding};

const COLUMNS: Columns = Columns {
    required: &["prison_id", "name"],
    optional: &[
        "active",
        "name_cy",
        "types",
        "categories",
        "operator",
        "line1",
        "line2",
        "town",
        "county",
        "country",
        "postcode",
    ],
};

/// The establishments by code.
pub type PrisonRegister = BTreeMap<String, RegisterEntry>;

/// An establishment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegisterEntry {
    /// Its name.
    pub name: Bilingual,
    /// Its address, a line each, the postcode last.
    pub address: Vec<String>,
    /// Whether it is in use.
    pub active: bool,
}

/// Reads `prison-register.csv`.
#[must_use]
pub fn read_prison_register(file: &FileText) -> (PrisonRegister, Vec<Finding>) {
    let mut sink = Sink::new(&file.name);
    let mut register = PrisonRegister::new();
    for row in read(file, &COLUMNS, &mut sink) {
        let (code, name) = (row.get("prison_id"), row.get("name"));
        if code.is_empty() || name.is_empty() {
            sink.add(Code::MissingKey, row.at(), "prison_id", "the code or the name is missing", "fill both in");
            continue;
        }
        let welsh = Some(row.get("name_cy")).filter(|name| !name.is_empty()).map(str::to_owned);
        let lines = ["line1", "line2", "town", "county", "postcode"].map(|column| row.get(column).to_owned());
        let entry = RegisterEntry {
            name: Bilingual { en: name.to_owned(), cy: welsh },
            address: lines.into_iter().filter(|line| !line.is_empty()).collect(),
            active: row.get("active") != "false",
        };
        if register.insert(code.to_owned(), entry).is_some() {
            sink.add(
                Code::RepeatedIdentity,
                row.at(),
                "prison_id",
                format!("`{code}` is listed twice"),
                "keep one row",
            );
        }
    }
    (register, sink.finish())
}
