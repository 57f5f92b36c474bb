use proptest::prelude::*;

use super::*;
use crate::{Origin, PatternKey};

#[test]
fn sorted_by_day_then_start_then_space() {
    let mut timetable = hall();
    timetable.patterns.push(pattern("annexe", "annexe", Recurrence::weekly(Weekday::Tuesday), "14:00-15:00"));
    assert_eq!(
        lines(&timetable.expand(range("2026-06-08", "2026-06-15"))),
        [
            "2026-06-08 14:00-16:00 hall mon-pm",
            "2026-06-09 14:00-15:00 annexe annexe",
            "2026-06-09 14:00-16:00 hall tue-pm",
            "2026-06-09 18:00-19:00 hall tue-eve",
            "2026-06-15 14:00-16:00 hall mon-pm",
        ]
    );
}

#[test]
fn a_closure_removes_the_day_and_a_replacement_replaces_it() {
    let mut timetable = hall();
    timetable.closures.push(Closure { date: date("2026-06-08"), reason: Some("Staff training".into()) });
    timetable.replaced.insert(date("2026-06-09"), vec![slot("x", "hall", "09:00-10:00")]);
    timetable.replaced.insert(date("2026-06-10"), vec![slot("y", "hall", "09:00-10:00")]);
    let occurrences = timetable.expand(range("2026-06-08", "2026-06-15"));
    assert_eq!(
        lines(&occurrences),
        ["2026-06-09 09:00-10:00 hall x", "2026-06-10 09:00-10:00 hall y", "2026-06-15 14:00-16:00 hall mon-pm",]
    );
    assert_eq!(occurrences[0].origin, Origin::Replaced);
    assert_eq!(occurrences[2].origin, Origin::Recurring);
}

#[test]
fn a_day_both_closed_and_replaced_is_closed() {
    let mut timetable = hall();
    timetable.closures.push(Closure::of(date("2026-06-09")));
    timetable.replaced.insert(date("2026-06-09"), vec![slot("x", "hall", "09:00-10:00")]);
    assert_eq!(timetable.expand(range("2026-06-09", "2026-06-09")), []);
}

#[test]
fn an_inactive_pattern_makes_nothing() {
    let mut timetable = hall();
    timetable.patterns.iter_mut().for_each(|pattern| pattern.active = false);
    assert_eq!(timetable.expand(range("2026-06-01", "2026-06-30")), []);
    assert_eq!(timetable.next_occurrence_on_or_after(date("2026-06-01")), None);
}

#[test]
fn capacity_of_one_day() {
    let closed = |total| Capacity::staff_only(Units(total));
    let mut timetable = hall();
    timetable.patterns[2].capacity = tables(20).with(CapacityClass::ClosedTable, closed(2));
    let whole_day = CapacityOverride { pattern: None, capacity: tables(5).with(CapacityClass::ClosedTable, closed(1)) };
    let one = CapacityOverride { pattern: Some("tue-pm".into()), capacity: tables(12) };
    timetable.capacity_on.insert(date("2026-06-09"), vec![one, whole_day]);
    let of = |day: &str, key: &str| {
        let occurrences = timetable.expand(range(day, day));
        occurrences.into_iter().find(|one| one.pattern.as_str() == key).unwrap().capacity
    };
    assert_eq!(of("2026-06-09", "tue-pm"), tables(12).with(CapacityClass::ClosedTable, closed(1)));
    assert_eq!(of("2026-06-09", "tue-eve"), tables(5), "no class is added");
    assert_eq!(of("2026-06-16", "tue-eve"), tables(20), "other days are as ever");
}

#[test]
fn the_next_session_passes_over_closed_and_emptied_days() {
    let mut timetable = hall();
    timetable.closures.push(Closure::of(date("2026-06-08")));
    timetable.replaced.insert(date("2026-06-09"), vec![]);
    let next = |day| timetable.next_occurrence_on_or_after(date(day)).map(|one| (one.date, one.pattern));
    assert_eq!(next("2026-06-08"), Some((date("2026-06-15"), PatternKey::from("mon-pm"))));
    assert_eq!(next("2026-06-16"), Some((date("2026-06-16"), PatternKey::from("tue-pm"))));

    let only_replaced = Timetable {
        replaced: BTreeMap::from([(date("2026-06-10"), vec![slot("y", "hall", "09:00-10:00")])]),
        ..Timetable::default()
    };
    let next = |day| only_replaced.next_occurrence_on_or_after(date(day)).map(|one| one.date);
    assert_eq!(next("2026-01-01"), Some(date("2026-06-10")));
    assert_eq!(next("2026-06-11"), None);
}

