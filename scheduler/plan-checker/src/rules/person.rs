//! `person.away`, `person.other_venue`, `person.taken`, `person.too_many_days`: whether office-holders can be where they are.

use std::collections::{BTreeMap, BTreeSet};

use crate::breach::{Code, Findings};
use crate::dates::Day;
use crate::scene::{Diary, Entry, Holder, Listed, Scene};

/// Each person of a slot sits at that time and at that venue.
pub(super) fn check_present(scene: &Scene, listed: &Listed, findings: &mut Findings) {
    for person in listed.panel().into_iter().filter_map(|id| scene.person(id)) {
        for &stay in &listed.stays {
            for sitting in scene.problem.horizon.touched(stay).filter(|sitting| !person.sits(stay.day, sitting.code)) {
                let says = format!("{} does not sit on {} in {}", person.id, stay.day, sitting.code);
                findings.add(Code::PersonAway, [listed.id()], says);
            }
        }
        if let Some(venue) = listed.venue().filter(|venue| person.cost_at(venue).is_none()) {
            findings.add(Code::OtherVenue, [listed.id()], format!("{} does not sit at {venue}", person.id));
        }
    }
}

/// Nobody is in two places, and nobody sits on too many days.
pub(super) fn check_days(scene: &Scene, findings: &mut Findings) {
    let diary = Diary::of_people(scene);
    for clash in diary.clashes(|one, other| one.slot == other.slot) {
        let hearings = clash.one.hearing().into_iter().chain(clash.other.hearing());
        findings.add(Code::PersonTaken, hearings, format!("{} is taken twice on {}", clash.name, clash.day));
    }
    for (person, day, entries) in diary.days() {
        one_venue(person, day, entries, findings);
    }
    for (name, days) in diary.by_name() {
        let Some(person) = scene.person(name) else { continue };
        too_many(name, "in all", &days, person.max_days, findings);
        let mut weeks: BTreeMap<i64, Vec<(Day, &[Entry])>> = BTreeMap::new();
        for &(day, entries) in &days {
            weeks.entry(day.week()).or_default().push((day, entries));
        }
        for days in weeks.values() {
            too_many(name, "in the week", days, person.max_days_a_week, findings);
        }
    }
}

/// Rooms of one venue only. Two block lists at two venues are the problem's, not the plan's.
fn one_venue(person: &str, day: Day, entries: &[Entry], findings: &mut Findings) {
    let mut venues = BTreeSet::new();
    let mut in_rooms = BTreeSet::new();
    for entry in entries {
        match entry.holder {
            Holder::List(list) => venues.extend([list.venue]),
            Holder::Hearing(listed) => {
                venues.extend(listed.venue());
                in_rooms.extend(listed.venue().map(|_| listed.id()));
            }
        }
    }
    if venues.len() > 1 && !in_rooms.is_empty() {
        let venues: Vec<&str> = venues.into_iter().collect();
        findings.add(Code::OtherVenue, in_rooms, format!("{person} sits at {} on {day}", venues.join(" and ")));
    }
}

/// Counts every day; only those that no block list takes can be one too many.
fn too_many(person: &str, when: &str, days: &[(Day, &[Entry])], most: Option<u32>, findings: &mut Findings) {
    let Some(most) = most else { return };
    let count = u32::try_from(days.len()).unwrap_or(u32::MAX);
    let (Some((first, _)), Some((last, _))) = (days.first(), days.last()) else { return };
    let by_hearings = days.iter().filter(|(_, entries)| entries.iter().all(|entry| entry.holder.hearing().is_some()));
    let hearings: BTreeSet<&str> =
        by_hearings.flat_map(|(_, entries)| entries.iter().filter_map(|entry| entry.holder.hearing())).collect();
    if count > most && !hearings.is_empty() {
        let says = format!("{person} sits on {count} days {when} from {first} to {last}, and on {most} at the most");
        findings.add(Code::TooManyDays, hearings, says);
    }
}
