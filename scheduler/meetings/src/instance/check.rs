//! From a file to an instance, gathering faults.

use super::faults::{FaultKind, Faults};
use super::wire::{File, Grain, PUBLISHED, Room};
use super::{Instance, Meeting, wire};
use crate::search::penalties;
use crate::search::scan::MOST_ROOMS;
use std::collections::BTreeSet;

/// The most of anything in a list. The search counts places in 16 bits and leaves some of them for marks.
const MOST: usize = 60_000;
/// The most meetings: the search keeps what each pair would cost.
const MOST_MEETINGS: usize = 4_000;
/// The most seats of a room.
const MOST_SEATS: i64 = 100_000;

pub(super) fn checked(file: File) -> Result<Instance, Faults> {
    let mut faults = Faults(Vec::new());
    if file.format != "meeting-listing/1" {
        faults.add("format".to_owned(), FaultKind::Format(file.format));
    }
    let days = days(&file.grains, &mut faults);
    let capacities = rooms(&file.rooms, &mut faults);
    count("people", file.people.len(), MOST, &mut faults);
    count("meetings", file.meetings.len(), MOST_MEETINGS, &mut faults);
    let crowd = penalties::MOST / file.rooms.len().clamp(1, file.meetings.len().max(1));
    let longest = days.chunk_by(|a, b| a == b).map(<[usize]>::len).max().unwrap_or(0);
    ids("meetings", file.meetings.iter().map(|meeting| meeting.id), &mut faults);
    let meetings = file.meetings.into_iter().enumerate();
    let meetings: Vec<Meeting> =
        meetings.map(|(place, each)| meeting(place, each, longest, file.people.len(), &mut faults)).collect();
    for (place, meeting) in meetings.iter().enumerate() {
        let person_grains = meeting.seats() * meeting.duration;
        if meeting.duration <= longest && person_grains > crowd {
            faults.add(format!("meetings[{place}]"), FaultKind::TooMany { count: person_grains, most: crowd });
        }
    }
    if file.weights.is_some_and(|weights| weights != PUBLISHED) {
        faults.add("weights".to_owned(), FaultKind::Weights);
    }
    faults.unless_none(Instance { name: file.name, days, capacities, people: file.people, meetings })
}

/// A list must have something in it, and not too much.
fn count(path: &str, found: usize, most: usize, faults: &mut Faults) {
    if found == 0 && path != "people" && path != "meetings" {
        faults.add(path.to_owned(), FaultKind::Empty);
    }
    if found > most {
        faults.add(path.to_owned(), FaultKind::TooMany { count: found, most });
    }
}

/// The day of each grain, numbered from 0.
fn days(grains: &[Grain], faults: &mut Faults) -> Vec<usize> {
    count("grains", grains.len(), MOST, faults);
    let mut day = 0;
    let mut days = Vec::with_capacity(grains.len());
    for (place, grain) in grains.iter().enumerate() {
        if let Some(before) = place.checked_sub(1).map(|before| grains[before]) {
            if before >= *grain {
                faults.add(format!("grains[{place}]"), FaultKind::GrainOutOfOrder);
            }
            day += usize::from(before.day != grain.day);
        }
        days.push(day);
    }
    days
}

fn rooms(rooms: &[Room], faults: &mut Faults) -> Vec<u32> {
    count("rooms", rooms.len(), MOST_ROOMS, faults);
    ids("rooms", rooms.iter().map(|room| room.id), faults);
    let mut capacities = Vec::with_capacity(rooms.len());
    for (place, room) in rooms.iter().enumerate() {
        match u32::try_from(room.capacity) {
            Ok(capacity) if (1..=MOST_SEATS).contains(&room.capacity) => capacities.push(capacity),
            _ => faults.add(format!("rooms[{place}].capacity"), FaultKind::Capacity(room.capacity)),
        }
    }
    capacities
}

/// Each id is its place in the list.
fn ids(list: &str, ids: impl Iterator<Item = i64>, faults: &mut Faults) {
    let mut seen = BTreeSet::new();
    for (place, id) in ids.enumerate() {
        let path = || format!("{list}[{place}].id");
        if !seen.insert(id) {
            faults.add(path(), FaultKind::DuplicateId(id));
        } else if usize::try_from(id) != Ok(place) {
            faults.add(path(), FaultKind::IdOutOfPlace { found: id, expected: place });
        }
    }
}

fn meeting(place: usize, meeting: wire::Meeting, longest: usize, people: usize, faults: &mut Faults) -> Meeting {
    let path = format!("meetings[{place}]");
    let duration = usize::try_from(meeting.duration).unwrap_or(0);
    if duration == 0 {
        faults.add(format!("{path}.duration"), FaultKind::NoDuration(meeting.duration));
    } else if duration > longest {
        faults.add(format!("{path}.duration"), FaultKind::LongerThanADay { found: meeting.duration, longest });
    }
    let mut seen = BTreeSet::new();
    let mut attendees = |list: &str, named: &[i64]| {
        let mut known = Vec::with_capacity(named.len());
        for (place, person) in named.iter().enumerate() {
            let path = || format!("{path}.{list}[{place}]");
            match usize::try_from(*person).ok().filter(|person| *person < people) {
                None => faults.add(path(), FaultKind::UnknownPerson { found: *person, people }),
                Some(_) if !seen.insert(*person) => faults.add(path(), FaultKind::NamedTwice(*person)),
                Some(person) => known.push(person),
            }
        }
        known.sort_unstable();
        known
    };
    let required = attendees("required", &meeting.required);
    let preferred = attendees("preferred", &meeting.preferred);
    Meeting { title: meeting.title, duration, required, preferred }
}
