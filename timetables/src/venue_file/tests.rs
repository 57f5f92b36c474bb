use calendars::{
    Capacity, CapacityByClass, CapacityClass, DateRange, Disambiguation, Hours, LocalDate, LocalTime, Span, Units,
    Weekday,
};
use proptest::prelude::*;
use rstest::rstest;
use scheduler_model::{Bilingual, HoldPolicy, IncentiveCode, LocationPattern, PartyLimits, VenuePolicy};

use super::model::{
    CapacityChange, ClosedDay, DaySession, Group, GroupUse, ReplacedDay, SessionRule, SpaceEntry, VenueFile,
};
use super::read::{lint_venue_file, load};
use super::write::write;
use crate::{Code, PublicationError};

const SAMPLE: &str = "\
format: assize/venue 1
code: TST
name: {en: Testwick, cy: Tref Brawf}
address: [1 High Street, Testwick, TE5 7AA]
groups:
  enhanced: {name: Enhanced prisoners, incentives: [ENHANCED]}
  wing-a: {name: Wing A, locations: [A, B-2-008]}
spaces:
  hall: {en: Visits hall, cy: Neuadd ymweliadau}
sessions:
  - {space: hall, days: [tue, mon], time: 14:00-15:00, capacity: {open_table: {total: 20, public: 15}, closed_table: 1}}
  - {space: hall, days: [mon], time: 18:00-19:00, capacity: {open_table: 5}, only: [enhanced], except: [wing-a]}
  - {key: sunday, space: hall, days: [sun], time: 00:30-03:00, every_weeks: 2, from: 2027-03-24, capacity: {open_table: 9}}
closures:
  - {date: 2027-03-29, reason: {en: Easter Monday, cy: Llun y Pasg}}
replaced:
  - date: 2027-03-30
    sessions:
      - {space: hall, time: 09:00-10:00, capacity: {open_table: 4}}
capacity_on:
  - {date: 2027-04-05, session: hall-mon-1400, capacity: {open_table: 2}}
";

fn range(first: &str, last: &str) -> DateRange {
    DateRange::new(first.parse().unwrap(), last.parse().unwrap()).unwrap()
}

#[test]
fn a_file_becomes_a_publication() {
    let venue = load(SAMPLE, "tst.yaml").unwrap();
    let published = venue.publication(range("2027-03-22", "2027-04-05"), Disambiguation::Compatible).unwrap();
    insta::assert_json_snapshot!(serde_json::json!({
        "venue": published.venue,
        "spaces": published.spaces,
        "sessions": published.sessions,
    }));
}

/// 28 March 2027: the clocks go forward at one. A session from 00:30 to 03:00 has an hour and a half.
#[test]
fn a_session_over_a_clock_change_is_shorter_or_refused() {
    let venue = load(SAMPLE, "tst.yaml").unwrap();
    let night = range("2027-03-28", "2027-03-28");
    let published = venue.publication(night, Disambiguation::Reject).unwrap();
    assert_eq!(published.sessions[0].interval.length(), Span::from_minutes(90));

    let inside = SAMPLE.replace("00:30-03:00", "01:30-03:00");
    let venue = load(&inside, "tst.yaml").unwrap();
    let error = venue.publication(night, Disambiguation::Reject).unwrap_err();
    assert!(matches!(&error, PublicationError::ClockChange { pattern, .. } if pattern == "sunday-sun"), "{error}");
    assert!(venue.publication(night, Disambiguation::Compatible).is_ok());
}

#[test]
fn ids_depend_on_the_codes_alone() {
    let venue = load(SAMPLE, "tst.yaml").unwrap();
    let renamed = load(&SAMPLE.replace("Testwick", "Elsewhere"), "other.yaml").unwrap();
    assert_eq!(venue.venue().id, renamed.venue().id);
    let recoded = load(&SAMPLE.replace("code: TST", "code: TSU"), "tst.yaml").unwrap();
    assert_ne!(venue.venue().id, recoded.venue().id);
    assert_ne!(super::ids::space_id(&venue.code, "hall"), super::ids::space_id(&recoded.code, "hall"));
}

