//! All tables together.

use std::collections::{BTreeMap, BTreeSet};

use super::groups::{read_groups, table_names};
use super::register::PrisonRegister;
use super::template::{COLUMNS, SessionTemplate, read};
use super::{table, venue};
use crate::finding::sink::Sink;
use crate::venue_file::model::VenueFile;
use crate::{Code, FileText, Finding, Position};

/// The table of the templates themselves.
const TEMPLATES: &str = "session_template.csv";

/// What the tables hold.
#[derive(Debug, Clone, Default)]
pub struct SessionTemplates {
    /// Each prison that is not refused, as a venue of the project's own format, in the order of their codes.
    pub venues: Vec<VenueFile>,
    /// The templates of those venues by prison code, in the order of the table.
    pub templates: BTreeMap<String, Vec<SessionTemplate>>,
    /// The codes of the prisons that are refused: half a timetable would be worse than none.
    pub refused: Vec<String>,
    /// Everything found in any of the tables.
    pub findings: Vec<Finding>,
}

/// Whether the file is one of the tables by its name.
#[must_use]
pub fn is_session_table(base_name: &str) -> bool {
    base_name == TEMPLATES || table_names().any(|name| name == base_name)
}

/// Reads the tables among `files`. Names and addresses, which the tables lack, come from `register`; a prison that it does
/// not have is called by its code.
#[must_use]
pub fn read_session_templates(files: &[FileText], register: &PrisonRegister) -> SessionTemplates {
    let files: Vec<&FileText> = files.iter().filter(|file| is_session_table(file.base_name())).collect();
    let (groups, mut findings) = read_groups(&files);
    let Some(file) = files.iter().find(|file| file.base_name() == TEMPLATES) else {
        let message = format!("there is no {TEMPLATES}");
        findings.push(Finding::new(Code::MissingKey, TEMPLATES, Position::START, "", message, "add the table"));
        return SessionTemplates { findings, ..SessionTemplates::default() };
    };
    // A fault in the groups' tables may be anywhere in a group: none of the prisons that use groups can be trusted then.
    let groups_are_faulty = crate::has_errors(&findings);
    let mut sink = Sink::new(&file.name);
    let rows = table::read(file, &COLUMNS, &mut sink);
    let table_is_faulty = sink.errors() > 0;
    let mut templates: BTreeMap<String, Vec<SessionTemplate>> = BTreeMap::new();
    let mut refused: BTreeSet<String> = BTreeSet::new();
    for row in &rows {
        match read(row, &groups, &mut sink) {
            Some(template) => templates.entry(template.prison.clone()).or_default().push(template),
            None => {
                refused.insert(row.get("prison_code").to_owned());
            }
        }
    }
    let mut venues = Vec::new();
    for (prison, templates) in &templates {
        let uses_groups = templates.iter().any(|template| !template.groups.is_empty());
        let before = sink.errors();
        let made = venue::make(prison, templates, &groups, register, &mut sink);
        let unsound = table_is_faulty || refused.contains(prison) || groups_are_faulty && uses_groups;
        match made.filter(|_| !unsound && sink.errors() == before) {
            Some(venue) => venues.push(venue),
            None => {
                refused.insert(prison.clone());
            }
        }
    }
    templates.retain(|prison, _| !refused.contains(prison));
    findings.extend(sink.finish());
    SessionTemplates { venues, templates, refused: refused.into_iter().collect(), findings }
}
