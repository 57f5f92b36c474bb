use calendars::{DateRange, Disambiguation};
use rstest::rstest;

use crate::{Code, FileText, PrisonRegister, SessionTemplates, read_prison_register, read_session_templates};

const TEMPLATES: &str = "\
locationKeys,categoryKeys,incentiveLevelKeys,prison_code,visit_room,visit_type,open_capacity,closed_capacity,start_time,end_time,valid_from_date,valid_to_date,day_of_week,weekly_frequency,name,active
,,,AAI,Main Hall,SOCIAL,20,0,14:00,15:00,2026-11-02,,MONDAY,1,a,true
,,,AAI,Main Hall,SOCIAL,20,0,14:00,15:00,2026-11-02,,TUESDAY,1,b,true
,,,AAI,Main Hall,SOCIAL,0,2,14:00,15:00,2026-11-02,,MONDAY,1,c,true
WING_A:WING_B,,,BBI,Hall,SOCIAL,5,1,14:00,15:00,2026-11-02,2027-11-02,SUNDAY,2,d,true
,,,BBI,Hall,SOCIAL,5,1,14:00,15:00,2026-11-02,,SUNDAY,1,e,false
";
const NAMES: &str = "prison_code,key,name\nBBI,WING_A,Wing A\nBBI,WING_B,\"Wing B, landing 2\"\n";
const MEMBERS: &str = "\
group_key,level_one_code,level_two_code,level_three_code,level_four_code
WING_A,A,,,
WING_B,B,2,,
";

fn read(templates: &str, names: &str, members: &str) -> SessionTemplates {
    let files = [
        FileText::new("t/session_template.csv", templates),
        FileText::new("t/session_location_group.csv", names),
        FileText::new("t/permitted_session_location.csv", members),
    ];
    read_session_templates(&files, &PrisonRegister::new())
}

#[test]
fn rows_become_venues() {
    let read = read(TEMPLATES, NAMES, MEMBERS);
    assert_eq!(read.findings, []);
    let text: Vec<String> = read.venues.iter().map(crate::write).collect();
    insta::assert_snapshot!(text.join("\n"));
    let weeks = DateRange::new("2026-11-02".parse().unwrap(), "2026-11-29".parse().unwrap()).unwrap();
    let sessions =
        |index: usize| read.venues[index].publication(weeks, Disambiguation::Compatible).unwrap().sessions.len();
    assert_eq!((sessions(0), sessions(1)), (12, 2));
}

#[rstest]
#[case("MONDAY,1,a", "MOONDAY,1,a", Code::UnknownWeekday, "day_of_week")]
#[case("20,0,14:00,15:00,2026-11-02,,MONDAY", "20,0,25:61,15:00,2026-11-02,,MONDAY", Code::BadTime, "start_time")]
#[case("20,0,14:00,15:00,2026-11-02,,MONDAY", "20,0,15:00,14:00,2026-11-02,,MONDAY", Code::EndsBeforeStart, "end_time")]
#[case("20,0,14:00,15:00,2026-11-02,,MONDAY", "0,0,14:00,15:00,2026-11-02,,MONDAY", Code::NoCapacity, "open_capacity")]
#[case("20,0,14:00,15:00,2026-11-02,,MONDAY", "x,0,14:00,15:00,2026-11-02,,MONDAY", Code::WrongType, "open_capacity")]
#[case("2026-11-02,,MONDAY,1,a", "2026-02-30,,MONDAY,1,a", Code::BadDate, "valid_from_date")]
#[case("2026-11-02,,MONDAY,1,a", ",,MONDAY,1,a", Code::MissingKey, "valid_from_date")]
#[case("2026-11-02,,MONDAY,1,a", "2026-11-02,2026-11-01,MONDAY,1,a", Code::EmptyValidity, "valid_to_date")]
#[case("MONDAY,1,a", "MONDAY,0,a", Code::OutOfRange, "weekly_frequency")]
#[case(",,,AAI,Main", ",,XX,AAI,Main", Code::UnknownReference, "incentiveLevelKeys")]
#[case(",,,AAI,Main", "WING_A,,,AAI,Main", Code::UnknownReference, "locationKeys")]
#[case("SOCIAL,20,0", "OFFICIAL,20,0", Code::BadValue, "visit_type")]
#[case("1,a,true", "1,a,maybe", Code::WrongType, "active")]
fn a_faulty_row_refuses_its_prison_alone(
    #[case] sound: &str,
    #[case] faulty: &str,
    #[case] code: Code,
    #[case] key: &str,
) {
    assert!(TEMPLATES.contains(sound));
    let read = read(&TEMPLATES.replacen(sound, faulty, 1), NAMES, MEMBERS);
    let found: Vec<_> = read.findings.iter().map(|found| (found.code, found.line, found.key.as_str())).collect();
    assert_eq!(found, [(code, 2, key)], "{:#?}", read.findings);
    assert_eq!(read.refused, ["AAI"]);
    assert_eq!(read.venues.len(), 1);
}

