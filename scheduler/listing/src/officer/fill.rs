//! Who could take what was vacated.

use calendars::LocalDate;
use listing_model::{HearingId, Layer, PersonId, Placement, Plan, Problem, RoomId};
use serde::Serialize;
use thiserror::Error;

use super::apply::in_force_of;
use super::in_force::{begins, keep};
use crate::ground::Ground;
use crate::ground::item::Item;
use crate::mask::{self, Mask};
use crate::place::{MOST_PEOPLE, NO_ROOM, NOBODY, Place, Slot};
use crate::score::Score;
use crate::state::crew::Call;
use crate::state::{NOWHERE, State};

/// What was vacated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Vacated {
    /// A sitting of a room or a person: whatever is there is taken to have gone.
    Session(Session),
    /// The time, the room and the people of a hearing that has gone.
    Hearing(HearingId),
}

/// A sitting of a room or a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Whose.
    pub of: Whose,
    /// The day.
    pub date: LocalDate,
    /// The code of the sitting; nothing for the whole day.
    pub sitting: Option<String>,
}

/// A room or a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whose {
    /// A room: whoever sits there.
    Room(RoomId),
    /// A person who presides: in whichever room.
    Person(PersonId),
}

/// What was vacated cannot be found.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum BadVacancy {
    /// Nothing has that id.
    #[error("there is no {kind} `{id}`. Give the id of one that there is")]
    Unknown {
        /// What was looked for.
        kind: &'static str,
        /// The id.
        id: String,
    },
    /// Not a day of the plan.
    #[error("{0} is no sitting day of the horizon. Give one that is")]
    NotASittingDay(LocalDate),
    /// The hearing has no place.
    #[error("`{0}` is not listed, so it leaves nothing free. Give a hearing that is")]
    NotListed(HearingId),
    /// Others have its slot as well.
    #[error("`{0}` shares its slot with others, who still take it. If all have gone, give the session")]
    SharesItsSlot(HearingId),
    /// The hearing is in a list.
    #[error("`{0}` is in a list, where nobody waits for its time. Give a hearing with a slot of its own")]
    InAList(HearingId),
}

/// A hearing that could take what was vacated.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Filler {
    /// Which.
    pub hearing: HearingId,
    /// Its estimate.
    pub minutes: u32,
    /// Where it would be.
    pub to: Placement,
    /// What it would free: its place now, which is later. Nothing, if it is not listed.
    pub frees: Option<Placement>,
    /// How many more each layer would cost, in the order of the policy. The first that is not 0 is negative: only what makes the
    /// list better is a filler.
    pub costs: Vec<(Layer, i64)>,
}

/// Stretches of time that are free.
struct Gap {
    cells: Vec<(u16, Mask)>,
    room: Option<u16>,
    people: Vec<u16>,
}

/// The best fillers of what was vacated in a plan, at most so many, the best first: hearings that are not listed, and hearings
/// that are listed later and could be brought forward, whose notice would still be kept. Each is priced by itself.
///
/// # Errors
///
/// There is no such session or hearing.
pub fn fill(problem: &Problem, plan: &Plan, vacated: &Vacated, most: usize) -> Result<Vec<Filler>, BadVacancy> {
    let mut here = problem.clone();
    here.in_force = Some(in_force_of(plan, plan.made_from.unwrap_or(0)));
    let ground = Ground::new(&here);
    let mut state = State::new(&ground);
    keep(&mut state);
    let (gap, gone) = vacate(&ground, &mut state, vacated)?;
    let mut found: Vec<(Score, u32, Place, Option<Place>)> = Vec::new();
    for (number, item) in (0..).zip(&ground.items) {
        if gone.contains(&number) || item.hearings.len() > 1 || !item.is_within_a_day() {
            continue;
        }
        for &(day, mask) in &gap.cells {
            let old = state.places[number as usize];
            let is_later = old.is_none_or(|place| begins(&ground, place).0 > day);
            if is_later
                && item.may_begin(day)
                && let Some((cost, place)) = taker(&mut state, number, item, (day, mask), &gap)
            {
                found.push((cost, number, place, old));
                break;
            }
        }
    }
    found.sort_by(|one, other| ground.order.compare(&one.0, &other.0).then(one.1.cmp(&other.1)));
    let said = |(cost, number, place, old): (Score, u32, Place, Option<Place>)| {
        let hearing = ground.items[number as usize].hearings[0];
        Filler {
            hearing: ground.hearing_ids[hearing as usize].clone(),
            minutes: here.hearings[hearing as usize].minutes,
            to: ground.placement(&here, hearing, place),
            frees: old.map(|old| ground.placement(&here, hearing, old)),
            costs: ground.order.0.map(|layer| (layer, cost[layer])).to_vec(),
        }
    };
    Ok(found.into_iter().take(most).map(said).collect())
}

