//! Everything in a problem by its id, and what follows from several things together.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::{
    Hearing, HearingId, Interpreter, List, ListId, OfficeHolder, Party, PartyId, PersonId, Problem, Room, RoomId,
    Venue, VenueChoice, VenueId,
};

/// Everything in a problem by its id. Made once, by [`Problem::directory`], for many questions.
#[derive(Debug, Clone)]
pub struct Directory<'p> {
    venues: HashMap<&'p VenueId, &'p Venue>,
    rooms: HashMap<&'p RoomId, &'p Room>,
    people: HashMap<&'p PersonId, &'p OfficeHolder>,
    interpreters: HashMap<&'p PersonId, &'p Interpreter>,
    parties: HashMap<&'p PartyId, &'p Party>,
    lists: HashMap<&'p ListId, &'p List>,
    hearings: HashMap<&'p HearingId, &'p Hearing>,
}

impl Problem {
    /// Everything in it by its id.
    #[must_use]
    pub fn directory(&self) -> Directory<'_> {
        let supply = &self.supply;
        Directory {
            venues: supply.venues.iter().map(|venue| (&venue.id, venue)).collect(),
            rooms: supply.rooms.iter().map(|room| (&room.id, room)).collect(),
            people: supply.people.iter().map(|person| (&person.id, person)).collect(),
            interpreters: supply.interpreters.iter().map(|person| (&person.id, person)).collect(),
            parties: supply.parties.iter().map(|party| (&party.id, party)).collect(),
            lists: supply.lists.iter().map(|list| (&list.id, list)).collect(),
            hearings: self.hearings.iter().map(|hearing| (&hearing.id, hearing)).collect(),
        }
    }

    /// Where a hearing may be held and what each venue costs: clusters and regions resolved, and of several choices that name a
    /// venue the cheapest.
    #[must_use]
    pub fn venue_choices(&self, hearing: &Hearing) -> BTreeMap<&VenueId, u16> {
        let mut costs = BTreeMap::new();
        for choice in &hearing.venues {
            for venue in self.supply.venues.iter().filter(|venue| choice.names(venue)) {
                costs
                    .entry(&venue.id)
                    .and_modify(|cost: &mut u16| *cost = choice.cost.min(*cost))
                    .or_insert(choice.cost);
            }
        }
        costs
    }
}

impl VenueChoice {
    /// Whether it is this venue, or names its cluster or its region.
    #[must_use]
    pub fn names(&self, venue: &Venue) -> bool {
        self.venue.as_ref() == Some(&venue.id)
            || self.cluster.is_some() && self.cluster == venue.cluster
            || self.region.is_some() && self.region == venue.region
    }
}

impl<'p> Directory<'p> {
    /// The venue of that id.
    #[must_use]
    pub fn venue(&self, id: &VenueId) -> Option<&'p Venue> {
        self.venues.get(id).copied()
    }

    /// The room of that id.
    #[must_use]
    pub fn room(&self, id: &RoomId) -> Option<&'p Room> {
        self.rooms.get(id).copied()
    }

    /// The office-holder of that id.
    #[must_use]
    pub fn person(&self, id: &PersonId) -> Option<&'p OfficeHolder> {
        self.people.get(id).copied()
    }

    /// The interpreter of that id.
    #[must_use]
    pub fn interpreter(&self, id: &PersonId) -> Option<&'p Interpreter> {
        self.interpreters.get(id).copied()
    }

    /// The party of that id.
    #[must_use]
    pub fn party(&self, id: &PartyId) -> Option<&'p Party> {
        self.parties.get(id).copied()
    }

    /// The list of that id.
    #[must_use]
    pub fn list(&self, id: &ListId) -> Option<&'p List> {
        self.lists.get(id).copied()
    }

    /// The hearing of that id.
    #[must_use]
    pub fn hearing(&self, id: &HearingId) -> Option<&'p Hearing> {
        self.hearings.get(id).copied()
    }

    /// The room attributes that a hearing needs: its own and those of the adjustments of all its parties, whether or not they are
    /// required.
    #[must_use]
    pub fn room_needs<'a>(&self, hearing: &'a Hearing) -> BTreeSet<&'a str>
    where
        'p: 'a,
    {
        let own = hearing.room_needs.iter().map(String::as_str);
        let parties = hearing.parties.iter().filter_map(|attendance| self.party(&attendance.party));
        own.chain(parties.flat_map(|party| party.adjustments.iter().map(String::as_str))).collect()
    }

    /// Whether a room has all that a hearing needs, and seats enough.
    #[must_use]
    pub fn room_suits(&self, room: &Room, hearing: &Hearing) -> bool {
        room.seats(hearing.seats) && self.room_needs(hearing).iter().all(|attribute| room.has(attribute))
    }
}