#[test]
fn what_is_written_reads_well_and_reads_back() {
    let venue = load(SAMPLE, "tst.yaml").unwrap();
    let written = write(&venue);
    assert_eq!(load(&written, "written.yaml").unwrap(), venue);
    insta::assert_snapshot!(written);
}

#[rstest]
#[case::format("assize/venue 1", "assize/venue 2", Code::UnknownFormat, 1)]
#[case::code("code: TST", "code: tst", Code::BadValue, 2)]
#[case::blank_name("en: Testwick", "en: \"  \"", Code::BadValue, 3)]
#[case::language("cy: Tref Brawf", "fr: Ville", Code::UnknownKey, 3)]
#[case::empty_group("incentives: [ENHANCED]", "incentives: []", Code::BadValue, 6)]
#[case::location("B-2-008", "B--008", Code::BadValue, 7)]
#[case::unused_space("  hall:", "  annexe: Annexe\n  hall:", Code::Unused, 9)]
#[case::space("space: hall, days: [tue", "space: hal, days: [tue", Code::UnknownReference, 11)]
#[case::weekday("[tue, mon]", "[tue, moon]", Code::UnknownWeekday, 11)]
#[case::same_weekday("[tue, mon]", "[tue, tuesday]", Code::RepeatedIdentity, 11)]
#[case::no_weekday("[tue, mon]", "[]", Code::BadValue, 11)]
#[case::time("14:00-15:00", "25:61-26:00", Code::BadTime, 11)]
#[case::time_form("14:00-15:00", "14.00 to 15.00", Code::BadTime, 11)]
#[case::backwards("14:00-15:00", "15:00-14:00", Code::EndsBeforeStart, 11)]
#[case::public("public: 15", "public: 21", Code::OutOfRange, 11)]
#[case::nothing_offered("{total: 20, public: 15}, closed_table: 1", "0", Code::NoCapacity, 11)]
#[case::class("closed_table: 1", "closed_tables: 1", Code::UnknownKey, 11)]
#[case::negative("closed_table: 1", "closed_table: -1", Code::OutOfRange, 11)]
#[case::huge("closed_table: 1", "closed_table: 99999999999999", Code::OutOfRange, 11)]
#[case::word("closed_table: 1", "closed_table: one", Code::WrongType, 11)]
#[case::group("only: [enhanced]", "only: [standard]", Code::UnknownReference, 12)]
#[case::both_ways("except: [wing-a]", "except: [enhanced]", Code::BadValue, 12)]
#[case::overlap("18:00-19:00", "14:30-19:00", Code::OverlappingSessions, 12)]
#[case::same_key("18:00-19:00, capacity", "18:00-19:00, key: hall, capacity", Code::Unused, 7)]
#[case::every("every_weeks: 2", "every_weeks: 0", Code::OutOfRange, 13)]
#[case::no_anchor("from: 2027-03-24, ", "", Code::MissingKey, 13)]
#[case::no_such_date("from: 2027-03-24", "from: 2027-02-30", Code::BadDate, 13)]
#[case::validity("from: 2027-03-24", "from: 2027-03-24, to: 2027-03-01", Code::EmptyValidity, 13)]
#[case::never("from: 2027-03-24", "from: 2027-03-24, to: 2027-03-25", Code::NeverMeets, 13)]
#[case::closed_twice("closures:\n", "closures:\n  - {date: 2027-03-29}\n", Code::RepeatedClosure, 16)]
#[case::closed_for_nothing("date: 2027-03-29, ", "date: 2027-03-31, ", Code::ClosureWithoutSessions, 15)]
#[case::closed_and_replaced("date: 2027-03-29, ", "date: 2027-03-30, ", Code::ClosedAndReplaced, 17)]
#[case::replaced_twice(
    "capacity_on:",
    "  - {date: 2027-03-30, sessions: []}\ncapacity_on:",
    Code::RepeatedReplacement,
    20
)]
#[case::no_such_session("session: hall-mon-1400", "session: hall-mon-0900", Code::CapacityForNothing, 21)]
#[case::unknown("closures:", "closure:", Code::UnknownKey, 14)]
#[case::repeated("address:", "code: TSU\naddress:", Code::DuplicateKey, 4)]
#[case::zone("address:", "zone: Europe/Lundon\naddress:", Code::BadValue, 4)]
#[case::division("address:", "division: wales\naddress:", Code::BadValue, 4)]
#[case::open("address:", "open: yes\naddress:", Code::WrongType, 4)]
#[case::party("address:", "policy: {party: {total: 3}}\naddress:", Code::MissingKey, 4)]
#[case::notice(
    "address:",
    "policy: {notice: {public: {minimum: 3 weeks, maximum: 28 days}}}\naddress:",
    Code::BadValue,
    4
)]
#[case::hold("address:", "policy: {hold: {lasts: 10 minutes, at_most: 5 minutes}}\naddress:", Code::BadValue, 4)]
fn each_fault_is_found_at_its_place(#[case] sound: &str, #[case] faulty: &str, #[case] code: Code, #[case] line: u32) {
    assert!(SAMPLE.contains(sound), "{sound}");
    let (venue, findings) = lint_venue_file("tst.yaml", SAMPLE.replacen(sound, faulty, 1).as_bytes());
    let found = findings.iter().any(|finding| finding.code == code && finding.line == line);
    // One case shows a fault that a change brings with it elsewhere; all others must find it where it is.
    let expected = found || (code == Code::Unused && findings.is_empty());
    assert!(expected, "{findings:#?}");
    assert_eq!(venue.is_none(), crate::has_errors(&findings));
}

