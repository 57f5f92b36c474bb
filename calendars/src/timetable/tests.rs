mod bristol;
mod clock_changes;
mod contradictions;

mod expansion;

use super::*;
use crate::{Capacity, CapacityClass, DateRange, Occurrence, Recurrence, Units, Weekday};

fn date(text: &str) -> LocalDate {
    text.parse().unwrap()
}

fn range(first: &str, last: &str) -> DateRange {
    DateRange::new(date(first), date(last)).unwrap()
}

fn hours(text: &str) -> Hours {
    let (start, end) = text.split_once('-').unwrap();
    Hours::new(start.parse().unwrap(), end.parse().unwrap()).unwrap()
}

fn tables(open: u32) -> CapacityByClass {
    CapacityByClass::of(CapacityClass::OpenTable, Capacity::all_public(Units(open)))
}

fn pattern(key: &str, space: &str, recurrence: Recurrence, times: &str) -> Pattern {
    Pattern::new(key.into(), space.into(), recurrence, hours(times), tables(20))
}

fn slot(key: &str, space: &str, times: &str) -> ReplacementSlot {
    ReplacementSlot {
        key: key.into(),
        space: space.into(),
        hours: hours(times),
        capacity: tables(10),
        eligibility: no_groups(),
    }
}

/// One hall, open on Mondays and Tuesdays in the afternoon, and on Tuesday evenings.
fn hall() -> Timetable {
    Timetable {
        patterns: vec![
            pattern("mon-pm", "hall", Recurrence::weekly(Weekday::Monday), "14:00-16:00"),
            pattern("tue-eve", "hall", Recurrence::weekly(Weekday::Tuesday), "18:00-19:00"),
            pattern("tue-pm", "hall", Recurrence::weekly(Weekday::Tuesday), "14:00-16:00"),
        ],
        ..Timetable::default()
    }
}

fn lines(occurrences: &[Occurrence]) -> Vec<String> {
    occurrences.iter().map(|one| format!("{} {} {} {}", one.date, one.hours, one.space, one.pattern)).collect()
}
