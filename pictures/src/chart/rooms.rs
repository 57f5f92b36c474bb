//! Venues with their rooms.

use std::collections::BTreeMap;
use std::ops::Range;

use listing_model::{ListKind, PersonId, Room, RoomId, VenueId};

use super::lying::{Lying, lists, rows_of_lists, shut, slots};
use super::people::away;
use super::{Group, Row, Subject};
use crate::book::Book;
use crate::extent::Extent;
use crate::text;

/// Venues in the problem's order, each with its rooms and then its lists without a room; rooms that the problem does not
/// know; and, unless one venue is asked for, what takes no room.
pub(super) fn of_rooms<'a>(book: &Book<'a>, only: Option<&VenueId>, columns: &Range<usize>) -> Vec<Group<'a>> {
    let mut in_room: BTreeMap<&RoomId, Lying<'a>> = BTreeMap::new();
    let mut remote: BTreeMap<Option<&PersonId>, Lying<'a>> = BTreeMap::new();
    for (extent, placement) in slots(book, columns) {
        let subject = (extent, Subject::Hearing(placement));
        match &placement.room {
            Some(room) => in_room.entry(room).or_default().push(subject),
            None => remote.entry(placement.presiding()).or_default().push(subject),
        }
    }
    let (in_rooms, without): (Vec<_>, Vec<_>) =
        lists(book, columns).partition(|(_, list)| matches!(list.kind, ListKind::Block { .. }));
    for (extent, list) in in_rooms {
        if let ListKind::Block { room, .. } = &list.kind {
            in_room.entry(room).or_default().push((extent, Subject::List(list)));
        }
    }
    let supply = &book.problem.supply;
    let mut groups = Vec::new();
    for venue in supply.venues.iter().filter(|venue| only.is_none_or(|only| *only == venue.id)) {
        let rooms = supply.rooms.iter().filter(|room| room.venue == venue.id);
        let mut rows: Vec<_> = rooms
            .map(|room| {
                let seats = room.seats.map(|seats| book.words.count(book.words.seats, usize::from(seats)));
                let bars = in_room.remove(&room.id).unwrap_or_default();
                Row::new(text::name(&room.name), seats.unwrap_or_default(), bars, closed(book, room, columns))
            })
            .collect();
        rows.extend(rows_of_lists(book, without.iter().filter(|(_, list)| list.venue == venue.id)));
        groups.push(Group::new(text::name(&venue.name), false, rows));
    }
    if only.is_none() {
        groups.extend(elsewhere(book, columns, in_room, remote));
        groups.retain(|group| !group.rows.is_empty() || !group.idle.is_empty());
    }
    groups
}

/// What is at no venue that the problem knows: in rooms that it does not know, and by video or telephone, a row for each
/// person who presides.
fn elsewhere<'a>(
    book: &Book<'a>,
    columns: &Range<usize>,
    in_room: BTreeMap<&RoomId, Lying<'a>>,
    remote: BTreeMap<Option<&PersonId>, Lying<'a>>,
) -> [Group<'a>; 2] {
    let in_room =
        in_room.into_iter().map(|(room, bars)| Row::new(text::name(room.as_str()), String::new(), bars, Vec::new()));
    let remote = remote.into_iter().map(|(person, bars)| {
        let name = person.map_or_else(|| book.words.nobody.to_owned(), |person| text::name(person.as_str()));
        let known = person.and_then(|person| book.directory.person(person));
        Row::new(name, String::new(), bars, known.map_or_else(Vec::new, |person| away(book, person, columns)))
    });
    [
        Group::new(book.words.unknown_venue.to_owned(), false, in_room.collect()),
        Group::new(book.words.remote.to_owned(), true, remote.collect()),
    ]
}

/// When a room is closed.
fn closed(book: &Book<'_>, room: &Room, columns: &Range<usize>) -> Vec<Extent> {
    let venue = book.directory.venue(&room.venue);
    shut(book, columns, |day, sitting| room.is_open(day, sitting) && venue.is_none_or(|venue| venue.is_open(day)))
}