#[test]
fn two_sessions_of_one_key_need_keys_of_their_own() {
    let later =
        "  - {space: hall, days: [mon], time: 14:00-15:00, from: 2028-01-01, capacity: {open_table: 1}}\nclosures:";
    let ended = SAMPLE.replace("[tue, mon], time: 14:00-15:00", "[tue, mon], time: 14:00-15:00, to: 2027-12-31");
    let (_, findings) = lint_venue_file("tst.yaml", ended.replace("closures:", later).as_bytes());
    let found: Vec<_> = findings.iter().map(|finding| (finding.code, finding.line)).collect();
    assert_eq!(found, [(Code::RepeatedIdentity, 14)]);
    let named = later.replace("space: hall,", "key: later, space: hall,");
    assert_eq!(lint_venue_file("tst.yaml", ended.replace("closures:", &named).as_bytes()).1, []);
}

fn words() -> impl Strategy<Value = Bilingual> {
    let text =
        || prop_oneof!["[A-Za-z' -]{1,20}", ".{1,20}", "\\PC{1,12}", "(true|null|no|~|0900|2024-01-01|- a|a: b|#x)"];
    let text = move || text().prop_filter("not blank", |text: &String| !text.trim().is_empty());
    (text(), prop::option::of(text())).prop_map(|(en, cy)| Bilingual { en, cy })
}

fn capacity() -> impl Strategy<Value = CapacityByClass> {
    (1_u32..60, 0_u32..60, prop::option::of(0_u32..9)).prop_map(|(total, public, closed)| {
        let open = Capacity::new(Units(total), Units(public.min(total))).unwrap();
        let with_open = CapacityByClass::of(CapacityClass::OpenTable, open);
        match closed {
            Some(closed) => with_open.with(CapacityClass::ClosedTable, Capacity::all_public(Units(closed))),
            None => with_open,
        }
    })
}

fn hours(index: usize) -> Hours {
    let start = u16::try_from(8 * 60 + index * 50).unwrap();
    Hours::new(LocalTime::from_minutes(start).unwrap(), LocalTime::from_minutes(start + 45).unwrap()).unwrap()
}

