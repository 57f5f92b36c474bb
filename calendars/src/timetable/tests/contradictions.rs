use super::*;
use crate::Contradiction::{self, *};

fn biweekly(key: &str, from: &str, times: &str) -> Pattern {
    pattern(key, "hall", Recurrence::new(Weekday::Monday, 2, Some(date(from)), None).unwrap(), times)
}

#[test]
fn a_sound_timetable_has_none() {
    let mut timetable = hall();
    timetable.closures.push(Closure::of(date("2026-06-08")));
    timetable
        .replaced
        .insert(date("2026-06-10"), vec![slot("a", "hall", "09:00-10:00"), slot("b", "hall", "10:00-11:00")]);
    timetable
        .capacity_on
        .insert(date("2026-06-09"), vec![CapacityOverride { pattern: Some("tue-pm".into()), capacity: tables(3) }]);
    assert_eq!(timetable.contradictions(), []);
}

#[test]
fn closures() {
    let mut timetable = hall();
    timetable.replaced.insert(date("2026-06-09"), vec![slot("a", "hall", "09:00-10:00")]);
    timetable.replaced.insert(date("2026-06-10"), vec![slot("a", "hall", "09:00-10:00")]);
    for day in ["2026-06-10", "2026-06-11", "2026-06-09", "2026-06-08", "2026-06-08"] {
        timetable.closures.push(Closure::of(date(day)));
    }
    assert_eq!(
        timetable.contradictions(),
        [
            ClosedAndReplaced { date: date("2026-06-09") },
            ClosedAndReplaced { date: date("2026-06-10") },
            RepeatedClosure { date: date("2026-06-08") },
            ClosureWithoutSessions { date: date("2026-06-11") },
        ]
    );
}

fn overlap(first: &str, second: &str, day: Option<&str>) -> Contradiction {
    OverlappingSessions { space: "hall".into(), first: first.into(), second: second.into(), date: day.map(date) }
}

#[test]
fn overlaps_are_found_where_they_happen() {
    let mut timetable = Timetable {
        patterns: vec![biweekly("a", "2026-06-01", "14:00-16:00"), biweekly("b", "2026-06-08", "15:00-17:00")],
        ..Timetable::default()
    };
    assert_eq!(timetable.contradictions(), [], "they alternate");

    timetable.patterns.push(pattern("c", "hall", Recurrence::weekly(Weekday::Monday), "15:30-18:00"));
    let with_c = [overlap("a", "c", Some("2026-06-01")), overlap("b", "c", Some("2026-06-08"))];
    assert_eq!(timetable.contradictions(), with_c);

    timetable.closures.push(Closure::of(date("2026-06-01")));
    let later = [overlap("a", "c", Some("2026-06-15")), overlap("b", "c", Some("2026-06-08"))];
    assert_eq!(timetable.contradictions(), later, "nothing overlaps on a closed day");

    timetable.patterns[2].active = false;
    assert_eq!(timetable.contradictions(), []);
    timetable.patterns[2].active = true;
    timetable.patterns[2].space = "annexe".into();
    assert_eq!(timetable.contradictions(), []);
}

#[test]
fn patterns_without_a_first_day_overlap_always() {
    let mut timetable = hall();
    timetable.patterns.push(pattern("tue-late", "hall", Recurrence::weekly(Weekday::Tuesday), "15:59-16:30"));
    timetable.patterns.push(pattern("tue-next", "hall", Recurrence::weekly(Weekday::Tuesday), "16:30-18:00"));
    assert_eq!(timetable.contradictions(), [overlap("tue-pm", "tue-late", None)]);
}

