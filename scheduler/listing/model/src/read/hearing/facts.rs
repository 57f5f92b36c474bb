//! A supply, arranged for the questions that hearings ask.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::read::items::Item;
use crate::read::supply::Sound;
use crate::{Hearing, Interpreter, OfficeHolder, Party, Room, Seat, Venue, VenueId};

/// What hearings ask of a supply.
pub(super) struct Facts<'a> {
    pub(super) venues: Vec<&'a Venue>,
    pub(super) rooms: BTreeMap<&'a VenueId, Vec<&'a Room>>,
    pub(super) people: Vec<&'a OfficeHolder>,
    pub(super) interpreters: Vec<&'a Interpreter>,
    parties: HashMap<&'a str, &'a Party>,
    /// Who can fill each seat that was asked for: most hearings ask for one of a few.
    can_fill: BTreeMap<Seat, Vec<usize>>,
}

impl<'a> Facts<'a> {
    pub(super) fn new(supply: &'a Sound) -> Self {
        let mut rooms: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for room in &supply.rooms {
            rooms.entry(&room.value.venue).or_default().push(&room.value);
        }
        let parties = supply.parties.iter().map(|party| (party.value.id.as_str(), &party.value));
        Self {
            venues: all(&supply.venues),
            rooms,
            people: all(&supply.people),
            interpreters: all(&supply.interpreters),
            parties: parties.collect(),
            can_fill: BTreeMap::new(),
        }
    }

    /// The places of those among `people` who can fill a seat.
    pub(super) fn can_fill(&mut self, seat: &Seat) -> &[usize] {
        if !self.can_fill.contains_key(seat) {
            let able = (0..self.people.len()).filter(|&person| self.people[person].can_fill(seat)).collect();
            self.can_fill.insert(seat.clone(), able);
        }
        self.can_fill.get(seat).map_or(&[], Vec::as_slice)
    }

    /// The room attributes that a hearing and its parties need.
    pub(super) fn room_needs<'h>(&self, hearing: &'h Hearing) -> BTreeSet<&'h str>
    where
        'a: 'h,
    {
        let parties = hearing.parties.iter().filter_map(|attendance| self.parties.get(attendance.party.as_str()));
        let theirs = parties.flat_map(|party| party.adjustments.iter().map(String::as_str));
        hearing.room_needs.iter().map(String::as_str).chain(theirs).collect()
    }
}

fn all<T>(items: &[Item<T>]) -> Vec<&T> {
    items.iter().map(|item| &item.value).collect()
}
