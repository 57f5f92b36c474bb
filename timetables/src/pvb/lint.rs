//! Contradictions of a prison's timetable, with their places in the file.

use calendars::{CapacityByClass, Contradiction, LocalDate, SpaceKey};

use super::prison::Prison;
use super::reader::Places;
use crate::finding::sink::Sink;
use crate::{Code, Position};

pub(super) fn contradictions(prison: &Prison, places: &Places, sink: &mut Sink) {
    let start = (Position::START, String::new());
    let replaced = |date: &LocalDate| places.replaced.get(date).unwrap_or(&start);
    let closures = |date: &LocalDate| places.closures.get(date).map(Vec::as_slice).unwrap_or_default();
    let closure = |date: &LocalDate| closures(date).first().unwrap_or(&start);
    let timetable = prison.timetable(&SpaceKey::new("hall"), CapacityByClass::new());
    let found = crate::contradictions::contradictions(&timetable, sink);
    let mut add = |code, (at, key): &(Position, String), message: String, cure| sink.add(code, *at, key, message, cure);
    for contradiction in found {
        let message = contradiction.to_string();
        match &contradiction {
            Contradiction::ClosedAndReplaced { date } => {
                add(
                    Code::ClosedAndReplaced,
                    replaced(date),
                    message,
                    "remove the date from `unbookable` or from `anomalous`",
                );
            }
            Contradiction::RepeatedClosure { date } => {
                for place in closures(date).iter().skip(1) {
                    add(Code::RepeatedClosure, place, message.clone(), "keep one of them");
                }
            }
            Contradiction::ClosureWithoutSessions { date } => {
                add(Code::ClosureWithoutSessions, closure(date), message, "check the date, or remove it");
            }
            Contradiction::OverlappingSessions { second, date, .. } => {
                // A weekly slot's key and a replaced day's key never look alike.
                let here = (*date, second.to_string());
                let place = places.slots.get(&here).or_else(|| places.slots.get(&(None, second.to_string())));
                let message = message.replace(" overlap in hall", " overlap");
                add(Code::OverlappingSessions, place.unwrap_or(&start), message, "remove one or change its times");
            }
            // Equal slots on one day have equal keys; they overlap, which says it better.
            _ => {}
        }
    }
}