#[test]
fn json_form() {
    let mut timetable = hall();
    timetable.patterns.truncate(1);
    timetable.patterns[0].recurrence = Recurrence::new(Weekday::Monday, 2, Some(date("2026-06-01")), None).unwrap();
    timetable.patterns[0].eligibility = Arc::from(["wing-a".to_owned()]);
    timetable.closures.push(Closure::of(date("2026-06-15")));
    timetable.replaced.insert(date("2026-06-09"), vec![slot("x", "hall", "09:00-10:00")]);
    timetable.capacity_on.insert(date("2026-06-01"), vec![CapacityOverride { pattern: None, capacity: tables(5) }]);
    insta::assert_json_snapshot!(timetable);
    let json = serde_json::to_string(&timetable).unwrap();
    assert_eq!(serde_json::from_str::<Timetable>(&json).unwrap(), timetable);
    insta::assert_json_snapshot!("occurrences", timetable.expand(range("2026-06-01", "2026-06-14")));
}

#[test]
fn json_that_cannot_be_meant_is_refused() {
    let pattern = |times: &str| {
        format!(r#"{{"patterns":[{{"key":"a","space":"b","weekday":"monday",{times},"capacity":{{}}}}]}}"#)
    };
    assert!(serde_json::from_str::<Timetable>(&pattern(r#""start":"10:00","end":"11:00""#)).is_ok());
    for times in [
        r#""start":"11:00","end":"10:00""#,
        r#""start":"10:00","end":"10:00""#,
        r#""start":"25:61","end":"26:00""#,
        r#""start":"10:00","end":"11:00","every_weeks":2"#,
        r#""start":"10:00","end":"11:00","valid_from":"2026-02-30""#,
    ] {
        assert!(serde_json::from_str::<Timetable>(&pattern(times)).is_err(), "{times} was read");
    }
}

fn any_pattern(key: usize) -> impl Strategy<Value = Pattern> {
    let day = -20_i64..40;
    (
        0_usize..7,
        1_u8..4,
        day.clone(),
        proptest::option::of(0_i64..60),
        0_u32..20,
        0_usize..2,
        proptest::bool::weighted(0.9),
    )
        .prop_map(move |(weekday, weeks, from, length, hour, space, active)| {
            let from = date("2026-06-01").plus_days(from);
            let to = length.map(|length| from.plus_days(length));
            let recurrence = Recurrence::new(Weekday::ALL[weekday], weeks, Some(from), to).unwrap();
            let times = format!("{hour:02}:00-{:02}:30", hour + 1);
            Pattern { active, ..pattern(&format!("p{key}"), ["annexe", "hall"][space], recurrence, &times) }
        })
}

fn any_timetable() -> impl Strategy<Value = Timetable> {
    let patterns: Vec<_> = (0..6).map(any_pattern).collect();
    let days = proptest::collection::vec(0_i64..40, 0..4);
    (patterns, days.clone(), days).prop_map(|(patterns, closed, replaced)| Timetable {
        patterns,
        closures: closed.into_iter().map(|day| Closure::of(date("2026-06-01").plus_days(day))).collect(),
        replaced: replaced
            .into_iter()
            .map(|day| (date("2026-06-01").plus_days(day), vec![slot("x", "hall", "09:00-10:00")]))
            .collect(),
        ..Timetable::default()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    /// Day by day, the slow and simple way.
    #[test]
    fn expansion_is_what_each_day_says(timetable in any_timetable()) {
        let days = range("2026-06-01", "2026-07-12");
        let mut expected = Vec::new();
        for day in days {
            let mut of_day: Vec<String> = if timetable.is_closed(day) {
                Vec::new()
            } else if let Some(slots) = timetable.replaced.get(&day) {
                slots.iter().map(|slot| format!("{day} {} {} {}", slot.hours, slot.space, slot.key)).collect()
            } else {
                let occurring = timetable.patterns.iter().filter(|own| own.active && own.recurrence.occurs_on(day));
                occurring.map(|own| format!("{day} {} {} {}", own.hours, own.space, own.key)).collect()
            };
            of_day.sort_unstable();
            expected.extend(of_day);
        }
        let expanded = timetable.expand(days);
        prop_assert_eq!(lines(&expanded), expected);

        let next = timetable.next_occurrence_on_or_after(days.first()).filter(|one| one.date <= days.last());
        prop_assert_eq!(next.as_ref(), expanded.first());
    }
}
