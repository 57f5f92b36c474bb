//! What a finding must be, whatever was read.

use timetables::Finding;

/// More findings than any reader may make of one file.
const MOST: usize = 1_001;
/// The longest line that somebody is shown.
const LONGEST: usize = 1_000;

/// Each finding has a place inside the file, says what is wrong and what to do, on one line that can be read.
pub(crate) fn check(findings: &[Finding], bytes: &[u8]) {
    let lines = bytes.iter().filter(|byte| matches!(byte, b'\n' | b'\r')).count() + 2;
    assert!(findings.len() <= MOST, "{} findings", findings.len());
    for finding in findings {
        let text = finding.to_string();
        let line = usize::try_from(finding.line).unwrap_or(usize::MAX);
        assert!((1..=lines).contains(&line), "line {line} of {lines}: {text}");
        assert!(finding.column >= 1, "{text}");
        assert!(!finding.message.is_empty() && !finding.cure.is_empty(), "{text}");
        assert!(!text.chars().any(char::is_control), "{text:?}");
        assert!(text.chars().count() <= LONGEST, "{text}");
    }
}

/// As [`check`], for what was found in several files together.
pub(crate) fn check_all(findings: &[Finding], bytes: &[u8], files: usize) {
    findings.chunks(MOST).for_each(|some| check(some, bytes));
    assert!(findings.len() <= MOST.saturating_mul(files.saturating_add(1)), "{} findings", findings.len());
}
