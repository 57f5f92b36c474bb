use std::collections::BTreeMap;

use calendars::WorkingDays;
use rstest::rstest;

use crate::{Code, FileText, Prison, Reading, expected_slots, read_folder, read_prison};

const SAMPLE: &str = "\
name: Testwick
nomis_id: TSI
address: |-
  1 High Street
  Testwick
postcode: TE5 7AA
translations:
  cy:
    name: Tref Brawf
email_address: Unavailable
phone_no: 01632 960 001
enabled: true
private: false
closed: false
adult_age: 16
recurring:
  mon:
  - 1400-1500
  - 1530-1630
  sat:
  - 0930-1100
unbookable:
- 2026-12-28
anomalous:
  2026-12-30:
  - 1000-1100
";

fn strict(text: &str) -> (Option<Prison>, Vec<crate::Finding>) {
    read_prison("prisons/TSI-testwick.yml", text.as_bytes(), Reading::Strict)
}

fn as_recorded(text: &str) -> Option<Prison> {
    read_prison("prisons/TSI-testwick.yml", text.as_bytes(), Reading::AsRecorded).0
}

#[test]
fn a_sound_file_reads_the_same_both_ways() {
    let (prison, findings) = strict(SAMPLE);
    assert_eq!(findings, []);
    let prison = prison.unwrap();
    assert_eq!(Some(&prison), as_recorded(SAMPLE).as_ref());
    assert_eq!((prison.file.as_str(), prison.stem()), ("TSI-testwick.yml", "TSI-testwick"));
    assert_eq!(prison.address, ["1 High Street", "Testwick"]);
    assert_eq!((prison.name_cy.as_deref(), prison.email, prison.adult_age), (Some("Tref Brawf"), None, 16));
    assert_eq!((prison.lead_days, prison.booking_window, prison.works_weekends), (3, 28, false));
}

/// `kept`: whether today's service still reads the file.
#[rstest]
#[case::not_yaml("name: Testwick", "name: Testwick: Town", Code::YamlSyntax, 1, false)]
#[case::no_name("name: Testwick\n", "", Code::MissingKey, 1, false)]
#[case::weekend("adult_age", "weekend_processing: true\nadult_age", Code::UnknownKey, 15, true)]
#[case::key_with_space("adult_age", "adult age", Code::UnknownKey, 15, true)]
#[case::enable("enabled: true", "enabled: enable", Code::WrongType, 12, true)]
#[case::age_in_words("adult_age: 16", "adult_age: sixteen", Code::WrongType, 15, true)]
#[case::window("adult_age: 16", "booking_window: 90", Code::OutOfRange, 15, true)]
#[case::weekday("  sat:", "  saturn:", Code::UnknownWeekday, 20, false)]
#[case::no_such_time("1530-1630", "2561-2630", Code::BadTime, 19, false)]
#[case::time_form("1530-1630", "15:30-16:30", Code::BadTime, 19, false)]
#[case::no_hyphen("1530-1630", "1530", Code::BadTime, 19, false)]
#[case::backwards("1530-1630", "1630-1530", Code::EndsBeforeStart, 19, false)]
#[case::slots_not_listed("  sat:\n  - 0930-1100", "  sat: 0930-1100", Code::WrongType, 20, false)]
#[case::overlap("1530-1630", "1430-1630", Code::OverlappingSessions, 19, true)]
#[case::same_slot("1530-1630", "1400-1500", Code::OverlappingSessions, 19, true)]
#[case::no_such_date("- 2026-12-28", "- 2026-02-30", Code::BadDate, 23, false)]
#[case::no_such_replaced_date("  2026-12-30:", "  2026-13-30:", Code::BadDate, 25, false)]
#[case::closed_twice("- 2026-12-28", "- 2026-12-28\n- 2026-12-28", Code::RepeatedClosure, 24, true)]
#[case::closed_and_replaced("  2026-12-30:", "  2026-12-28:", Code::ClosedAndReplaced, 25, true)]
#[case::replaced_overlap("  - 1000-1100", "  - 1000-1100\n  - 1030-1130", Code::OverlappingSessions, 27, true)]
#[case::replaced_twice("  2026-12-30:", "  2026-12-30: []\n  2026-12-30:", Code::DuplicateKey, 26, true)]
fn each_fault_is_found_at_its_place(
    #[case] sound: &str,
    #[case] faulty: &str,
    #[case] code: Code,
    #[case] line: u32,
    #[case] kept: bool,
) {
    assert!(SAMPLE.contains(sound), "{sound}");
    let text = SAMPLE.replacen(sound, faulty, 1);
    let (prison, findings) = strict(&text);
    assert!(prison.is_none(), "a faulty file is refused");
    assert!(findings.iter().any(|finding| finding.code == code && finding.line == line), "{findings:#?}");
    assert_eq!(as_recorded(&text).is_some(), kept);
}

