//! Rooms, people and lists.

mod clash;
mod lists;
mod people;
mod rooms;

use std::collections::BTreeSet;

use serde_json::Value;

use super::file::Fields;
use super::horizon::Time;
use super::items::{self, Item};
use super::names::Names;
use super::report::Report;
use super::{FaultCode, path};
use crate::{Interpreter, List, OfficeHolder, Party, Room, Supply, Venue};

pub(super) use lists::types_of_hearings;

/// The most elements of a kind, so that two bytes can number them and say "none".
const MOST: usize = 65_534;
const KNOWN: [&str; 6] = ["venues", "rooms", "people", "interpreters", "parties", "lists"];

/// What hearings can be held with, as far as nothing is wrong with it.
#[derive(Debug)]
pub(super) struct Sound {
    pub(super) venues: Vec<Item<Venue>>,
    pub(super) rooms: Vec<Item<Room>>,
    pub(super) people: Vec<Item<OfficeHolder>>,
    pub(super) interpreters: Vec<Item<Interpreter>>,
    pub(super) parties: Vec<Item<Party>>,
    pub(super) lists: Vec<Item<List>>,
}

/// The ids of all that.
#[derive(Debug)]
pub(super) struct SupplyNames {
    pub(super) venues: Names,
    pub(super) rooms: Names,
    pub(super) people: Names,
    pub(super) interpreters: Names,
    pub(super) parties: Names,
    pub(super) lists: Names,
}

impl SupplyNames {
    const fn new() -> Self {
        Self {
            venues: Names::new("venue", "supply.venues", FaultCode::UnknownVenue),
            rooms: Names::new("room", "supply.rooms", FaultCode::UnknownRoom),
            people: Names::new("office-holder", "supply.people", FaultCode::UnknownPerson),
            interpreters: Names::new("interpreter", "supply.interpreters", FaultCode::UnknownInterpreter),
            parties: Names::new("party", "supply.parties", FaultCode::UnknownParty),
            lists: Names::new("list", "supply.lists", FaultCode::UnknownList),
        }
    }

    /// Those of a problem that has been read.
    pub(super) fn of(supply: &Supply) -> Self {
        let mut names = Self::new();
        names.venues.extend(supply.venues.iter().map(|venue| venue.id.as_str()));
        names.rooms.extend(supply.rooms.iter().map(|room| room.id.as_str()));
        names.people.extend(supply.people.iter().map(|person| person.id.as_str()));
        names.interpreters.extend(supply.interpreters.iter().map(|person| person.id.as_str()));
        names.parties.extend(supply.parties.iter().map(|party| party.id.as_str()));
        names.lists.extend(supply.lists.iter().map(|list| list.id.as_str()));
        names
    }
}

/// What the judges of a supply share.
struct Setting<'a> {
    time: Option<&'a Time>,
    repeated: &'a BTreeSet<String>,
}

/// Reads the supply. Without its fields, nothing in it is known.
pub(super) fn read(
    fields: Option<Fields>,
    time: Option<&Time>,
    repeated: &BTreeSet<String>,
    report: &mut Report,
) -> (Sound, SupplyNames) {
    let setting = Setting { time, repeated };
    let mut names = SupplyNames::new();
    let raw = Raw::new(fields, report);
    let venues = rooms::venues(raw.venues, &setting, &mut names, report);
    let rooms = rooms::rooms(raw.rooms, &setting, &mut names, report);
    let people = people::holders(raw.people, &setting, &mut names, report);
    let interpreters = people::interpreters(raw.interpreters, &setting, &mut names, report);
    let parties = people::parties(raw.parties, &setting, &mut names, report);
    let lists = lists::lists(raw.lists, (&setting, &rooms), &mut names, report);
    let sound = Sound { venues, rooms, people, interpreters, parties, lists };
    sound.count(report);
    (sound, names)
}

/// The lists of a supply, as far as they are lists.
#[derive(Default)]
struct Raw {
    venues: Option<Vec<Value>>,
    rooms: Option<Vec<Value>>,
    people: Option<Vec<Value>>,
    interpreters: Option<Vec<Value>>,
    parties: Option<Vec<Value>>,
    lists: Option<Vec<Value>>,
}

impl Raw {
    fn new(fields: Option<Fields>, report: &mut Report) -> Self {
        let Some(mut fields) = fields else { return Self::default() };
        let raw = Self {
            venues: fields.demand_list("venues", report),
            rooms: fields.demand_list("rooms", report),
            people: fields.demand_list("people", report),
            interpreters: fields.take_list("interpreters", report),
            parties: fields.take_list("parties", report),
            lists: fields.take_list("lists", report),
        };
        fields.finish(&KNOWN, report);
        raw
    }
}

impl Sound {
    fn count(&self, report: &mut Report) {
        let people = self.people.len() + self.interpreters.len();
        let counts = [
            ("venues", self.venues.len()),
            ("rooms", self.rooms.len()),
            ("people", people),
            ("lists", self.lists.len()),
        ];
        for (name, count) in counts.into_iter().filter(|(_, count)| *count > MOST) {
            let message = format!("There are {count} {name}; at most {MOST} can be told apart. Split the problem.");
            report.spoils(FaultCode::TooMany, path::name("supply", name), message);
        }
    }

    /// As a problem has it.
    pub(super) fn into_supply(self) -> Supply {
        Supply {
            venues: items::values(self.venues),
            rooms: items::values(self.rooms),
            people: items::values(self.people),
            interpreters: items::values(self.interpreters),
            parties: items::values(self.parties),
            lists: items::values(self.lists),
        }
    }
}