fn day(index: i32) -> LocalDate {
    LocalDate::from_days_since_epoch(20_000 + index).unwrap()
}

/// A sound venue: sessions at different hours, special days that differ.
fn venue() -> impl Strategy<Value = VenueFile> {
    let days = || prop::sample::subsequence(Weekday::ALL.to_vec(), 1..=7);
    let validity = || (1_u8..4, prop::option::of(0_i32..400), prop::option::of(400_i32..900));
    let uses = || {
        prop_oneof![Just((vec![], vec![])), Just((vec!["g".to_owned()], vec![])), Just((vec![], vec!["g".to_owned()]))]
    };
    let uses = move || uses().prop_map(|(only, except)| GroupUse { only, except });
    let rule = (days(), validity(), capacity(), uses());
    let special = prop::collection::btree_set(0_i32..500, 0..6);
    (words(), prop::collection::vec(words(), 4), prop::collection::vec(rule, 0..8), special, capacity(), any::<bool>())
        .prop_map(|(name, more, rules, special, capacity, open)| {
            let rules = rules.into_iter().enumerate();
            let sessions = rules.map(|(index, (days, (every, from, to), capacity, groups))| SessionRule {
                key: (index % 2 == 0).then(|| format!("k{index}")),
                space: "hall".to_owned(),
                days,
                hours: hours(index),
                every_weeks: if from.is_some() { every } else { 1 },
                from: from.map(day),
                to: to.map(day),
                capacity,
                groups,
            });
            let special: Vec<i32> = special.into_iter().collect();
            let session = || DaySession {
                key: None,
                space: "hall".to_owned(),
                hours: hours(1),
                capacity,
                groups: GroupUse::default(),
            };
            VenueFile {
                code: "TST-1".parse().unwrap(),
                name,
                address: more.iter().map(|line| line.en.clone()).collect(),
                phone: more[0].cy.clone(),
                email: more[1].cy.clone(),
                zone: calendars::Zone::LONDON,
                division: calendars::Division::Scotland,
                open,
                policy: VenuePolicy {
                    party: PartyLimits { max_total: 6, max_adults: 3, max_children: 0, adult_age: 16 },
                    hold: HoldPolicy { lasts: Span::from_minutes(1), at_most: Span::from_minutes(20) },
                    ..VenuePolicy::default()
                },
                groups: vec![Group {
                    key: "g".to_owned(),
                    name: more[2].clone(),
                    locations: vec![LocationPattern(vec!["C".to_owned(), "2".to_owned()])],
                    categories: Vec::new(),
                    incentives: vec![IncentiveCode(more[3].en.clone())],
                }],
                spaces: vec![SpaceEntry { key: "hall".to_owned(), name: more[1].clone() }],
                sessions: sessions.collect(),
                closures: special
                    .iter()
                    .skip(3)
                    .map(|index| ClosedDay { date: day(*index), reason: Some(more[0].clone()) })
                    .collect(),
                replaced: special
                    .iter()
                    .take(3)
                    .map(|index| ReplacedDay { date: day(*index), reason: None, sessions: vec![session()] })
                    .collect(),
                capacity_on: special
                    .iter()
                    .take(1)
                    .map(|index| CapacityChange { date: day(*index), session: None, capacity })
                    .collect(),
            }
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn any_venue_reads_back(venue in venue()) {
        let written = write(&venue);
        match load(&written, "written.yaml") {
            Ok(read) => prop_assert_eq!(read, venue, "{}", written),
            Err(findings) => prop_assert!(false, "{findings:#?}\n{written}"),
        }
    }

    #[test]
    fn no_text_makes_it_panic(line in 0_usize..25, text in r#"[a-z0-9:\-\[\]{},.\n "']{0,30}"#) {
        let mut lines: Vec<&str> = SAMPLE.lines().collect();
        let line = line.min(lines.len() - 1);
        lines[line] = &text;
        let _ = lint_venue_file("tst.yaml", lines.join("\n").as_bytes());
    }
}
