//! Imports: other formats to venues of the project's own.

use calendars::{Capacity, CapacityByClass, CapacityClass, Units};

use crate::finding::sink::Sink;
use crate::pvb::folder::read_folder;
use crate::session_templates::import::read_session_templates;
use crate::session_templates::register::PrisonRegister;
use crate::{Code, FileText, Finding, Position, Reading, VenueFile};

/// What an import makes.
#[derive(Debug, Clone, Default)]
pub struct Imported {
    /// The venues, in the order of their files or codes.
    pub venues: Vec<VenueFile>,
    /// The files, or codes of prisons, that are refused.
    pub refused: Vec<String>,
    /// Everything that was found.
    pub findings: Vec<Finding>,
}

/// 20 open and 2 closed tables, all open to the public: the commonest figures among the session templates of 2023. For
/// imports from formats that know no capacity.
#[must_use]
pub fn usual_tables() -> CapacityByClass {
    CapacityByClass::of(CapacityClass::OpenTable, Capacity::all_public(Units(20)))
        .with(CapacityClass::ClosedTable, Capacity::all_public(Units(2)))
}

/// Imports the prisons of a folder of PVB files, each session with `capacity`.
#[must_use]
pub fn import_pvb(files: &[FileText], reading: Reading, capacity: CapacityByClass) -> Imported {
    let mut folder = read_folder(files, reading);
    let codes = folder.venue_codes();
    let mut venues = Vec::new();
    for (prison, code) in folder.prisons.iter().zip(codes) {
        if let Some(code) = code {
            venues.push(prison.to_venue_file(code, capacity));
            continue;
        }
        let mut sink = Sink::new(&prison.file);
        let message = "no code of its own can be made for this prison".to_owned();
        let cure = "rename the file so that its first 24 characters differ from all others";
        sink.add(Code::RepeatedIdentity, Position::START, "nomis_id", message, cure);
        folder.findings.extend(sink.finish());
        folder.refused.push(prison.file.clone());
    }
    Imported { venues, refused: folder.refused, findings: folder.findings }
}

/// Imports the prisons of the tables of session templates; names and addresses come from `register`.
#[must_use]
pub fn import_session_templates(files: &[FileText], register: &PrisonRegister) -> Imported {
    let read = read_session_templates(files, register);
    Imported { venues: read.venues, refused: read.refused, findings: read.findings }
}

impl VenueFile {
    /// A name for its file: `cfi-cardiff.yaml`.
    #[must_use]
    pub fn file_name(&self) -> String {
        let fold = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' };
        let words = format!("{}-{}", self.code, self.name.en).chars().map(fold).collect::<String>();
        let words: Vec<&str> = words.split('-').filter(|word| !word.is_empty()).take(8).collect();
        format!("{}.yaml", words.join("-"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PRISON: &str = "name: Tést & Wick\nnomis_id: TSI\nrecurring: {mon: [1400-1500]}\n";

    #[test]
    fn a_faulty_file_does_not_keep_the_others_out() {
        let files = [
            FileText::new("a/TSI-one.yml", PRISON),
            FileText::new("a/USI-two.yml", format!("{}enabled: enable\n", PRISON.replace("TSI", "USI"))),
        ];
        let strict = import_pvb(&files, Reading::Strict, usual_tables());
        assert_eq!((strict.venues.len(), strict.refused.as_slice()), (1, ["a/USI-two.yml".to_owned()].as_slice()));
        assert_eq!(strict.venues[0].file_name(), "tsi-t-st-wick.yaml");
        let recorded = import_pvb(&files, Reading::AsRecorded, usual_tables());
        assert_eq!((recorded.venues.len(), recorded.refused.len(), recorded.findings.len()), (2, 0, 1));
    }

    #[test]
    fn two_prisons_that_cannot_be_told_apart_are_found() {
        let name = |end: &str| format!("TSI-a-name-longer-than-its-code-may-be-{end}.yml");
        let files = [FileText::new(name("a"), PRISON), FileText::new(name("b"), PRISON)];
        let imported = import_pvb(&files, Reading::Strict, usual_tables());
        assert_eq!((imported.venues.len(), imported.findings[0].code), (1, Code::RepeatedIdentity));
    }
}
