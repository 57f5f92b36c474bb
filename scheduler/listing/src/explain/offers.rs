//! Particular places that are lawful with all rules but some, and what is in their way.

use listing_model::Layer;

use super::survey::{Survey, Venue};
use crate::mask::{self, Mask};
use crate::place::{NO_ROOM, Place, Slot};
use crate::reason::Reason;
use crate::rules::Rules;
use crate::state::crew::Call;
use crate::state::{NOWHERE, State};

/// A place, and the items that would have to make way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Offer {
    pub(super) place: Place,
    /// Items that take its room, its people or its parties.
    pub(super) in_the_way: Vec<u32>,
    /// What it costs, all layers as one number; about right.
    cost: i64,
}

impl Offer {
    fn key(&self) -> (usize, i64) {
        (self.in_the_way.len(), self.cost)
    }
}

/// Rules that hearings in the way break, not the world as it is.
pub(super) const BY_OTHERS: Rules = Rules::of(&[
    Reason::RoomTaken,
    Reason::PersonTaken,
    Reason::PartyTaken,
    Reason::InterpreterTaken,
    Reason::PersonOtherVenue,
]);

/// The best places with all rules but these: with the fewest items in the way, then the cheapest.
pub(super) fn offers(survey: &Survey<'_, '_>, relaxed: Rules, most: usize) -> Vec<Offer> {
    let mut best: Vec<Offer> = Vec::new();
    let age = survey.state.ground.scale.unit(Layer::Age);
    for day in survey.days() {
        let at_least = survey.item.age[usize::from(day)].saturating_mul(age);
        if best.len() == most && best.last().is_some_and(|worst| worst.key() <= (0, at_least)) {
            break;
        }
        for venue in &survey.venues {
            let starts = survey.starts(day, venue, relaxed);
            if starts == 0 {
                continue;
            }
            let able = survey.able(day, venue.venue, relaxed);
            for start in mask::each(worth_a_look(survey, starts, relaxed)) {
                if let Some(offer) = at_start(survey, day, start, venue, relaxed, &able) {
                    keep(&mut best, offer, most);
                }
            }
        }
    }
    best
}

fn keep(best: &mut Vec<Offer>, offer: Offer, most: usize) {
    let at = best.partition_point(|other| other.key() <= offer.key());
    if at < most {
        best.truncate(most - 1);
        best.insert(at, offer);
    }
}

/// Of the starts that are open, those at either end of a run; where others would make way, also each half-hour.
fn worth_a_look(survey: &Survey<'_, '_>, starts: Mask, relaxed: Rules) -> Mask {
    let ends = starts & (!(starts << 1) | !(starts >> 1));
    let others = relaxed.meet(BY_OTHERS);
    let step = usize::from((30 / survey.state.ground.calendar.grain_minutes).max(1));
    let steps = if others { (0..128).step_by(step).fold(0, |sum: Mask, grain| sum | 1 << grain) } else { 0 };
    ends | starts & steps
}

fn at_start(
    survey: &Survey<'_, '_>,
    day: u16,
    start: u8,
    venue: &Venue,
    relaxed: Rules,
    able: &[Vec<(u16, Mask)>],
) -> Option<Offer> {
    let (state, ground, item) = (survey.state, survey.state.ground, survey.item);
    // One more in the way weighs more than anything that people may cost.
    let heavy = ground.scale.unit(ground.order.0[0]).saturating_mul(1 << 10);
    let weigh = |items: &[u32], cost: i64| {
        let count = i64::try_from(items.len()).unwrap_or(i64::MAX);
        count.saturating_mul(heavy).saturating_add(cost)
    };
    let anywhere = Call { day, start, room: NO_ROOM, venue: NOWHERE };
    let crew = survey.crew(able, start, |person| {
        let mut busy = Vec::new();
        person_in_the_way(survey, person, anywhere, venue.venue, &mut busy);
        weigh(&busy, state.price_of(item, person, anywhere))
    })?;
    let mut people = Vec::new();
    for person in crew.iter().copied().take(survey.seats.len()) {
        person_in_the_way(survey, person, anywhere, venue.venue, &mut people);
    }
    parties_in_the_way(survey, day, start, &mut people);
    let rooms =
        venue.rooms.iter().filter(|&&room| survey.room_starts(day, venue.venue, room, relaxed) >> start & 1 == 1);
    let (cost, in_the_way, room) = rooms
        .map(|&(room, _)| {
            let mut all = people.clone();
            if room != NO_ROOM {
                each_day(survey, day, start, |at, mask| {
                    add_overlapping(state, &state.room_items[ground.at(room, at)], at, mask, &mut all);
                });
            }
            (estimate(survey, Slot { day, start, channel: venue.channel, room, crew }), all, room)
        })
        .min_by_key(|(cost, all, room)| (weigh(all, *cost), *room))?;
    Some(Offer { place: Place::Slot(Slot { day, start, channel: venue.channel, room, crew }), in_the_way, cost })
}

