//! What a log of changes adds up to.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::Code;

/// What a log of changes adds up to. A file's first content is an addition, not a change.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct ReplayReport {
    /// The log.
    pub file: String,
    /// Lines that hold anything.
    pub rows: u64,
    /// Rows that give a file new content.
    pub puts: u64,
    /// Rows that remove a file.
    pub deletes: u64,
    /// Of those, rows whose file was not there.
    pub deletes_of_unknown_files: u64,
    /// Rows whose file was not YAML when the change was made.
    pub invalid_yaml: u64,
    /// Rows that are no change: not JSON, an unknown operation, no file.
    pub faulty_rows: u64,
    /// Rows by the year in which the change was made.
    pub rows_by_year: BTreeMap<i32, u64>,
    /// Different file names.
    pub files_seen: u64,
    /// Files added: their first content, or content after a removal.
    pub files_added: u64,
    /// Files that are there at the end.
    pub files_at_end: u64,
    /// What the changes changed.
    pub changes: Changes,
    /// How early closed days were announced.
    pub closures_added: Notice,
    /// How early replaced days were announced.
    pub replacements_added: Notice,
    /// Contents in which something is wrong, by kind: in how many puts it was found.
    pub puts_with_fault: BTreeMap<Code, u64>,
    /// Contents that today's service would fail on.
    pub puts_unreadable: u64,
    /// Each row whose file was not YAML.
    pub invalid_yaml_rows: Vec<InvalidYaml>,
}

/// In how many puts each part differed from what the file said before.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Changes {
    /// Puts in which any part that is read differed.
    pub any: u64,
    /// The weekly slots.
    pub recurring: u64,
    /// The closed days.
    pub unbookable: u64,
    /// The replaced days.
    pub anomalous: u64,
    /// Whether the prison takes bookings.
    pub enabled: u64,
    /// Lead days, booking window, weekend work or adult age.
    pub policy: u64,
}

/// Days added by changes, by how far ahead of the change they lay.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Notice {
    /// All of them.
    pub dates: u64,
    /// On or before the day of the change.
    pub not_ahead: u64,
    /// 1 to 7 days ahead.
    pub within_7_days: u64,
    /// 1 to 28 days ahead: bookings could be there already.
    pub within_28_days: u64,
}

/// A row whose file was not YAML.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct InvalidYaml {
    /// The line of the log.
    pub line: u64,
    /// The commit that made it.
    pub commit: String,
    /// The file.
    pub file: String,
    /// What the reader of the time said.
    pub error: String,
}
