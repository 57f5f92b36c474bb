//! Hearings that find no slot are given to the sittings that may fall free: as many as the ceiling allows.
//!
//! What falls free depends on what is listed, so floats come last, when the slots stand. The first are those that were in the
//! list before, then the most urgent, then those that have waited longest.

use over_listing::{FloatLoad, HalfDays, Probability, Sitting, falls_free};

use crate::ground::item::{Item, ListChoice};
use crate::ground::list::Stands;
use crate::place::{NO_ROOM, Place};
use crate::state::State;

/// Gives unlisted items to float and backup lists.
pub(crate) fn fill(state: &mut State<'_>) {
    let ground = state.ground;
    let mut waiting: Vec<u32> =
        (0..).zip(&ground.items).filter(|(_, item)| !item.lists.is_empty()).map(|(number, _)| number).collect();
    waiting.retain(|&number| state.places[number as usize].is_none());
    waiting.sort_by_key(|&number| {
        let item = &ground.items[number as usize];
        let kept = list_before(item).is_some();
        (!kept, std::cmp::Reverse(item.unlisted), std::cmp::Reverse(item.age.first().copied()), number)
    });
    for number in waiting {
        let item = &ground.items[number as usize];
        let mut choices: Vec<&ListChoice> = item.lists.iter().filter(|choice| is_freed(state, choice)).collect();
        choices.sort_by_key(|choice| {
            let list = &ground.lists[usize::from(choice.list)];
            (list_before(item) != Some(choice.list), item.age[usize::from(list.day)], choice.venue_cost, choice.list)
        });
        let taken = choices.into_iter().find_map(|choice| {
            let list = &ground.lists[usize::from(choice.list)];
            let full = state.lists[usize::from(choice.list)].items.len() >= list.most;
            let start = state.list_start(item, choice).filter(|_| !full)?;
            let grain = list.starts[usize::from(start)];
            let lawful = state.list_between(number, list.day, grain) && !ground.is_forbidden_in_list(item, list);
            (lawful && risk_with(state, choice.list, Some(number)).is_some_and(|(risk, ceiling)| risk <= ceiling))
                .then_some(Place::List { list: choice.list, start, channel: choice.channel.0 })
        });
        if let Some(place) = taken {
            state.place(number, place);
        }
    }
}

/// The list that an item is in as things are in force.
fn list_before(item: &Item) -> Option<u16> {
    item.before.first().and_then(|before| before.list)
}

fn is_freed(state: &State<'_>, choice: &ListChoice) -> bool {
    matches!(state.ground.lists[usize::from(choice.list)].stands, Stands::Freed(_))
}

/// The probability that somebody is sent away from a float or backup list, with one more item if one is given, and the ceiling
/// that it is held to. Lists that draw on the same people count as one. Nothing for a block list.
pub(crate) fn risk_with(state: &State<'_>, list: u16, more: Option<u32>) -> Option<(Probability, Probability)> {
    load_with(state, list, more).map(|(load, ceiling)| (load.risk(), ceiling))
}

/// What [`risk_with`] is the risk of.
pub(crate) fn load_with(state: &State<'_>, list: u16, more: Option<u32>) -> Option<(FloatLoad, Probability)> {
    let ground = state.ground;
    let lists = sharing(state, list)?;
    let items: Vec<u32> =
        lists.iter().flat_map(|&list| &state.lists[usize::from(list)].items).copied().chain(more).collect();
    let ceiling = lists.iter().map(|&list| ground.lists[usize::from(list)].ceiling).min()?;
    let mut load = FloatLoad::new(&free_sittings(state, &lists, &items));
    for &item in &items {
        let of = &ground.items[item as usize];
        let needs = if of.tail > ground.calendar.longest() { HalfDays::Two } else { HalfDays::One };
        load.add(needs, ground.prospects[of.hearings[0] as usize].goes_ahead());
    }
    Some((load, ceiling))
}