#[test]
fn overlapping_sessions_of_one_room_are_found_with_both_lines() {
    let more = format!("{TEMPLATES},,,AAI,Main Hall,SOCIAL,20,0,14:30,15:30,2027-01-04,,MONDAY,3,f,true\n");
    let read = read(&more, NAMES, MEMBERS);
    let lines: Vec<String> = read.findings.iter().map(ToString::to_string).collect();
    insta::assert_snapshot!(lines.join("\n"));
    assert_eq!(read.refused, ["AAI"]);
}

#[rstest]
#[case(NAMES, "group_key,level_one_code\nWING_C,C\n", Code::UnknownReference, 2)]
#[case(NAMES, "group_key,level_one_code,level_two_code\nWING_A,,2\n", Code::BadValue, 2)]
#[case(NAMES, "group_key,level_one_code\nWING_A,A,B\n", Code::CsvSyntax, 2)]
#[case(NAMES, "group_key,level_1_code\nWING_A,A\n", Code::MissingKey, 1)]
#[case(
    "prison_code,key,name\nBBI,WING_A,a\nBBI,WING_A,b\n",
    "group_key,level_one_code\nWING_A,A\n",
    Code::RepeatedIdentity,
    3
)]
fn a_fault_in_the_groups_refuses_the_prisons_that_use_groups(
    #[case] names: &str,
    #[case] members: &str,
    #[case] code: Code,
    #[case] line: u32,
) {
    let read = read(TEMPLATES, names, members);
    assert!(read.findings.iter().any(|found| found.code == code && found.line == line), "{:#?}", read.findings);
    assert_eq!(read.refused, ["BBI"]);
    assert_eq!(read.venues[0].code.as_str(), "AAI");
}

#[test]
fn a_group_without_members_lets_nobody_in_and_is_found() {
    let read = read(TEMPLATES, NAMES, "group_key,level_one_code\nWING_A,A\n");
    assert_eq!(read.refused, ["BBI"]);
    assert_eq!(read.findings[0].code, Code::BadValue);
}

#[test]
fn without_the_main_table_there_is_a_finding() {
    let read = read_session_templates(&[], &PrisonRegister::new());
    assert_eq!(read.findings[0].code, Code::MissingKey);
}

#[test]
fn the_register_knows_welsh_names() {
    let text = "prison_id,name,active,name_cy,town,postcode\nUKI,Usk (HMP),true,Carchar Brynbuga,Usk,NP15 1XP\n,x,,,,\nUKI,Usk,,,,\n";
    let (register, findings) = read_prison_register(&FileText::new("prison-register.csv", text));
    let codes: Vec<_> = findings.iter().map(|finding| (finding.code, finding.line)).collect();
    assert_eq!(codes, [(Code::MissingKey, 3), (Code::RepeatedIdentity, 4)]);
    assert_eq!(register.len(), 1);
}
