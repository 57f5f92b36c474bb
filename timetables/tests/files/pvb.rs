//! The 132 real timetables, against the independent derivation of the slots that they make.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::support::{files_below, shared};
use calendars::{CapacityByClass, DateRange, Division, SpaceKey, WorkingDays};
use rstest::rstest;
use timetables::{Code, Reading, expected_slots, read_folder, read_holidays};

#[rstest]
#[case("2025-12-18", 1_792)]
#[case("2026-07-31", 1_771)]
fn slots_equal_the_independent_derivation(#[case] today: &str, #[case] total: usize) {
    let Some(folder) = shared("prisons/pvb") else { return };
    let files = files_below(&folder);
    let bacs = files.iter().find(|file| file.base_name() == "bacs.yml").unwrap();
    let (holidays, findings) = read_holidays(&bacs.name, &bacs.bytes);
    assert_eq!(findings, []);
    let working_days = WorkingDays::new(Arc::new(holidays.unwrap()), Division::EnglandAndWales, false);
    let prisons = read_folder(&files, Reading::AsRecorded);
    assert_eq!((prisons.prisons.len(), prisons.refused.len()), (132, 0));
    let ours = expected_slots(&prisons, &working_days, today.parse().unwrap());

    let golden = std::fs::read_to_string(folder.join(format!("derived_expected_slots_{today}.json"))).unwrap();
    let golden: serde_json::Value = serde_json::from_str(&golden).unwrap();
    let ours = serde_json::to_value(&ours).unwrap();
    let (golden, ours) = (golden.as_object().unwrap(), ours.as_object().unwrap());
    assert_eq!(ours.keys().collect::<Vec<_>>(), golden.keys().collect::<Vec<_>>(), "the prisons and their order");
    for (id, expected) in golden {
        let found = &ours[id];
        for key in ["file", "name", "confirm_by", "first", "last", "n"] {
            assert_eq!(found[key], expected[key], "{key} of {}", expected["file"]);
        }
        let (slots, expected_slots) = (found["slots"].as_array().unwrap(), expected["slots"].as_array().unwrap());
        for (index, slot) in expected_slots.iter().enumerate() {
            assert_eq!(slots.get(index), Some(slot), "slot {index} of {}", expected["file"]);
        }
        assert_eq!(found, expected, "{}", expected["file"]);
    }
    assert_eq!(ours.values().map(|prison| prison["n"].as_u64().unwrap() as usize).sum::<usize>(), total);
}

#[test]
fn lint_finds_what_is_wrong_in_the_real_files_and_nothing_else() {
    let Some(folder) = shared("prisons/pvb") else { return };
    let strict = read_folder(&files_below(&folder), Reading::Strict);
    let errors: Vec<String> =
        strict.findings.iter().filter(|finding| finding.is_error()).map(ToString::to_string).collect();
    insta::assert_snapshot!(errors.join("\n"));
    assert_eq!(strict.refused, ["prisons/HLI-hull.yml", "prisons/LWI-lewes.yml", "prisons/PVI-pentonville.yml"]);
    assert_eq!(strict.prisons.len(), 129);
    let mut counts = BTreeMap::new();
    for finding in &strict.findings {
        *counts.entry(finding.code).or_insert(0) += 1;
    }
    let counts: Vec<_> = counts.into_iter().collect();
    assert_eq!(counts, [(Code::UnknownKey, 2), (Code::WrongType, 1), (Code::ClosureWithoutSessions, 91)]);
}

/// An import must not change what is offered.
#[test]
fn the_own_format_makes_the_same_sessions() {
    let Some(folder) = shared("prisons/pvb") else { return };
    let prisons = read_folder(&files_below(&folder), Reading::AsRecorded);
    let year = DateRange::new("2024-01-01".parse().unwrap(), "2026-12-31".parse().unwrap()).unwrap();
    let capacity: CapacityByClass =
        serde_json::from_str(r#"{"open_table":{"total":20},"closed_table":{"total":2}}"#).unwrap();
    let codes = prisons.venue_codes();
    let mut distinct = std::collections::BTreeSet::new();
    for (prison, code) in prisons.prisons.iter().zip(codes) {
        let code = code.unwrap();
        assert!(distinct.insert(code.clone()), "{code} twice");
        let venue = prison.to_venue_file(code, capacity);
        let written = timetables::write(&venue);
        let found = timetables::lint_venue_file("import.yaml", written.as_bytes()).1;
        let others = found.iter().filter(|finding| finding.code != Code::ClosureWithoutSessions);
        assert_eq!(others.collect::<Vec<_>>(), Vec::<&timetables::Finding>::new(), "{written}");
        let read =
            timetables::load(&written, "import.yaml").unwrap_or_else(|findings| panic!("{findings:?}\n{written}"));
        assert_eq!(read, venue, "{written}");
        let hours = |timetable: calendars::Timetable| -> Vec<_> {
            timetable.expand(year).into_iter().map(|session| (session.date, session.hours, session.capacity)).collect()
        };
        let ours = hours(venue.timetable().unwrap());
        assert_eq!(ours, hours(prison.timetable(&SpaceKey::new("hall"), capacity)), "{}", prison.file);
    }
    assert_eq!(distinct.len(), 132);
}