/// The lists of the same venue and day that, with this one, draw on the same people; lists without hearings do not count.
fn sharing(state: &State<'_>, list: u16) -> Option<Vec<u16>> {
    let ground = state.ground;
    let of = |list: u16| &ground.lists[usize::from(list)];
    let Stands::Freed(_) = of(list).stands else { return None };
    let together = |one: u16, other: u16| match (&of(one).stands, &of(other).stands) {
        (Stands::Freed(Some(these)), Stands::Freed(Some(those))) => these.iter().any(|person| those.contains(person)),
        (Stands::Freed(_), Stands::Freed(_)) => true,
        _ => false,
    };
    let mut found = vec![list];
    let mut next = 0;
    while let Some(&one) = found.get(next) {
        for other in (0..).take(ground.lists.len()) {
            let here = (of(other).day, of(other).venue) == (of(list).day, of(list).venue);
            if here
                && !state.lists[usize::from(other)].items.is_empty()
                && !found.contains(&other)
                && together(one, other)
            {
                found.push(other);
            }
        }
        next += 1;
    }
    Some(found)
}

/// The sittings that may fall free for all of these items.
fn free_sittings(state: &State<'_>, lists: &[u16], items: &[u32]) -> Vec<Sitting> {
    let ground = state.ground;
    let Some(first) = lists.first().map(|&list| &ground.lists[usize::from(list)]) else { return Vec::new() };
    let mut found = Vec::new();
    for person in (0..).take(ground.people.all.len()) {
        let drawn_on = lists.iter().all(|&list| match &ground.lists[usize::from(list)].stands {
            Stands::Freed(Some(people)) => people.contains(&person),
            Stands::Freed(None) => true,
            Stands::Block { .. } => false,
        });
        let could =
            |&item: &u32| ground.items[item as usize].seats.first().is_some_and(|fitting| fitting.contains(&person));
        if drawn_on && presides_at(state, person, first.day, first.venue) && items.iter().all(could) {
            sittings_of(state, person, first.day, &mut found);
        }
    }
    found
}

/// Whether a person presides over anything in a room of the venue on the day.
fn presides_at(state: &State<'_>, person: u16, day: u16, venue: u16) -> bool {
    let at = state.ground.at(person, day);
    state.people[at].venue == venue
        && state.people[at].items.iter().any(|&item| match state.places[item as usize] {
            Some(Place::Slot(slot)) => slot.crew[0] == person && slot.room != NO_ROOM,
            _ => false,
        })
}

/// A person's sittings of a day, those together that share a hearing, with the probability that all of it falls away.
fn sittings_of(state: &State<'_>, person: u16, day: u16, into: &mut Vec<Sitting>) {
    let ground = state.ground;
    let at = ground.at(person, day);
    // Groups of sittings, a bit each, and the hearings in them.
    let mut groups: Vec<(u8, Vec<u32>)> = Vec::new();
    for &item in &state.people[at].items {
        let Some(Place::Slot(slot)) = state.places[item as usize] else { continue };
        let of = &ground.items[item as usize];
        let touched = ground.calendar.touched(of.mask(day - slot.day, slot.start, ground.calendar.grains));
        let mut merged = (touched, of.hearings.clone());
        groups.retain(|(sittings, hearings)| {
            let apart = sittings & merged.0 == 0;
            if !apart {
                merged.0 |= sittings;
                merged.1.extend(hearings);
            }
            apart
        });
        groups.push(merged);
    }
    for (sittings, hearings) in &groups {
        let half_days = if sittings.count_ones() > 1 { HalfDays::Two } else { HalfDays::One };
        let prospects = hearings.iter().map(|&hearing| &ground.prospects[hearing as usize]);
        into.push(Sitting { half_days, falls_free: falls_free(prospects) });
    }
    let used = groups.iter().fold(0, |sum, (sittings, _)| sum | sittings);
    let present = ground.person_free[at];
    for part in &ground.calendar.parts {
        // A block list takes its people out of what is free.
        let idle = used & ground.calendar.touched(part.mask) == 0 && present & part.mask == part.mask;
        if idle {
            into.push(Sitting { half_days: HalfDays::One, falls_free: Probability::ONE });
        }
    }
}
