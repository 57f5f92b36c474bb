//! A whole problem, part by part.

use calendars::TimeError;
use listing_model::{Hearing, InForce, OfficeHolder, Policy, Problem, ProblemFormat, Room, Supply, Venue};

use crate::calendar::Calendar;
use crate::demand::draft::{Draft, drafts, load};
use crate::demand::hearings::{OfficeSupply, hearing};
use crate::demand::kinds::SHORT;
use crate::demand::links::links;
use crate::demand::parties::Parties;
use crate::ground::{Ground, Office};
use crate::hand::Hand;
use crate::in_force;
use crate::size::Size;
use crate::supply::interpreters::interpreters;
use crate::supply::judges::{Chambers, judges};
use crate::supply::lists::{Lists, Sittings};
use crate::supply::members::{EMPLOYEE, EMPLOYER, members};
use crate::supply::rooms::rooms;

/// Streams of randomness, one for each part.
#[derive(Clone, Copy)]
enum Stream {
    Offices,
    Drafts,
    Rooms,
    People,
    Parties,
    Hearings,
    Interpreters,
    Links,
    Lists,
    InForce,
}

/// An office that takes part has so many hearings at the least, unless there are fewer in all.
const HEARINGS_AN_OFFICE: u32 = 1_000;
/// Members' time is somewhat less scarce than judges'.
const MEMBERS_PERCENT: u32 = 115;

/// Draws a problem. The same ground, size and seed give the same problem on every machine.
///
/// # Errors
///
/// The horizon does not lie in the calendar: no size with up to 50 weeks does that.
pub fn draw(ground: &Ground, size: Size, seed: u64) -> Result<Problem, TimeError> {
    let hand = |stream: Stream| Hand::new(seed, stream as u64);
    let calendar = Calendar::new(size.weeks, ground.division)?;
    let offices = offices(ground, size, &mut hand(Stream::Offices));
    let drafts = drafts(size.hearings, &offices, &mut hand(Stream::Drafts));
    let rooms = all_rooms(&offices, &drafts, &calendar, &mut hand(Stream::Rooms));
    let supplies = people(rooms.venues, &drafts, size, &calendar, &mut hand(Stream::People));
    let by_office: Vec<u32> = (0..offices.len()).map(|index| count(&drafts, |draft| draft.office == index)).collect();
    let mut parties = Parties::new(&by_office, &calendar, &mut hand(Stream::Parties));
    let mut hearings = hearings(&drafts, &supplies, &mut parties, &calendar, &mut hand(Stream::Hearings));
    let links = links(&drafts, &supplies, &mut hearings, &mut hand(Stream::Links));
    let interpreters = interpreters(&hearings, &calendar, &mut hand(Stream::Interpreters));
    let mut lists = Lists::default();
    if size.lists {
        let mut hand = hand(Stream::Lists);
        for (index, supply) in supplies.iter().enumerate() {
            let main = supply.venues.first().map(|venue| &venue.id);
            let rooms: Vec<Room> = rooms.rooms.iter().filter(|room| Some(&room.venue) == main).cloned().collect();
            let short = count(&drafts, |draft| draft.office == index && draft.kind.code == SHORT);
            lists.of_an_office(
                &Sittings { people: &supply.people, rooms: &rooms, calendar: &calendar, short },
                &mut hand,
            );
        }
    }
    let mut problem = Problem {
        format: ProblemFormat::V1,
        name: format!("{} hearings over {} weeks, seed {seed}", size.hearings, size.weeks),
        horizon: calendar.horizon.clone(),
        supply: supply(supplies, rooms.rooms, interpreters, parties, lists),
        hearings,
        links,
        outcomes: None,
        in_force: None,
        policy: Policy::default(),
    };
    if size.in_force > 0 {
        let placements = in_force::placements(&mut problem, &calendar, size.in_force, &mut hand(Stream::InForce));
        problem.in_force = Some(InForce { version: 1, placements, unlisted: Vec::new() });
    }
    Ok(problem)
}

