use proptest::prelude::*;
use rstest::rstest;

use super::*;

fn date(text: &str) -> LocalDate {
    text.parse().unwrap()
}

fn every(weekday: Weekday, weeks: u8, from: &str) -> Recurrence {
    Recurrence::new(weekday, weeks, Some(date(from)), None).unwrap()
}

#[rstest]
// The week of the first day counts, even if the day of the week has passed in it.
#[case(Weekday::Tuesday, 2, "2023-01-04", "2023-01-17")]
#[case(Weekday::Wednesday, 2, "2023-01-04", "2023-01-04")]
#[case(Weekday::Sunday, 2, "2023-01-04", "2023-01-08")]
#[case(Weekday::Monday, 2, "2023-01-08", "2023-01-16")]
#[case(Weekday::Monday, 3, "2023-01-02", "2023-01-02")]
#[case(Weekday::Monday, 3, "2023-01-03", "2023-01-23")]
#[case(Weekday::Monday, 1, "2023-01-03", "2023-01-09")]
// The week that spans the year's end is one week.
#[case(Weekday::Tuesday, 2, "2026-12-31", "2027-01-12")]
fn the_first_day(#[case] weekday: Weekday, #[case] weeks: u8, #[case] from: &str, #[case] first: &str) {
    assert_eq!(every(weekday, weeks, from).first_on_or_after(LocalDate::MIN), Some(date(first)));
}

#[test]
fn validity_includes_both_ends() {
    let week = Recurrence::new(Weekday::Monday, 1, Some(date("2026-06-08")), Some(date("2026-06-22"))).unwrap();
    let all = DateRange::new(date("2026-01-01"), date("2026-12-31")).unwrap();
    let days: Vec<String> = week.dates(all).map(|day| day.to_string()).collect();
    assert_eq!(days, ["2026-06-08", "2026-06-15", "2026-06-22"]);
    assert_eq!(week.first_on_or_after(date("2026-06-23")), None);
}

#[test]
fn unsound_ones_are_refused_in_code_and_in_json() {
    let (a, b) = (date("2026-06-08"), date("2026-06-07"));
    assert_eq!(Recurrence::new(Weekday::Monday, 2, None, None), Err(RecurrenceError::NoAnchor { every_weeks: 2 }));
    assert_eq!(Recurrence::new(Weekday::Monday, 0, Some(a), None), Err(RecurrenceError::EveryNoughtWeeks));
    assert_eq!(
        Recurrence::new(Weekday::Monday, 1, Some(a), Some(b)),
        Err(RecurrenceError::BackwardValidity { valid_from: a, valid_to: b })
    );
    assert!(serde_json::from_str::<Recurrence>(r#"{"weekday":"monday","every_weeks":2}"#).is_err());
}

#[test]
fn the_end_of_the_calendar_is_the_end() {
    let weekly = Recurrence::weekly(LocalDate::MAX.weekday());
    assert_eq!(weekly.first_on_or_after(LocalDate::MAX), Some(LocalDate::MAX));
    let other = Recurrence::weekly(LocalDate::MAX.plus_days(-1).weekday());
    assert_eq!(other.first_on_or_after(LocalDate::MAX), None);
    assert_eq!(other.dates(DateRange::new(LocalDate::MAX.plus_days(-9), LocalDate::MAX).unwrap()).count(), 2);
}

fn any_recurrence() -> impl Strategy<Value = Recurrence> {
    let base = date("2026-01-01");
    (0_usize..7, 1_u8..9, -40_i64..40, proptest::option::of(0_i64..120)).prop_map(
        move |(weekday, weeks, from, length)| {
            let from = base.plus_days(from);
            let to = length.map(|length| from.plus_days(length));
            Recurrence::new(Weekday::ALL[weekday], weeks, Some(from), to).unwrap()
        },
    )
}

/// The definition, word for word: right weekday, within validity, in a week that counts.
fn by_the_book(own: Recurrence, day: LocalDate) -> bool {
    let from = own.valid_from().unwrap();
    let weeks_on = from.iso_week_monday().days_until(day.iso_week_monday()) / 7;
    day.weekday() == own.weekday()
        && from <= day
        && own.valid_to().is_none_or(|last| day <= last)
        && weeks_on % i64::from(own.every_weeks().get()) == 0
}

proptest! {
    #[test]
    fn every_way_of_asking_gives_the_definition(own in any_recurrence(), start in -60_i64..60, length in 0_i64..150) {
        let first = date("2026-01-01").plus_days(start);
        let range = DateRange::new(first, first.plus_days(length)).unwrap();
        let expected: Vec<LocalDate> = range.iter().filter(|day| by_the_book(own, *day)).collect();
        prop_assert_eq!(own.dates(range).collect::<Vec<_>>(), expected.clone());
        prop_assert_eq!(range.iter().filter(|day| own.occurs_on(*day)).collect::<Vec<_>>(), expected.clone());
        let next = own.first_on_or_after(first).filter(|day| *day <= range.last());
        prop_assert_eq!(next, expected.first().copied());
    }

    #[test]
    fn json_round_trips(own in any_recurrence()) {
        let json = serde_json::to_string(&own).unwrap();
        prop_assert_eq!(serde_json::from_str::<Recurrence>(&json).unwrap(), own);
    }
}
