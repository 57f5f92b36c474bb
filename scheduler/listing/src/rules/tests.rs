//! The rules of this folder against the bit sets of the search.

use anytime::{Random, below, chance, pick, random};
use listing_instances::{Size, draw};
use listing_model::Problem;
use proptest::prelude::*;

use super::{Book, Proposal, RULES, Rules, obstacles};
use crate::ground::Ground;
use crate::ground::item::Item;
use crate::ground::list::Stands;
use crate::place::{NO_ROOM, NOBODY, Place, Slot};
use crate::reason::Reason;
use crate::search::construct::{Hardness, construct};
use crate::search::scan::Scan;
use crate::state::State;

/// A drawn problem.
pub(crate) fn drawn(size: Size, seed: u64) -> Problem {
    draw(&listing_instances::Ground::invented(), size, seed).unwrap()
}

/// A list in the making: some of the hearings, each where it was cheapest.
pub(crate) fn begun<'g>(ground: &'g Ground, random: &mut Random) -> State<'g> {
    let mut state = State::new(ground);
    let items: Vec<u32> = (0..ground.items.len() as u32).filter(|_| chance(random, 4, 5)).collect();
    construct(&mut state, &mut Scan::default(), &items, &Hardness::new(ground));
    state
}

/// A place near what an item might have, more often unlawful than not.
pub(crate) fn somewhere(state: &State<'_>, item: &Item, random: &mut Random) -> Place {
    let ground = state.ground;
    let near =
        |low: u16, high: u16, random: &mut Random| low + below(random, u32::from(high.max(low + 1) - low)) as u16;
    if !item.lists.is_empty() && chance(random, 1, 8) {
        let choice = pick(random, &item.lists).unwrap();
        let start = below(random, ground.lists[usize::from(choice.list)].starts.len() as u32) as u16;
        return Place::List { list: choice.list, start, channel: choice.channel.0 };
    }
    let days = ground.days() as u16;
    let day = near(item.from.min(days - 1), item.until.min(days), random);
    let starts: Vec<u8> = crate::mask::each(item.starts).collect();
    let start = match chance(random, 9, 10) {
        true => pick(random, &starts).copied().unwrap_or(0),
        false => below(random, u32::from(ground.calendar.grains)) as u8,
    };
    let in_room = item.roomless.is_none() || (item.in_room.is_some() && chance(random, 2, 3));
    let room = match (in_room, pick(random, &item.rooms)) {
        (true, Some(choice)) if chance(random, 9, 10) => choice.room,
        (true, _) => below(random, ground.rooms.all.len() as u32) as u16,
        (false, _) => NO_ROOM,
    };
    let channel = if in_room { item.in_room } else { item.roomless }.unwrap().0;
    let mut crew = [NOBODY; crate::place::MOST_PEOPLE];
    for (seat, fitting) in item.seats.iter().chain(&item.languages).enumerate() {
        crew[seat] = match pick(random, fitting) {
            Some(&person) if chance(random, 19, 20) => person,
            _ => below(random, ground.people.all.len() as u32) as u16,
        };
    }
    Place::Slot(Slot { day, start, channel, room, crew })
}

#[test]
fn every_rule_of_the_format_is_here_but_those_that_no_place_can_break() {
    let whole_plan = [Reason::UnknownName, Reason::Twice, Reason::LeftOut, Reason::NoReason, Reason::OtherVersion];
    let mut all: Rules = RULES.iter().map(|rule| rule.reason).collect();
    assert_eq!(all.count() as usize, RULES.len());
    for reason in whole_plan.into_iter().chain([Reason::LinkSlot]) {
        assert!(!all.has(reason));
        all = all.with(reason);
    }
    assert_eq!(all.count() as usize, Reason::ALL.len());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]
    #[test]
    fn the_search_and_the_rules_agree(seed in 0_u64..1_000_000, hearings in 15_u32..60, pressure in 60_u32..160) {
        let problem = drawn(Size::of(hearings).with_pressure(pressure), seed);
        let ground = Ground::new(&problem);
        let book = Book::new(&problem);
        let mut random = random(seed, 1);
        let mut state = begun(&ground, &mut random);
        let mut lawful = 0;
        for _ in 0..400 {
            let number = below(&mut random, ground.items.len() as u32);
            let item = &ground.items[number as usize];
            if item.in_room.is_none() && item.roomless.is_none() {
                continue;
            }
            let was = state.remove(number);
            let place = match was.filter(|_| chance(&mut random, 1, 10)) {
                Some(place) => place,
                None => somewhere(&state, item, &mut random),
            };
            let found = obstacles(&Proposal { book: &book, state: &state, number, place });
            // The search leaves float lists to the end.
            let floats = match place {
                Place::List { list, .. } => matches!(ground.lists[usize::from(list)].stands, Stands::Freed(_)),
                Place::Slot(_) => false,
            };
            if !floats {
                prop_assert_eq!(state.fits(number, place), found.is_empty(), "{}: {:?}: {:?}", number, place, found);
            }
            lawful += u32::from(found.is_empty());
            if let Some(was) = was {
                state.place(number, was);
            }
        }
        prop_assert!(lawful > 0, "no place was lawful: nothing was tested");
    }
}
