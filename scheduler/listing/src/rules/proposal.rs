//! What a rule is asked about: an item at a place.

use std::collections::BTreeMap;

use calendars::LocalDate;
use listing_model::{Channel, Directory, Hearing, HearingId, PartyId, Placement, Problem};

use super::obstacle::Fact;
use crate::ground::Ground;
use crate::ground::item::Item;
use crate::ground::list::{List, Stands};
use crate::mask::{self, Mask};
use crate::place::{NO_ROOM, Place, Slot};
use crate::state::State;

/// A problem in its own words, by id: what its ground no longer tells apart.
#[derive(Debug)]
pub(crate) struct Book<'p> {
    pub(crate) problem: &'p Problem,
    pub(crate) by_id: Directory<'p>,
    pub(crate) in_force: BTreeMap<&'p HearingId, &'p Placement>,
}

impl<'p> Book<'p> {
    /// The book of a problem.
    pub(crate) fn new(problem: &'p Problem) -> Self {
        let in_force = problem.in_force.iter().flat_map(|list| &list.placements);
        Self {
            problem,
            by_id: problem.directory(),
            in_force: in_force.map(|placement| (&placement.hearing, placement)).collect(),
        }
    }

    /// The hearings of an item.
    pub(crate) fn hearings(&self, item: &Item) -> impl Iterator<Item = &'p Hearing> {
        item.hearings.iter().filter_map(|&number| self.problem.hearings.get(number as usize))
    }
}

/// An item that has no place, and one that it might have. The days are days of the calendar.
#[derive(Clone, Copy)]
pub(crate) struct Proposal<'a, 'g> {
    pub(crate) book: &'a Book<'g>,
    pub(crate) state: &'a State<'g>,
    pub(crate) number: u32,
    pub(crate) place: Place,
}

