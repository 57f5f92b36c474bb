//! `assize timetable` and `assize import`, as a person runs them, on the real files.

#![expect(clippy::unwrap_used, reason = "tests fail by panicking")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

/// The folder of real data, or nothing and a line that says so.
#[expect(clippy::print_stdout, reason = "a test that is left out says so")]
fn data(below: &str) -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data").join(below);
    if folder.exists() {
        return Some(folder);
    }
    println!("skipped: there is no {}", folder.display());
    None
}

fn assize(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_assize")).args(arguments).output().unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn slots_equal_the_independent_derivation() {
    let Some(pvb) = data("prisons/pvb") else { return };
    for today in ["2025-12-18", "2026-07-31"] {
        let folder = pvb.join("prisons");
        let holidays = pvb.join("bacs.yml");
        for dir in [pvb.as_path(), folder.as_path()] {
            if dir == folder.as_path() && !dir.join("prison_uuid_mappings.yml").exists() {
                continue;
            }
            let output = assize(&[
                "timetable",
                "slots",
                "--as-recorded",
                "--pvb",
                dir.to_str().unwrap(),
                "--holidays",
                holidays.to_str().unwrap(),
                "--today",
                today,
            ]);
            assert!(output.status.success(), "{}", stderr(&output));
            let ours: Value = serde_json::from_slice(&output.stdout).unwrap();
            let golden = std::fs::read(pvb.join(format!("derived_expected_slots_{today}.json"))).unwrap();
            let golden: Value = serde_json::from_slice(&golden).unwrap();
            assert_eq!(golden.as_object().unwrap().len(), 91);
            for (prison, expected) in golden.as_object().unwrap() {
                assert_eq!(&ours[prison], expected, "{prison}");
            }
            assert_eq!(ours.as_object().unwrap().len(), 91);
        }
    }
}

#[test]
fn lint_names_the_known_mistakes_with_file_line_key_and_cure() {
    let Some(pvb) = data("prisons/pvb") else { return };
    let output = assize(&["timetable", "lint", pvb.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1));
    let said = stdout(&output);
    for (file, line, key) in [
        ("LWI-lewes.yml", 13, "weekend_processing"),
        ("PVI-pentonville.yml", 12, "adult age"),
        ("HLI-hull.yml", 10, "enabled"),
    ] {
        let found = said.lines().find(|found| found.contains(file) && found.contains("error[")).unwrap_or_default();
        assert!(
            found.contains(&format!("{file}:{line}:")) && found.contains(key) && found.contains(';'),
            "{file}: {found}"
        );
    }
    assert_eq!(said.lines().filter(|line| line.contains("error[")).count(), 3);
}

#[test]
fn strict_refuses_the_faulty_files_alone() {
    let Some(pvb) = data("prisons/pvb") else { return };
    let holidays = pvb.join("bacs.yml");
    let output =
        assize(&["import", "pvb", pvb.to_str().unwrap(), "--holidays", holidays.to_str().unwrap(), "--dry-run"]);
    assert_eq!(output.status.code(), Some(1));
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((&report["venues"], report["refused"].as_array().unwrap().len()), (&Value::from(129), 3));
}

#[test]
fn session_templates_become_venue_files_that_load_again() {
    let Some(templates) = data("prisons/session-templates") else { return };
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().to_str().unwrap();
    let output = assize(&["import", "session-templates", templates.to_str().unwrap(), "--out", out]);
    assert!(output.status.success(), "{}", stderr(&output));
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["venues"], 16);
    let again = assize(&["import", "venues", out, "--dry-run"]);
    assert!(again.status.success(), "{}", stderr(&again));
    assert_eq!(serde_json::from_slice::<Value>(&again.stdout).unwrap()["venues"], 16);
}

#[test]
fn replay_goes_through_the_whole_history() {
    let Some(history) = data("prisons/timetable-changes-2015-2019.jsonl") else { return };
    let output = assize(&["timetable", "replay", history.to_str().unwrap()]);
    assert!(output.status.success(), "{}", stderr(&output));
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((&report["rows"], &report["puts"], &report["deletes"]), (&2026.into(), &2002.into(), &7.into()));
    let invalid = stderr(&output);
    assert_eq!(invalid.lines().filter(|line| line.contains("invalid_yaml")).count(), 17, "{invalid}");
}

#[test]
fn malformed_input_gets_a_message_and_never_a_panic() {
    let folder = tempfile::tempdir().unwrap();
    let good = "name: X\nnomis_id: XXI\nenabled: true\nprivate: false\nclosed: false\nadult_age: 18\n";
    let cases: [(&str, Vec<u8>, &str); 8] = [
        ("truncated.yml", b"name: \"Trunc".to_vec(), "yaml_syntax"),
        ("garbage.yml", vec![0xfe; 500_000], "not_text"),
        ("more-garbage.yml", vec![b'x'; 10_000_000], "too_large"),
        (
            "no-such-date.yml",
            format!("{good}recurring:\n  mon: [1400-1500]\nunbookable:\n- 2026-02-30\n").into_bytes(),
            "bad_date",
        ),
        ("no-such-time.yml", format!("{good}recurring:\n  mon: [2561-2600]\n").into_bytes(), "bad_time"),
        ("backwards.yml", format!("{good}recurring:\n  mon: [1500-1400]\n").into_bytes(), "ends_before_start"),
        ("deep.yml", b"[".repeat(100_000), "yaml_syntax"),
        ("empty.yml", Vec::new(), "error["),
    ];
    for (name, bytes, code) in cases {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        let output = assize(&["timetable", "lint", path.to_str().unwrap()]);
        assert_eq!(output.status.code(), Some(1), "{name}");
        assert!(stdout(&output).contains(code), "{name}: {}", stdout(&output));
        assert!(!stderr(&output).contains("panicked"), "{name}");
    }
    let missing = assize(&["timetable", "lint", "no/such/file.yml"]);
    assert!(!missing.status.success() && stderr(&missing).contains("no/such/file.yml"));
}
