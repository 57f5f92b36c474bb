use proptest::prelude::*;
use rstest::rstest;

use super::*;
use crate::{LocalDateTime, Span};

fn person() -> CalendarAddress {
    CalendarAddress { name: "Ceri Hughes".into(), email: "ceri@example.org".into() }
}

fn invite_at(zone: &str, start: &str, minutes: i64) -> CalendarInvite {
    let zone = Zone::parse(zone).unwrap();
    let start = zone.resolve(start.parse::<LocalDateTime>().unwrap()).compatible();
    CalendarInvite {
        method: CalendarMethod::Request { attendee: person() },
        uid: "0190f5c8-7b1e-7000-8000-000000000001@bookings.example".into(),
        sequence: 0,
        stamp: "2026-05-01T09:00:00.250Z".parse().unwrap(),
        interval: Interval::new(start, start.plus(Span::from_minutes(minutes))).unwrap(),
        zone,
        summary: "Visit to Cardiff prison".into(),
        location: Some("Knox Road, Cardiff; CF24 0UG".into()),
        description: Some("Bring photo ID.\r\nArrive 45 minutes early.\nPath: C:\\visits".into()),
        organizer: CalendarAddress { name: "Visits: Cardiff".into(), email: "no-reply@bookings.example".into() },
        url: Some("https://bookings.example/b/abc?lang=cy&x=1,2;3".into()),
    }
}

fn visit() -> CalendarInvite {
    invite_at("Europe/London", "2026-06-09T14:00", 120)
}

#[test]
fn a_request() {
    insta::assert_snapshot!(calendar_file(&visit()));
}

#[test]
fn a_cancellation_of_the_same_entry() {
    let cancelled = CalendarInvite { method: CalendarMethod::Cancel { attendee: person() }, sequence: 2, ..visit() };
    insta::assert_snapshot!(calendar_file(&cancelled));
}

#[test]
fn a_file_from_a_page_is_addressed_to_nobody() {
    let published =
        CalendarInvite { method: CalendarMethod::Publish, location: None, description: None, url: None, ..visit() };
    insta::assert_snapshot!(calendar_file(&published));
}

/// The lines of the VTIMEZONE.
fn time_zone(invite: &CalendarInvite) -> String {
    let file = calendar_file(invite);
    let start = file.find("BEGIN:VTIMEZONE").unwrap();
    let end = file.find("END:VTIMEZONE").unwrap();
    file[start..end].replace("\r\n", "\n")
}

#[rstest]
#[case::two_rules_by_nth_weekday("America/New_York")]
#[case::southern_summer("Australia/Sydney")]
#[case::never_changes("Asia/Kolkata")]
#[case::changes_by_the_moon("Africa/Casablanca")]
fn time_zones(#[case] name: &str) {
    let text = time_zone(&invite_at(name, "2026-06-09T14:00", 120));
    insta::assert_snapshot!(format!("time_zone_{}", name.replace('/', "_")), text);
}

#[test]
fn the_second_run_through_the_autumn_hour_is_said_in_utc() {
    let mut invite = invite_at("Europe/London", "2026-10-25T01:30", 15);
    assert!(calendar_file(&invite).contains("DTSTART;TZID=Europe/London:20261025T013000\r\n"));
    let hour = Span::from_hours(1);
    invite.interval = Interval::new(invite.interval.start().plus(hour), invite.interval.end().plus(hour)).unwrap();
    let file = calendar_file(&invite);
    assert!(file.contains("DTSTART:20261025T013000Z\r\n") && file.contains("DTEND:20261025T014500Z\r\n"), "{file}");
    assert!(!file.contains("VTIMEZONE"));
}

#[test]
fn utc_needs_no_time_zone() {
    let file = calendar_file(&invite_at("UTC", "2026-06-09T14:00", 60));
    assert!(file.contains("DTSTART:20260609T140000Z\r\n") && !file.contains("VTIMEZONE"));
}

#[test]
fn text_cannot_break_out_of_its_line() {
    let attack = "x\r\nATTENDEE:mailto:eve@example.org\nEND:VEVENT\u{b}\"";
    let file = calendar_file(&CalendarInvite {
        uid: attack.into(),
        summary: attack.into(),
        location: Some(attack.into()),
        description: Some(attack.into()),
        url: Some(attack.into()),
        organizer: CalendarAddress { name: attack.into(), email: attack.into() },
        method: CalendarMethod::Request { attendee: CalendarAddress { name: attack.into(), email: attack.into() } },
        ..visit()
    });
    let unfolded = file.replace("\r\n ", "");
    let lines: Vec<&str> = unfolded.split_terminator("\r\n").collect();
    assert!(lines.iter().all(|line| !line.contains(['\r', '\n', '\u{b}'])), "{unfolded}");
    let starting = |key: &str| lines.iter().filter(|line| line.starts_with(key)).count();
    assert_eq!((starting("ATTENDEE"), starting("END:VEVENT"), starting("ORGANIZER")), (1, 1, 1));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever the words, lines end in CRLF, none is over 75 octets, and unfolding and unescaping gives the words back.
    #[test]
    fn folding_and_escaping_are_undone(words in "[a-zâêîôûŵŷ0-9,;:\\\\\"\n ☃-]{0,300}") {
        let invite = CalendarInvite { description: Some(words.clone()), ..visit() };
        let file = calendar_file(&invite);
        prop_assert!(file.ends_with("\r\n"));
        for line in file.split_terminator("\r\n") {
            prop_assert!(line.len() <= 75 && !line.contains(['\r', '\n']), "{line}");
        }
        let unfolded = file.replace("\r\n ", "");
        let line = unfolded.split("\r\n").find(|line| line.starts_with("DESCRIPTION:")).unwrap();
        let mut read = String::new();
        let mut characters = line["DESCRIPTION:".len()..].chars();
        while let Some(character) = characters.next() {
            read.push(match character {
                '\\' => match characters.next() {
                    Some('n') => '\n',
                    Some(escaped) => escaped,
                    None => unreachable!("a lone backslash"),
                },
                plain => plain,
            });
        }
        prop_assert_eq!(read, words);
    }
}
