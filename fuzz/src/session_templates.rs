//! The tables of session templates, and the register of prisons.

use timetables::{FileText, PrisonRegister, is_session_table, read_prison_register, read_session_templates};

use crate::{findings, venue_file};

/// A line that begins so starts the next table, whose name follows.
const NEXT: &[u8] = b"=== ";

/// Whatever the tables say together, each prison is a sound venue or refused, never both.
pub(crate) fn target(bytes: &[u8]) {
    let files = tables(bytes);
    let mut register = PrisonRegister::new();
    for file in files.iter().filter(|file| file.base_name() == "prison-register.csv") {
        let (read, found) = read_prison_register(file);
        findings::check(&found, bytes);
        register = read;
    }
    let read = read_session_templates(&files, &register);
    findings::check_all(&read.findings, bytes, files.len());
    for venue in &read.venues {
        assert!(!read.refused.contains(&venue.code.to_string()), "{} is read and refused", venue.code);
        venue_file::sound(venue);
    }
}

fn tables(bytes: &[u8]) -> Vec<FileText> {
    let mut files = vec![FileText::new("session_template.csv", Vec::new())];
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        match line.strip_prefix(NEXT).map(|name| String::from_utf8_lossy(name).trim().to_owned()) {
            Some(name) if is_session_table(&name) || name == "prison-register.csv" => {
                files.push(FileText::new(name, Vec::new()));
            }
            _ => {
                if let Some(file) = files.last_mut() {
                    file.bytes.extend_from_slice(line);
                }
            }
        }
    }
    files
}