#[test]
fn a_closure_of_a_day_without_slots_is_a_warning() {
    let (prison, findings) = strict(&SAMPLE.replace("- 2026-12-28", "- 2026-12-29"));
    assert!(prison.is_some());
    let found: Vec<_> = findings.iter().map(|finding| (finding.code, finding.line, finding.key.as_str())).collect();
    assert_eq!(found, [(Code::ClosureWithoutSessions, 23, "unbookable[0]")]);
}

#[test]
fn as_recorded_casts_and_fills_in() {
    let recorded = |key: &str, value: &str| {
        let text = SAMPLE.replace("adult_age: 16\n", "").replace("enabled: true\n", "");
        as_recorded(&format!("{key}: {value}\n{text}")).unwrap()
    };
    assert_eq!((recorded("zzz", "1").enabled, recorded("zzz", "1").adult_age), (true, 18));
    assert!(recorded("enabled", "enable").enabled);
    assert!(!recorded("enabled", "off").enabled);
    assert!(!recorded("enabled", "").enabled);
    assert_eq!(recorded("lead_days", "7 days").lead_days, 7);
    assert!(!recorded("weekend_processing", "true").works_weekends, "today's service asks for another key");
    assert!(recorded("works_weekends", "yes").works_weekends);
}

#[test]
fn slots_are_those_of_the_window_with_closures_and_replacements() {
    let files = [
        FileText::new("pvb/prisons/TSI-testwick.yml", SAMPLE),
        FileText::new("pvb/prisons/TSI-shut.yml", SAMPLE.replace("enabled: true", "enabled: false")),
        FileText::new(
            "pvb/prison_uuid_mappings.yml",
            "TSI-testwick.yml: 00000000-0000-8000-8000-000000000001\nTSI-shut.yml: 00000000-0000-8000-8000-000000000002\n",
        ),
    ];
    let folder = read_folder(&files, Reading::Strict);
    assert_eq!(folder.findings, []);
    let working_days = WorkingDays::bundled(calendars::Division::EnglandAndWales);
    let slots = expected_slots(&folder, &working_days, "2026-12-10".parse().unwrap());
    insta::assert_json_snapshot!(slots);
}

#[test]
fn files_that_do_not_fit_together_are_found() {
    let files = [
        FileText::new("TSI-testwick.yml", SAMPLE),
        FileText::new(
            "prison_uuid_mappings.yml",
            "TSI-gone.yml: 00000000-0000-8000-8000-000000000001\nTSI-bad.yml: x\n",
        ),
        FileText::new("estates.yml", "TSJ:\n  name: Other\n  admin: me\n"),
    ];
    let found = read_folder(&files, Reading::Strict).findings;
    let lines: Vec<String> = found.iter().map(ToString::to_string).collect();
    insta::assert_snapshot!(lines.join("\n"));
}

#[test]
fn prisons_of_one_estate_get_codes_of_their_own() {
    let names = ["TSI-wings-a-and-b-only.yml", "TSI-wings-c-and-d-only.yml"];
    let mut files: Vec<FileText> = names.iter().map(|name| FileText::new(*name, SAMPLE)).collect();
    files.push(FileText::new("USI-usk.yml", SAMPLE.replace("TSI", "USI")));
    let folder = read_folder(&files, Reading::Strict);
    let codes: Vec<String> = folder.venue_codes().into_iter().flatten().map(|code| code.to_string()).collect();
    assert_eq!(codes, ["TSI-WINGS-A-AND-B-ONLY", "TSI-WINGS-C-AND-D-ONLY", "USI"]);
}

#[test]
fn contradictions_are_settled_in_the_venue() {
    let text = SAMPLE.replace("  2026-12-30:", "  2026-12-28:").replace("1530-1630", "1400-1500");
    let prison = as_recorded(&text).unwrap();
    let venue = prison.to_venue_file("TSI".parse().unwrap(), calendars::CapacityByClass::new());
    assert_eq!((venue.closures.len(), venue.replaced.len()), (1, 0));
    assert_eq!(venue.timetable().unwrap().contradictions(), []);
    let days: BTreeMap<_, _> = venue.sessions.iter().map(|rule| (rule.hours.to_string(), rule.days.len())).collect();
    assert_eq!(days, BTreeMap::from([("09:30-11:00".to_owned(), 1), ("14:00-15:00".to_owned(), 1)]));
}
