//! Sessions of timed hearings.

use std::collections::BTreeMap;

use listing_model::Problem;
use over_listing::{Grain, Prospect, TimedLoad};

use super::{Known, SessionReport};
use crate::ground::Ground;
use crate::place::{NO_ROOM, Place};
use crate::state::State;

/// The grain on which minutes are added up.
const GRAIN: Grain = Grain::Five;

/// Where something is heard: in a room, or before a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Where {
    Room(u16),
    Person(u16),
}

/// A hearing on one day.
struct Heard {
    item: u32,
    start: u8,
    grains: u8,
    /// Which sittings it touches, a bit each.
    sittings: u8,
}

/// The risk of every session, by date.
pub(super) fn of(problem: &Problem, state: &State<'_>, known: &Known<'_>) -> Vec<SessionReport> {
    let mut days: BTreeMap<(u16, Where), Vec<Heard>> = BTreeMap::new();
    let ground = state.ground;
    for (number, place) in (0..).zip(&state.places) {
        let Some(Place::Slot(slot)) = place else { continue };
        let item = &ground.items[number as usize];
        if item.tail == 0 {
            continue;
        }
        let at = if slot.room == NO_ROOM { Where::Person(slot.crew[0]) } else { Where::Room(slot.room) };
        let start = if item.is_within_a_day() { slot.start } else { 0 };
        let sittings = ground.calendar.touched(crate::mask::run(start, item.tail));
        let heard = Heard { item: number, start, grains: item.tail, sittings };
        days.entry((slot.day + item.full_days, at)).or_default().push(heard);
    }
    let mut found = Vec::new();
    for ((day, at), heard) in days {
        for (sittings, mut heard) in grouped(heard) {
            heard.sort_by_key(|one| (one.start, one.item));
            found.extend(session(problem, ground, known, (day, at, sittings), &heard));
        }
    }
    found
}

/// Together what shares a sitting, by the sittings.
fn grouped(all: Vec<Heard>) -> BTreeMap<u8, Vec<Heard>> {
    let mut groups: Vec<(u8, Vec<Heard>)> = Vec::new();
    for heard in all {
        let mut merged = (heard.sittings, vec![heard]);
        for (sittings, others) in std::mem::take(&mut groups) {
            if sittings & merged.0 == 0 {
                groups.push((sittings, others));
            } else {
                merged.0 |= sittings;
                merged.1.extend(others);
            }
        }
        groups.push(merged);
    }
    groups.into_iter().collect()
}

fn session(
    problem: &Problem,
    ground: &Ground,
    known: &Known<'_>,
    (day, at, sittings): (u16, Where, u8),
    heard: &[Heard],
) -> Option<SessionReport> {
    let calendar = &ground.calendar;
    let mask = calendar.mask(sittings);
    let first = crate::mask::lowest(mask);
    let minutes = mask.count_ones() * u32::from(calendar.grain_minutes);
    let since = |grain: u8| u32::from(grain.saturating_sub(first)) * u32::from(calendar.grain_minutes);
    let mut load = TimedLoad::new(minutes, GRAIN).ok()?;
    for one in heard {
        load.add(since(one.start), &prospect(problem, ground, known, one)?).ok()?;
    }
    let last = heard.last()?;
    let (begins, ends) = (since(last.start), since(last.start + last.grains));
    let with_one_more = load.risk_with(if ends < minutes { ends } else { begins }, &known.one_more(GRAIN)?).ok()?;
    let parts = calendar.parts.iter().zip(&problem.horizon.sittings);
    let hearings = heard.iter().flat_map(|one| &ground.items[one.item as usize].hearings);
    Some(SessionReport {
        date: calendar.dates[usize::from(day)],
        room: if let Where::Room(room) = at { Some(ground.rooms.ids[usize::from(room)].clone()) } else { None },
        person: if let Where::Person(person) = at {
            Some(ground.people.ids[usize::from(person)].clone())
        } else {
            None
        },
        sittings: parts.filter(|(part, _)| part.mask & mask != 0).map(|(_, sitting)| sitting.code.clone()).collect(),
        minutes,
        hearings: hearings.map(|&hearing| ground.hearing_ids[hearing as usize].clone()).collect(),
        sent_away: load.risk(),
        expected_idle_minutes: load.expected_idle_minutes(),
        with_one_more,
    })
}

/// What a hearing may take on its last day; of several in one slot the longest.
fn prospect(problem: &Problem, ground: &Ground, known: &Known<'_>, one: &Heard) -> Option<Prospect> {
    let item = &ground.items[one.item as usize];
    let hearings = item.hearings.iter().map(|&hearing| &problem.hearings[hearing as usize]);
    let longest = hearings.max_by_key(|hearing| hearing.minutes)?;
    let minutes = if item.is_within_a_day() {
        longest.minutes
    } else {
        u32::from(one.grains) * u32::from(ground.calendar.grain_minutes)
    };
    known.prospect(&longest.hearing_type, minutes, GRAIN)
}