impl<'a, 'g> Proposal<'a, 'g> {
    pub(super) fn ground(&self) -> &'g Ground {
        self.state.ground
    }

    pub(super) fn item(&self) -> &'g Item {
        &self.ground().items[self.number as usize]
    }

    /// The hearings of the item.
    pub(super) fn hearings(&self) -> impl Iterator<Item = &'g Hearing> {
        self.book.hearings(self.item())
    }

    /// Each hearing that is in force, with its place there.
    pub(super) fn in_force(&self) -> impl Iterator<Item = (&'g Hearing, &'g Placement)> {
        self.hearings().filter_map(|hearing| Some((hearing, *self.book.in_force.get(&hearing.id)?)))
    }

    /// The slot, if the place is one.
    pub(super) fn slot(&self) -> Option<Slot> {
        match self.place {
            Place::Slot(slot) => Some(slot),
            Place::List { .. } => None,
        }
    }

    /// The list, if the place is in one.
    pub(super) fn list(&self) -> Option<(u16, &'g List)> {
        match self.place {
            Place::Slot(_) => None,
            Place::List { list, .. } => Some((list, &self.ground().lists[usize::from(list)])),
        }
    }

    /// How it would be held.
    pub(super) fn channel(&self) -> Channel {
        match self.place {
            Place::Slot(slot) => slot.channel,
            Place::List { channel, .. } => channel,
        }
    }

    /// The first day.
    pub(super) fn day(&self) -> u16 {
        match self.place {
            Place::Slot(slot) => slot.day,
            Place::List { list, .. } => self.ground().lists[usize::from(list)].day,
        }
    }

    /// The grain at which it begins; nothing for a start that the list does not have.
    pub(super) fn grain(&self) -> Option<u8> {
        match self.place {
            Place::Slot(slot) => Some(slot.start),
            Place::List { list, start, .. } => {
                self.ground().lists[usize::from(list)].starts.get(usize::from(start)).copied()
            }
        }
    }

    /// The date of a day.
    pub(super) fn date(&self, day: u16) -> LocalDate {
        self.ground().calendar.dates[usize::from(day)]
    }

    /// The days that it would take, as far as the horizon reaches, and the grains on each. In a list it lasts to the end of the
    /// day.
    pub(super) fn days(&self) -> impl Iterator<Item = (u16, Mask)> + use<'g> {
        let (ground, item, place, grain) = (self.ground(), self.item(), self.place, self.grain());
        let grains = ground.calendar.grains;
        let (first, count) = match place {
            Place::Slot(slot) => (slot.day, item.days()),
            Place::List { .. } => (self.day(), u16::from(grain.is_some())),
        };
        let last = u16::try_from(ground.days()).unwrap_or(u16::MAX).min(first.saturating_add(count));
        (first..last).map(move |day| {
            let mask = match place {
                Place::Slot(slot) => item.mask(day - first, slot.start, grains),
                Place::List { .. } => mask::to_the_end(grain.unwrap_or(0), grains),
            };
            (day, mask & mask::first(u32::from(grains)))
        })
    }

    /// The room of a slot, if it has one.
    pub(super) fn room(&self) -> Option<u16> {
        self.slot().map(|slot| slot.room).filter(|&room| room != NO_ROOM)
    }

    /// The venue of the room or of the list.
    pub(super) fn venue(&self) -> Option<u16> {
        match self.list() {
            Some((_, list)) => Some(list.venue),
            None => self.room().map(|room| self.ground().rooms.all[usize::from(room)].venue),
        }
    }

    /// The panel of a slot, as far as there is one.
    pub(super) fn panel(&self) -> Vec<u16> {
        let seats = self.item().seats.len();
        self.slot().map_or_else(Vec::new, |slot| slot.people().take(seats).collect())
    }

    /// The interpreters of a slot, as far as there are any.
    pub(super) fn interpreters(&self) -> Vec<u16> {
        let seats = self.item().seats.len();
        self.slot().map_or_else(Vec::new, |slot| slot.people().skip(seats).collect())
    }

    /// The panel of a slot, or the people of a block list.
    pub(super) fn sitting(&self) -> Vec<u16> {
        match self.list().map(|(_, list)| &list.stands) {
            Some(Stands::Block { people, .. }) => people.clone(),
            Some(Stands::Freed(_)) => Vec::new(),
            None => self.panel(),
        }
    }

    pub(super) fn person(&self, number: u16) -> Fact {
        Fact::Person(self.ground().people.ids[usize::from(number)].clone())
    }

    pub(super) fn venue_fact(&self, number: u16) -> Fact {
        Fact::Venue(self.ground().rooms.venues[usize::from(number)].clone())
    }

    /// Which hearing is meant, where an item has several.
    pub(super) fn which(&self, hearing: &Hearing) -> Option<Fact> {
        (self.item().hearings.len() > 1).then(|| Fact::Hearing(hearing.id.clone()))
    }

    /// The hearings of another item.
    pub(super) fn hearings_of(&self, item: u32) -> impl Iterator<Item = Fact> + use<'g> {
        let ground = self.ground();
        ground.items[item as usize]
            .hearings
            .iter()
            .map(|&hearing| Fact::Hearing(ground.hearing_ids[hearing as usize].clone()))
    }

    /// The block lists that take some of the grains on a day, and this room or this person.
    pub(super) fn blocks(&self, day: u16, mask: Mask, holds: impl Fn(u16, &[u16]) -> bool) -> Vec<Fact> {
        let ground = self.ground();
        let there = ground.lists.iter().filter(|list| match &list.stands {
            Stands::Block { room, people, sittings } => {
                list.day == day && ground.calendar.mask(*sittings) & mask != 0 && holds(*room, people)
            }
            Stands::Freed(_) => false,
        });
        there.map(|list| Fact::List(list.id.clone())).collect()
    }

    /// The parties without whom a hearing of the item cannot be held.
    pub(super) fn required(&self) -> impl Iterator<Item = &'g PartyId> {
        let all = self.hearings().flat_map(|hearing| &hearing.parties);
        all.filter(|attendance| attendance.required).map(|attendance| &attendance.party)
    }

    /// The codes of the sittings that a mask touches.
    pub(super) fn sittings(&self, mask: Mask) -> impl Iterator<Item = &'g str> {
        let parts = self.ground().calendar.parts.iter().zip(&self.book.problem.horizon.sittings);
        parts.filter(move |(part, _)| part.mask & mask != 0).map(|(_, sitting)| sitting.code.as_str())
    }
}

/// Adds a fact that is not there yet.
pub(super) fn add(facts: &mut Vec<Fact>, fact: Fact) {
    if !facts.contains(&fact) {
        facts.push(fact);
    }
}

/// Adds facts that are not there yet.
pub(super) fn add_all(facts: &mut Vec<Fact>, more: impl IntoIterator<Item = Fact>) {
    more.into_iter().for_each(|fact| add(facts, fact));
}

/// Facts about a room, if there are any, after the room itself.
pub(super) fn of_room(proposal: &Proposal<'_, '_>, number: u16, mut facts: Vec<Fact>) -> Option<Vec<Fact>> {
    if !facts.is_empty() {
        facts.insert(0, Fact::Room(proposal.ground().rooms.ids[usize::from(number)].clone()));
    }
    unless_kept(facts)
}

/// The facts, if there are any: without facts a rule is kept.
pub(super) fn unless_kept(facts: Vec<Fact>) -> Option<Vec<Fact>> {
    (!facts.is_empty()).then_some(facts)
}
