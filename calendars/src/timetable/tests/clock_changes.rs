//! Sessions on the nights when the clocks change.

use rstest::rstest;

use super::*;
use crate::Disambiguation::{self, *};
use crate::TimeError;

fn length(day: &str, times: &str, disambiguation: Disambiguation) -> Result<i64, TimeError> {
    let timetable = Timetable {
        patterns: vec![pattern("night", "hall", Recurrence::weekly(date(day).weekday()), times)],
        ..Timetable::default()
    };
    let occurrences = timetable.expand(range(day, day));
    occurrences[0].interval(timetable.zone, disambiguation).map(|interval| interval.length().minutes())
}

#[rstest]
// Spring: 01:00 to 02:00 does not occur.
#[case("2026-03-29", "00:00-06:00", Compatible, 5 * 60)]
#[case("2026-03-29", "01:30-06:00", Compatible, 3 * 60 + 30)]
#[case("2026-03-29", "01:30-06:00", Earlier, 4 * 60 + 30)]
#[case("2026-03-29", "14:00-16:00", Compatible, 2 * 60)]
// Autumn: 01:00 to 02:00 occurs twice.
#[case("2026-10-25", "00:00-06:00", Compatible, 7 * 60)]
#[case("2026-10-25", "01:15-01:45", Compatible, 30)]
#[case("2026-10-25", "01:15-01:45", Later, 30)]
#[case("2026-10-25", "01:30-03:00", Compatible, 2 * 60 + 30)]
#[case("2026-10-25", "01:30-03:00", Later, 90)]
#[case("2026-10-25", "14:00-16:00", Compatible, 2 * 60)]
// A week later all is as ever.
#[case("2026-11-01", "00:00-06:00", Reject, 6 * 60)]
fn session_length(
    #[case] day: &str,
    #[case] times: &str,
    #[case] disambiguation: Disambiguation,
    #[case] minutes: i64,
) {
    assert_eq!(length(day, times, disambiguation), Ok(minutes));
}

#[rstest]
// Half past one becomes half past two, which is after a quarter past two.
#[case("2026-03-29", "01:30-02:15", Compatible)]
#[case("2026-03-29", "01:30-02:30", Reject)]
#[case("2026-10-25", "00:30-01:30", Reject)]
fn no_such_interval(#[case] day: &str, #[case] times: &str, #[case] disambiguation: Disambiguation) {
    assert!(length(day, times, disambiguation).is_err());
}

#[test]
fn two_oclock_is_two_oclock_in_winter_and_summer() {
    let timetable = Timetable {
        patterns: vec![pattern("sun", "hall", Recurrence::weekly(Weekday::Sunday), "14:00-16:00")],
        ..Timetable::default()
    };
    let starts: Vec<String> = timetable
        .expand(range("2026-03-22", "2026-03-29"))
        .iter()
        .map(|one| one.interval(timetable.zone, Reject).unwrap().start().to_string())
        .collect();
    assert_eq!(starts, ["2026-03-22T14:00:00Z", "2026-03-29T13:00:00Z"]);
}
