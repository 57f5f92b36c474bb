//! Logs of recorded changes, a JSON object a line.

use timetables::replay;

use crate::findings;

/// Every line is counted once: as a change or as a fault.
pub(crate) fn target(bytes: &[u8]) {
    let (report, found) = replay("log.jsonl", bytes);
    findings::check(&found, bytes);
    let lines = bytes.split(|byte| *byte == b'\n').filter(|line| !line.iter().all(u8::is_ascii_whitespace)).count();
    assert_eq!(report.rows, u64::try_from(lines).unwrap_or(u64::MAX));
    assert_eq!(report.rows, report.faulty_rows + report.puts + report.deletes + report.invalid_yaml);
    assert!(report.files_at_end <= report.files_seen);
    assert_eq!(replay("log.jsonl", bytes).0, report, "the same log has the same report");
}
