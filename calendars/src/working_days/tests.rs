use proptest::prelude::*;
use rstest::rstest;

use super::*;
use crate::{BankHolidayError, HolidayChange, HolidayChangeKind};

fn date(text: &str) -> LocalDate {
    text.parse().unwrap()
}

fn england() -> WorkingDays {
    WorkingDays::bundled(Division::EnglandAndWales)
}

#[rstest]
#[case(Division::EnglandAndWales, "2026-08-31", true)]
#[case(Division::Scotland, "2026-08-31", false)]
#[case(Division::Scotland, "2026-08-03", true)]
#[case(Division::Scotland, "2026-06-15", true)]
#[case(Division::EnglandAndWales, "2026-06-15", false)]
#[case(Division::NorthernIreland, "2026-03-17", true)]
#[case(Division::NorthernIreland, "2026-07-13", true)]
#[case(Division::EnglandAndWales, "2022-09-19", true)]
// 26 December 2026 is a Saturday: the holiday is kept on the Monday.
#[case(Division::EnglandAndWales, "2026-12-28", true)]
#[case(Division::EnglandAndWales, "2026-12-26", false)]
fn holidays_differ_by_division(#[case] division: Division, #[case] day: &str, #[case] is_holiday: bool) {
    assert_eq!(BankHolidays::bundled().is_holiday(division, date(day)), is_holiday);
}

#[test]
fn titles_are_in_both_languages() {
    let holidays = BankHolidays::bundled();
    let title = holidays.title(Division::EnglandAndWales, date("2026-12-25")).unwrap();
    assert_eq!((title.english.as_str(), title.welsh.as_str()), ("Christmas Day", "Dydd Nadolig"));
    for division in Division::ALL {
        for (date, holiday) in holidays.iter(division) {
            assert!(!holiday.title.english.is_empty() && !holiday.title.welsh.is_empty(), "{division} {date}");
        }
    }
    assert!(holidays.get(Division::EnglandAndWales, date("2026-12-28")).unwrap().substitute);
}

#[test]
fn every_year_has_its_holidays_and_none_is_on_a_weekend() {
    let holidays = BankHolidays::bundled();
    for (division, fewest) in [(Division::EnglandAndWales, 8), (Division::Scotland, 9), (Division::NorthernIreland, 10)]
    {
        for year in 2012..=2028 {
            let of_year = holidays.iter(division).filter(|(date, _)| date.year() == year).count();
            assert!((fewest..=fewest + 2).contains(&of_year), "{division} {year}: {of_year}");
        }
        assert!(holidays.iter(division).all(|(date, _)| !date.weekday().is_weekend()));
    }
    assert!(holidays.covers(date("2028-12-31")));
    assert!(!holidays.covers(date("2029-01-01")));
}

#[rstest]
// Thursday before Good Friday: Friday and Monday are holidays.
#[case("2026-04-02", 1, "2026-04-07")]
#[case("2026-04-02", 3, "2026-04-09")]
#[case("2026-04-02", 0, "2026-04-02")]
#[case("2026-12-24", 1, "2026-12-29")]
// A start that is no working day is not counted either.
#[case("2026-04-04", 1, "2026-04-07")]
#[case("2026-04-07", -1, "2026-04-02")]
#[case("2026-01-02", -1, "2025-12-31")]
fn moving_by_working_days(#[case] from: &str, #[case] days: i32, #[case] to: &str) {
    assert_eq!(england().add(date(from), days), date(to));
}

#[test]
fn weekends_may_count_and_bank_holidays_never_do() {
    let all_week = england().with_weekends(true);
    assert!(all_week.is_working_day(date("2026-04-04")));
    assert!(!all_week.is_working_day(date("2026-04-03")));
    let saturday = BankHolidays::of_dates("list", Division::EnglandAndWales, [date("2020-12-26")]);
    assert!(!WorkingDays::new(Arc::new(saturday), Division::EnglandAndWales, true).is_working_day(date("2020-12-26")));
}

#[test]
fn the_ends_of_the_calendar_hold() {
    assert_eq!(england().nth_after(LocalDate::MAX, 3), LocalDate::MAX);
    assert_eq!(england().nth_before(LocalDate::MIN, 3), LocalDate::MIN);
    assert_eq!(england().on_or_after(date("2026-04-03")), date("2026-04-07"));
}

#[test]
fn a_late_declaration_lists_the_dates_it_hits() {
    let bundled = BankHolidays::bundled();
    let mut before = (*bundled).clone();
    let holiday = before.by_division[Division::Scotland as usize].remove(&date("2026-06-15")).unwrap();
    before.by_division[Division::EnglandAndWales as usize].insert(date("2026-07-01"), holiday.clone());
    before.by_division[Division::EnglandAndWales as usize].insert(date("2031-07-01"), holiday);
    let expected = [
        (date("2026-06-15"), Division::Scotland, HolidayChangeKind::Declared),
        (date("2026-07-01"), Division::EnglandAndWales, HolidayChangeKind::Withdrawn),
    ]
    .map(|(date, division, kind)| HolidayChange { date, division, kind });
    assert_eq!(bundled.changes_since(&before), expected);
    assert_eq!(bundled.changes_since(&bundled), []);
}

#[rstest]
#[case(r#"{"date":"2026-02-30","title":"t"}"#, "there is no date 2026-02-30")]
#[case(r#"{"date":"2026-02-03","title":"u"}"#, "`u`, which is not among the titles")]
#[case(r#"{"date":"2027-02-03","title":"t"}"#, "outside the years")]
#[case(r#"{"date":"2026-02-03","title":"t"},{"date":"2026-02-03","title":"t"}"#, "given twice")]
#[case(r#"{"date":"2026-02-03","title":"t","notes":""}"#, "unknown field `notes`")]
fn a_faulty_file_is_refused(#[case] entries: &str, #[case] says: &str) {
    let json = format!(
        r#"{{"version":"1","source":"s","first_year":2026,"last_year":2026,"titles":{{"t":{{"en":"a","cy":"b"}}}},
        "divisions":{{"england_and_wales":[{entries}],"scotland":[],"northern_ireland":[]}}}}"#
    );
    let error: BankHolidayError = BankHolidays::from_json(&json).unwrap_err();
    assert!(error.to_string().contains(says), "{error}");
}

fn any_day() -> impl Strategy<Value = LocalDate> {
    (15_340_i64..21_500).prop_map(|days| date("1970-01-01").plus_days(days))
}

proptest! {
    #[test]
    fn the_nth_working_day_has_n_of_them_up_to_it(from in any_day(), n in 1_u32..40, weekends: bool, pick in 0_usize..3) {
        let office = WorkingDays::new(BankHolidays::bundled(), Division::ALL[pick], weekends);
        let nth = office.nth_after(from, n);
        prop_assert!(office.is_working_day(nth));
        prop_assert_eq!(office.count_between(from, nth), n);
        prop_assert_eq!(office.count_between(from, nth.plus_days(-1)), n - 1);
    }

    #[test]
    fn going_back_undoes_going_forward(from in any_day(), n in 0_u32..40) {
        let office = england();
        let from = office.on_or_after(from);
        prop_assert_eq!(office.nth_before(office.nth_after(from, n), n), from);
        prop_assert_eq!(office.count_between(from.plus_days(5), from), 0);
    }
}
