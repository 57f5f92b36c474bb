use proptest::prelude::*;
use rstest::rstest;

use super::*;

fn date(text: &str) -> LocalDate {
    text.parse().unwrap()
}

#[rstest]
#[case("2026-08-31", 6, "2027-02-28")]
#[case("2027-08-31", 6, "2028-02-29")]
#[case("2026-01-31", 1, "2026-02-28")]
#[case("2028-01-30", 1, "2028-02-29")]
#[case("2026-03-31", 1, "2026-04-30")]
#[case("2026-12-31", 2, "2027-02-28")]
#[case("2026-02-28", 6, "2026-08-28")]
#[case("2026-05-15", 24, "2028-05-15")]
#[case("2028-02-29", 12, "2029-02-28")]
#[case("2028-02-29", 48, "2032-02-29")]
#[case("2026-03-31", -1, "2026-02-28")]
#[case("2026-01-15", -1, "2025-12-15")]
#[case("2026-01-15", 0, "2026-01-15")]
#[case("9999-11-30", 6, "9999-12-31")]
#[case("0001-01-30", -6, "0001-01-01")]
#[case("2026-01-15", i32::MIN, "0001-01-01")]
#[case("2026-01-15", i32::MAX, "9999-12-31")]
fn months_clamp_to_the_last_day(#[case] from: &str, #[case] months: i32, #[case] to: &str) {
    assert_eq!(date(from).plus_months(months), date(to));
}

#[rstest]
#[case("2008-03-10", "2026-03-09", 17)]
#[case("2008-03-10", "2026-03-10", 18)]
#[case("2008-02-29", "2026-02-28", 17)]
#[case("2008-02-29", "2026-03-01", 18)]
#[case("2008-02-29", "2028-02-28", 19)]
#[case("2008-02-29", "2028-02-29", 20)]
#[case("2008-12-31", "2026-01-01", 17)]
#[case("2026-01-01", "2026-01-01", 0)]
#[case("2026-01-02", "2026-01-01", 0)]
#[case("2030-01-02", "2026-01-01", 0)]
fn age_is_attained_on_the_anniversary(#[case] birth: &str, #[case] on: &str, #[case] age: u32) {
    assert_eq!(LocalDate::years_between(date(birth), date(on)), age);
}

#[rstest]
#[case("2023-01-04", "2023-01-02")]
#[case("2023-01-02", "2023-01-02")]
#[case("2023-01-08", "2023-01-02")]
#[case("2027-01-01", "2026-12-28")]
fn the_week_starts_on_monday(#[case] day: &str, #[case] monday: &str) {
    assert_eq!(date(day).iso_week_monday(), date(monday));
    assert_eq!(date(monday).weekday(), Weekday::Monday);
}

#[rstest]
#[case("2026-02-29")]
#[case("2026-13-01")]
#[case("2026-00-10")]
#[case("2026-04-31")]
#[case("0000-01-01")]
#[case("2026-1-01")]
#[case("26-01-01")]
#[case("+026-01-01")]
#[case("2026/01/01")]
#[case("2026-01-01 ")]
#[case("")]
#[case("٢٠٢٦-01-01")]
fn not_a_date(#[case] text: &str) {
    assert!(text.parse::<LocalDate>().is_err(), "{text} was read");
}

#[test]
fn the_ends_hold() {
    assert_eq!(LocalDate::MAX.plus_days(1), LocalDate::MAX);
    assert_eq!(LocalDate::MIN.plus_days(-1), LocalDate::MIN);
    assert_eq!(LocalDate::MIN.plus_days(i64::MIN), LocalDate::MIN);
    assert_eq!(LocalDate::MAX.plus_days(i64::MAX), LocalDate::MAX);
    assert_eq!(LocalDate::MIN.iso_week_monday(), LocalDate::MIN, "0001-01-01 was a Monday");
    assert!(LocalDate::from_days_since_epoch(i32::MAX).is_err());
    assert!(LocalDate::from_days_since_epoch(LocalDate::MAX.days_since_epoch() + 1).is_err());
}

#[test]
fn json_is_the_text() {
    assert_eq!(serde_json::to_string(&date("2026-03-29")).unwrap(), "\"2026-03-29\"");
    let error = serde_json::from_str::<LocalDate>("\"2026-02-30\"").unwrap_err();
    assert!(error.to_string().starts_with("there is no date 2026-02-30"), "{error}");
}

fn any_date() -> impl Strategy<Value = LocalDate> {
    (LocalDate::MIN.days_since_epoch()..=LocalDate::MAX.days_since_epoch())
        .prop_map(|days| LocalDate::from_days_since_epoch(days).unwrap())
}

proptest! {
    #[test]
    fn text_and_day_number_round_trip(day in any_date()) {
        prop_assert_eq!(day.to_string().parse::<LocalDate>().unwrap(), day);
        prop_assert_eq!(LocalDate::from_days_since_epoch(day.days_since_epoch()).unwrap(), day);
    }

    #[test]
    fn days_until_undoes_plus_days(day in any_date(), other in any_date()) {
        prop_assert_eq!(day.plus_days(day.days_until(other)), other);
    }

    #[test]
    fn weekdays_follow_each_other(day in any_date()) {
        prop_assume!(day != LocalDate::MAX);
        let next = day.plus_days(1).weekday();
        prop_assert_eq!(next.days_from_monday(), (day.weekday().days_from_monday() + 1) % 7);
    }

    #[test]
    fn a_month_later_is_in_the_next_month(day in any_date()) {
        prop_assume!(day < LocalDate::new(9999, 12, 1).unwrap());
        let later = day.plus_months(1);
        prop_assert_eq!(later.month() % 12, (day.month() + 1) % 12);
        prop_assert!(later.day() == day.day() || later.plus_days(1).day() == 1);
    }
}
