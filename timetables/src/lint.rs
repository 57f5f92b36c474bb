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

#[cfg(test)]
mod tests {
    use super::*;

    const README: &str = include_str!("../README.md");

    #[test]
    fn the_guide_lists_every_code_with_its_severity() {
        let row = |code: &Code| format!("| `{code}` | {} |", code.severity());
        let expected: Vec<String> = Code::ALL.iter().map(row).collect();
        let listed: Vec<&str> = README.lines().filter(|line| line.starts_with("| `timetable.")).collect();
        assert_eq!(listed, expected);
    }

    #[test]
    fn the_example_of_the_guide_is_sound() {
        let example = README.split("```").nth(1).and_then(|block| block.strip_prefix("yaml\n")).unwrap();
        let venue = crate::load(example, "README.md").unwrap();
        assert_eq!(lint(&[FileText::new("x.yaml", example)]), []);
        assert_eq!(venue.file_name(), "cfi-cardiff.yaml");
    }

    #[test]
    fn each_file_is_known_by_name_or_first_key() {
        let format = |name: &str, text: &str| Format::of(&FileText::new(name, text));
        assert_eq!(format("a/CFI-cardiff.yml", "name: Cardiff"), Some(Format::Pvb));
        assert_eq!(format("a/cfi.yaml", "# Cardiff\nformat: assize/venue 1"), Some(Format::Venue));
        assert_eq!(format("a/bacs.yml", ""), Some(Format::PvbHolidays));
        assert_eq!(format("a/permitted_session_location.csv", ""), Some(Format::SessionTemplates));
        assert_eq!(format("a/prison-register.csv", ""), Some(Format::PrisonRegister));
        assert_eq!(format("a/changes.JSONL", ""), Some(Format::ChangeLog));
        assert_eq!(format("a/LICENSE", ""), None);
    }

    #[test]
    fn findings_travel_as_json_and_as_one_line() {
        let files = [
            FileText::new("a.yml", "name: A\nnomis_id: AAI\nadult age: 18\n"),
            FileText::new(
                "one.yaml",
                README.split("```yaml").nth(1).and_then(|rest| rest.split("```").next()).unwrap(),
            ),
            FileText::new(
                "two.yaml",
                README.split("```yaml").nth(1).and_then(|rest| rest.split("```").next()).unwrap(),
            ),
            FileText::new("notes.txt", "hello"),
        ];
        let findings = lint(&files);
        let lines: Vec<String> = findings.iter().map(ToString::to_string).collect();
        insta::assert_snapshot!(lines.join("\n"));
        let unknown = findings.iter().find(|finding| finding.code == Code::UnknownKey).unwrap();
        insta::assert_json_snapshot!(unknown);
    }
}
