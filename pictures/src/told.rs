//! What a placement says, in words: the same in tables and in tooltips.

use listing_model::{Placement, RoomId, VenueId};

use crate::book::{Book, list_people};
use crate::text;

impl Book<'_> {
    /// A room's name, or its id if the problem does not know it.
    pub(crate) fn room_name(&self, room: &RoomId) -> String {
        text::name(self.directory.room(room).map_or(room.as_str(), |room| &room.name))
    }

    /// The room, the list, or the channel: where a hearing is.
    pub(crate) fn place(&self, placement: &Placement) -> String {
        match (&placement.list, &placement.room) {
            (Some(list), _) => self.directory.list(list).map_or_else(
                || text::name(list.as_str()),
                |list| format!("{} {}", self.words.kind_of_list(list), text::name(list.id.as_str())),
            ),
            (None, Some(room)) => self.room_name(room),
            (None, None) => self.words.channel_name(placement.channel).to_owned(),
        }
    }

    /// Who sits: the panel's, or the people of its list.
    pub(crate) fn panel(&self, placement: &Placement) -> String {
        let list = placement.list.as_ref().and_then(|list| self.directory.list(list));
        let names: Vec<String> = match list {
            Some(list) => list_people(list).iter().map(|person| text::name(person.as_str())).collect(),
            None => placement.panel.iter().map(|bench| text::name(bench.person.as_str())).collect(),
        };
        self.words.listed(&names)
    }

    /// A venue's name, or its id if the problem does not know it.
    pub(crate) fn venue_name(&self, venue: &VenueId) -> String {
        text::name(self.directory.venue(venue).map_or(venue.as_str(), |venue| &venue.name))
    }

    /// The days of a hearing, as far as the horizon goes.
    pub(crate) fn dates(&self, placement: &Placement) -> String {
        let first = self.words.day(placement.date);
        let last = self.extent(placement, &(0..self.days.len())).and_then(|extent| self.days.get(extent.to.0));
        match last.filter(|last| **last != placement.date) {
            Some(last) => self.words.span(&first, &self.words.day(*last)),
            None => first,
        }
    }

    /// From when to when on its one day; when it begins and how many days it takes, if they are several; for when it is
    /// listed, if it is in a list.
    pub(crate) fn times(&self, placement: &Placement) -> String {
        let horizon = &self.problem.horizon;
        let extent = self.extent(placement, &(0..self.days.len())).filter(|_| placement.list.is_none());
        let Some(extent) = extent else { return placement.start.to_string() };
        if extent.days > 1 {
            let days = usize::try_from(extent.days).unwrap_or(usize::MAX);
            return format!("{}, {}", placement.start, self.words.count(self.words.days, days));
        }
        match horizon.end_at(extent.to.1) {
            Some(end) => self.words.span(&placement.start, &end),
            None => placement.start.to_string(),
        }
    }

    /// New, moved and how, locked; who interprets.
    pub(crate) fn notes(&self, placement: &Placement) -> String {
        let mark = self.mark(placement).text(self.words);
        let locked = self.is_locked(placement).then(|| self.words.locked.to_owned());
        let interprets = placement.interpreters.iter().map(|interpreter| {
            let (person, language) = (text::name(interpreter.person.as_str()), text::name(&interpreter.language));
            format!("{}: {person} ({language})", self.words.interpreter)
        });
        mark.into_iter().chain(locked).chain(interprets).collect::<Vec<_>>().join("; ")
    }
}
