//! CSV rows with the line that each stands on.

use std::collections::BTreeMap;

use crate::finding::sink::Sink;
use crate::yaml::reader::text;
use crate::{Code, FileText, Position};

/// A row by the names of its columns.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) line: usize,
    values: BTreeMap<&'static str, String>,
}

impl Row {
    /// The trimmed value of a column; empty if the table lacks the column.
    pub(super) fn get(&self, column: &'static str) -> &str {
        self.values.get(column).map_or("", |value| value.trim())
    }

    pub(super) fn at(&self) -> Position {
        Position::line(self.line)
    }
}

/// Which columns a table has.
pub(super) struct Columns {
    pub(super) required: &'static [&'static str],
    pub(super) optional: &'static [&'static str],
}

/// The rows of a table. A row that does not fit the heading is a finding and left out.
pub(super) fn read(file: &FileText, columns: &Columns, sink: &mut Sink) -> Vec<Row> {
    let Some(text) = text(&file.bytes, sink) else {
        return Vec::new();
    };
    let mut reader = csv::ReaderBuilder::new().has_headers(true).from_reader(text.as_bytes());
    let headers = match reader.headers() {
        Ok(headers) => headers.clone(),
        Err(error) => {
            broken(&error, sink);
            return Vec::new();
        }
    };
    let known = || columns.required.iter().chain(columns.optional).copied();
    for column in columns.required.iter().filter(|column| !headers.iter().any(|header| header == **column)) {
        sink.add(Code::MissingKey, Position::START, column, format!("column `{column}` is missing"), "add it");
    }
    for header in headers.iter().filter(|header| !known().any(|column| column == *header)) {
        let message = format!("column {} means nothing here", crate::finding::quoted(header));
        sink.add(Code::UnknownKey, Position::START, header, message, "remove it");
    }
    let mut rows = Vec::new();
    for record in reader.records() {
        match record {
            Ok(record) => {
                let line = record.position().map_or(0, csv::Position::line);
                let cell = |column: &'static str| {
                    let index = headers.iter().position(|header| header == column)?;
                    Some((column, record.get(index)?.to_owned()))
                };
                let line = usize::try_from(line).unwrap_or(usize::MAX);
                rows.push(Row { line, values: known().filter_map(cell).collect() });
            }
            Err(error) => broken(&error, sink),
        }
    }
    rows
}

fn broken(error: &csv::Error, sink: &mut Sink) {
    let line = error.position().map_or(1, csv::Position::line);
    let at = Position::line(usize::try_from(line).unwrap_or(usize::MAX));
    let message = match error.kind() {
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
            format!("the row has {len} fields, the heading {expected_len}")
        }
        _ => "the row is not CSV".to_owned(),
    };
    sink.add(Code::CsvSyntax, at, "", message, "check commas and quotation marks");
}