/// What a slot would cost, all layers as one number.
fn estimate(survey: &Survey<'_, '_>, slot: Slot) -> i64 {
    let (state, ground, item) = (survey.state, survey.state.ground, survey.item);
    let scale = &ground.scale;
    let room = (slot.room != NO_ROOM).then_some(slot.room);
    let venue = room.map_or(NOWHERE, |room| ground.rooms.all[usize::from(room)].venue);
    let choice = item.rooms.iter().find(|choice| Some(choice.room) == room);
    let channel = if room.is_some() { item.in_room } else { item.roomless };
    let costs = [
        (Layer::Age, item.age[usize::from(slot.day)]),
        (Layer::Travel, choice.map_or(0, |choice| choice.cost)),
        (Layer::Preference, channel.map_or(0, |(_, cost)| cost) + state.unpreferred(item, &slot)),
        (Layer::Changes, item.changes(slot.day, slot.start, room, None, Some(slot.crew[0]))),
    ];
    let sum = costs.into_iter().map(|(layer, cost)| cost.saturating_mul(scale.unit(layer)));
    let sum = sum.fold(0, i64::saturating_add);
    // Where somebody sits elsewhere or may not sit, what a day there costs them is not known.
    let known = |person: &u16| room.is_none() || state.may_be_at(*person, slot.day, venue);
    let call = |person: u16| match known(&person) {
        true => Call { day: slot.day, start: slot.start, room: slot.room, venue },
        false => Call { day: slot.day, start: slot.start, room: NO_ROOM, venue: NOWHERE },
    };
    slot.people().map(|person| state.price_of(item, person, call(person))).fold(sum, i64::saturating_add)
}

fn each_day(survey: &Survey<'_, '_>, day: u16, start: u8, mut of: impl FnMut(u16, Mask)) {
    for nth in 0..survey.item.days() {
        of(day + nth, survey.item.mask(nth, start, survey.state.ground.calendar.grains));
    }
}

/// Adds the items that take a person's time, or keep them at another venue.
fn person_in_the_way(survey: &Survey<'_, '_>, person: u16, call: Call, venue: u16, into: &mut Vec<u32>) {
    let state = survey.state;
    each_day(survey, call.day, call.start, |day, mask| {
        let theirs = &state.people[state.ground.at(person, day)];
        add_overlapping(state, &theirs.items, day, mask, into);
        if venue != NOWHERE
            && theirs.in_rooms > 0
            && theirs.venue != venue
            && state.ground.people.all[usize::from(person)].is_holder
        {
            for &item in &theirs.items {
                let in_room = matches!(state.places[item as usize], Some(Place::Slot(slot)) if slot.room != NO_ROOM);
                if in_room && !into.contains(&item) {
                    into.push(item);
                }
            }
        }
    });
}

/// Adds the items that take the time of a party.
fn parties_in_the_way(survey: &Survey<'_, '_>, day: u16, start: u8, into: &mut Vec<u32>) {
    let (state, item) = (survey.state, survey.item);
    each_day(survey, day, start, |day, mask| {
        let busy = |party: &&u32| state.party_busy[state.party_at(**party, day)] & mask != 0;
        for &party in item.parties.iter().filter(busy) {
            let with = (0..).zip(&state.ground.items).filter(|(_, other)| other.parties.contains(&party));
            let others: Vec<u32> = with.map(|(number, _)| number).collect();
            add_overlapping(state, &others, day, mask, into);
        }
    });
}

fn add_overlapping(state: &State<'_>, items: &[u32], day: u16, mask: Mask, into: &mut Vec<u32>) {
    for item in state.overlapping(items, day, mask) {
        if !into.contains(&item) {
            into.push(item);
        }
    }
}
