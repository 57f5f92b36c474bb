//! A whole folder of prisons.

use std::collections::{BTreeMap, BTreeSet};

use scheduler_model::VenueCode;
use uuid::Uuid;

use super::prison::Prison;
use super::reader::{Reading, read_prison};
use super::uuids::{read_estates, read_uuids};
use crate::{Code, FileText, Finding, Position};

/// What a folder of the service's files holds.
#[derive(Debug, Clone, Default)]
pub struct Folder {
    /// The prisons that the reading does not refuse, in the order of their files' names.
    pub prisons: Vec<Prison>,
    /// The names of the prisons' files that it refuses.
    pub refused: Vec<String>,
    /// The ids of the prisons by file name, from `prison_uuid_mappings.yml`.
    pub uuids: BTreeMap<String, Uuid>,
    /// Everything found in any of the files, file by file.
    pub findings: Vec<Finding>,
}

/// Reads the files of a folder: each prison's own file, `prison_uuid_mappings.yml` and `estates.yml`, in this folder or one
/// below it. What is not YAML by its name, and `bacs.yml`, is left alone. A refused file does not keep the others out.
#[must_use]
pub fn read_folder(files: &[FileText], reading: Reading) -> Folder {
    let mut files: Vec<&FileText> = files.iter().filter(|file| file.is_yaml()).collect();
    files.sort_by_key(|file| file.base_name());
    let mut folder = Folder::default();
    let mut estates = BTreeMap::new();
    let mut names = BTreeMap::new();
    for file in files {
        let findings = match file.base_name() {
            "prison_uuid_mappings.yml" => {
                let (uuids, findings) = read_uuids(&file.name, &file.bytes);
                folder.uuids = uuids;
                findings
            }
            "estates.yml" => {
                let (read, findings) = read_estates(&file.name, &file.bytes);
                estates = read;
                findings
            }
            "bacs.yml" => continue,
            base => {
                let (prison, findings) = read_prison(&file.name, &file.bytes, reading);
                names.insert(base.to_owned(), file.name.clone());
                match prison {
                    Some(prison) => folder.prisons.push(prison),
                    None => folder.refused.push(file.name.clone()),
                }
                findings
            }
        };
        folder.findings.extend(findings);
    }
    let across = across_files(&folder, &estates, &names);
    folder.findings.extend(across);
    folder
}

/// What only shows when the files are laid side by side.
fn across_files(folder: &Folder, estates: &BTreeMap<String, String>, names: &BTreeMap<String, String>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut add = |code, file: &str, key: &str, message: String, cure: &str| {
        findings.push(Finding::new(code, file, Position::START, key, message, cure));
    };
    for (base, file) in names {
        if !folder.uuids.is_empty() && !folder.uuids.contains_key(base) {
            let message = format!("`{base}` has no id in prison_uuid_mappings.yml");
            add(Code::UnknownReference, file, "", message, "add a line with an id of its own");
        }
    }
    for base in folder.uuids.keys().filter(|base| !names.contains_key(*base)) {
        add(Code::Unused, "prison_uuid_mappings.yml", base, "there is no such file".to_owned(), "remove the line");
    }
    for prison in &folder.prisons {
        if !estates.is_empty() && !estates.contains_key(&prison.nomis_id) {
            let file = names.get(&prison.file).map_or(prison.file.as_str(), String::as_str);
            let message = format!("`{}` is no estate of estates.yml", prison.nomis_id);
            add(Code::UnknownReference, file, "nomis_id", message, "correct the code or add the estate");
        }
    }
    findings
}

impl Folder {
    /// A code for each prison, in their order: the estate's where it is the only prison there, else made from the file's
    /// name. `None` where no code can be made.
    #[must_use]
    pub fn venue_codes(&self) -> Vec<Option<VenueCode>> {
        let mut prisons_of = BTreeMap::new();
        for prison in &self.prisons {
            *prisons_of.entry(prison.nomis_id.as_str()).or_insert(0_u32) += 1;
        }
        let mut taken = BTreeSet::new();
        let mut code = |prison: &Prison| {
            let alone = prisons_of.get(prison.nomis_id.as_str()) == Some(&1);
            let wanted = if alone { prison.nomis_id.as_str() } else { prison.stem() };
            let code: VenueCode = fitted(wanted).parse().ok()?;
            taken.insert(code.clone()).then_some(code)
        };
        self.prisons.iter().map(&mut code).collect()
    }
}

/// At most 24 capital letters, digits and hyphens.
fn fitted(text: &str) -> String {
    let fold = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_uppercase() } else { '-' };
    let code: String = text.chars().map(fold).take(24).collect();
    code.trim_matches('-').to_owned()
}
