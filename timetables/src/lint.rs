//! Lints files of any of the formats.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::finding::sink::Sink;
use crate::pvb::folder::read_folder;
use crate::pvb::holidays::read_holidays;
use crate::pvb::reader::Reading;
use crate::replay::replay;
use crate::session_templates::import::{is_session_table, read_session_templates};
use crate::session_templates::register::{PrisonRegister, read_prison_register};
use crate::venue_file::read::lint_venue_file;
use crate::{Code, FileText, Finding, Position};

/// What kind of file it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// A venue in the project's own format.
    Venue,
    /// A file of the PVB service: a prison, its ids or its estates.
    Pvb,
    /// The bank holidays of the PVB service.
    PvbHolidays,
    /// A table of session templates or of their groups.
    SessionTemplates,
    /// The register of prisons.
    PrisonRegister,
    /// A log of recorded changes.
    ChangeLog,
}

impl Format {
    /// The format of a file, by its name and, for YAML, by its first key `format`. `None` if it is none of them.
    #[must_use]
    pub fn of(file: &FileText) -> Option<Self> {
        let base = file.base_name();
        match base {
            "bacs.yml" => return Some(Self::PvbHolidays),
            "prison-register.csv" => return Some(Self::PrisonRegister),
            _ if is_session_table(base) => return Some(Self::SessionTemplates),
            _ => {}
        }
        if base.to_ascii_lowercase().ends_with(".jsonl") {
            return Some(Self::ChangeLog);
        }
        let says_format = |line: &[u8]| line.starts_with(b"format:");
        let own = || file.bytes.split(|byte| *byte == b'\n').take(50).any(says_format);
        match file.is_yaml() {
            true if own() => Some(Self::Venue),
            true => Some(Self::Pvb),
            false => None,
        }
    }
}

/// Everything that is wrong in the files, file by file. Files that belong together (the tables of session templates, a
/// prison and its id) are looked at together.
#[must_use]
pub fn lint(files: &[FileText]) -> Vec<Finding> {
    let mut by_format: BTreeMap<Format, Vec<FileText>> = BTreeMap::new();
    let mut findings = Vec::new();
    for file in files {
        match Format::of(file) {
            Some(format) => by_format.entry(format).or_default().push(file.clone()),
            None => {
                let mut sink = Sink::new(&file.name);
                let cure = "hand in .yml, .yaml, .csv or .jsonl files of the formats that the guide names";
                sink.add(Code::UnknownFormat, Position::START, "", "no known format has this name", cure);
                findings.extend(sink.finish());
            }
        }
    }
    for (format, files) in by_format {
        findings.extend(lint_format(format, &files));
    }
    findings
}

fn lint_format(format: Format, files: &[FileText]) -> Vec<Finding> {
    let each = |lint: fn(&FileText) -> Vec<Finding>| files.iter().flat_map(lint).collect();
    match format {
        Format::Venue => venues(files),
        Format::Pvb => read_folder(files, Reading::Strict).findings,
        Format::PvbHolidays => each(|file| read_holidays(&file.name, &file.bytes).1),
        Format::SessionTemplates => read_session_templates(files, &PrisonRegister::new()).findings,
        Format::PrisonRegister => each(|file| read_prison_register(file).1),
        Format::ChangeLog => each(|file| replay(&file.name, &file.bytes).1),
    }
}

/// Each venue file, and codes that two of them share.
fn venues(files: &[FileText]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut files_of: BTreeMap<String, &str> = BTreeMap::new();
    for file in files {
        let (venue, found) = lint_venue_file(&file.name, &file.bytes);
        findings.extend(found);
        let Some(venue) = venue else { continue };
        if let Some(other) = files_of.insert(venue.code.to_string(), &file.name) {
            let message = format!("`{}` is the code of {other} too", venue.code);
            let cure = "give each venue a code of its own";
            findings.push(Finding::new(Code::RepeatedIdentity, &file.name, Position::START, "code", message, cure));
        }
    }
    findings
}
