//! Real rows of Bristol's timetable, on which two recurrence engines of an earlier system disagreed: one counted weeks
//! from the first Tuesday on or after the first day, the other from that day's week. By the first count these rows
//! and their counter-week rows fall on the same days; by the definition here they alternate.

use rstest::rstest;

use super::*;
use crate::Contradiction;

const ROOM: &str = "WINGS ABGFEH SOME C";

fn row(key: &str, weekday: Weekday, from: &str, times: &str) -> Pattern {
    let recurrence = Recurrence::new(weekday, 2, Some(date(from)), Some(date("2023-05-21"))).unwrap();
    pattern(key, ROOM, recurrence, times)
}

fn rows() -> Timetable {
    let weeks = [("one", "2023-01-04"), ("two", "2023-01-09")];
    let days = [
        (Weekday::Tuesday, "14:00-15:00"),
        (Weekday::Saturday, "14:00-15:00"),
        (Weekday::Saturday, "15:30-16:30"),
        (Weekday::Sunday, "14:00-15:00"),
    ];
    let patterns = weeks.iter().flat_map(|(week, from)| {
        days.iter().map(move |(weekday, times)| row(&format!("{week} {weekday} {times}"), *weekday, from, times))
    });
    Timetable { patterns: patterns.collect(), ..Timetable::default() }
}

#[rstest]
#[case("2023-01-04", &["2023-01-17", "2023-01-31", "2023-02-14"])]
#[case("2023-01-09", &["2023-01-10", "2023-01-24", "2023-02-07"])]
fn tuesdays_every_two_weeks(#[case] from: &str, #[case] days: &[&str]) {
    let timetable =
        Timetable { patterns: vec![row("r", Weekday::Tuesday, from, "14:00-15:00")], ..Timetable::default() };
    let found: Vec<String> =
        timetable.expand(range("2023-01-01", "2023-02-15")).iter().map(|one| one.date.to_string()).collect();
    assert_eq!(found, days);
    assert_eq!(timetable.next_occurrence_on_or_after(date("2023-01-01")).unwrap().date, date(days[0]));
}

#[test]
fn the_counter_week_rows_alternate_and_never_clash() {
    let timetable = rows();
    assert_eq!(timetable.contradictions(), Vec::<Contradiction>::new());
    let tuesdays: Vec<String> = timetable
        .expand(range("2023-01-02", "2023-02-12"))
        .iter()
        .filter(|one| one.date.weekday() == Weekday::Tuesday)
        .map(|one| format!("{} {}", one.date, one.pattern))
        .collect();
    assert_eq!(
        tuesdays,
        [
            "2023-01-10 two tuesday 14:00-15:00",
            "2023-01-17 one tuesday 14:00-15:00",
            "2023-01-24 two tuesday 14:00-15:00",
            "2023-01-31 one tuesday 14:00-15:00",
            "2023-02-07 two tuesday 14:00-15:00",
        ]
    );
}

#[test]
fn counted_from_the_first_tuesday_they_would_clash() {
    let mut timetable = rows();
    // What the other count amounts to: the rows of 4 January anchored on their first Tuesday, 10 January.
    timetable.patterns[0] = row("one tuesday", Weekday::Tuesday, "2023-01-10", "14:00-15:00");
    assert_eq!(
        timetable.contradictions(),
        [Contradiction::OverlappingSessions {
            space: ROOM.into(),
            first: "one tuesday".into(),
            second: "two tuesday 14:00-15:00".into(),
            date: Some(date("2023-01-10")),
        }]
    );
}
