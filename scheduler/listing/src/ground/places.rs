//! Between the places of a plan and their numbers.

use listing_model::{Bench, Channel, InterpreterAt, Placement, Problem};

use super::Ground;
use super::calendar::Calendar;
use super::list::List;
use super::people::People;
use super::rooms::Rooms;
use crate::place::{Crew, MOST_PEOPLE, NO_ROOM, NOBODY, Place, Slot};

/// What is needed to say a placement in numbers.
#[derive(Clone, Copy)]
pub(crate) struct Numbers<'a> {
    pub(crate) calendar: &'a Calendar,
    pub(crate) rooms: &'a Rooms,
    pub(crate) people: &'a People,
    pub(crate) lists: &'a [List],
}

impl Numbers<'_> {
    /// A placement in numbers; nothing if it names what the plan does not have.
    pub(crate) fn place(&self, placement: &Placement) -> Option<Place> {
        let day = self.calendar.day(placement.date)?;
        let start = self.calendar.grain(placement.start)?;
        if let Some(id) = &placement.list {
            let list = self.lists.iter().position(|list| list.id == *id)?;
            let at = self.lists[list].starts.iter().position(|&grain| grain == start)?;
            let here = self.lists[list].day == day;
            return here.then_some(Place::List {
                list: u16::try_from(list).ok()?,
                start: u16::try_from(at).ok()?,
                channel: placement.channel,
            });
        }
        let room = match &placement.room {
            Some(room) => self.rooms.room(room)?,
            None => NO_ROOM,
        };
        let panel = placement.panel.iter().map(|bench| &bench.person);
        let ids = panel.chain(placement.interpreters.iter().map(|at| &at.person));
        let people: Vec<_> = ids.map(|id| self.people.person(id)).collect::<Option<_>>()?;
        Some(Place::Slot(Slot { day, start, channel: placement.channel, room, crew: crew(&people)? }))
    }

    /// The place of hearings that share a slot: the panel of the first and the interpreters of all, in their order. Nothing if one
    /// of them names what the plan does not have, or they are several and in a list.
    pub(crate) fn place_of_all(&self, placed: &[&Placement]) -> Option<Place> {
        let (first, others) = placed.split_first()?;
        let place = self.place(first)?;
        if others.is_empty() {
            return Some(place);
        }
        let Place::Slot(slot) = place else { return None };
        let panel = first.panel.iter().map(|bench| &bench.person);
        let ids = panel.chain(placed.iter().flat_map(|placement| placement.interpreters.iter().map(|at| &at.person)));
        let people: Vec<u16> = ids.map(|id| self.people.person(id)).collect::<Option<_>>()?;
        Some(Place::Slot(Slot { crew: crew(&people)?, ..slot }))
    }
}

/// People as a crew; nothing if there are too many.
fn crew(people: &[u16]) -> Option<Crew> {
    let mut crew = [NOBODY; MOST_PEOPLE];
    crew.get_mut(..people.len())?.copy_from_slice(people);
    Some(crew)
}

impl Ground {
    /// The numbers of this ground.
    pub(crate) fn numbers(&self) -> Numbers<'_> {
        Numbers { calendar: &self.calendar, rooms: &self.rooms, people: &self.people, lists: &self.lists }
    }

    /// A place in the words of a plan, for one hearing of the item. Of an item with several hearings each has interpreters of
    /// its own, in the order of the hearings.
    pub(crate) fn placement(&self, problem: &Problem, hearing: u32, place: Place) -> Placement {
        let of = &problem.hearings[hearing as usize];
        let at = |day: u16, grain: u8, channel: Channel| Placement {
            hearing: of.id.clone(),
            date: self.calendar.dates[usize::from(day)],
            start: self.calendar.time(grain),
            channel,
            list: None,
            room: None,
            panel: Vec::new(),
            interpreters: Vec::new(),
        };
        let slot = match place {
            Place::List { list, start, channel } => {
                let list = &self.lists[usize::from(list)];
                let placement = at(list.day, list.starts[usize::from(start)], channel);
                return Placement { list: Some(list.id.clone()), ..placement };
            }
            Place::Slot(slot) => slot,
        };
        let id = |person: u16| self.people.ids[usize::from(person)].clone();
        let seats = of.panel.len();
        let panel = of.panel.iter().zip(slot.people());
        let item = &self.items[self.item_of[hearing as usize] as usize];
        let before: usize = item
            .hearings
            .iter()
            .take_while(|&&other| other != hearing)
            .map(|&other| problem.hearings[other as usize].interpreters.len())
            .sum();
        let interpreters = of.interpreters.iter().zip(slot.people().skip(seats + before));
        Placement {
            room: (slot.room != NO_ROOM).then(|| self.rooms.ids[usize::from(slot.room)].clone()),
            panel: panel.map(|(seat, person)| Bench { role: seat.role.clone(), person: id(person) }).collect(),
            interpreters: interpreters
                .map(|(language, person)| InterpreterAt { language: language.clone(), person: id(person) })
                .collect(),
            ..at(slot.day, slot.start, slot.channel)
        }
    }
}
