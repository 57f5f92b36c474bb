//! Files with everything wrong.

use anytime::Never;
use rota::{Assignment, Breach, Filled, Options, check, fill, read};

const BAD: &str = r#"{
    "format": "rota/1",
    "name": "Bad",
    "rules": {"linked": "sometimes"},
    "colour": "blue",
    "benches": [
        {"id": "lay", "seats": [{"name": "CHAIR", "role": "chair", "presides": true}, {"name": "CHAIR", "role": "winger"}]},
        {"id": "empty", "seats": []},
        {"id": "lay", "seats": [{"name": "X", "role": "winger"}]},
        {"id": "judge", "seats": [{"name": "JUDGE", "role": "judge", "presides": true}], "courts": [{"panel": "ADULT"}]}
    ],
    "sessions": [
        {"id": "s1", "date": "2026-04-13", "when": "AM", "panel": "ADULT", "business": "TRL", "venue": "v", "linked": "g"},
        {"id": "s1", "date": "2026-04-13", "when": "PM", "panel": "ADULT", "business": "TRL", "venue": "v"},
        {"id": "s2", "date": "2026-04-13", "when": {"start": "12:00", "end": "10:00"}, "panel": "ADULT", "business": "TRL", "venue": "v"},
        {"id": "s3", "date": "2026-04-31", "when": "AM", "panel": "ADULT", "business": "TRL", "venue": "v"},
        {"id": "s4", "date": "2026-04-13", "when": "AD", "panel": "ADULT", "business": "TRL", "venue": "v", "linked": "g"},
        {"id": "s5", "date": "2026-04-14", "when": "night", "panel": "ADULT", "business": "TRL", "venue": "v"},
        {"id": "s6", "date": "2026-04-15", "when": "PM", "panel": "ADULT", "business": "TRL", "venue": "v"}
    ],
    "people": [
        {"id": "a", "roles": ["chair", "chiar"]},
        {"id": "a", "roles": ["winger"]},
        {"id": "b", "roles": ["chair"], "sittings": {"least": 9, "most": 1}},
        {"id": "c", "roles": ["chair"], "available": {"first": "2026-05-01", "last": "2026-04-01", "away": [{"first": "2026-04-02", "last": "2026-04-01"}]}},
        {"id": "d", "roles": "chair"},
        {"id": "e", "roles": ["chair"], "sittings": {"most": -1}}
    ],
    "assignments": [
        {"session": "s9", "bench": "lay", "seat": "CHAIR", "person": "a"},
        {"session": "s1", "bench": "lay", "seat": "CHAIR", "person": "z"},
        {"session": "s1", "bench": "full", "seat": "CHAIR", "person": "a"},
        {"session": "s1", "bench": "lay", "seat": "SOFA", "person": "a"},
        {"session": "s1", "bench": "judge", "seat": "JUDGE", "person": "a", "locked": true},
        {"session": "s1", "bench": "lay", "seat": "CHAIR", "person": "b", "locked": true},
        {"session": "s1", "bench": "lay", "seat": "CHAIR", "person": "a", "locked": true},
        {"session": "s4", "bench": "lay", "seat": "CHAIR", "person": "b", "locked": true},
        {"session": "s6", "bench": "lay", "seat": "CHAIR", "person": "b", "locked": true},
        {"session": "s6", "bench": "lay", "seat": "CHAIR", "person": "c", "locked": true}
    ]
}"#;

#[test]
fn every_fault_is_in_one_report_and_the_rest_is_filled() {
    let (rota, faults) = read(BAD);
    let lines: Vec<String> = faults.iter().map(ToString::to_string).collect();
    insta::assert_snapshot!(lines.join("\n"));

    let filling = fill(&rota, Options::default(), &Never);
    assert_eq!(check(rota.rota(), &filling.filled), []);
    assert_eq!((filling.full, rota.rota().sessions.len()), (3, 3));
}

#[rstest::rstest]
#[case::not_json("{", "EOF while parsing an object at line 1 column 1")]
#[case::a_list("[]", "a rota is an object")]
#[case::of_another_format(
    r#"{"format": "rota/2", "name": "", "benches": [], "sessions": [], "people": []}"#,
    "format: unknown variant `rota/2`, expected `rota/1`"
)]
#[case::without_people(r#"{"format": "rota/1", "name": "", "benches": [], "sessions": []}"#, "people: this is missing")]
#[case::no_list(
    r#"{"format": "rota/1", "name": "", "benches": [], "sessions": [], "people": {}}"#,
    "people: this is a list"
)]
fn a_file_that_is_no_rota(#[case] json: &str, #[case] fault: &str) {
    let (rota, faults) = read(json);
    assert_eq!(faults.iter().map(ToString::to_string).collect::<Vec<_>>(), [fault]);
    assert_eq!(fill(&rota, Options::default(), &Never).full, 0);
}

#[test]
fn the_check_finds_every_breach() {
    let (rota, faults) = read(
        r#"{
        "format": "rota/1", "name": "Checked",
        "benches": [
            {"id": "lay", "seats": [{"name": "CHAIR", "role": "chair", "presides": true}, {"name": "WING", "role": "winger"}]},
            {"id": "judge", "seats": [{"name": "JUDGE", "role": "judge", "presides": true}], "courts": [{"panel": "ADULT"}]}
        ],
        "sessions": [
            {"id": "s1", "date": "2026-04-13", "when": "AM", "panel": "ADULT", "business": "TRL", "venue": "v"},
            {"id": "s2", "date": "2026-04-13", "when": "AM", "panel": "YOUTH", "business": "TRL", "venue": "w", "needs": ["YOUTH"], "welsh": true},
            {"id": "s3", "date": "2026-04-14", "when": "AM", "panel": "ADULT", "business": "TRL", "venue": "v", "linked": "g"},
            {"id": "s4", "date": "2026-04-14", "when": "PM", "panel": "ADULT", "business": "TRL", "venue": "v", "linked": "g"},
            {"id": "s5", "date": "2026-04-15", "when": "PM", "panel": "ADULT", "business": "TRL", "venue": "v"}
        ],
        "people": [
            {"id": "a", "roles": ["chair", "judge"], "venues": ["v"], "sittings": {"most": 2, "most_in_week": 1},
             "available": {"weekly": [{"weekday": "monday", "half": "AM"}, {"weekday": "tuesday", "half": "AM"}]}},
            {"id": "b", "roles": ["chair", "judge", "winger"]}
        ],
        "assignments": [{"session": "s5", "bench": "judge", "seat": "JUDGE", "person": "b", "locked": true}]
    }"#,
    );
    assert_eq!(faults, []);
    let sits = |session: &str, bench: &str, seat: &str, person: &str| Assignment {
        session: session.into(),
        bench: bench.into(),
        seat: seat.into(),
        person: person.into(),
        locked: false,
    };
    let filled = Filled {
        assignments: vec![
            sits("s1", "lay", "CHAIR", "a"),
            sits("s1", "lay", "CHAIR", "b"),
            sits("s1", "judge", "JUDGE", "b"),
            sits("s1", "lay", "WING", "a"),
            sits("s2", "judge", "JUDGE", "a"),
            sits("s3", "judge", "JUDGE", "b"),
            sits("s5", "judge", "JUDGE", "a"),
            sits("s9", "judge", "JUDGE", "a"),
        ],
        ..Filled::default()
    };
    let breaches: Vec<String> = check(rota.rota(), &filled).iter().map(ToString::to_string).collect();
    insta::assert_snapshot!(breaches.join("\n"));
    assert!(matches!(check(rota.rota(), &Filled::default())[..], [Breach::LockBroken { .. }]));
}