#[test]
fn validity_that_does_not_meet_is_no_overlap() {
    let until = Recurrence::new(Weekday::Monday, 1, None, Some(date("2026-06-01"))).unwrap();
    let from = Recurrence::new(Weekday::Monday, 1, Some(date("2026-06-02")), None).unwrap();
    let mut timetable = Timetable {
        patterns: vec![pattern("old", "hall", until, "14:00-16:00"), pattern("new", "hall", from, "14:00-16:00")],
        ..Timetable::default()
    };
    assert_eq!(timetable.contradictions(), []);
    timetable.patterns[1].recurrence = Recurrence::new(Weekday::Monday, 3, Some(date("2026-06-01")), None).unwrap();
    assert_eq!(timetable.contradictions(), [overlap("new", "old", Some("2026-06-01"))]);
}

#[test]
fn replaced_days_overlap_and_repeat_keys_too() {
    let mut timetable = hall();
    timetable.patterns.push(timetable.patterns[0].clone());
    timetable.patterns[3].space = "annexe".into();
    timetable.replaced.insert(
        date("2026-06-10"),
        vec![slot("a", "hall", "09:00-10:00"), slot("b", "hall", "09:30-10:30"), slot("b", "annexe", "09:30-10:30")],
    );
    assert_eq!(
        timetable.contradictions(),
        [
            RepeatedKey { key: "b".into(), date: Some(date("2026-06-10")) },
            RepeatedKey { key: "mon-pm".into(), date: None },
            overlap("a", "b", Some("2026-06-10")),
        ]
    );
}

#[test]
fn capacity_for_nothing_and_twice() {
    let changed = |pattern: Option<&str>, capacity| CapacityOverride { pattern: pattern.map(Into::into), capacity };
    let closed_tables = CapacityByClass::of(CapacityClass::ClosedTable, Capacity::all_public(Units(2)));
    let mut timetable = hall();
    timetable.closures.push(Closure::of(date("2026-06-15")));
    timetable.capacity_on.insert(date("2026-06-15"), vec![changed(None, tables(1))]);
    timetable.capacity_on.insert(
        date("2026-06-16"),
        vec![
            changed(Some("mon-pm"), tables(1)),
            changed(None, closed_tables),
            changed(None, tables(1)),
            changed(Some("tue-pm"), tables(2)),
            changed(Some("tue-pm"), tables(3)),
        ],
    );
    let (closed, tuesday) = (date("2026-06-15"), date("2026-06-16"));
    let (open_table, closed_table) = (CapacityClass::OpenTable, CapacityClass::ClosedTable);
    assert_eq!(
        timetable.contradictions(),
        [
            CapacityForNothing { date: closed, pattern: None, class: open_table },
            CapacityForNothing { date: tuesday, pattern: None, class: closed_table },
            CapacityForNothing { date: tuesday, pattern: Some("mon-pm".into()), class: open_table },
            RepeatedCapacity { date: tuesday, pattern: Some("tue-pm".into()), class: open_table },
        ]
    );
}

#[test]
fn many_overlaps_name_only_some() {
    let monday = Recurrence::weekly(Weekday::Monday);
    let patterns = (0..3_000).map(|n| pattern(&format!("{n:05}"), "hall", monday, "14:00-16:00")).collect();
    let timetable = Timetable { patterns, ..Timetable::default() };
    assert!(timetable.contradictions().len() <= 3_000 * 8);
}

#[test]
fn each_says_what_it_is() {
    let words: Vec<String> = [
        ClosedAndReplaced { date: date("2026-06-09") },
        RepeatedClosure { date: date("2026-06-08") },
        ClosureWithoutSessions { date: date("2026-06-11") },
        RepeatedKey { key: "b".into(), date: None },
        overlap("a", "b", Some("2026-06-10")),
        CapacityForNothing { date: date("2026-06-10"), pattern: None, class: CapacityClass::Minutes },
        RepeatedCapacity { date: date("2026-06-10"), pattern: Some("a".into()), class: CapacityClass::Minutes },
    ]
    .iter()
    .map(ToString::to_string)
    .collect();
    insta::assert_snapshot!(words.join("\n"));
}