fn count(drafts: &[Draft], of: impl Fn(&Draft) -> bool) -> u32 {
    u32::try_from(drafts.iter().filter(|draft| of(draft)).count()).unwrap_or(u32::MAX)
}

/// As many offices as the hearings call for; any, but a large one first, so that few hearings have room.
fn offices(ground: &Ground, size: Size, hand: &mut Hand) -> Vec<Office> {
    let wanted = (size.hearings.div_ceil(HEARINGS_AN_OFFICE) as usize).max(1);
    let mut offices = ground.offices.clone();
    if let Some(larger) = offices.get_mut(..ground.offices.len().div_ceil(2)) {
        hand.shuffle(larger);
    }
    offices.truncate(wanted);
    offices
}

struct AllRooms {
    /// By office, the main venue first.
    venues: Vec<Vec<Venue>>,
    rooms: Vec<Room>,
}

fn all_rooms(offices: &[Office], drafts: &[Draft], calendar: &Calendar, hand: &mut Hand) -> AllRooms {
    let mut all = AllRooms { venues: Vec::new(), rooms: Vec::new() };
    for (index, office) in offices.iter().enumerate() {
        let here = rooms(office, load(drafts, index).rooms, calendar, hand);
        all.venues.push(here.venues);
        all.rooms.extend(here.rooms);
    }
    all
}

fn people(
    venues: Vec<Vec<Venue>>,
    drafts: &[Draft],
    size: Size,
    calendar: &Calendar,
    hand: &mut Hand,
) -> Vec<OfficeSupply> {
    let mains: Vec<Venue> = venues.iter().filter_map(|own| own.first()).cloned().collect();
    let (mut number, mut member) = (1, 1);
    let mut supplies = Vec::new();
    for (index, own) in venues.into_iter().enumerate() {
        let elsewhere: Vec<&Venue> = mains.iter().filter(|main| own.iter().all(|venue| venue.id != main.id)).collect();
        let chambers = Chambers { own: &own, elsewhere: &elsewhere, calendar };
        let load = load(drafts, index);
        let minutes = percent(load.judges, 100, size.pressure);
        let mut people = judges(&chambers, minutes, number, hand);
        number += people.len();
        let minutes = percent(load.members, MEMBERS_PERCENT, size.pressure);
        let employers = members(&chambers, EMPLOYER, minutes, member, hand);
        let employees = members(&chambers, EMPLOYEE, minutes, member, hand);
        member += employers.len().max(employees.len());
        people.extend(employers);
        people.extend(employees);
        supplies.push(OfficeSupply { venues: own, people });
    }
    supplies
}

/// `minutes x of / in_all`, without overflow.
fn percent(minutes: u32, of: u32, in_all: u32) -> u32 {
    u32::try_from(u64::from(minutes) * u64::from(of) / u64::from(in_all.max(1))).unwrap_or(u32::MAX)
}

fn hearings(
    drafts: &[Draft],
    supplies: &[OfficeSupply],
    parties: &mut Parties<'_>,
    calendar: &Calendar,
    hand: &mut Hand,
) -> Vec<Hearing> {
    let mut hearings = Vec::with_capacity(drafts.len());
    for draft in drafts {
        if let Some(office) = supplies.get(draft.office) {
            hearings.push(hearing(hearings.len() + 1, draft, office, parties, calendar, hand));
        }
    }
    hearings
}

fn supply(
    supplies: Vec<OfficeSupply>,
    rooms: Vec<Room>,
    interpreters: Vec<listing_model::Interpreter>,
    parties: Parties<'_>,
    lists: Lists,
) -> Supply {
    let mut venues = Vec::new();
    let mut people: Vec<OfficeHolder> = Vec::new();
    for office in supplies {
        venues.extend(office.venues);
        people.extend(office.people);
    }
    Supply { venues, rooms, people, interpreters, parties: parties.all, lists: lists.all }
}
