use calendars::{Division, LocalDate, LocalTime};
use proptest::prelude::*;
use rstest::rstest;

use crate::{DateSpan, HearingLength, Horizon, Sitting};

fn day(text: &str) -> LocalDate {
    text.parse().unwrap()
}

fn time(text: &str) -> LocalTime {
    text.parse().unwrap()
}

/// Easter 2026: Good Friday is 3 April, Easter Monday 6 April.
fn horizon() -> Horizon {
    Horizon {
        today: day("2026-03-30"),
        first: day("2026-03-31"),
        last: day("2026-04-10"),
        division: Division::EnglandAndWales,
        closed: vec![DateSpan { first: day("2026-04-08"), last: day("2026-04-08") }],
        grain_minutes: 15,
        sittings: vec![
            Sitting { code: "AM".to_owned(), start: time("10:00"), minutes: 180 },
            Sitting { code: "PM".to_owned(), start: time("14:00"), minutes: 150 },
        ],
    }
}

#[test]
fn weekends_bank_holidays_and_closed_days_do_not_sit() {
    let days: Vec<String> = horizon().sitting_days().iter().map(ToString::to_string).collect();
    assert_eq!(days, ["2026-03-31", "2026-04-01", "2026-04-02", "2026-04-07", "2026-04-09", "2026-04-10"]);
}

#[test]
fn scotland_sits_on_easter_monday() {
    let scotland = Horizon { division: Division::Scotland, ..horizon() };
    assert!(scotland.sitting_days().contains(&day("2026-04-06")));
}

#[rstest]
#[case("2026-03-30", 0)]
#[case("2026-04-05", 0)]
#[case("2026-04-06", 1)]
#[case("2026-03-29", -1)]
#[case("2026-03-23", -1)]
#[case("2026-03-22", -2)]
fn weeks_count_from_today(#[case] date: &str, #[case] week: i64) {
    assert_eq!(horizon().week_of(day(date)), week);
}

#[test]
fn a_day_has_its_sittings_one_after_another() {
    let horizon = horizon();
    assert_eq!((horizon.day_minutes(), horizon.longest_sitting_minutes(), horizon.day_grains()), (330, 180, 22));
    assert_eq!(horizon.sitting_grains(), [0..12, 12..22]);
    assert_eq!(horizon.sittings_named(&["PM".to_owned()]), [1]);
    assert_eq!(horizon.sittings_named(&[]), [0, 1]);
}

#[rstest]
#[case("09:59", None, None)]
#[case("10:00", Some(0), Some(0))]
#[case("10:05", Some(5), None)]
#[case("12:45", Some(165), Some(11))]
#[case("12:59", Some(179), None)]
#[case("13:00", None, None)]
#[case("14:00", Some(180), Some(12))]
#[case("16:15", Some(315), Some(21))]
#[case("16:30", None, None)]
fn civil_time_to_listing_time(#[case] at: &str, #[case] minute: Option<u32>, #[case] grain: Option<u32>) {
    assert_eq!((horizon().minute_at(time(at)), horizon().grain_at(time(at))), (minute, grain));
}

#[rstest]
#[case(0, Some("10:00"), None)]
#[case(11, Some("12:45"), Some("12:45"))]
#[case(12, Some("14:00"), Some("13:00"))]
#[case(22, None, Some("16:30"))]
#[case(23, None, None)]
#[case(u32::MAX, None, None)]
fn grains_to_civil_time(#[case] grain: u32, #[case] begins: Option<&str>, #[case] ends: Option<&str>) {
    assert_eq!(horizon().time_of_grain(grain), begins.map(time));
    assert_eq!(horizon().end_of_grains(grain), ends.map(time));
}

#[rstest]
#[case(1, 0, 1, 1)]
#[case(15, 0, 1, 1)]
#[case(16, 0, 2, 1)]
#[case(329, 1, 0, 1)]
#[case(330, 1, 0, 1)]
#[case(331, 1, 1, 2)]
#[case(1000, 3, 1, 4)]
#[case(990, 3, 0, 3)]
fn lengths_are_full_days_and_a_tail(#[case] minutes: u32, #[case] full: u32, #[case] tail: u32, #[case] days: u32) {
    let length = horizon().length(minutes);
    assert_eq!((length, length.days()), (HearingLength { full_days: full, tail_grains: tail }, days));
}

#[test]
fn nonsense_does_not_panic() {
    let nonsense = Horizon {
        grain_minutes: 0,
        last: day("0001-01-01"),
        sittings: vec![Sitting { code: String::new(), start: time("23:59"), minutes: u16::MAX }],
        ..horizon()
    };
    assert!(nonsense.sitting_days().is_empty());
    assert_eq!(nonsense.time_at(1), None);
    assert_eq!(nonsense.day_grains(), u32::from(u16::MAX));
    let empty = Horizon { sittings: Vec::new(), ..horizon() };
    assert_eq!(empty.length(u32::MAX).tail_grains, 0);
    assert_eq!((empty.time_at(0), empty.end_at(0), empty.minute_at(time("10:00"))), (None, None, None));
}

proptest! {
    #[test]
    fn every_listing_minute_has_one_time_and_back(minute in 0u32..330) {
        let horizon = horizon();
        let at = horizon.time_at(minute).unwrap();
        prop_assert_eq!(horizon.minute_at(at), Some(minute));
        prop_assert_eq!(at.minutes_until(horizon.end_at(minute + 1).unwrap()), 1);
    }

    #[test]
    fn a_length_is_the_minutes_rounded_up_to_grains(minutes in 1u32..1_000_000) {
        let horizon = horizon();
        let length = horizon.length(minutes);
        let total: u32 = (0..length.days()).map(|day| length.grains_on(day, &horizon)).sum();
        prop_assert_eq!(total, minutes.div_ceil(15));
        prop_assert_eq!(length.grains_on(length.days(), &horizon), 0);
    }
}
