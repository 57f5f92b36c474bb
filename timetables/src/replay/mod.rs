//! A log of recorded timetable changes, read line by line.

mod count;
pub(crate) mod report;
mod row;

use std::collections::{BTreeMap, BTreeSet};

use self::report::{InvalidYaml, ReplayReport};
use self::row::Op;
use crate::finding::sink::Sink;
use crate::pvb::prison::Prison;
use crate::{Code, Finding, Position};

/// The longest line that is read, in bytes. The longest real one has ten thousand.
const MOST_LINE_BYTES: usize = 1 << 20;

/// Applies every change of a log (JSON Lines) in order and counts what changed.
///
/// A line that is no change is a finding and skipped. So is each change whose file was not YAML when it was made: the file
/// keeps its earlier state. Older rows write some keys otherwise; they are understood.
#[must_use]
pub fn replay(file: &str, bytes: &[u8]) -> (ReplayReport, Vec<Finding>) {
    let mut sink = Sink::new(file);
    let mut report = ReplayReport { file: file.to_owned(), ..ReplayReport::default() };
    let mut state: BTreeMap<String, Prison> = BTreeMap::new();
    let mut seen: BTreeSet<String> = BTreeSet::new();
    for (index, line) in bytes.split(|byte| *byte == b'\n').enumerate() {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        report.rows += 1;
        let at = Position::line(index + 1);
        let Some(row) = read_line(line, at, &mut sink) else {
            report.faulty_rows += 1;
            continue;
        };
        if let Some(date) = row.date {
            *report.rows_by_year.entry(date.year()).or_insert(0) += 1;
        }
        if !seen.contains(&row.file) {
            seen.insert(row.file.clone());
        }
        match row.op {
            Op::Put(config) => {
                report.puts += 1;
                count::put(&mut state, row.file, row.date, &config, at, &mut report);
            }
            Op::Delete => {
                report.deletes += 1;
                report.deletes_of_unknown_files += u64::from(state.remove(&row.file).is_none());
            }
            Op::InvalidYaml(error) => {
                let message = format!("commit {} left {} without valid YAML: {error}", row.commit, row.file);
                sink.add(Code::InvalidYamlRow, at, "", message, "the file keeps its earlier state");
                report.invalid_yaml += 1;
                let line = u64::from(at.line);
                report.invalid_yaml_rows.push(InvalidYaml { line, commit: row.commit, file: row.file, error });
            }
        }
    }
    report.files_seen = seen.len() as u64;
    report.files_at_end = state.len() as u64;
    (report, sink.finish())
}

fn read_line(line: &[u8], at: Position, sink: &mut Sink) -> Option<row::Row> {
    if line.len() > MOST_LINE_BYTES {
        let message = format!("the line has {} bytes; at most {MOST_LINE_BYTES} are read", line.len());
        sink.add(Code::TooLarge, at, "", message, "check that this is a log of changes");
        return None;
    }
    match serde_json::from_slice(line) {
        Ok(json) => row::read(&json, at, sink),
        Err(error) => {
            let at = Position { column: Position::new(1, error.column()).column, ..at };
            sink.add(Code::JsonSyntax, at, "", "the line is not JSON", "write one JSON object on each line");
            None
        }
    }
}

#[cfg(test)]
mod tests;
