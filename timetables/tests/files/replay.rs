//! The recorded changes of 2015 to 2019.

use timetables::{Code, Severity, replay};

use crate::support::shared;

#[test]
fn every_row_is_taken_and_counted() {
    let Some(log) = shared("prisons/timetable-changes-2015-2019.jsonl") else { return };
    let (report, findings) = replay("timetable-changes-2015-2019.jsonl", &std::fs::read(log).unwrap());
    assert_eq!(
        (report.rows, report.puts, report.deletes, report.invalid_yaml, report.faulty_rows),
        (2_026, 2_002, 7, 17, 0)
    );
    assert_eq!(findings.len(), 17, "each row that was not YAML, and nothing else");
    assert!(
        findings.iter().all(|finding| finding.code == Code::InvalidYamlRow && finding.severity == Severity::Warning)
    );
    insta::assert_snapshot!(findings[0].to_string());
    insta::assert_json_snapshot!(report);
}