/// Takes out what has gone. Returns what that leaves, and which items they were.
fn vacate(ground: &Ground, state: &mut State<'_>, vacated: &Vacated) -> Result<(Gap, Vec<u32>), BadVacancy> {
    match vacated {
        Vacated::Hearing(id) => {
            let unknown = || BadVacancy::Unknown { kind: "hearing", id: id.to_string() };
            let at = ground.hearing_ids.iter().position(|other| other == id).ok_or_else(unknown)?;
            let number = ground.item_of[at];
            let item = &ground.items[number as usize];
            if item.hearings.len() > 1 {
                return Err(BadVacancy::SharesItsSlot(id.clone()));
            }
            let slot = match state.places[number as usize] {
                Some(Place::Slot(slot)) => slot,
                Some(Place::List { .. }) => return Err(BadVacancy::InAList(id.clone())),
                None => return Err(BadVacancy::NotListed(id.clone())),
            };
            let cell = |nth: u16| (slot.day + nth, item.mask(nth, slot.start, ground.calendar.grains));
            let gap = Gap {
                cells: (0..item.days()).map(cell).collect(),
                room: (slot.room != NO_ROOM).then_some(slot.room),
                people: slot.people().collect(),
            };
            state.remove(number);
            Ok((gap, vec![number]))
        }
        Vacated::Session(session) => {
            let day = ground.calendar.day(session.date).ok_or(BadVacancy::NotASittingDay(session.date))?;
            let codes: Vec<String> = session.sitting.iter().cloned().collect();
            let sittings = ground.calendar.sittings(&codes);
            if sittings == 0 {
                return Err(BadVacancy::Unknown { kind: "sitting", id: codes.join(" ") });
            }
            let mask = ground.calendar.mask(sittings);
            let unknown = |kind, id: &str| BadVacancy::Unknown { kind, id: id.to_owned() };
            let (room, people, items) = match &session.of {
                Whose::Room(id) => {
                    let room = ground.rooms.room(id).ok_or_else(|| unknown("room", id.as_str()))?;
                    (Some(room), Vec::new(), &state.room_items[ground.at(room, day)])
                }
                Whose::Person(id) => {
                    let person = ground.people.person(id).ok_or_else(|| unknown("office-holder", id.as_str()))?;
                    (None, vec![person], &state.people[ground.at(person, day)].items)
                }
            };
            let gone: Vec<u32> = state.overlapping(items, day, mask).collect();
            for &item in &gone {
                state.remove(item);
            }
            Ok((Gap { cells: vec![(day, mask)], room, people }, gone))
        }
    }
}

/// The best place for an item in a gap, if that makes the list better.
fn taker(
    state: &mut State<'_>,
    number: u32,
    item: &Item,
    (day, mask): (u16, Mask),
    gap: &Gap,
) -> Option<(Score, Place)> {
    let ground = state.ground;
    let starts = mask::starts(mask, item.tail) & item.starts;
    let before = state.score;
    if starts == 0 {
        return None;
    }
    let old = state.remove(number);
    let mut best: Option<(Score, Place)> = None;
    for room in rooms(state, item, (day, mask), gap) {
        for start in promising(state, starts, (day, room), item.tail) {
            let Some(slot) = staffed(state, item, (day, start, room), gap) else { continue };
            if !state.fits(number, Place::Slot(slot)) {
                continue;
            }
            state.place(number, Place::Slot(slot));
            let cost = state.score - before;
            state.remove(number);
            if best.as_ref().is_none_or(|(least, _)| ground.order.is_better(&cost, least)) {
                best = Some((cost, Place::Slot(slot)));
            }
        }
    }
    if let Some(place) = old {
        state.place(number, place);
    }
    best.filter(|(cost, _)| ground.order.is_better(cost, &Score::default()))
}

/// The rooms that the item could have in the gap: the gap's own, or any that is free for whom the gap is about.
fn rooms(state: &State<'_>, item: &Item, (day, mask): (u16, Mask), gap: &Gap) -> Vec<u16> {
    let ground = state.ground;
    if item.in_room.is_none() {
        return if gap.people.is_empty() { Vec::new() } else { vec![NO_ROOM] };
    }
    let all = item.rooms.iter().map(|choice| choice.room);
    if let Some(room) = gap.room {
        return all.filter(|&other| other == room).collect();
    }
    let free = |room: &u16| {
        let at = ground.at(*room, day);
        mask::starts(ground.room_free[at] & !state.room_busy[at] & mask, item.tail) != 0
    };
    all.filter(free).collect()
}

/// Starts that leave no needless gaps: the first of a free stretch, and the last.
fn promising(state: &State<'_>, starts: Mask, (day, room): (u16, u16), length: u8) -> Vec<u8> {
    let ground = state.ground;
    let free = if room == NO_ROOM {
        Mask::MAX
    } else {
        let at = ground.at(room, day);
        mask::starts(ground.room_free[at] & !state.room_busy[at], length)
    };
    let starts = starts & free;
    mask::each(starts & !(starts << 1) | starts & !(starts >> 1)).collect()
}

/// The people for a slot: whom the gap is about if they can, otherwise the cheapest.
fn staffed(state: &State<'_>, item: &Item, (day, start, room): (u16, u8, u16), gap: &Gap) -> Option<Slot> {
    let ground = state.ground;
    let venue = if room == NO_ROOM { NOWHERE } else { ground.rooms.all[usize::from(room)].venue };
    let call = Call { day, start, room, venue };
    let fitting = item.presiding();
    let own = gap.people.iter().copied().find(|person| fitting.contains(person) && state.can_take(item, *person, call));
    let person = match own {
        Some(person) => person,
        // A person's own gap is filled before them or not at all.
        None if gap.room.is_none() && !gap.people.is_empty() => return None,
        None => fitting
            .iter()
            .copied()
            .filter(|&person| state.can_take(item, person, call))
            .min_by_key(|&person| (state.price_of(item, person, call), person))?,
    };
    let crew = if item.crew.len() == 1 {
        let mut crew = [NOBODY; MOST_PEOPLE];
        crew[0] = person;
        crew
    } else {
        state.complete(item, call, person, i64::MAX)?.1
    };
    let (channel, _) = if room == NO_ROOM { item.roomless } else { item.in_room }?;
    Some(Slot { day, start, channel, room, crew })
}
