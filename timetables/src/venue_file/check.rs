//! What only shows in the file as a whole.

use std::collections::{BTreeMap, BTreeSet};

use calendars::{Contradiction, LocalDate};

use super::model::VenueFile;
use crate::finding::sink::Sink;
use crate::{Code, Position};

/// A place and the path to it.
pub(super) type Place = (Position, String);

/// Where the parts of a file stand. Where a key may come twice, all its places are kept.
#[derive(Debug, Default)]
pub(super) struct Places {
    pub(super) spaces: BTreeMap<String, Place>,
    pub(super) groups: BTreeMap<String, Place>,
    pub(super) patterns: BTreeMap<String, Vec<Place>>,
    pub(super) closures: BTreeMap<LocalDate, Vec<Place>>,
    pub(super) replaced: BTreeMap<LocalDate, Place>,
    pub(super) day_sessions: BTreeMap<(LocalDate, String), Vec<Place>>,
    pub(super) capacities: BTreeMap<(LocalDate, Option<String>), Vec<Place>>,
}

pub(super) fn whole(venue: &VenueFile, places: &Places, sink: &mut Sink) {
    unused(venue, places, sink);
    if let Ok(timetable) = venue.timetable() {
        for contradiction in crate::contradictions::contradictions(&timetable, sink) {
            contradicted(&contradiction, places, sink);
        }
    }
}

fn unused(venue: &VenueFile, places: &Places, sink: &mut Sink) {
    let day_sessions = || venue.replaced.iter().flat_map(|day| &day.sessions);
    let spaces = venue.sessions.iter().map(|session| &session.space);
    let spaces: BTreeSet<&String> = spaces.chain(day_sessions().map(|session| &session.space)).collect();
    for (_, (at, path)) in places.spaces.iter().filter(|(key, _)| !spaces.contains(key)) {
        sink.add(Code::Unused, *at, path, "no session takes place here", "remove the space, or use it");
    }
    let groups = venue.sessions.iter().map(|session| &session.groups);
    let groups = groups.chain(day_sessions().map(|session| &session.groups));
    let groups: BTreeSet<&String> = groups.flat_map(|groups| groups.only.iter().chain(&groups.except)).collect();
    for (_, (at, path)) in places.groups.iter().filter(|(key, _)| !groups.contains(key)) {
        let message = "no session is kept for or from this group";
        sink.add(Code::Unused, *at, path, message, "remove the group, or use it");
    }
}

fn contradicted(contradiction: &Contradiction, places: &Places, sink: &mut Sink) {
    let message = contradiction.to_string();
    let (code, cure, found) = match contradiction {
        Contradiction::ClosedAndReplaced { date } => (
            Code::ClosedAndReplaced,
            "remove the day from `closures` or from `replaced`",
            places.replaced.get(date).into_iter().collect(),
        ),
        Contradiction::RepeatedClosure { date } => {
            (Code::RepeatedClosure, "keep one of them", later(places.closures.get(date)))
        }
        Contradiction::ClosureWithoutSessions { date } => {
            (Code::ClosureWithoutSessions, "check the date, or remove it", all(places.closures.get(date)))
        }
        Contradiction::RepeatedKey { key, date: None } => (
            Code::RepeatedIdentity,
            "give one of the sessions a `key` of its own",
            later(places.patterns.get(key.as_str())),
        ),
        Contradiction::RepeatedKey { key, date: Some(date) } => (
            Code::RepeatedIdentity,
            "give one of the sessions a `key` of its own",
            later(places.day_sessions.get(&(*date, key.to_string()))),
        ),
        Contradiction::OverlappingSessions { second, date, .. } => {
            let on_the_day = date.and_then(|date| places.day_sessions.get(&(date, second.to_string())));
            let found = on_the_day.or_else(|| places.patterns.get(second.as_str()));
            let last = found.and_then(|places| places.last()).into_iter().collect();
            (Code::OverlappingSessions, "change a time, or put one of them in a space of its own", last)
        }
        Contradiction::CapacityForNothing { date, pattern, .. } => (
            Code::CapacityForNothing,
            "check the date, the session's key and the class",
            all(places.capacities.get(&(*date, pattern.as_ref().map(ToString::to_string)))),
        ),
        Contradiction::RepeatedCapacity { date, pattern, .. } => (
            Code::RepeatedCapacity,
            "keep one of them",
            later(places.capacities.get(&(*date, pattern.as_ref().map(ToString::to_string)))),
        ),
        _ => (Code::BadValue, "correct the timetable", Vec::new()),
    };
    if found.is_empty() {
        sink.add(code, Position::START, "", message, cure);
    } else {
        for (at, path) in found {
            sink.add(code, *at, path, message.clone(), cure);
        }
    }
}

fn all(places: Option<&Vec<Place>>) -> Vec<&Place> {
    places.into_iter().flatten().collect()
}

/// All but the first, which is the one that may stay.
fn later(places: Option<&Vec<Place>>) -> Vec<&Place> {
    places.into_iter().flatten().skip(1).collect()
}
